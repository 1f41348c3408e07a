package sources_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pullquote/sources"
	"pullquote/sources/polite"
)

// front is a page that lists articles and names no feed.
func front(titles ...string) http.HandlerFunc {
	var b strings.Builder
	b.WriteString("<!doctype html><html lang='en'><title>Harbour board</title><nav><a href='/'>Home</a></nav><ul>")
	for _, title := range titles {
		fmt.Fprintf(&b, "<li><h2><a href='/news/%s'>%s</a></h2>", strings.ReplaceAll(strings.ToLower(title), " ", "-"), title)
	}
	return text(b.String())
}

func threeNews() http.HandlerFunc {
	return front("The ferry sails again", "The last crane comes down", "Pilots want a second boat")
}

const newsMap = `<urlset xmlns:news="x"><url><loc>/news/1</loc><news:news><news:publication><news:name>Gazette</news:name></news:publication>` +
	`<news:publication_date>2026-08-04T09:00:00Z</news:publication_date><news:title>The ferry is back</news:title></news:news></url></urlset>`

// TestSearch holds what is found on sites of several kinds.
func TestSearch(t *testing.T) {
	for name, c := range map[string]struct {
		pages map[string]http.HandlerFunc
		typed string
		want  string // address and kind
		items int
	}{
		"the main feed before comments and other languages": {map[string]http.HandlerFunc{
			"/": text(`<!doctype html><html lang="en-GB"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"><link rel="alternate" type="application/rss+xml" hreflang="de" href="/de.xml">` +
				`<link rel="alternate" type="application/atom+xml" href="/main.atom">`),
			"/comments/feed": feedOf(), "/de.xml": feedOf(), "/main.atom": feedOf(item("A", "/a")),
		}, "/", "/main.atom ", 1},
		"the second feed where the first is gone": {map[string]http.HandlerFunc{
			"/":    text(`<!doctype html><link rel="alternate" type="application/rss+xml" href="/gone"><link rel="alternate" type="application/rss+xml" href="/two">`),
			"/two": feedOf(item("A", "/a")),
		}, "/", "/two ", 1},
		"a profile": {map[string]http.HandlerFunc{"/@quill": text(`<!doctype html><p>Mara Quill`), "/@quill.rss": feedOf(item("A", "/a"))}, "/@quill", "/@quill.rss ", 1},
		"a place below the page": {map[string]http.HandlerFunc{
			"/blog/": text(`<!doctype html><p>Blog`), "/blog/feed": feedOf(item("A", "/a")), "/feed": feedOf(),
		}, "/blog/", "/blog/feed ", 1},
		"where the program has its feed": {map[string]http.HandlerFunc{
			"/": text(`<!doctype html><meta name="generator" content="Hugo 0.140"><p>Blog`), "/index.xml": feedOf(item("A", "/a")), "/feed": feedOf(),
		}, "/", "/index.xml ", 1},
		"a sitemap of news": {map[string]http.HandlerFunc{
			"/": threeNews(), "/robots.txt": text("User-agent: *\nSitemap: /all.xml\nSitemap: /news.xml\n"), "/news.xml": text(newsMap), "/all.xml": text("<urlset><url><loc>/about</loc></url></urlset>"),
		}, "/", "/news.xml sitemap", 1},
		"an index of sitemaps": {map[string]http.HandlerFunc{
			"/": threeNews(), "/sitemap.xml": text("<sitemapindex><sitemap><loc>/pages.xml</loc></sitemap><sitemap><loc>/google-news.xml</loc></sitemap></sitemapindex>"), "/google-news.xml": text(newsMap),
		}, "/", "/sitemap.xml sitemap", 1},
		"no sitemap of mere pages": {map[string]http.HandlerFunc{
			"/": threeNews(), "/sitemap.xml": text("<urlset><url><loc>/about</loc></url></urlset>"),
		}, "/", "/ list", 3},
		"a sitemap on purpose": {map[string]http.HandlerFunc{"/sitemap.xml": text("<urlset><url><loc>/about</loc></url></urlset>")}, "/sitemap.xml", "/sitemap.xml sitemap", 1},
		"a list of articles":   {map[string]http.HandlerFunc{"/": threeNews()}, "/", "/ list", 3},
	} {
		s, r := open(t)
		s.pages = c.pages
		found, err := r.Find(t.Context(), sources.Source{URL: s.URL + c.typed})
		if got := strings.TrimPrefix(found.URL, s.URL) + " " + string(found.Kind); err != nil || got != c.want || found.Items != c.items {
			t.Errorf("%s: got %q with %d items, %v; want %q with %d", name, got, found.Items, err, c.want, c.items)
		}
		items, st, err := r.Items(t.Context(), sources.Source{URL: s.URL + c.typed}, sources.State{})
		if err != nil || len(items) != c.items || st.Feed != found.URL || st.Kind != found.Kind {
			t.Errorf("%s: %d items, %+v, %v", name, len(items), st, err)
		}
		clear(s.hits)
		if _, again, err := r.Items(t.Context(), sources.Source{URL: s.URL + c.typed}, st); err != nil || again.Feed != st.Feed || len(s.hits) > 2 {
			t.Errorf("%s: a second visit made %v, %+v, %v", name, s.hits, again, err)
		}
	}
}

// TestChoices holds that Find names the other feeds of a site.
func TestChoices(t *testing.T) {
	s, r := open(t)
	s.pages["/"] = text(`<!doctype html><link rel="alternate" type="application/rss+xml" title="All" href="/all"><link rel="alternate" type="application/rss+xml" title="Sport" href="/sport">`)
	s.pages["/all"], s.pages["/sport"] = feedOf(item("A", "/a")), feedOf()
	found, err := r.Find(t.Context(), sources.Source{URL: s.URL})
	if diff := cmp.Diff([]sources.Choice{{URL: s.URL + "/sport", Title: "Sport"}}, found.Others); diff != "" || err != nil {
		t.Errorf("(-want +got):\n%s%v", diff, err)
	}
}

// TestSearchIsBounded holds that a site without anything gets few visits.
func TestSearchIsBounded(t *testing.T) {
	s, r := open(t)
	var links strings.Builder
	for i := range 50 {
		fmt.Fprintf(&links, `<link rel="alternate" type="application/rss+xml" href="/f%d">`, i)
	}
	for _, page := range []string{`<!doctype html><p>Nothing`, `<!doctype html>` + links.String()} {
		s.pages["/c/quill"] = text(page) // two programs have such addresses
		clear(s.hits)
		if _, err := r.Find(t.Context(), sources.Source{URL: s.URL + "/c/quill"}); err == nil {
			t.Error("something was found")
		}
		total := 0
		for _, n := range s.hits {
			total += n
		}
		if total > 10 {
			t.Errorf("%d visits: %v", total, s.hits)
		}
	}
}

// TestNothingLess holds that nobody settles for less while the feed is out of
// order, or a web page stands in its place.
func TestNothingLess(t *testing.T) {
	s, r := open(t)
	s.pages["/"] = func(w http.ResponseWriter, req *http.Request) {
		threeNews()(w, req)
		fmt.Fprint(w, `<link rel="alternate" type="application/rss+xml" href="/feed.xml">`)
	}
	s.pages["/feed.xml"] = status(http.StatusServiceUnavailable)
	src := sources.Source{URL: s.URL}
	_, st, err := r.Items(t.Context(), src, sources.State{})
	if e := (*polite.Error)(nil); !errors.As(err, &e) || !e.Temporary() || st.Feed != "" {
		t.Fatalf("got %+v, %v", st, err)
	}
	s.pages["/feed.xml"] = feedOf(item("A", "/a"))
	if _, st, err = r.Items(t.Context(), src, st); err != nil {
		t.Fatal(err)
	}
	s.pages["/feed.xml"] = threeNews()
	if items, after, err := r.Items(t.Context(), src, st); err == nil || len(items) > 0 || after.Feed != st.Feed || after.Kind != sources.Feed {
		t.Errorf("got %d items, %+v, %v", len(items), after, err)
	}
	s.pages["/"] = text(`<!doctype html><link rel="alternate" type="application/rss+xml" href="/new.xml">`)
	s.pages["/new.xml"] = feedOf(item("B", "/b"))
	if items, after, err := r.Items(t.Context(), src, st); err != nil || len(items) != 1 || after.Feed != s.URL+"/new.xml" {
		t.Errorf("another feed: got %d items, %+v, %v", len(items), after, err)
	}
}

// TestListIsGone holds that a page is looked at anew when it lists nothing more.
func TestListIsGone(t *testing.T) {
	s, r := open(t)
	s.pages["/"] = threeNews()
	src := sources.Source{URL: s.URL}
	_, st, err := r.Items(t.Context(), src, sources.State{})
	if err != nil || st.Title != "Harbour board" {
		t.Fatal(st, err)
	}
	s.pages["/"] = text("<!doctype html><p>Closed.")
	_, st, err = r.Items(t.Context(), src, st)
	if want := "127.0.0.1 answered with a web page without a list of articles"; err == nil || err.Error() != want || st.Feed != "" || st.Kind != "" {
		t.Errorf("got %+v, %v", st, err)
	}
}

// TestMoved holds that a feed is followed to its new address when it has said for
// a day that it moved for good, and not before.
func TestMoved(t *testing.T) {
	s, r := open(t)
	to := "/new"
	s.pages["/old"] = func(w http.ResponseWriter, req *http.Request) { http.Redirect(w, req, to, http.StatusMovedPermanently) }
	s.pages["/new"], s.pages["/newer"] = feedOf(item("A", "/a")), feedOf(item("A", "/a"))
	src := sources.Source{URL: s.URL + "/old"}
	var st sources.State
	visit := func() {
		t.Helper()
		var err error
		if _, st, err = r.Items(t.Context(), src, st); err != nil {
			t.Fatal(err)
		}
	}
	visit()
	visit()
	if st.Feed != s.URL+"/old" || st.MovedTo != s.URL+"/new" {
		t.Fatalf("at once: %+v", st)
	}
	st.MovedSince = st.MovedSince.Add(-25 * time.Hour)
	to = "/newer"
	visit()
	if st.Feed != s.URL+"/old" || st.MovedTo != s.URL+"/newer" || time.Since(st.MovedSince) > time.Hour {
		t.Fatalf("to another place: %+v", st)
	}
	st.MovedSince = st.MovedSince.Add(-25 * time.Hour)
	visit()
	if st.Feed != s.URL+"/newer" || st.MovedTo != "" {
		t.Fatalf("after a day: %+v", st)
	}
	clear(s.hits)
	if visit(); s.hits["/old"] != 0 {
		t.Errorf("the old address was visited: %v", s.hits)
	}
}

func TestGone(t *testing.T) {
	s, r := open(t)
	s.pages["/feed"] = status(http.StatusGone)
	_, _, err := r.Items(t.Context(), sources.Source{URL: s.URL + "/feed"}, sources.State{})
	var gone *sources.GoneError
	if want := "the feed at 127.0.0.1 is gone for good: remove it, or give the address of another"; !errors.As(err, &gone) || err.Error() != want {
		t.Errorf("got %v", err)
	}
	s.pages["/"] = text(`<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed">`)
	if _, st, err := r.Items(t.Context(), sources.Source{URL: s.URL}, sources.State{Feed: s.URL + "/feed"}); errors.As(err, &gone) || err == nil || st.Feed != "" {
		t.Errorf("a feed that was found: %+v, %v", st, err)
	}
}

// TestVanishAndReturn holds that items that come back are not told again, and that
// what is remembered has a bound.
func TestVanishAndReturn(t *testing.T) {
	s, r := open(t)
	for i := range 400 {
		s.pages[fmt.Sprintf("/%d", i)] = article("A")
	}
	serve := func(from, to int) {
		var items []string
		for i := to - 1; i >= from; i-- {
			items = append(items, item(fmt.Sprint("Story ", i), fmt.Sprint("/", i)))
		}
		s.pages["/feed"] = feedOf(items...)
	}
	src := sources.Source{URL: s.URL + "/feed"}
	var st sources.State
	read := func() int {
		t.Helper()
		articles, next, err := r.Read(t.Context(), src, st)
		if err != nil {
			t.Fatal(err)
		}
		st = next
		return len(articles)
	}
	serve(0, 100)
	if n := read(); n != 100 {
		t.Fatalf("%d articles", n)
	}
	serve(90, 100) // a part of them
	read()
	serve(100, 110) // others
	read()
	serve(0, 110) // all are back
	if n := read(); n != 0 {
		t.Errorf("%d old articles were told again", n)
	}
	for i := 110; i < 400; i += 10 {
		serve(i, i+10)
		read()
	}
	serve(300, 400)
	if n := read(); n != 0 {
		t.Errorf("%d old articles were told again", n)
	}
	// A State that has grown over years stays within its bound, and what is in the
	// feed now stays in it.
	for i := range 50_000 {
		st.Seen = append(st.Seen, fmt.Sprint("old ", i))
	}
	serve(390, 400)
	read()
	if len(st.Seen) > 1000 || read() != 0 || !slices.Contains(st.Seen, "old 49999") || slices.Contains(st.Seen, "old 1") {
		t.Errorf("%d keys are remembered", len(st.Seen))
	}
}
