package newsroom_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"pullquote/sources/newsroom"
)

func TestPageHoldsItsStory(t *testing.T) {
	n := open(t, newsroom.Options{})
	for _, s := range n.Stories() {
		resp, body := get(t, n.URL()+s.Path)
		if resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %s, %s", s.Path, resp.Status, resp.Header.Get("Content-Type"))
		}
		for _, want := range []string{
			`<html lang="` + s.Lang + `">`,
			`<link rel="canonical" href="` + n.URL() + s.Path + `">`,
			`<meta property="og:image" content="` + n.URL() + s.Image + `">`,
			`<time datetime="` + s.Published.Format(time.RFC3339) + `">`,
			`"@type":"NewsArticle"`,
		} {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %s", s.Path, want)
			}
		}
		plain := strings.NewReplacer("<em>", "", "</em>", "", "\u00a0", " ").Replace(body)
		for _, p := range s.Paras {
			if !strings.Contains(plain, "<p>"+html.EscapeString(p)+"</p>") {
				t.Errorf("%s lacks the paragraph %q", s.Path, p)
			}
		}
	}
}

// No link of the site leads nowhere.
func TestLinks(t *testing.T) {
	n := open(t, newsroom.Options{})
	link := regexp.MustCompile(`(?:href|src)="(/[^"]*)"`)
	queue, seen := []string{"/"}, map[string]bool{"/": true}
	for len(queue) > 0 {
		resp, body := get(t, n.URL()+queue[0])
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", queue[0], resp.Status)
		}
		queue = queue[1:]
		for _, m := range link.FindAllStringSubmatch(body, -1) {
			if !seen[m[1]] && !strings.HasPrefix(m[1], "/img/") {
				seen[m[1]] = true
				queue = append(queue, m[1])
			}
		}
	}
	if len(seen) < 40 {
		t.Errorf("only %d pages were found", len(seen))
	}
}

func TestPicture(t *testing.T) {
	paint := func() string {
		n := newsroom.New(newsroom.Options{})
		w := httptest.NewRecorder()
		n.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/img/bridge-closes.png", nil))
		return w.Body.String()
	}
	first := paint()
	if !strings.HasPrefix(first, "\x89PNG") {
		t.Fatal("not a picture")
	}
	if paint() != first {
		t.Error("the same story has two pictures")
	}
}
