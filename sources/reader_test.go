package sources_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pullquote/sources"
	"pullquote/sources/feed"
	"pullquote/sources/polite"
)

// A site serves what a test puts on it, by path.
type site struct {
	*httptest.Server
	pages map[string]http.HandlerFunc
	hits  map[string]int
}

func open(t *testing.T) (*site, *sources.Reader) {
	t.Helper()
	s := &site{pages: map[string]http.HandlerFunc{}, hits: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.hits[r.URL.Path]++
		if page := s.pages[r.URL.Path]; page != nil {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	web := &polite.Client{AllowPrivate: []string{s.Listener.Addr().String()}}
	t.Cleanup(func() { web.CloseIdle(); s.Close() })
	return s, &sources.Reader{Web: web}
}

func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, s) }
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}

func feedOf(items ...string) http.HandlerFunc {
	return text("<rss version='2.0'><channel><title>Harbour News</title><link>/</link><language>en</language><ttl>20</ttl>" + strings.Join(items, "") + "</channel></rss>")
}

func item(title, link string) string {
	return "<item><title>" + title + "</title><link>" + link + "</link><description>The feed says: " + title + ".</description><pubDate>Tue, 04 Aug 2026 09:00:00 GMT</pubDate></item>"
}

const story = `The ferry between the old harbour and the island sailed again on Monday, three years after the storm that broke its pier. `

// article is a page with enough text to be one.
func article(title string) http.HandlerFunc {
	p := "<p>" + story + story
	return text("<html lang='en-GB'><head><title>" + title + " | Harbour News</title><meta property='og:site_name' content='Harbour News'>" +
		"<meta property='article:published_time' content='2026-08-03T08:00:00Z'><meta property='og:image' content='/lead.jpg'></head>" +
		"<body><nav><a href='/'>Home</a></nav><article><h1>" + title + "</h1>" + p + "One.</p>" + p + "Two.</p>" + p + "Three.</p></article></body></html>")
}

func TestItems(t *testing.T) {
	s, r := open(t)
	s.pages["/feed"] = func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if req.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		feedOf(item("Ferry", "/a"), "<item></item>")(w, req)
	}
	items, st, err := r.Items(t.Context(), sources.Source{URL: s.URL + "/feed", Lang: "en-AU"}, sources.State{})
	if err != nil || len(items) != 1 || items[0].URL != s.URL+"/a" || items[0].Lang != "en-AU" {
		t.Fatalf("first visit: %+v, %v", items, err)
	}
	if st.Title != "Harbour News" || st.Feed != s.URL+"/feed" || st.Every != 20*time.Minute {
		t.Errorf("state: %+v", st)
	}
	items, st, err = r.Items(t.Context(), sources.Source{URL: s.URL + "/feed"}, st)
	if err != nil || len(items) != 0 || st.ETag != `"1"` || st.Title != "Harbour News" {
		t.Errorf("second visit: %+v, %+v, %v", items, st, err)
	}
}

// TestBrokenFeed visits a feed that breaks off: what it lost is asked for again,
// though the server says that nothing has changed.
func TestBrokenFeed(t *testing.T) {
	s, r := open(t)
	visits := 0
	s.pages["/feed"] = func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if visits++; visits == 1 {
			text("<rss version='2.0'><channel>"+item("Ferry", "/a")+"<item><title>Bri")(w, req)
		} else if req.Header.Get("If-None-Match") == "" {
			feedOf(item("Ferry", "/a"), item("Bridge", "/b"))(w, req)
		} else {
			w.WriteHeader(http.StatusNotModified)
		}
	}
	items, st, err := r.Items(t.Context(), sources.Source{URL: s.URL + "/feed"}, sources.State{})
	if err != nil || len(items) != 1 || !strings.Contains(st.Problem, "breaks off") {
		t.Errorf("first visit: %d items, problem %q, %v", len(items), st.Problem, err)
	}
	items, st, err = r.Items(t.Context(), sources.Source{URL: s.URL + "/feed"}, st)
	if err != nil || len(items) != 2 || st.Problem != "" {
		t.Errorf("second visit: %d items, problem %q, %v", len(items), st.Problem, err)
	}
}

// TestDiscovery follows a site to its feed, remembers it, and looks anew when it
// is gone.
func TestDiscovery(t *testing.T) {
	s, r := open(t)
	s.pages["/"] = text(`<!doctype html><link rel="alternate" type="application/rss+xml" href="/gone.xml"><link rel="alternate" type="application/rss+xml" href="/one.xml">`)
	s.pages["/one.xml"] = feedOf(item("Ferry", "/a"))
	src := sources.Source{URL: s.URL}
	items, st, err := r.Items(t.Context(), src, sources.State{})
	if err != nil || len(items) != 1 || st.Feed != s.URL+"/one.xml" {
		t.Fatalf("got %+v, %+v, %v", items, st, err)
	}
	if _, st, err = r.Items(t.Context(), src, st); err != nil || s.hits["/"] != 1 {
		t.Errorf("the feed was not remembered: %d visits to the site, %v", s.hits["/"], err)
	}
	delete(s.pages, "/one.xml")
	s.pages["/"] = text(`<!doctype html>`)
	s.pages["/rss"] = feedOf(item("Boat", "/b"))
	if _, st, err = r.Items(t.Context(), src, st); err == nil || st.Feed != "" {
		t.Errorf("a feed that is gone: %+v, %v", st, err)
	}
	if items, st, err = r.Items(t.Context(), src, st); err != nil || len(items) != 1 || st.Feed != s.URL+"/rss" {
		t.Errorf("looking anew: %+v, %+v, %v", items, st, err)
	}
}

func TestErrorsArePlain(t *testing.T) {
	s, r := open(t)
	s.pages["/page"] = text(`<!doctype html><p>No feed here.`)
	s.pages["/named"] = text(`<!doctype html><link rel="alternate" type="application/rss+xml" href="/none.xml">`)
	s.pages["/busy"] = func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusTooManyRequests)
	}
	s.pages["/opml"] = text(`<opml version="1.0"><body/></opml>`)
	for address, want := range map[string]string{
		s.URL + "/page":                     "127.0.0.1 answered with a web page, not a feed; neither a feed nor a list of articles was found there: give the address of the feed itself",
		s.URL + "/named":                    "127.0.0.1 answered with a web page, not a feed; its feed seems to be " + s.URL + "/none.xml",
		s.URL + "/opml":                     "127.0.0.1 answered with a list of feeds (OPML), not a feed: the operator of this bot can import it, or add its feeds one by one",
		s.URL + "/none":                     "127.0.0.1 answered 404 Not Found: there is nothing at this address, check the spelling",
		s.URL + "/busy":                     "127.0.0.1 answered 429 Too Many Requests: it wants to be visited less often, later may be better",
		"ftp://harbour.example/":            "not the address of a web page: it must look like https://news.example/feed",
		"http://u:sesame@192.168.0.1/feed/": "192.168.0.1 is on a private network or a port that is not the web's, and is not visited; the operator of this bot can allow it by host and port",
	} {
		_, st, err := r.Items(t.Context(), sources.Source{URL: address}, sources.State{})
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %q, want %q", address, err, want)
		}
		if strings.HasSuffix(address, "/busy") && st.Every != 2*time.Hour {
			t.Errorf("a busy host is left alone for %s", st.Every)
		}
	}
}

func TestArticle(t *testing.T) {
	s, r := open(t)
	long := "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>" + strings.Repeat("&lt;p&gt;"+story+story+"&lt;/p&gt;", 8) + "</content:encoded></item>"
	s.pages["/feed"] = feedOf(
		item("Ferry", "/ferry"), item("Wall", "/wall"), item("Gone", "/gone"), item("Later", "/later"), item("Nowhere", ""),
		item("Home", "/home"), strings.Replace(item("Whole", "/wall"), "</item>", "<guid>w</guid>"+long, 1), strings.Replace(item("Stub", "/ferry?2"), "</item>", long, 1))
	s.pages["/ferry"] = article("The ferry is back")
	s.pages["/wall"] = text("<html><body><p>Accept cookies</p></body></html>")
	s.pages["/later"] = status(http.StatusBadGateway)
	s.pages["/home"] = func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }
	s.pages["/"] = article("Front page")
	items, _, err := r.Items(t.Context(), sources.Source{URL: s.URL + "/feed"}, sources.State{})
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]sources.Article{}
	for _, it := range items {
		a, err := r.Article(t.Context(), sources.Source{}, it)
		if (err != nil) != (it.Title == "Later") {
			t.Errorf("%s: %v", it.Title, err)
		}
		if err != nil {
			a = sources.Excerpt(it, err)
		}
		read[it.Title] = a
	}
	a := read["Ferry"]
	if a.Excerpt || len(a.Paras) != 3 || a.Image != s.URL+"/lead.jpg" || a.Source != "Harbour News" || a.Lang != "en" {
		t.Errorf("a page: %+v", a)
	}
	if want := time.Date(2026, 8, 4, 9, 0, 0, 0, time.UTC); !a.Published.Equal(want) {
		t.Errorf("published %s: the feed's date comes first, %s", a.Published, want)
	}
	for title, problem := range map[string]string{
		"Wall":    "127.0.0.1: no article text was found on the page: it may want a login, or a browser to show it",
		"Gone":    "127.0.0.1 answered 404 Not Found: there is nothing at this address, check the spelling",
		"Later":   "127.0.0.1 answered 502 Bad Gateway: it is in trouble, later may be better",
		"Nowhere": "the feed gives no address for this article",
		"Home":    "127.0.0.1 shows its front page at the address of this article",
	} {
		a := read[title]
		if !a.Excerpt || a.Problem != problem || len(a.Paras) != 1 || a.Paras[0] != "The feed says: "+title+"." {
			t.Errorf("%s: %+v", title, a)
		}
	}
	for _, title := range []string{"Whole", "Stub"} {
		if a := read[title]; a.Excerpt || a.Problem != "" || len(a.Paras) != 8 {
			t.Errorf("%s: the feed's own text is whole: %+v", title, a)
		}
	}
}

// TestNotes holds that what has no title is called by its first words.
func TestNotes(t *testing.T) {
	for text, want := range map[string]string{
		"The crane is gone.\n\nIt stood here.": "The crane is gone.",
		story:                                  "The ferry between the old harbour and the island sailed again on Monday, three…",
		"":                                     "",
	} {
		if a := sources.Excerpt(feed.Item{Text: text}, nil); a.Title != want {
			t.Errorf("got %q, want %q", a.Title, want)
		}
	}
}

// TestRead holds that nothing is lost and nothing comes twice over several
// visits, also when a page fails at first.
func TestRead(t *testing.T) {
	s, r := open(t)
	tagged := func(items ...string) http.HandlerFunc { // one ETag whatever it holds, as some servers do
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			feedOf(items...)(w, r)
		}
	}
	s.pages["/feed"] = tagged(item("Ferry", "/a?utm_source=1"), item("Crane", "/b"))
	s.pages["/a"], s.pages["/b"] = article("Ferry"), status(http.StatusServiceUnavailable)
	src := sources.Source{URL: s.URL + "/feed", Name: "Harbour"}
	var got []string
	var st sources.State
	for visit := range 4 {
		articles, next, err := r.Read(t.Context(), src, st)
		if (err != nil) != (visit == 0) {
			t.Errorf("visit %d: %v", visit, err)
		}
		for _, a := range articles {
			got = append(got, fmt.Sprint(visit, " ", a.Title, " ", a.Source))
		}
		st = next
		s.pages["/b"] = article("Crane")
		s.pages["/feed"] = tagged(item("Ferry again", "/a?utm_source=2"), item("Crane", "/b"))
	}
	if want := "0 Ferry Harbour|1 Crane Harbour"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}

func TestFind(t *testing.T) {
	s, r := open(t)
	s.pages["/"] = text(`<!doctype html><link rel="alternate" type="application/rss+xml" href="/one.xml">`)
	s.pages["/one.xml"] = feedOf(item("Ferry", "/a"))
	found, err := r.Find(t.Context(), sources.Source{URL: "<" + s.URL + ">"})
	want := sources.Found{URL: s.URL + "/one.xml", Title: "Harbour News", Items: 1, Others: []sources.Choice{}}
	if diff := cmp.Diff(want, found); err != nil || diff != "" {
		t.Errorf("(-want +got):\n%s%v", diff, err)
	}
}

func TestArticleAt(t *testing.T) {
	s, r := open(t)
	s.pages["/a"], s.pages["/empty"] = article("The ferry is back"), text("<p>")
	a, err := r.ArticleAt(t.Context(), s.URL+"/a?utm_source=x#top")
	if err != nil || a.Title != "The ferry is back" || a.URL != s.URL+"/a" || a.ID == "" || len(a.Paras) != 3 || a.Lang != "en-GB" {
		t.Errorf("got %+v, %v", a, err)
	}
	if _, err := r.ArticleAt(t.Context(), s.URL+"/empty"); err == nil || !strings.Contains(err.Error(), "127.0.0.1") {
		t.Errorf("got %v", err)
	}
}

func ExampleReader() {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			feedOf(item("The ferry is back", "/ferry"))(w, r)
			return
		}
		article("The ferry is back")(w, r)
	}))
	defer site.Close()
	web := &polite.Client{AllowPrivate: []string{site.Listener.Addr().String()}}
	reader := sources.Reader{Web: web}
	articles, state, err := reader.Read(context.Background(), sources.Source{URL: site.URL + "/feed"}, sources.State{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(state.Title, "has", len(articles), "article:", articles[0].Title)
	// Output: Harbour News has 1 article: The ferry is back
}
