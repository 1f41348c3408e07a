package page

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// # Whom to believe about the article
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
	graph     graph
	ld        record
	title     string // the <title>
	h1        []string
	lang      string
	canonical string
	base      string
	amp       bool      // the page is a copy for phones
	time      string    // the first <time>
	dated     time.Time // the first element that is called a date and has one
	authors   []string  // elements that are called so, the surest first
	turn      *turn
	next      string // the article's next page
	walled    int    // letters in the parts that are for subscribers
}

// describe turns what a page says of itself into a Page without text.
func (f *facts) describe(address string) Page {
	m := f.meta
	base := address
	if b := link.Resolve(address, f.base); b != "" {
		base = b
	}
	p := Page{
		URL:       f.address(base, address),
		Site:      prose.Line(first(m["og:site_name"], f.ld.Publisher, m["application-name"])),
		Lang:      f.language(),
		Image:     f.picture(base),
		Published: when(f.ld.Published, m["article:published_time"], m["datepublished"], m["og:article:published_time"], m["dc.date.issued"], m["dc.date"], m["parsely-pub-date"], m["sailthru.date"], m["pubdate"], m["publishdate"], m["date"], f.time),
		Updated:   when(f.ld.Modified, m["article:modified_time"], m["datemodified"], m["og:updated_time"]),
		Next:      f.next,
	}
	if p.Published.IsZero() {
		p.Published = f.dated
	}
	if p.Published.IsZero() {
		p.Published = dayIn(address)
	}
	p.Title = f.headline(p.Site, address)
	p.Byline = f.byline(p.Site)
	return p
}

// gather collects facts in one walk.
func gather(doc *html.Node, address string) *facts {
	f := &facts{meta: map[string]string{}, turn: newTurn(address)}
	walk(doc, f.see)
	f.ld = f.graph.record(f.h1...)
	return f
}

func (f *facts) see(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html:
		f.lang = first(attr(n, "lang"), attr(n, "xml:lang"))
		f.amp = has(n, "amp") || has(n, "⚡")
	case atom.Base:
		f.base = first(f.base, attr(n, "href"))
	case atom.Meta:
		f.note(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")), attr(n, "content"))
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom == atom.Head {
			f.title = first(f.title, words(n))
		}
		return false
	case atom.A:
		if f.next == "" {
			f.next = f.turn.leads(n, f.base)
		}
	case atom.Link:
		if f.next == "" {
			f.next = f.turn.leads(n, f.base)
		}
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			f.canonical = first(f.canonical, attr(n, "href"))
		}
	case atom.Script:
		if strings.Contains(attr(n, "type"), "ld+json") && n.FirstChild != nil {
			f.graph.add(n.FirstChild.Data)
		}
		return false
	case atom.Style, atom.Noscript, atom.Svg:
		return false
	case atom.H1:
		const many = 10
		if len(f.h1) < many {
			f.h1 = append(f.h1, words(n))
		}
	case atom.Time:
		f.time = first(f.time, attr(n, "datetime"))
	}
	if n.Type == html.ElementNode && n.DataAtom != atom.Meta && n.DataAtom != atom.Link {
		f.credit(n)
	}
	return true
}

func (f *facts) note(name, value string) {
	if name = strings.ToLower(name); name != "" && f.meta[name] == "" && len(f.meta) < 500 {
		f.meta[name] = strings.TrimSpace(value)
	}
}

// credit notes what an element says of who wrote the article and when, in
// microdata or by what it is called.
func (f *facts) credit(n *html.Node) {
	for _, a := range n.Attr {
		switch {
		case a.Key == "itemprop" && (strings.EqualFold(a.Val, "datePublished") || strings.EqualFold(a.Val, "dateModified")):
			f.note(a.Val, first(attr(n, "datetime"), attr(n, "content")))
		case a.Key == "itemprop" && strings.EqualFold(a.Val, "author"), a.Key == "rel" && strings.EqualFold(a.Val, "author"):
			f.author(n, true)
		case a.Key != "class":
		case (strings.Contains(a.Val, "ut") || strings.Contains(a.Val, "yline")) && called(a.Val, isByline):
			f.author(n, false)
		case f.dated.IsZero() && (strings.Contains(a.Val, "ate") || strings.Contains(a.Val, "ime") || strings.Contains(a.Val, "ublish")) && called(a.Val, isDate) && short(n, longestLine):
			f.dated = when(words(n))
		}
	}
}

// longestLine is the longest byline or line with a date, in bytes.
const longestLine = 150

func (f *facts) author(n *html.Node, sure bool) {
	const many = 5
	switch {
	case len(f.authors) >= many || !short(n, longestLine):
	case sure:
		f.authors = append([]string{words(n)}, f.authors...)
	default:
		f.authors = append(f.authors, words(n))
	}
}

func isDate(_, word string) bool {
	switch word {
	case "date", "datetime", "dateline", "pubdate", "time", "timestamp", "published":
		return true
	}
	return false
}

func isByline(previous, word string) bool {
	switch word {
	case "byline", "auteur", "autor", "autore":
		return true
	}
	return word == "author" && previous != "about"
}

// language returns the page's tag; the region of og:locale is dropped when it
// only repeats a default.
func (f *facts) language() string {
	for _, claim := range []string{f.lang, f.meta["og:locale"], f.meta["content-language"], f.ld.Lang} {
		if t := tag(claim); t != "" {
			return t
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
