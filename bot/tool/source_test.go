package tool_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
	"pullquote/bot/tool"
	"pullquote/sources"
	"pullquote/sources/polite"
)

// shelfAt opens a database again and again, as one command after the other does.
func shelfAt(address string) tool.OpenShelf {
	return func(ctx context.Context) (tool.Shelf, error) { return store.Open(ctx, address) }
}

// Of a site, its feed is added, under its own name; and what else is there is told.
func TestAddLooksFirst(t *testing.T) {
	news, web := open(t)
	feed := news.Feeds()[0]
	site := feed.URL[:strings.LastIndex(feed.URL, "/")+1]
	shelf := shelfAt(storetest.SQLite(t))
	var out bytes.Buffer
	std := tool.Std{In: strings.NewReader(""), Out: &out}
	if err := (&tool.SourceAdd{URL: site}).Run(t.Context(), std, web, shelf); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.Contains(got, "found: "+feed.Name+",") || !strings.HasSuffix(got, "added: "+feed.URL+"\n") {
		t.Errorf("%s", got)
	}
	out.Reset()
	if err := (&tool.SourceShow{Source: feed.Name}).Run(t.Context(), std, shelf); err != nil || !strings.Contains(out.String(), "first        newest\n") {
		t.Errorf("%v\n%s", err, &out)
	}
	err := (&tool.SourceAdd{URL: news.URL() + "/missing"}).Run(t.Context(), std, web, shelf)
	if want := "127.0.0.1 answered 404 Not Found: there is nothing at this address, check the spelling; --unchecked adds it all the same"; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

// A site with a password whose feed is elsewhere keeps its own address: the other
// host must never be told.
func TestAddKeepsAPasswordAtHome(t *testing.T) {
	feed := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			t.Error("the other host was told the password")
		}
		fmt.Fprint(w, "<rss version='2.0'><channel><title>Inside</title><item><title>A</title></item></channel></rss>")
	}))
	defer feed.Close()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "<!doctype html><link rel='alternate' type='application/rss+xml' href='%s/feed'>", feed.URL)
	}))
	defer site.Close()
	web := &sources.Reader{Web: &polite.Client{AllowPrivate: []string{strings.TrimPrefix(feed.URL, "http://"), strings.TrimPrefix(site.URL, "http://")}}}
	var out bytes.Buffer
	err := (&tool.SourceAdd{URL: site.URL, Settings: []string{"bearer=-"}}).Run(t.Context(), tool.Std{In: strings.NewReader("hunter2\n"), Out: &out}, web, shelfAt(storetest.SQLite(t)))
	if err != nil || !strings.HasSuffix(out.String(), "added: "+site.URL+"\n") || strings.Contains(out.String(), "hunter2") {
		t.Errorf("%v, %s", err, &out)
	}
}

// A long list is taken in while progress is shown.
func TestImportShowsProgress(t *testing.T) {
	var list strings.Builder
	list.WriteString("<opml><body>")
	for i := range 1000 {
		fmt.Fprintf(&list, "<outline text='Feed %d' xmlUrl='https://h%d.example/feed'/>\n", i, i)
	}
	var out, stderr bytes.Buffer
	shelf := shelfAt(storetest.SQLite(t))
	std := tool.Std{In: strings.NewReader(list.String()), Out: &out, Err: &stderr, ErrIsTerminal: true}
	if err := (&tool.OPMLImport{Where: "-"}).Run(t.Context(), std, &sources.Reader{Web: &polite.Client{}}, shelf); err != nil {
		t.Fatal(err)
	}
	if out.String() != "1000 added, 0 left out\n" || !strings.Contains(stderr.String(), "1000 sources, ") {
		t.Errorf("%q, %q", &out, &stderr)
	}
}

// What somebody follows in a channel becomes the operator's own, with what is set
// for it.
func TestImportOfWhatIsFollowed(t *testing.T) {
	address := storetest.SQLite(t)
	db, err := store.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	src := news.Source{Name: "Skerry", URL: "https://skerry.example/feed"}
	s, _, err := db.Subscribe(t.Context(), news.Subscription{Place: news.Place{Platform: "stage", Channel: "1"}, Source: src})
	if err == nil {
		err = db.Save(t.Context(), news.Entry{Source: s.Source, Settings: news.Settings{Lang: "is"}})
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	list := "<opml><body><outline text='Coast'><outline xmlUrl='http://skerry.example/feed/'/></outline></body></opml>"
	var out bytes.Buffer
	std := tool.Std{In: strings.NewReader(list), Out: &out}
	if err := (&tool.OPMLImport{Where: "-"}).Run(t.Context(), std, &sources.Reader{Web: &polite.Client{}}, shelfAt(address)); err != nil {
		t.Fatal(err)
	}
	db = storetest.Open(t, address)
	all, err := db.Entries(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if e := all[0]; !e.Own || !e.Listed || e.Name != "Skerry" || e.Settings.Lang != "is" || len(e.Folder) != 1 || e.Places != 1 {
		t.Errorf("%+v", e)
	}
}
