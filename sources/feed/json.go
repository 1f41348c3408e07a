package feed

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// A document is a JSON Feed on the way to a Feed: its members and its items, as
// they are written.
type document struct {
	version, title, lang, home, self, icon, favicon, hubs piece
	items                                                 window[piece]
	broken                                                bool
}

// parseJSON reads JSON Feed 1.0 and 1.1. One that breaks off has the items before.
func parseJSON(text []byte, from string) (Feed, error) {
	var d document
	d.broken = !members(text, func(name string, value piece) bool {
		if name == "items" {
			return elements(value, func(item piece) { d.items.add(item) })
		}
		d.take(name, value)
		return true
	})
	if !strings.Contains(d.version.text(), "jsonfeed.org") && d.items.total == 0 {
		return Feed{}, &Error{What: "JSON that is no JSON Feed"}
	}
	return d.feed(from), nil
}

func (d *document) take(name string, value piece) {
	switch name {
	case "version":
		d.version = value
	case "title":
		d.title = value
	case "language":
		d.lang = value
	case "home_page_url":
		d.home = value
	case "feed_url":
		d.self = value
	case "icon":
		d.icon = value
	case "favicon":
		d.favicon = value
	case "hubs":
		d.hubs = value
	}
}

// feed makes the feed.
func (d *document) feed(from string) Feed {
	f := Feed{
		Title: prose.Line(d.title.text()), Lang: tag(d.lang.text()), Home: link.Resolve(from, d.home.text()), Self: link.Resolve(from, d.self.text()),
		Icon: link.Resolve(from, cmp.Or(d.icon.text(), d.favicon.text())),
	}
	elements(d.hubs, func(hub piece) {
		if strings.EqualFold(hub.member("type").text(), "WebSub") && f.Hub == "" {
			f.Hub = link.Resolve(from, hub.member("url").text())
		}
	})
	t := translator{root: cmp.Or(f.Home, from), home: f.Home, lang: f.Lang}
	for _, item := range d.items.newer(t.jsonDate) {
		f.Items = append(f.Items, t.jsonItem(item))
	}
	f.Broken, f.Problem = d.broken, problem(d.items.total, d.broken, t.cut)
	f.Items, f.Shared = identify(f.Items, from, f.Home)
	return f
}

func (t *translator) jsonDate(item piece) time.Time {
	return believed(item.member("date_published").text())
}

func (t *translator) jsonItem(item piece) Item {
	i := Item{Home: t.home, Lang: t.lang}
	var html, plain, id, link, external piece
	var names, words, pictures []string
	members(item, func(name string, v piece) bool {
		switch name {
		case "id":
			id = v
		case "url":
			link = v
		case "external_url":
			external = v
		case "title":
			i.Title = prose.Line(v.text())
		case "summary":
			i.Text = strings.Join(withoutFooter(prose.Read(t.shortened(v)).Paras), "\n\n")
		case "content_html":
			html = v
		case "content_text":
			plain = v
		case "language":
			i.Lang = cmp.Or(tag(v.text()), t.lang)
		case "date_published":
			i.Published = believed(v.text())
		case "date_modified":
			i.Updated = believed(v.text())
		case "image", "banner_image":
			pictures = append(pictures, v.text())
		case "author":
			names = append(names, v.member("name").text())
		case "authors":
			elements(v, func(a piece) { names = append(names, a.member("name").text()) })
		case "tags":
			elements(v, func(w piece) { words = append(words, w.text()) })
		case "attachments":
			elements(v, func(a piece) {
				if strings.HasPrefix(a.member("mime_type").text(), "image/") {
					pictures = append(pictures, a.member("url").text())
				}
			})
		}
		return true
	})
	content := t.shortened(html)
	if content == "" {
		content = strings.ReplaceAll(t.shortened(plain), "<", "&lt;")
	}
	body := prose.Read(content)
	i.Body, i.Byline, i.Tags = withoutFooter(body.Paras), joinNames(names), tags(words)
	if i.Published.IsZero() {
		i.Published = i.Updated
	}
	if s := strings.TrimSpace(id.text()); s != "" {
		i.Keys = []string{s}
	}
	i.URL = cmp.Or(t.resolve("", link.text()), t.resolve("", external.text()))
	if s := id.text(); i.URL == "" && isWeb(s) {
		i.URL = t.resolve("", s)
	}
	for _, p := range append(pictures, body.Image) {
		if i.Image = t.resolve("", p); i.Image != "" {
			break
		}
	}
	return i
}

// joinNames joins people's names, each once.
func joinNames(raw []string) string {
	var names []string
	for _, s := range raw {
		if s = name(s); s != "" && !slices.Contains(names, s) && len(names) < maxNames {
			names = append(names, s)
		}
	}
	return strings.Join(names, ", ")
}

// shortened returns no more of a text than is read.
func (t *translator) shortened(p piece) string {
	s := p.text()
	if len(s) <= maxMarkup {
		return s
	}
	t.cut = true
	return strings.ToValidUTF8(s[:maxMarkup], "")
}
