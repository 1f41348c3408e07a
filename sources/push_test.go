package sources_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pullquote/sources"
	"pullquote/sources/feed"
)

// entry is an item of an RSS feed whose address is relative.
func entry(n int, link string) string {
	return fmt.Sprintf("<item><title>Herring %d</title><link>%s</link><guid isPermaLink='false'>h%d</guid><description>Landed on quay %d.</description></item>", n, link, n, n)
}

func rss(inside ...string) string {
	return "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Harbour</title><link>https://harbour.example/</link>" + strings.Join(inside, "") + "</channel></rss>"
}

const hubLinks = "<atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='https://harbour.example/feed'/>"

// TestHub holds that a visit finds the hub of a feed, in its headers or in itself,
// and forgets one that is not there any more.
func TestHub(t *testing.T) {
	var body, header string
	s, reader := open(t)
	s.pages["/"] = http.RedirectHandler("/deep/feed", http.StatusFound).ServeHTTP
	s.pages["/deep/feed"] = func(w http.ResponseWriter, r *http.Request) {
		if header != "" {
			w.Header().Set("Link", header)
		}
		io.WriteString(w, body)
	}
	base := s.URL + "/deep/feed"
	var st sources.State
	for _, test := range []struct {
		body, header string
		want         sources.Hub
	}{
		{rss(hubLinks, entry(1, "/1")), "", sources.Hub{URL: "https://hub.example/", Topic: "https://harbour.example/feed", Base: base}},
		{rss(hubLinks, entry(1, "/1")), "</hub>; rel=hub, <feed?x>; rel=self", sources.Hub{URL: s.URL + "/hub", Topic: base + "?x", Base: base}},
		{rss(hubLinks, entry(1, "/1"), entry(2, "/1")), "", sources.Hub{URL: "https://hub.example/", Topic: "https://harbour.example/feed", Base: base, Shared: true}},
		{rss(entry(1, "/1")), "", sources.Hub{}},
	} {
		body, header = test.body, test.header
		var err error
		if _, st, err = reader.Items(t.Context(), sources.Source{URL: s.URL}, st); err != nil || st.Hub != test.want {
			t.Errorf("%s, %s: %+v, %v; want %+v", test.body, test.header, st.Hub, err, test.want)
		}
	}
}

// TestPushed holds that the items of a push are those of a visit, key by key, also
// when it brings a part of the feed; and that nothing is read from a push which
// cannot tell.
func TestPushed(t *testing.T) {
	whole := rss(hubLinks, entry(3, "/3?utm_source=x"), entry(2, "../2"), entry(1, "/1"))
	s, reader := open(t)
	s.pages["/news/feed"] = text(whole)
	src := sources.Source{URL: s.URL + "/news/feed", Lang: "nds"}
	visited, st, err := reader.Items(t.Context(), src, sources.State{})
	if err != nil || len(visited) != 3 {
		t.Fatalf("%d items, %v", len(visited), err)
	}
	for document, want := range map[string][]feed.Item{
		whole:                                 visited,
		rss(hubLinks, entry(2, "../2")):       visited[1:2],
		rss(entry(3, "/3"), entry(2, "../2")): visited[:2],
		rss(hubLinks):                         nil,
	} {
		got, err := sources.Pushed(src, st, "application/rss+xml", []byte(document))
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", document, err, diff)
		}
	}
	shared := st
	shared.Hub.Shared = true
	for name, test := range map[string]struct {
		st       sources.State
		document string
		want     string
	}{
		"a page":               {st, "<!DOCTYPE html><html><body>Herring</body></html>", "hub.example sent a web page, not a feed"},
		"nothing":              {st, "", "hub.example sent an empty document, not a feed: later may be better"},
		"cut off":              {st, whole[:len(whole)-200], "hub.example sent a feed that breaks off before its end"},
		"items that share":     {st, rss(entry(1, "/x"), entry(2, "/x")), "hub.example sent a part of a feed whose items cannot be told apart without the others"},
		"one of such a feed's": {shared, rss(entry(1, "/x")), "hub.example sent a part of a feed whose items cannot be told apart without the others"},
	} {
		if got, err := sources.Pushed(src, test.st, "", []byte(test.document)); err == nil || err.Error() != test.want || got != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}
