package page

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/language"

	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// headline returns the article's title without the outlet's name.
func (f *facts) headline(site, address string) string {
	title := prose.Line(first(f.meta["og:title"], f.ld.Headline, f.meta["twitter:title"], f.title))
	for _, h := range f.h1 {
		// What people see is the title when the page's own one only adds to it.
		if len(h) > 10 && len(h) < len(title) && strings.HasPrefix(title, h) {
			return h
		}
	}
	for _, name := range []string{site, siteOf(address)} {
		if cut := withoutSite(title, name); cut != title {
			return cut
		}
	}
	return title
}

// siteOf returns what an address calls its site: harbour-news of
// www.harbour-news.example.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	site, err := publicsuffix.EffectiveTLDPlusOne(u.Hostname())
	if err != nil {
		return ""
	}
	name, _, _ := strings.Cut(site, ".")
	return name
}

// separators part a title from the outlet's name.
var separators = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\s+[|–—·•»:/-]\s+|\s*[|｜]\s*`) })

// withoutSite cuts an outlet's name off either end of a title. The name may have
// a separator in it, so the longest end that is a part of it goes; one that the
// name is a part of ("Harbour News Online") must be the last.
func withoutSite(title, site string) string {
	site = bare(site)
	cuts := separators().FindAllStringIndex(title, -1)
	if site == "" {
		return title
	}
	for i, cut := range cuts {
		tail := bare(title[cut[1]:])
		if tail != "" && (strings.Contains(site, tail) || i == len(cuts)-1 && strings.Contains(tail, site)) {
			return strings.TrimSpace(title[:cut[0]])
		}
	}
	if len(cuts) > 0 {
		if head := bare(title[:cuts[0][0]]); head != "" && (strings.Contains(site, head) || strings.Contains(head, site)) {
			return strings.TrimSpace(title[cuts[0][1]:])
		}
	}
	return title
}

// byline returns who wrote the article: people before the outlet itself, which is
// often named in their place.
func (f *facts) byline(site string) string {
	outlet := ""
	for _, claim := range append([]string{strings.Join(f.ld.Authors, ", "), f.meta["author"], f.meta["article:author"], f.meta["parsely-author"], f.meta["dc.creator"], f.meta["sailthru.author"], f.meta["byl"]}, f.authors...) {
		switch name := credited(claim); {
		case name == "":
		case site != "" && bare(name) == bare(site):
			outlet = first(outlet, name)
		default:
			return name
		}
	}
	return outlet
}

// credited returns the names in a byline: without "By", the date, the place and
// what else is written beside them. Addresses are nobody's name, nor are those
// that a publishing system gives its first user.
func credited(claim string) string {
	const longest = 200
	var names []string
	for part := range strings.FieldsFuncSeq(prose.Line(claim), func(r rune) bool { return strings.ContainsRune("|•·,;／", r) }) {
		part = strings.Trim(strings.TrimSpace(part), " -–—:")
		if with := by().FindStringSubmatch(part); with != nil {
			part = with[1] + with[2]
		}
		switch strings.ToLower(part) {
		case "", "admin", "administrator", "webmaster", "root", "superuser", "super user", "none", "null", "undefined", "guest", "unknown":
			continue
		}
		if strings.ContainsAny(part, "@/0123456789") || strings.Contains(part, "www.") || slices.Contains(names, part) {
			continue
		}
		names = append(names, part)
	}
	all := strings.Join(names, ", ")
	if len(all) > longest || strings.IndexFunc(all, unicode.IsLetter) < 0 {
		return ""
	}
	return all
}

// by matches what stands before names. Where it may be a part of the name itself
// (Von, Di), two words must follow.
var by = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i:(?:written |posted |published |story |text )?by\s+|(?:autore?r?|auteur|автор(?:ы)?|текст|text|texte|texto|author|作者|記者|文|بقلم)\s*[:：/]\s*)(.+)$|` +
		`^(?i:von|par|por|di|door|av|af)\s+(\S+\s.+)$`)
})

// picture returns the address of the first picture that a page gives for sharing
// and that is one: sites without a picture for an article give their own mark.
func (f *facts) picture(base string) string {
	const narrow = 100 // pixels
	m := f.meta
	claims := []string{m["og:image"], m["og:image:url"], m["og:image:secure_url"], m["twitter:image"], m["twitter:image:src"], f.ld.Image}
	if width := count(m["og:image:width"]); width > 0 && width < narrow {
		claims = claims[3:]
	}
	for _, claim := range claims {
		at := link.Resolve(base, claim)
		u, err := url.Parse(at)
		if at == "" || err != nil {
			continue
		}
		const slug = 40 // a longer name tells what is on the picture
		if name := path.Base(u.Path); !strings.HasSuffix(name, ".svg") && (len(name) > slug || !called(name, isMark)) {
			return at
		}
	}
	return ""
}

// isMark reports whether a word of a file's name tells that the picture is the
// site's mark or stands in for one.
func isMark(previous, word string) bool {
	switch word {
	case "logo", "logos", "placeholder", "fallback", "favicon", "icon", "avatar", "blank", "spacer", "noimage", "sprite":
		return true
	case "default":
		return previous == ""
	case "image", "photo", "picture":
		return previous == "default" || previous == "no"
	}
	return false
}

// tag returns a language's tag as BCP 47 has it; empty when it is none.
func tag(claim string) string {
	t, err := language.Parse(strings.ReplaceAll(strings.TrimSpace(claim), "_", "-"))
	if err != nil || t == language.Und {
		return ""
	}
	return t.String()
}
