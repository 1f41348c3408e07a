package sources_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"pullquote/sources"
	"pullquote/sources/polite"
)

// door lets in who knows the password and wears the badge, and notes who asked.
func door(inside http.HandlerFunc, agents map[string]bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		agents[r.UserAgent()] = true
		user, password, _ := r.BasicAuth()
		if user != "ada" || password != "tide" || r.Header.Get("X-Badge") != "7" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		inside(w, r)
	}
}

// stranger is another host: it must be told nothing.
func stranger(t *testing.T, inside http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" || r.Header.Get("X-Badge") != "" {
			t.Errorf("%s was told what is another host's", r.URL)
		}
		if r.UserAgent() != "Reading Room" {
			t.Errorf("%s was asked by %q", r.URL, r.UserAgent())
		}
		inside(w, r)
	}
}

// What is set for a source opens its site, its feed and its articles, and is told
// to nobody else.
func TestSettings(t *testing.T) {
	s, r := open(t)
	other, _ := open(t)
	r.Web = &polite.Client{AllowPrivate: []string{s.Listener.Addr().String(), other.Listener.Addr().String()}}
	agents := map[string]bool{}
	s.pages["/"] = door(text("<!doctype html><link rel=alternate type=application/rss+xml href=/feed>"), agents)
	s.pages["/feed"] = door(feedOf(item("Inside", "/inside"), item("Outside", other.URL+"/outside")), agents)
	s.pages["/inside"] = door(article("Inside"), agents)
	other.pages["/outside"] = stranger(t, article("Outside"))

	src := sources.Source{URL: s.URL, User: "ada", Password: "tide", Header: map[string]string{"X-Badge": "7"}, UserAgent: "Reading Room"}
	if found, err := r.Find(t.Context(), src); err != nil || found.URL != s.URL+"/feed" {
		t.Errorf("found %+v, %v", found, err)
	}
	articles, _, err := r.Read(t.Context(), src, sources.State{})
	if err != nil || len(articles) != 2 || articles[0].Excerpt || articles[1].Excerpt {
		t.Errorf("read %+v, %v", articles, err)
	}
	if len(agents) != 1 || other.hits["/outside"] != 1 {
		t.Errorf("asked by %v, and outside %d times", agents, other.hits["/outside"])
	}
	src.Password = "ebb"
	if _, _, err := r.Items(t.Context(), src, sources.State{}); err == nil || strings.Contains(err.Error(), "ebb") || !strings.Contains(err.Error(), "password") {
		t.Errorf("without the password: %v", err)
	}
}

// Who has a password is not followed to another host, however long it is sent there:
// the next visit would begin there, and tell it.
func TestASecretDoesNotMove(t *testing.T) {
	s, r := open(t)
	other, _ := open(t)
	r.Web = &polite.Client{AllowPrivate: []string{s.Listener.Addr().String(), other.Listener.Addr().String()}}
	s.pages["/feed"] = func(w http.ResponseWriter, req *http.Request) {
		http.Redirect(w, req, other.URL+"/feed", http.StatusMovedPermanently)
	}
	other.pages["/feed"] = func(w http.ResponseWriter, req *http.Request) {
		if req.Header.Get("Authorization") != "" {
			t.Error("the other host was told the password")
		}
		feedOf(item("A", "/a"))(w, req)
	}
	inAddress := strings.Replace(s.URL, "//", "//ada:tide@", 1) + "/feed"
	for _, src := range []sources.Source{{URL: s.URL + "/feed", Bearer: "tide"}, {URL: inAddress}} {
		st := sources.State{}
		for range 3 {
			items, next, err := r.Items(t.Context(), src, st)
			if err != nil || len(items) != 1 {
				t.Fatal(items, err)
			}
			st = next
			st.MovedTo, st.MovedSince = other.URL+"/feed", time.Now().Add(-48*time.Hour)
		}
		if st.Feed != src.URL {
			t.Errorf("it moved to %s", st.Feed)
		}
	}
}

func TestCheck(t *testing.T) {
	r := &sources.Reader{Web: &polite.Client{}}
	for _, tt := range []struct {
		source sources.Source
		want   string // what the error says; empty: there is none
	}{
		{sources.Source{URL: "news.example/feed"}, ""},
		{sources.Source{URL: "https://news.example", Header: map[string]string{"Cookie": "a=b"}, Proxy: "socks5://127.0.0.1:1080", Selector: "main p"}, ""},
		{sources.Source{URL: "ftp://news.example"}, "not the address of a web page"},
		{sources.Source{URL: "http://10.0.0.1/feed"}, "10.0.0.1 is on a private network"},
		{sources.Source{URL: "http://printer.local/feed"}, "is on a private network"},
		{sources.Source{URL: "https://news.example", Header: map[string]string{"Host": "a"}}, "the header that is set for this source cannot be sent"},
		{sources.Source{URL: "https://news.example", Bearer: "a\nb"}, "the authorization that is set for this source cannot be sent"},
		{sources.Source{URL: "https://news.example", UserAgent: "a\nb"}, "the user-agent that is set for this source cannot be sent"},
		{sources.Source{URL: "https://news.example", Proxy: "proxy"}, "the proxy of this source is not one"},
		{sources.Source{URL: "https://news.example", Selector: "p["}, "selector"},
	} {
		err := r.Check(tt.source)
		if got := fmtError(err); (tt.want == "") != (err == nil) || !strings.Contains(got, tt.want) {
			t.Errorf("%+v: %q, want %q", tt.source, got, tt.want)
		}
	}
}

func fmtError(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// What a feed asks for stands over a visit at which nothing has changed, and the
// state of such a visit is the one before, byte for byte.
func TestWhatAFeedAsksFor(t *testing.T) {
	s, r := open(t)
	s.pages["/feed"] = func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if req.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		text("<rss version='2.0'><channel><title>Harbour News</title><ttl>20</ttl><skipHours><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>"+
			item("A", "/a")+"</channel></rss>")(w, req)
	}
	src := sources.Source{URL: s.URL + "/feed"}
	_, first, err := r.Items(t.Context(), src, sources.State{})
	if err != nil {
		t.Fatal(err)
	}
	items, again, err := r.Items(t.Context(), src, first)
	if err != nil || items != nil {
		t.Fatal(items, err)
	}
	if again.Every != 20*time.Minute || len(again.SkipHours) != 1 || again.SkipHours[0] != 3 || len(again.SkipDays) != 1 || again.SkipDays[0] != time.Sunday {
		t.Errorf("when nothing changed: %+v", again)
	}
	if a, b := marshal(t, first), marshal(t, again); a != b {
		t.Errorf("%s became %s", a, b)
	}
	if first.Rhythm.Since.IsZero() {
		t.Error("the date of its item is not known")
	}
}

func marshal(t *testing.T, st sources.State) string {
	t.Helper()
	text, err := json.Marshal(st)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
