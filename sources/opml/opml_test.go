package opml_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pullquote/sources/opml"
)

func TestParse(t *testing.T) {
	got, err := opml.Parse([]byte(`<?xml version="1.0"?>
<opml version="2.0">
<head><title>The harbour's papers</title></head>
<body>
<outline text="Papers" title="other">
  <outline type="rss" text="Gazette &amp; Mail" title="Gazette" xmlUrl="https://gazette.example/feed?a=1&amp;b=2" htmlUrl="https://gazette.example/" category="/Port/Weather,ships"/>
  <outline text="Abroad">
    <outline type="RSS" title="Signal" xmlUrl="http://u:p@signal.example/feed"></outline>
  </outline>
</outline>
<outline text="Again" xmlUrl="https://GAZETTE.example/feed?b=2&amp;a=1"/>
<outline text="No address"/>
<outline text="A file" xmlUrl="file:///etc/passwd"/>
<outline text="Other list" type="include" url="https://lists.example/all.opml"/>
<outline text="Old" isComment="true"><outline text="Older" xmlUrl="https://old.example/feed"/></outline>
<outline type="rss" text="" url="feed://bare.example/feed"/>
</body>
</opml>`), "")
	want := opml.List{
		Title: "The harbour's papers",
		Feeds: []opml.Feed{
			{URL: "https://gazette.example/feed?a=1&b=2", Title: "Gazette & Mail", Home: "https://gazette.example/", Type: "rss", Categories: []string{"Port/Weather", "ships"}, Folder: []string{"Papers"}, Line: 6},
			{URL: "http://u:p@signal.example/feed", Title: "Signal", Type: "rss", Folder: []string{"Papers", "Abroad"}, Line: 8},
			{URL: "https://bare.example/feed", Type: "rss", Line: 16},
		},
		Skipped: []opml.Skip{
			{Line: 11, Title: "Again", Why: "it is the feed of line 6 once more"},
			{Line: 12, Title: "No address", Why: "it has no address"},
			{Line: 13, Title: "A file", Why: "its address is not one of the web"},
			{Line: 14, Title: "Other list", Why: "it is a link to something else, and is not followed"},
			{Line: 15, Title: "Old", Why: "it is commented out"},
			{Line: 15, Title: "Older", Why: "it is commented out"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("(-want +got):\n%s%v", diff, err)
	}
}

// TestBroken reads what no XML parser takes.
func TestBroken(t *testing.T) {
	for name, doc := range map[string]string{
		"bare ampersand":  `<opml><body><outline text="A & B" xmlUrl="https://a.example/?x=1&y=2"/></body></opml>`,
		"no quotes":       `<opml><body><outline text=A xmlUrl=https://a.example/?x=1&y=2 ></body></opml>`,
		"no end":          `<opml><body><outline text="F"><outline text="A" xmlUrl="https://a.example/?x=1&amp;y=2"/><outline text="B`,
		"no root":         `<outline text="A" xmlUrl="https://a.example/?x=1&amp;y=2"/>`,
		"text before":     "Warning: undefined index\n" + `<opml><body><outline text="A" xmlUrl="https://a.example/?x=1&amp;y=2"/></body></opml>`,
		"entities":        `<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><opml><body><outline text="&b;" xmlUrl="https://a.example/?x=1&amp;y=2"/></body></opml>`,
		"unclosed title":  `<opml><head><title>My feeds</head><body><outline text="A" xmlUrl="https://a.example/?x=1&amp;y=2"/></body></opml>`,
		"plaintext":       `<opml><plaintext><outline text="A" xmlUrl="https://a.example/?x=1&amp;y=2"/></opml>`,
		"greater in text": `<opml><outline text="a > b" xmlUrl="https://a.example/?x=1&amp;y=2"/></opml>`,
		"upper case":      `<OPML><BODY><OUTLINE TEXT="A" XMLURL="https://a.example/?x=1&amp;y=2"/></BODY></OPML>`,
		"UTF-16":          string(utf16le(`<opml><body><outline text="A" xmlUrl="https://a.example/?x=1&amp;y=2"/></body></opml>`)),
	} {
		got, err := opml.Parse([]byte(doc), "")
		if err != nil || len(got.Feeds) != 1 || got.Feeds[0].URL != "https://a.example/?x=1&y=2" {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if strings.Contains(fmt.Sprint(got), "root:") {
			t.Errorf("%s: an entity was followed", name)
		}
	}
}

func utf16le(s string) (b []byte) {
	b = append(b, 0xff, 0xfe)
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return b
}

func TestCharset(t *testing.T) {
	got, err := opml.Parse([]byte("<?xml version='1.0' encoding='windows-1251'?><opml><outline text='\xc3\xe0\xe2\xe0\xed\xfc' xmlUrl='https://a.example/'/></opml>"), "text/xml")
	if err != nil || len(got.Feeds) != 1 || got.Feeds[0].Title != "Гавань" {
		t.Errorf("got %+v, %v", got, err)
	}
}

// TestUnclosedFeeds holds that feeds written like <br> stay in their folders.
func TestUnclosedFeeds(t *testing.T) {
	got, err := opml.Parse([]byte(`<opml><outline text="F"><outline xmlUrl="https://a.example/"><outline xmlUrl="https://b.example/"></outline><outline text="G"><outline xmlUrl="https://c.example/"></outline></opml>`), "")
	var folders []string
	for _, f := range got.Feeds {
		folders = append(folders, strings.Join(f.Folder, "/"))
	}
	if want := "F F G"; err != nil || strings.Join(folders, " ") != want {
		t.Errorf("got %q, want %q, %v", folders, want, err)
	}
}

func TestRefused(t *testing.T) {
	many := func(n int) string {
		var b strings.Builder
		b.WriteString("<opml><body>")
		for i := range n {
			fmt.Fprintf(&b, `<outline type="rss" text="F%d" xmlUrl="https://news.example/f%d.xml"/>`+"\n", i, i)
		}
		return b.String() + "</body></opml>"
	}
	for name, c := range map[string]struct{ doc, want string }{
		"csv":     {"url,title\nhttps://news.example/feed.xml,x", "this is not a list of feeds (OPML): let your reader export one, and send that file"},
		"json":    {`{"feeds":[]}`, "this is not a list of feeds (OPML): let your reader export one, and send that file"},
		"nothing": {"", "this is not a list of feeds (OPML): let your reader export one, and send that file"},
		"feed":    {`<?xml version="1.0"?><rss version="2.0"><channel/></rss>`, "this is one feed, not a list of feeds (OPML): add it by its address"},
		"deep":    {"<opml>" + strings.Repeat("<outline text='f'>", 100_000) + strings.Repeat("</outline>", 100_000) + "</opml>", "this list has more than 80000 entries: split it into smaller ones"},
		"deepish": {"<opml>" + strings.Repeat("<outline text='f'>", 100) + strings.Repeat("</outline>", 100) + "</opml>", "this list has more than 64 folders inside each other (line 1): export it without folders"},
		"many":    {many(20_001), "this list has more than 20000 feeds: split it into smaller ones"},
		"ends":    {"<opml>" + strings.Repeat("</outline>", 300_000), "this is not a list of feeds (OPML): let your reader export one, and send that file"},
		"large":   {strings.Repeat(" ", opml.MaxBytes+1), "this file has more than 10 MB: that is no list of feeds"},
	} {
		if _, err := opml.Parse([]byte(c.doc), ""); err == nil || err.Error() != c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
	began := time.Now()
	list, err := opml.Parse([]byte(many(opml.MaxFeeds)), "")
	if err != nil || len(list.Feeds) != opml.MaxFeeds {
		t.Errorf("%d feeds, %v", len(list.Feeds), err)
	}
	t.Logf("%d feeds in %s", len(list.Feeds), time.Since(began))
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("%d feeds took %s", len(list.Feeds), took)
	}
}

// TestMarshal holds that a list comes back as it was written, without passwords.
func TestMarshal(t *testing.T) {
	list := opml.List{
		Title: `Papers & "ships" <1>`, Created: time.Date(2026, 8, 4, 9, 0, 0, 0, time.UTC),
		Feeds: []opml.Feed{
			{URL: "https://a.example/?x=1&y=2", Title: `"A" < B`, Home: "https://a.example/", Type: "rss", Categories: []string{"Port/Weather"}, Folder: []string{"F", "G"}},
			{URL: "https://b.example/feed", Title: "Гавань", Type: "rss"},
			{URL: "https://c.example/feed", Title: "C", Type: "rss", Folder: []string{"F"}},
		},
	}
	out := list.Marshal()
	back, err := opml.Parse(out, "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range back.Feeds {
		back.Feeds[i].Line = 0
	}
	want := list
	want.Created = time.Time{}
	want.Feeds = []opml.Feed{list.Feeds[0], list.Feeds[2], list.Feeds[1]} // by folder
	if diff := cmp.Diff(want, back); diff != "" {
		t.Errorf("(-want +got):\n%s\n%s", diff, out)
	}
	secret := opml.List{Feeds: []opml.Feed{{URL: "https://reader:sesame@a.example/feed"}}}
	if out := string(secret.Marshal()); strings.Contains(out, "sesame") || !strings.Contains(out, `type="rss" text="https://a.example/feed" xmlUrl="https://a.example/feed"`) {
		t.Errorf("got %s", out)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`<opml version="2.0"><head><title>x</title></head><body><outline text="F"><outline type="rss" text="A" xmlUrl="https://a.example/"/></outline></body></opml>`,
		`<outline text=A xmlUrl=http://a.example><outline isComment=true></outline><plaintext>`, "<opml><outline text='&a;\x00\xff' category=',/a,'",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		list, err := opml.Parse(doc, "")
		if err != nil {
			return
		}
		back, err := opml.Parse(list.Marshal(), "")
		if err != nil || len(back.Feeds) != len(list.Feeds) {
			t.Fatalf("%d feeds were written, %d read: %v\n%s", len(list.Feeds), len(back.Feeds), err, list.Marshal())
		}
	})
}

func ExampleParse() {
	list, err := opml.Parse([]byte(`<opml version="2.0"><body>
<outline text="Papers">
	<outline type="rss" text="Gazette" xmlUrl="https://gazette.example/feed"/>
	<outline text="Nothing"/>
</outline>
</body></opml>`), "")
	fmt.Println(err)
	for _, f := range list.Feeds {
		fmt.Println(f.Folder, f.Title, f.URL)
	}
	for _, s := range list.Skipped {
		fmt.Println(s)
	}
	// Output:
	// <nil>
	// [Papers] Gazette https://gazette.example/feed
	// line 4, Nothing: it has no address
}
