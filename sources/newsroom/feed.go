package newsroom

import (
	"bytes"
	"encoding/xml"
	"html"
	"strings"
	"time"
)

// feed writes the outlet's feed: RSS for one of the papers, Atom for the other.
func (p place) feed() (answer, error) {
	var document any = p.rss()
	if p.outlet.FeedType == "application/atom+xml" {
		document = p.atom()
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(document); err != nil {
		return answer{}, err
	}
	return answer{p.outlet.FeedType + "; charset=utf-8", b.Bytes(), p.changed}, nil
}

// newest returns when the last of the stories was published or corrected.
func (p place) newest() time.Time {
	var t time.Time
	for _, s := range p.stories() {
		if s.Updated.After(t) {
			t = s.Updated
		}
	}
	return t
}

// RSS 2.0, with the extensions that papers use: the author in Dublin Core, the
// picture in Media RSS, the time of a correction and the feed's own address in
// Atom's terms. See https://www.rssboard.org/rss-specification.
type rss struct {
	XMLName xml.Name  `xml:"rss"`
	Version string    `xml:"version,attr"`
	DC      string    `xml:"xmlns:dc,attr"`
	Media   string    `xml:"xmlns:media,attr"`
	Atom    string    `xml:"xmlns:atom,attr"`
	Title   string    `xml:"channel>title"`
	Link    string    `xml:"channel>link"`
	Motto   string    `xml:"channel>description"`
	Lang    string    `xml:"channel>language"`
	Built   string    `xml:"channel>lastBuildDate,omitempty"`
	Self    feedLink  `xml:"channel>atom:link"`
	Items   []rssItem `xml:"channel>item"`
}

type rssItem struct {
	Title     string     `xml:"title"`
	Link      string     `xml:"link"`
	GUID      rssGUID    `xml:"guid"`
	Published string     `xml:"pubDate"`
	Updated   string     `xml:"atom:updated,omitempty"`
	Author    string     `xml:"dc:creator"`
	Lang      string     `xml:"dc:language"`
	Section   string     `xml:"category"`
	Lead      string     `xml:"description"`
	Picture   rssPicture `xml:"media:content"`
}

type rssGUID struct {
	Permanent bool   `xml:"isPermaLink,attr"`
	ID        string `xml:",chardata"`
}

type rssPicture struct {
	URL    string `xml:"url,attr"`
	Type   string `xml:"type,attr"`
	Medium string `xml:"medium,attr"`
	Width  int    `xml:"width,attr"`
	Height int    `xml:"height,attr"`
}

type feedLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

func (p place) rss() rss {
	feed := rss{
		Version: "2.0", DC: "http://purl.org/dc/elements/1.1/",
		Media: "http://search.yahoo.com/mrss/", Atom: "http://www.w3.org/2005/Atom",
		Title: p.outlet.Name, Link: p.HomeURL(), Motto: p.outlet.Motto, Lang: "en",
		Self: feedLink{"self", p.outlet.FeedType, p.FeedURL()},
	}
	if t := p.newest(); !t.IsZero() {
		feed.Built = t.Format(time.RFC1123Z)
	}
	for _, s := range p.stories() {
		item := rssItem{
			Title: s.Title, Link: p.PageURL(s) + p.outlet.Tracking, GUID: rssGUID{ID: tag(s)},
			Published: s.Published.Format(time.RFC1123Z),
			Author:    s.Byline, Lang: s.Lang, Section: s.Section,
			Lead:    "<p>" + html.EscapeString(s.Lead) + "</p>",
			Picture: rssPicture{p.PictureURL(s), "image/png", "image", pictureWidth, pictureHeight},
		}
		if s.Updated.After(s.Published) {
			item.Updated = s.Updated.Format(time.RFC3339)
		}
		feed.Items = append(feed.Items, item)
	}
	return feed
}

// Atom. See https://www.rfc-editor.org/rfc/rfc4287.
type atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Motto   string      `xml:"subtitle"`
	Updated string      `xml:"updated"`
	Links   []feedLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	Lang      string     `xml:"xml:lang,attr"`
	ID        string     `xml:"id"`
	Title     string     `xml:"title"`
	Links     []feedLink `xml:"link"`
	Published string     `xml:"published"`
	Updated   string     `xml:"updated"`
	Author    string     `xml:"author>name"`
	Section   atomTerm   `xml:"category"`
	Lead      string     `xml:"summary"`
}

type atomTerm struct {
	Term string `xml:"term,attr"`
}

func (p place) atom() atom {
	feed := atom{
		Lang: "en", ID: tagPrefix + p.outlet.Path, Title: p.outlet.Name, Motto: p.outlet.Motto,
		Updated: p.newest().Format(time.RFC3339),
		Links:   []feedLink{{Rel: "self", Type: p.outlet.FeedType, Href: p.FeedURL()}, {Rel: "alternate", Type: "text/html", Href: p.HomeURL()}},
	}
	for _, s := range p.stories() {
		feed.Entries = append(feed.Entries, atomEntry{
			Lang: s.Lang, ID: tag(s), Title: s.Title,
			Links: []feedLink{
				{Rel: "alternate", Type: "text/html", Href: p.PageURL(s)},
				{Rel: "enclosure", Type: "image/png", Href: p.PictureURL(s)},
			},
			Published: s.Published.Format(time.RFC3339), Updated: s.Updated.Format(time.RFC3339),
			Author: s.Byline, Section: atomTerm{s.Section}, Lead: s.Lead,
		})
	}
	return feed
}

// tagPrefix begins names that stay the same wherever the site is served.
// See https://www.rfc-editor.org/rfc/rfc4151.
const tagPrefix = "tag:larkhaven.example,2026:"

func tag(s Story) string { return tagPrefix + strings.TrimPrefix(s.Path, "/") }
