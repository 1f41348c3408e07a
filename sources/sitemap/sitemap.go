// Package sitemap reads the lists in which sites tell search engines of their
// pages (https://www.sitemaps.org/protocol.html), above all those of news
// (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap),
// which hold the articles of the last two days with title, time and language.
//
// It is pure: bytes in, items out. Nothing is fetched.
package sitemap

import (
	"bytes"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"pullquote/sources/feed"
	"pullquote/sources/internal/charset"
	"pullquote/sources/internal/date"
	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// maxPages is how many pages one file may list, by the protocol.
const maxPages = 50_000

// ErrNone says that a document is no sitemap.
var ErrNone = errors.New("no sitemap")

// A Map is what one file holds: pages or, in an index, other files.
type Map struct {
	Items []feed.Item // the newest first; of a long list the newest feed.MaxItems
	News  bool        // it is a list of news: the items have a title
	Name  string      // the outlet's; empty when it does not say
	Maps  []string    // addresses of other sitemaps, those of news first, then the newest first
}

// Parse reads a sitemap. contentType is the HTTP header, base the file's address.
// The error is ErrNone.
func Parse(body []byte, contentType, base string) (Map, error) {
	r := reader{base: base}
	z := html.NewTokenizer(bytes.NewReader(charset.UTF8(body, contentType, charset.Declared(body))))
	for len(r.pages)+len(r.maps) < maxPages {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		switch kind {
		case html.StartTagToken:
			z.NextIsNotRawText() // XML has no elements whose tags are text
			z.AllowCDATA(true)
			name, _ := z.TagName()
			r.begin(local(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(local(name))
		case html.TextToken:
			if r.field != "" && r.text.Len() < 4096 {
				r.text.Write(z.Text())
			}
		}
	}
	if !r.known {
		return Map{}, ErrNone
	}
	return r.done(), nil
}

// A page is an entry of a sitemap.
type page struct {
	loc, title, lang, picture string
	published, modified       time.Time
}

// A reader takes a sitemap apart by its tags, whatever their prefixes are.
type reader struct {
	base  string
	known bool   // it is a sitemap
	in    string // the innermost of url, sitemap, news, image, video
	field string // what the text belongs to
	text  strings.Builder
	name  string // the outlet's
	now   page
	pages []page
	maps  []page
}

func local(name []byte) string { return string(name[bytes.LastIndexByte(name, ':')+1:]) }

func (r *reader) begin(name string) {
	switch name {
	case "urlset", "sitemapindex":
		r.known = true
	case "url", "sitemap":
		r.in, r.now = name, page{}
	case "news", "image", "video":
		r.in = name
	default:
		r.field = name
		r.text.Reset()
	}
}

func (r *reader) end(name string) {
	switch name {
	case "url":
		r.pages, r.now, r.in = append(r.pages, r.now), page{}, ""
	case "sitemap":
		r.maps, r.now, r.in = append(r.maps, r.now), page{}, ""
	case "news", "image", "video":
		r.in = "url"
	case r.field:
		r.set(r.in+" "+name, strings.TrimSpace(r.text.String()))
	}
	r.field = ""
}

func (r *reader) set(field, value string) {
	switch field {
	case "url loc", "sitemap loc":
		r.now.loc = value
	case "url lastmod", "sitemap lastmod":
		r.now.modified = date.Possible(date.Parse(value))
	case "image loc":
		if r.now.picture == "" {
			r.now.picture = value
		}
	case "news title":
		r.now.title = value
	case "news language":
		r.now.lang = value
	case "news publication_date":
		r.now.published = date.Possible(date.Parse(value))
	case "news name":
		r.name = prose.Line(value)
	}
}

// done makes items of what was read. Only as many addresses are looked at as
// there are items.
func (r *reader) done() Map {
	m := Map{Name: r.name}
	slices.SortStableFunc(r.pages, newer)
	seen, titles := map[string]bool{}, 0
	for _, p := range r.pages {
		at := link.Resolve(r.base, p.loc)
		key, err := link.Canonical(at)
		if err != nil || seen[key] {
			continue
		}
		seen[key] = true
		if p.title != "" {
			titles++
		}
		m.Items = append(m.Items, feed.Item{
			ID: key, Keys: []string{key}, URL: at, Home: home(r.base), Title: prose.Line(p.title), Lang: p.lang,
			Image: link.Resolve(r.base, p.picture), Published: p.published, Updated: p.modified,
		})
		if len(m.Items) == feed.MaxItems {
			break
		}
	}
	m.News = titles > 0 && titles*2 >= len(m.Items)
	slices.SortStableFunc(r.maps, newer)
	for _, p := range r.maps {
		if at := link.Resolve(r.base, p.loc); at != "" {
			m.Maps = append(m.Maps, at)
		}
	}
	m.Maps = newsFirst(m.Maps)
	return m
}

func newer(a, b page) int { return b.newest().Compare(a.newest()) }

func (p page) newest() time.Time {
	if p.published.IsZero() {
		return p.modified
	}
	return p.published
}

// newsFirst puts the addresses first that are called by news.
func newsFirst(maps []string) []string {
	var first, then []string
	for _, at := range maps {
		if u, err := url.Parse(at); err == nil && strings.Contains(strings.ToLower(u.Path), "news") {
			first = append(first, at)
		} else {
			then = append(then, at)
		}
	}
	return append(first, then...)
}

// InRobots returns the sitemaps that a site names in its robots.txt (RFC 9309
// leaves such lines to the protocol of sitemaps), those of news first, at most 20.
func InRobots(body []byte, base string) (maps []string) {
	const most = 20
	r := reader{base: base}
	for line := range strings.SplitSeq(string(charset.UTF8(body, "", "")), "\n") {
		name, value, found := strings.Cut(line, ":")
		if !found || !strings.EqualFold(strings.TrimSpace(name), "sitemap") {
			continue
		}
		value, _, _ = strings.Cut(value, " #")
		if at := link.Resolve(r.base, strings.TrimSpace(value)); at != "" && !slices.Contains(maps, at) {
			if maps = append(maps, at); len(maps) == most {
				break
			}
		}
	}
	return newsFirst(maps)
}

// home returns the front page of the site that an address belongs to.
func home(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host + "/"
}
