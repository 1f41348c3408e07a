package feed

import (
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/mmcdole/gofeed"
	ext "github.com/mmcdole/gofeed/extensions"
	"golang.org/x/text/language"

	"pullquote/sources/internal/prose"
)

// A translator turns the parser's items into ours.
type translator struct {
	root   string    // what addresses without a host belong to
	feed   string    // where the feed came from
	home   string    // the site's address
	lang   string    // the feed's language
	latest time.Time // what is said to be published after this is not believed
}

func (t *translator) item(raw *gofeed.Item) Item {
	body, text := prose.Read(raw.Content), prose.Read(raw.Description)
	i := Item{
		URL:       t.address(raw),
		Home:      t.home,
		Title:     prose.Line(raw.Title),
		Text:      strings.Join(withoutFooter(text.Paras), "\n\n"),
		Body:      withoutFooter(body.Paras),
		Byline:    byline(raw),
		Lang:      t.lang,
		Published: t.date(raw.PublishedParsed, raw.Published),
		Updated:   t.date(raw.UpdatedParsed, raw.Updated),
	}
	if dc := raw.DublinCoreExt; dc != nil && len(dc.Language) > 0 {
		i.Lang = tag(dc.Language[0])
	}
	for _, picture := range append(pictures(raw), body.Image, text.Image) {
		if i.Image = resolve(t.root, picture); i.Image != "" {
			break
		}
	}
	for _, name := range raw.Categories {
		if name = prose.Line(name); name != "" {
			i.Tags = append(i.Tags, name)
		}
	}
	if raw.GUID != "" {
		i.Keys = []string{raw.GUID}
	}
	return i
}

// address returns where the article stands: the link, or an identifier that is
// an address.
func (t *translator) address(raw *gofeed.Item) string {
	if u := resolve(t.root, raw.Link); u != "" {
		return u
	}
	if strings.HasPrefix(raw.GUID, "http://") || strings.HasPrefix(raw.GUID, "https://") {
		return resolve("", raw.GUID)
	}
	for _, e := range raw.Enclosures {
		if u := resolve(t.root, e.URL); u != "" && raw.Link == "" && raw.GUID == "" {
			return u
		}
	}
	return ""
}

// byline joins the authors' names; addresses of mailboxes are nobody's name.
func byline(raw *gofeed.Item) string {
	var names []string
	for _, a := range raw.Authors {
		if a == nil {
			continue
		}
		if name := prose.Line(a.Name); name != "" && !strings.Contains(name, "@") && len(name) < 200 {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// pictures lists what may be an item's picture, the best first.
func pictures(raw *gofeed.Item) (found []string) {
	media := raw.Extensions["media"]
	groups := append([]map[string][]ext.Extension{media}, children(media["group"])...)
	for _, name := range []string{"content", "thumbnail"} {
		for _, g := range groups {
			for _, e := range g[name] {
				if name == "thumbnail" || e.Attrs["medium"] == "image" || strings.HasPrefix(e.Attrs["type"], "image/") || isPicture(e.Attrs["url"]) {
					found = append(found, e.Attrs["url"])
				}
			}
		}
	}
	for _, e := range raw.Enclosures {
		if strings.HasPrefix(e.Type, "image/") || e.Type == "" && isPicture(e.URL) {
			found = append(found, e.URL)
		}
	}
	if raw.Image != nil {
		found = append(found, raw.Image.URL)
	}
	return found
}

func children(of []ext.Extension) (all []map[string][]ext.Extension) {
	for _, e := range of {
		all = append(all, e.Children)
	}
	return all
}

func isPicture(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	path := strings.ToLower(u.Path)
	for _, end := range []string{".jpg", ".jpeg", ".png", ".webp", ".gif"} {
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
