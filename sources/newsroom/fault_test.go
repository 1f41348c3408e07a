package newsroom_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"pullquote/sources/newsroom"
)

func TestFaultAnswers(t *testing.T) {
	for name, test := range map[string]struct {
		fault  newsroom.Fault
		status int
		ok     func(http.Header, string) bool
	}{
		"NotFound": {newsroom.Fault{Status: 404}, 404, func(http.Header, string) bool { return true }},
		"TooMany": {newsroom.Fault{Status: 429, Header: http.Header{"Retry-After": {"9"}}}, 429,
			func(h http.Header, _ string) bool { return h.Get("Retry-After") == "9" }},
		"HTML": {newsroom.Fault{Body: "<html>Be right back", Header: http.Header{"content-type": {"text/html"}}}, 200,
			func(h http.Header, body string) bool {
				return body == "<html>Be right back" && h.Get("Content-Type") == "text/html"
			}},
		"Empty": {newsroom.Fault{Rewrite: func([]byte) []byte { return nil }}, 200,
			func(_ http.Header, body string) bool { return body == "" }},
		"Rewritten": {newsroom.Fault{Rewrite: func(b []byte) []byte { return b[:len(b)/2] }}, 200,
			func(_ http.Header, body string) bool {
				return strings.HasPrefix(body, "<?xml") && !strings.Contains(body, "</rss>")
			}},
		"Huge": {newsroom.Fault{Size: 20 << 20}, 200,
			func(_ http.Header, body string) bool { return len(body) == 20<<20 && strings.HasPrefix(body, "<?xml") }},
		"Bomb": {newsroom.Fault{Size: 20 << 20, Gzip: true}, 200, // the client unpacks it
			func(_ http.Header, body string) bool { return len(body) == 20<<20 }},
		"Nothing": {newsroom.Fault{}, 200,
			func(h http.Header, body string) bool {
				return strings.HasSuffix(body, "</rss>") && h.Get("Content-Type") == "application/rss+xml; charset=utf-8"
			}},
	} {
		t.Run(name, func(t *testing.T) {
			n := open(t, newsroom.Options{})
			n.Fault(newsroom.AnyFeed, test.fault)
			resp, body := get(t, n.Feeds()[0].URL)
			if resp.StatusCode != test.status || !test.ok(resp.Header, body) {
				t.Errorf("%s, %v, %d bytes", resp.Status, resp.Header, len(body))
			}
		})
	}
}

// try asks once and returns what was read before it failed.
func try(t *testing.T, url string, patience time.Duration) (string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}

func TestFaultConnections(t *testing.T) {
	n := open(t, newsroom.Options{})
	feed := n.Feeds()[1].URL

	undo := n.Fault(newsroom.AnyFeed, newsroom.Fault{Reset: true})
	if _, err := try(t, feed, time.Minute); err == nil {
		t.Error("a reset connection answered")
	}
	undo()

	undo = n.Fault(newsroom.AnyFeed, newsroom.Fault{Cut: 500})
	if body, err := try(t, feed, time.Minute); len(body) != 500 || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a cut answer gave %d bytes and %v", len(body), err)
	}
	undo()

	undo = n.Fault(newsroom.AnyFeed, newsroom.Fault{Delay: time.Minute})
	if _, err := try(t, feed, 50*time.Millisecond); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a slow answer gave %v", err)
	}
	undo()

	if _, err := try(t, feed, time.Minute); err != nil {
		t.Errorf("after all faults were undone: %v", err)
	}
}

func TestFaultPlacesAndTimes(t *testing.T) {
	n := open(t, newsroom.Options{})
	rss, atom := n.Feeds()[0].URL, n.Feeds()[1].URL
	s := n.Stories()[0]
	status := func(url string) int {
		resp, _ := get(t, url)
		return resp.StatusCode
	}
	n.Fault("/gazette/feed.xml", newsroom.Fault{Status: 500, Times: 2})
	if a, b := status(rss), status(atom); a != 500 || b != 200 {
		t.Errorf("a fault of one path: %d there, %d elsewhere", a, b)
	}
	if a, b := status(rss), status(rss); a != 500 || b != 200 {
		t.Errorf("a fault that happens twice: %d the second time, %d the third", a, b)
	}
	n.Fault(newsroom.AnyPage, newsroom.Fault{Status: 503})
	undo := n.Fault(n.Stories()[0].Path, newsroom.Fault{Status: 410})
	if a, b := status(n.URL()+s.Path), status(n.URL()+n.Stories()[1].Path); a != 410 || b != 503 {
		t.Errorf("the last fault should win: %d and %d", a, b)
	}
	undo()
	if a, b, c := status(n.URL()+s.Path), status(n.URL()+s.Image), status(n.URL()+"/robots.txt"); a != 503 || b != 200 || c != 200 {
		t.Errorf("a fault of all pages: page %d, picture %d, robots.txt %d", a, b, c)
	}
	if got := n.Requests("/gazette/feed.xml"); got != 3 {
		t.Errorf("%d requests were counted, want 3", got)
	}
}
