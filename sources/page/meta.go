package page

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/language"

	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// Whom to believe about the article
//
// A page describes itself up to five times: in JSON-LD (schema.org), in Open
// Graph and other meta elements, in microdata, in its <title>, and to the eye.
// JSON-LD is filled in by the publishing system from the same fields as the page,
// so it comes first for what has one right value (date, author); meta elements
// come first for what is made for sharing (title, picture). Each is a claim by a
// stranger: a date must be possible, an address on the web, and an article's own
// address one of the same site.

// facts are what the elements of a page say, by name; the first one counts.
type facts struct {
	meta      map[string]string // by name or property, in lower case
	ld        record
	title     string // the <title>
	h1        []string
	lang      string
	canonical string
	base      string
	time      string // the first <time>
	author    string // rel=author or itemprop
}

// describe reads what a page says of itself, and the article's text where that is
// part of it.
func describe(doc *html.Node, address string) (p Page, text []para) {
	f := gather(doc)
	base := address
	if b := absolute(address, f.base); b != "" {
		base = b
	}
	p = Page{
		URL:       f.address(base, address),
		Site:      prose.Line(first(f.meta["og:site_name"], f.ld.Publisher, f.meta["application-name"])),
		Byline:    f.byline(),
		Lang:      f.language(),
		Image:     absolute(base, first(f.meta["og:image"], f.meta["og:image:url"], f.meta["og:image:secure_url"], f.meta["twitter:image"], f.meta["twitter:image:src"], f.ld.Image)),
		Published: date(f.ld.Published, f.meta["article:published_time"], f.meta["datepublished"], f.meta["og:article:published_time"], f.meta["dc.date.issued"], f.meta["dc.date"], f.meta["parsely-pub-date"], f.meta["sailthru.date"], f.meta["pubdate"], f.meta["date"], f.time),
		Updated:   date(f.ld.Modified, f.meta["article:modified_time"], f.meta["datemodified"], f.meta["og:updated_time"]),
	}
	p.Title = f.headline(p.Site)
	for _, s := range prose.Read(f.ld.Body).Paras {
		text = append(text, para{text: s})
	}
	return p, text
}

// gather collects facts in one walk.
func gather(doc *html.Node) facts {
	f := facts{meta: map[string]string{}}
	walk(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Html:
			f.lang = first(attr(n, "lang"), attr(n, "xml:lang"))
		case atom.Base:
			f.base = first(f.base, attr(n, "href"))
		case atom.Meta:
			f.note(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")), attr(n, "content"))
		case atom.Title:
			if n.Parent != nil && n.Parent.DataAtom == atom.Head {
				f.title = first(f.title, words(n))
			}
			return false
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				f.canonical = first(f.canonical, attr(n, "href"))
			}
		case atom.Script:
			if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
				f.ld.read(n.FirstChild.Data)
			}
			return false
		case atom.Style, atom.Noscript, atom.Svg:
			return false
		case atom.H1:
			f.h1 = append(f.h1, words(n))
		case atom.Time:
			f.time = first(f.time, attr(n, "datetime"))
		}
		if prop := attr(n, "itemprop"); n.DataAtom != atom.Meta && prop != "" {
			f.microdata(n, prop)
		} else if strings.EqualFold(attr(n, "rel"), "author") {
			f.author = first(f.author, words(n))
		}
		return true
	})
	return f
}

func (f *facts) note(name, value string) {
	if name = strings.ToLower(name); name != "" && f.meta[name] == "" && len(f.meta) < 500 {
		f.meta[name] = strings.TrimSpace(value)
	}
}

func (f *facts) microdata(n *html.Node, prop string) {
	switch strings.ToLower(prop) {
	case "datepublished", "datemodified":
		f.note(prop, first(attr(n, "datetime"), attr(n, "content")))
	case "author":
		f.author = first(f.author, words(n))
	}
}

// address returns the article's own address: what the page calls canonical,
// when that is on the same site and not its front page.
func (f *facts) address(base, address string) string {
	for _, ref := range []string{f.canonical, f.meta["og:url"]} {
		own := absolute(base, ref)
		if u, err := url.Parse(own); err == nil && own != "" && sameSite(own, address) && strings.Trim(u.Path, "/")+u.RawQuery != "" {
			return own
		}
	}
	if clean, err := link.Clean(address); err == nil {
		return clean
	}
	return address
}

func sameSite(a, b string) bool {
	ua, errA := url.Parse(a)
	ub, errB := url.Parse(b)
	if errA != nil || errB != nil {
		return false
	}
	if strings.EqualFold(ua.Host, ub.Host) {
		return true
	}
	sa, errA := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(ua.Hostname()))
	sb, errB := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(ub.Hostname()))
	return errA == nil && errB == nil && sa == sb
}

// headline returns the article's title without the outlet's name.
func (f *facts) headline(site string) string {
	title := prose.Line(first(f.meta["og:title"], f.ld.Headline, f.meta["twitter:title"], f.title))
	for _, h := range f.h1 {
		// What people see is the title when the page's own one only adds to it.
		if len(h) > 10 && len(h) < len(title) && strings.HasPrefix(title, h) {
			return h
		}
	}
	return withoutSite(title, site)
}

// separators part a title from the outlet's name.
var separators = regexp.MustCompile(`\s+[|–—·•»/-]\s+`)

// withoutSite cuts an outlet's name off either end of a title.
func withoutSite(title, site string) string {
	cuts := separators.FindAllStringIndex(title, -1)
	if len(cuts) == 0 || site == "" {
		return title
	}
	if last := cuts[len(cuts)-1]; likeSite(title[last[1]:], site) {
		return title[:last[0]]
	}
	if head := cuts[0]; likeSite(title[:head[0]], site) {
		return title[head[1]:]
	}
	return title
}

func likeSite(part, site string) bool {
	part, site = strings.ToLower(part), strings.ToLower(site)
	return part != "" && (strings.Contains(site, part) || strings.Contains(part, site))
}

// byline returns who wrote the article. Addresses are nobody's name.
func (f *facts) byline() string {
	for _, claim := range []string{strings.Join(f.ld.Authors, ", "), f.meta["author"], f.meta["article:author"], f.meta["parsely-author"], f.meta["dc.creator"], f.meta["sailthru.author"], f.author} {
		claim = prose.Line(claim)
		if claim != "" && len(claim) < 200 && !strings.Contains(claim, "://") && !strings.Contains(claim, "@") {
			return claim
		}
	}
	return ""
}

// language returns the page's tag; the region of og:locale is dropped when it
// only repeats a default.
func (f *facts) language() string {
	for _, claim := range []string{f.lang, f.meta["og:locale"], f.meta["content-language"], f.ld.Lang} {
		t, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(claim), "_", "-"))
		if err == nil && t != language.Und {
			return t.String()
		}
	}
	return ""
}

// first returns the first string that says something.
func first(claims ...string) string {
	for _, s := range claims {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// absolute makes a link absolute and clean; empty when it is not on the web.
func absolute(base, ref string) string {
	if ref = strings.TrimSpace(ref); ref == "" {
		return ""
	}
	r, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if b, err := url.Parse(base); err == nil {
		r = b.ResolveReference(r)
	}
	clean, err := link.Clean(r.String())
	if err != nil {
		return ""
	}
	return clean
}
