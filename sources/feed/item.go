package feed

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// A translator turns drafts into items.
type translator struct {
	*prefixes
	base string // what the feed's addresses belong to; empty when it does not say
	root string // what addresses belong to then: the site, or where the feed came from
	home string // the site's address
	lang string // the feed's language
	cut  bool   // something was too long and is not there as a whole
}

// draft finds the fields of an item.
func (t *translator) draft(s span) draft {
	d := draft{base: t.base}
	if to := attr(s.attrs, "xml:base"); to != "" {
		d.base = joined(t.base, to)
	}
	for f := range t.fields(s.inner, d.base) {
		d.take(t.prefixes, f)
	}
	// RSS 1.0 and CDF name and date an item in its tag.
	about := attr(s.attrs, "rdf:about")
	d.link.offer(5, attr(s.attrs, "href"), d.base)
	d.link.offer(6, about, d.base)
	d.id.offer(5, field{inner: []byte(about)})
	d.updated.offer(5, field{inner: []byte(attr(s.attrs, "lastmod"))})
	d.lang.offer(3, field{inner: []byte(attr(s.attrs, "xml:lang"))})
	return d
}

func (t *translator) item(s span) Item {
	d := t.draft(s)
	body, text := prose.Read(t.markup(d.content)), prose.Read(t.markup(d.text))
	i := Item{
		Home:      t.home,
		Title:     t.title(d.title),
		Text:      strings.Join(withoutFooter(text.Paras), "\n\n"),
		Body:      withoutFooter(body.Paras),
		Byline:    t.byline(d),
		Lang:      cmp.Or(tag(d.lang.value()), t.lang),
		Published: t.date(d.published),
		Updated:   t.date(d.updated),
		Tags:      tags(d.tags),
	}
	if i.Published.IsZero() {
		i.Published = i.Updated
	}
	if id := strings.TrimSpace(d.id.decode(false, len(d.id.inner))); id != "" {
		i.Keys = []string{id}
	}
	i.URL = t.address(d, i.Keys)
	slices.SortStableFunc(d.pictures, func(a, b place) int { return int(a.rank) - int(b.rank) })
	for _, p := range append(d.pictures, place{address: body.Image, base: d.content.base}, place{address: text.Image, base: d.text.base}) {
		if i.Image = t.resolve(p.base, p.address); i.Image != "" {
			break
		}
	}
	t.cut = t.cut || d.cut
	return i
}

// title returns a title on one line.
func (t *translator) title(c choice) string {
	t.cut = t.cut || len(c.inner) > maxValue
	return c.line()
}

func (t *translator) markup(c choice) string {
	t.cut = t.cut || len(c.inner) > maxMarkup
	return c.markup()
}

// resolve makes a link of the feed absolute and clean.
func (t *translator) resolve(base, ref string) string { return link.Resolve(cmp.Or(base, t.root), ref) }

// address returns where the article stands: the link, or an identifier that is
// an address, or a recording.
func (t *translator) address(d draft, ids []string) string {
	if u := t.resolve(d.link.base, d.link.address); u != "" {
		return u
	}
	for _, id := range ids {
		if isWeb(id) && !strings.EqualFold(d.id.attr("isPermaLink"), "false") {
			return link.Resolve("", id)
		}
	}
	for _, e := range d.enclosures {
		if u := t.resolve(e.base, e.address); u != "" && d.link.address == "" && len(ids) == 0 {
			return u
		}
	}
	return ""
}

func isWeb(s string) bool {
	scheme, _, found := strings.Cut(s, "://")
	return found && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// maxNames is how many people a byline names.
const maxNames = 20

// byline joins the names of the authors, or else of the hosts.
func (t *translator) byline(d draft) string {
	for _, fields := range [][]field{d.authors, d.hosts} {
		var names []string
		for _, f := range fields {
			names = append(names, t.person(f))
		}
		if line := joinNames(names); line != "" {
			return line
		}
	}
	return ""
}

// person returns a name: Atom's element of it, or what is left of RSS's
// "ida@harbour.example (Ida Holm)". Addresses of mailboxes are nobody's name.
func (t *translator) person(f field) string {
	parts := false
	for inner := range t.fields(f.inner, "") {
		if parts = true; inner.name == "name" {
			return name(inner.value())
		}
	}
	s := f.value()
	before, inside, found := strings.Cut(s, "(")
	inside, _, _ = strings.Cut(inside, ")")
	switch {
	case parts:
		return "" // an address without a name
	case found && strings.Contains(before, "@"):
		s = inside
	case found && strings.Contains(inside, "@"):
		s = before
	default:
		if before, mail, found := strings.Cut(s, "<"); found && strings.Contains(mail, "@") {
			s = before
		}
	}
	return name(s)
}

func name(s string) string {
	if s = prose.Line(s); strings.Contains(s, "@") || len(s) >= 200 {
		return ""
	}
	return s
}

// tags returns each tag once.
func tags(raw []string) (all []string) {
	seen := map[string]bool{}
	for _, name := range raw {
		if name = prose.Line(name); name != "" && !seen[name] {
			seen[name] = true
			all = append(all, name)
		}
	}
	return all
}

func isPicture(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	path := strings.ToLower(u.Path)
	for _, end := range []string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

// footers match the line that publishing software puts under every item.
var footers = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(the post .{1,300} (appeared first on|first appeared on) .{1,100}|(continue reading|read (more|the full story|on)|weiterlesen|lire la suite|leer más|читать далее|подробнее)\b.{0,120}|\[?(…|\.\.\.)\]?|comments?)$`)
})

// withoutFooter returns paragraphs without such lines at their end.
func withoutFooter(paras []string) []string {
	for len(paras) > 0 && footers().MatchString(paras[len(paras)-1]) {
		paras = paras[:len(paras)-1]
	}
	return paras
}

// tag returns a BCP 47 tag in its usual form; empty for what is none.
func tag(s string) string {
	s = strings.TrimSpace(s)
	t, err := language.Parse(strings.ReplaceAll(s, "_", "-"))
	if err != nil || t == language.Und {
		return ""
	}
	return t.String()
}

func join(base, ref string) (string, error) {
	r, err := url.Parse(ref)
	if err != nil || r.IsAbs() || base == "" {
		return ref, err
	}
	b, err := url.Parse(base)
	if err != nil {
		return "", err
	}
	return b.ResolveReference(r).String(), nil
}

// joined returns what an xml:base makes of the base around it; that base when it
// makes nothing of it.
func joined(base, to string) string {
	if abs, err := join(base, to); err == nil && isWeb(abs) {
		return abs
	}
	return base
}
