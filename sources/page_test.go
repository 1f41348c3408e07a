package sources_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"pullquote/sources"
	"pullquote/sources/feed"
)

// sheets puts an article of several pages on a site; each ends with a note that
// is the same on all.
func sheets(s *site, path string, many int) {
	for n := 1; n <= many; n++ {
		at, next := path, fmt.Sprintf(`<div class="pagination"><a href="%s/%d">next</a></div>`, path, n+1)
		if n > 1 {
			at = fmt.Sprintf("%s/%d", path, n)
		}
		if n == many {
			next = ""
		}
		s.pages[at] = text(fmt.Sprintf("<html><title>The ferry is back</title><article><p>%s It was page %d of them.</p><p>%s</p></article>%s", story, n, story+story, next))
	}
}

// TestSeveralPages holds that an article that is cut into pages is read as one.
func TestSeveralPages(t *testing.T) {
	s, r := open(t)
	sheets(s, "/three", 3)
	sheets(s, "/many", 12)
	sheets(s, "/broken", 3)
	s.pages["/broken/3"] = status(http.StatusBadGateway)
	s.pages["/loop"] = func(w http.ResponseWriter, req *http.Request) {
		io.WriteString(w, `<article><p>`+story+story+`</p></article><a rel="next" href="/loop?page=2">2</a><a rel="next" href="/loop?page=3">3</a>`)
	}
	s.pages["/wall"] = text("<article><p>" + story + story + "</p><p>To continue reading, please subscribe.</p></article><a rel='next' href='/wall/2'>2</a>")
	for path, want := range map[string]struct {
		paras   int
		problem string
	}{
		"/wall":               {1, "127.0.0.1 shows only the beginning of this article to people without a subscription"},
		"/three?utm_source=x": {4, ""},
		"/many":               {11, "127.0.0.1 shows only the beginning of this article"},
		"/broken":             {3, "127.0.0.1 shows only the beginning of this article"},
		"/loop":               {1, ""},
		"/three/2":            {2, ""}, // nobody asked for its beginning
	} {
		a, err := r.ArticleAt(t.Context(), s.URL+path)
		if err != nil || len(a.Paras) != want.paras || a.Problem != want.problem || a.Excerpt != (want.problem != "") {
			t.Errorf("%s: %d paragraphs, excerpt %v, %q, %v: %q", path, len(a.Paras), a.Excerpt, a.Problem, err, a.Paras)
		}
	}
	if s.hits["/loop"] != 2 || s.hits["/wall/2"] != 0 {
		t.Errorf("a page that repeats itself was visited %d times, one behind a wall %d times", s.hits["/loop"], s.hits["/wall/2"])
	}
}

// TestSelector holds that a source's own selector is used for its pages.
func TestSelector(t *testing.T) {
	s, r := open(t)
	s.pages["/a"] = text("<html><div class='lead'><p>" + story + story + "</p></div><article><p>" + strings.ReplaceAll(story+story, "ferry", "boat") + "</p></article></html>")
	a, err := r.Article(t.Context(), sources.Source{Selector: ".lead"}, feed.Item{URL: s.URL + "/a"})
	if err != nil || len(a.Paras) != 1 || !strings.Contains(a.Paras[0], "ferry") {
		t.Errorf("got %q, %v", a.Paras, err)
	}
	a, err = r.Article(t.Context(), sources.Source{Selector: "p ~ p"}, feed.Item{URL: s.URL + "/a", Text: "The ferry is back."})
	if err != nil || !a.Excerpt || !strings.Contains(a.Problem, `the selector "p ~ p" has a part that is not understood`) {
		t.Errorf("got %+v, %v", a, err)
	}
}

// TestWall holds whose text is taken where a page shows only the beginning.
func TestWall(t *testing.T) {
	s, r := open(t)
	s.pages["/wall"] = text("<html><title>Ferry</title><article><p>" + story + story + "</p><p>To continue reading, please subscribe.</p></article>")
	const problem = "127.0.0.1 shows only the beginning of this article to people without a subscription"
	for name, test := range map[string]struct {
		item    feed.Item
		paras   int
		problem string
	}{
		"the page has more": {feed.Item{Text: "The ferry is back."}, 1, problem},
		"the feed has more": {feed.Item{Text: story + "\n\n" + story + "\n\n" + story}, 3, problem},
		"the feed has all":  {feed.Item{Body: strings.Split(strings.Repeat(story+story+"\n", 6)+story, "\n")}, 7, ""},
	} {
		test.item.URL = s.URL + "/wall"
		a, err := r.Article(t.Context(), sources.Source{}, test.item)
		if err != nil || len(a.Paras) != test.paras || a.Problem != test.problem || a.Excerpt != (test.problem != "") {
			t.Errorf("%s: %d paragraphs, excerpt %v, %q, %v", name, len(a.Paras), a.Excerpt, a.Problem, err)
		}
	}
}
