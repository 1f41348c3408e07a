package newsroom_test

import (
	"encoding/xml"
	"net/http"
	"testing"
	"time"

	"pullquote/sources/newsroom"
)

func TestFeeds(t *testing.T) {
	n := open(t, newsroom.Options{})
	feeds := n.Feeds()
	if len(feeds) != 2 {
		t.Fatalf("%d feeds, want 2", len(feeds))
	}
	var links []string
	var rss struct {
		Items []struct {
			Title string `xml:"title"`
			Link  string `xml:"link"`
			Date  string `xml:"pubDate"`
			Lang  string `xml:"http://purl.org/dc/elements/1.1/ language"`
		} `xml:"channel>item"`
	}
	resp, body := get(t, feeds[0].URL)
	if got := resp.Header.Get("Content-Type"); got != "application/rss+xml; charset=utf-8" {
		t.Errorf("RSS has the type %q", got)
	}
	if err := xml.Unmarshal([]byte(body), &rss); err != nil {
		t.Fatal(err)
	}
	for _, item := range rss.Items {
		if _, err := time.Parse(time.RFC1123Z, item.Date); err != nil || item.Lang == "" || item.Title == "" {
			t.Errorf("an item is not complete: %+v", item)
		}
		links = append(links, item.Link)
	}
	var atom struct {
		Entries []struct {
			Title string `xml:"title"`
			Lang  string `xml:"lang,attr"`
			Link  struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Published time.Time `xml:"published"`
		} `xml:"entry"`
	}
	resp, body = get(t, feeds[1].URL)
	if got := resp.Header.Get("Content-Type"); got != "application/atom+xml; charset=utf-8" {
		t.Errorf("Atom has the type %q", got)
	}
	if err := xml.Unmarshal([]byte(body), &atom); err != nil {
		t.Fatal(err)
	}
	for _, entry := range atom.Entries {
		if entry.Published.IsZero() || entry.Lang == "" || entry.Title == "" {
			t.Errorf("an entry is not complete: %+v", entry)
		}
	}
	if got, want := len(rss.Items)+len(atom.Entries), len(n.Stories()); got != want {
		t.Errorf("the feeds have %d stories, want all %d", got, want)
	}
	for _, link := range links {
		if resp, _ := get(t, link); resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", link, resp.Status)
		}
	}
}
