package feed_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"pullquote/sources/feed"
)

// TestGolden reads every document of testdata: a txtar archive of the document
// and of the feed that it must become.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var document, want []byte
		for _, f := range a.Files {
			if f.Name == "want.json" {
				want = f.Data
			} else {
				document = f.Data
			}
		}
		f, err := feed.Parse(document, "", "https://harbour.example/feed.xml")
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		got, err := json.MarshalIndent(f, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.TrimSpace(string(want)), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// rss wraps items into a feed.
func rss(items ...string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><link>https://harbour.example/</link>` +
		strings.Join(items, "\n") + `</channel></rss>`
}

func parse(t *testing.T, document string) feed.Feed {
	t.Helper()
	f, err := feed.Parse([]byte(document), "", "https://harbour.example/feed.xml")
	if err != nil {
		t.Fatalf("%v\n%.300s", err, document)
	}
	return f
}

func titles(f feed.Feed) string {
	var all []string
	for _, i := range f.Items {
		all = append(all, i.Title)
	}
	return strings.Join(all, "|")
}

// TestMended reads documents that no XML parser takes.
func TestMended(t *testing.T) {
	whole := rss("<item><title>One</title></item>", "<item><title>Two</title></item>")
	for name, test := range map[string]struct{ document, want string }{
		"as it should be":          {whole, "One|Two"},
		"a warning before it":      {"<br />\n<b>Warning</b>: date() in <b>/www/feed.php</b><br />\n" + whole, "One|Two"},
		"junk after it":            {whole + "<!-- 0.2s --></div><script>", "One|Two"},
		"twice":                    {whole + strings.ReplaceAll(whole, "One", "Three"), "One|Two"},
		"cut between items":        {whole[:strings.Index(whole, "\n<item>")], "One"},
		"cut inside an item":       {whole[:strings.Index(whole, "</title></item></channel>")], "One"},
		"cut inside a tag":         {whole[:strings.LastIndex(whole, "<item>")+3], "One"},
		"cut inside CDATA":         {rss("<item><title>One</title></item>", "<item><title><![CDATA[Two"), "One"},
		"end tags forgotten":       {rss("<item><title>One <b>bold</title></item>", "<item><title>Two</title>"), "One bold|Two"},
		"items not closed":         {rss("<item><title>One</title>", "<item><title>Two</title>"), "One|Two"},
		"an element before them":   {rss("<category><item><title>One</title></item>", "<item><title>Two</title></item>"), "One|Two"},
		"end tags too many":        {rss("</b><item></i><title>One</title></p></item></item>", "<item><title>Two</title></item>"), "One|Two"},
		"bare marks":               {rss("<item><title>A & B < C, 3<4 &nbsp;]]> D</title></item>"), "A & B < C, 3<4 ]]> D"},
		"references to nothing":    {rss("<item><title>O&#0;n&#x1f;e&#xd800;&#65;</title></item>"), "OneA"},
		"raw control characters":   {rss("<item><title>O\x00n\x08e</title></item>"), "One"},
		"attributes of all kinds":  {rss(`<item a=b c d='"' e="<" 1f=g a:b:c=h :=i "><title x=">">One</title></item>`), "One"},
		"impossible names":         {rss("<item><title>One<a:b:c>!</a:b:c></title><1><:></item>"), "One!"},
		"a type with entities":     {`<!DOCTYPE rss [<!ENTITY x "y"> <!ENTITY z SYSTEM "file:///etc/passwd">]>` + rss("<item><title>One &x;&z;</title></item>"), "One &x;&z;"},
		"version 1.1":              {strings.Replace(whole, "1.0", "1.1", 1), "One|Two"},
		"upper case":               {strings.NewReplacer("rss", "RSS", "channel", "CHANNEL").Replace(whole), "One|Two"},
		"an item of an extension":  {rss("<item><title>One</title><g:item><g:id>7</g:id></g:item></item>"), "One"},
		"an item inside an entry":  {`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title></entry><entry><title>Two</title></entry></feed>`, "One|Two"},
		"CDATA in pieces":          {rss("<item><title><![CDATA[a ]]]]><![CDATA[> b]]></title></item>"), "a ]]> b"},
		"a comment with a tag":     {rss("<item><!-- <item> --><title>One</title></item>"), "One"},
		"declared in another code": {strings.Replace(whole, `"1.0"`, `"1.0" encoding="utf-16"`, 1), "One|Two"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := titles(parse(t, test.document)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNotAFeed(t *testing.T) {
	for name, test := range map[string]struct{ document, want string }{
		"nothing":   {" \n", "an empty document, not a feed"},
		"a page":    {`<!-- x --><!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head>`, "a web page, not a feed; its feed seems to be https://harbour.example/rss"},
		"OPML":      {`<opml version="2.0"><body><outline/></body></opml>`, "a list of feeds (OPML), not a feed"},
		"a sitemap": {`<?xml version="1.0"?><urlset><url/></urlset>`, "a sitemap, not a feed"},
		"a picture": {"\x89PNG\r\n\x1a\n\x00\x00", "no XML and no JSON, not a feed"},
		"other XML": {"<note>x</note>", "an XML document of another kind, not a feed"},
		"JSON":      {`{"message": "not found"}`, "something that cannot be read as a feed, not a feed"},
		"cut JSON":  {`{"version": "https://jsonfeed.org/version/1", "items": [`, "something that cannot be read as a feed, not a feed"},
	} {
		_, err := feed.Parse([]byte(test.document), "", "https://harbour.example/")
		var e *feed.Error
		if !errors.As(err, &e) || e.Error() != test.want {
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		}
	}
}

// TestBounds reads documents that are made to be dear.
func TestBounds(t *testing.T) {
	for name, test := range map[string]struct {
		document string
		items    int // -1: refused
	}{
		"deep":              {"<rss><channel><item>" + strings.Repeat("<m:x>", 1_500_000), -1},
		"deep and closed":   {rss("<item>" + strings.Repeat("<m:x>", 100_000) + strings.Repeat("</m:x>", 100_000) + "</item>"), -1},
		"end tags in vain":  {rss("<item>" + strings.Repeat("<br>", 1900) + strings.Repeat("</x>", 1_000_000) + "</item>"), -1},
		"vocabularies":      {rss("<item>" + numbered("<n%d:x/>", 30_000) + "</item>"), -1},
		"many items":        {rss(strings.Repeat("<item><title>x</title></item>", 100_000)), feed.MaxItems},
		"attributes":        {"<rss " + numbered(`a%d="v" `, 100_000) + "><channel><item><title>x</title></item></channel></rss>", 1},
		"quotes never end":  {rss(strings.Repeat(`<item a="`, 100_000)), 1},
		"laughs":            {`<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>` + rss("<item><title>"+strings.Repeat("&b;", 10_000)+"</title></item>"), 1},
		"many objects":      {`{"version": "https://jsonfeed.org/version/1", "items": [` + strings.Repeat(`{"id":"1"},`, 250_000) + `{}]}`, -1},
		"deep JSON":         {`{"version": "https://jsonfeed.org/version/1", "items": ` + strings.Repeat("[", 1_000_000), -1},
		"deep in a content": {rss("<item><description><![CDATA[" + strings.Repeat("<div>", 500_000) + "]]></description></item>"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			f, err := feed.Parse([]byte(test.document), "", "")
			if took := time.Since(began); took > 5*time.Second && !testing.Short() { // under the race detector time says nothing
				t.Errorf("took %s", took)
			}
			if test.items < 0 && err == nil || test.items >= 0 && len(f.Items) != test.items {
				t.Errorf("got %d items, %v; want %d", len(f.Items), err, test.items)
			}
		})
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestIdentity holds what is the same item in two visits and what is not.
func TestIdentity(t *testing.T) {
	item := func(title, link, guid string) string {
		s := "<item><title>" + title + "</title>"
		if link != "" {
			s += "<link>" + strings.ReplaceAll(link, "&", "&amp;") + "</link>"
		}
		if guid != "" {
			s += "<guid>" + guid + "</guid>"
		}
		return s + "</item>"
	}
	a := item("Ferry", "https://harbour.example/a", "tag:1")
	for name, test := range map[string]struct {
		first, second string
		news          int
	}{
		"nothing new":        {a, a, 0},
		"a new identifier":   {a, item("Ferry", "https://harbour.example/a", "tag:2"), 0},
		"a new address":      {a, item("Ferry", "https://harbour.example/b", "tag:1"), 0},
		"a new title":        {a, item("Boat", "https://harbour.example/a", "tag:1"), 0},
		"tracked":            {item("Ferry", "https://harbour.example/a?utm_source=1", ""), item("Ferry", "http://www.harbour.example/a/?utm_source=2", ""), 0},
		"moved to https":     {item("Ferry", "", "http://harbour.example/a"), item("Ferry", "", "https://harbour.example/a"), 0},
		"another one":        {a, item("Ferry", "https://harbour.example/b", "tag:2"), 1},
		"only words":         {item("Ferry", "", ""), item("Ferry", "", ""), 0},
		"other words":        {item("Ferry", "", ""), item("Boat", "", ""), 1},
		"one page for all":   {item("A", "https://harbour.example/", "1"), item("B", "https://harbour.example/", "2"), 1},
		"one id for two":     {a, item("A", "https://harbour.example/x", "9") + item("B", "https://harbour.example/y", "9"), 2},
		"one link for two":   {a, item("A", "https://harbour.example/x", "8") + item("B", "https://harbour.example/x", "9"), 2},
		"the feed's address": {a, item("A", "https://harbour.example/feed.xml", "8") + item("B", "https://harbour.example/feed.xml", "9"), 2},
		"there twice":        {a, item("A", "https://harbour.example/x", "8") + item("A", "https://harbour.example/x", "8"), 1},
	} {
		seen, news := map[string]bool{}, 0
		for n, items := range []string{test.first, test.second} {
			for _, i := range parse(t, rss(items)).Items {
				known := false
				for _, k := range i.Keys {
					known = known || seen[k]
					seen[k] = true
				}
				if n == 1 && !known {
					news++
				}
				if i.ID != i.Keys[0] {
					t.Errorf("%s: the id is %q, the keys are %q", name, i.ID, i.Keys)
				}
			}
		}
		if news != test.news {
			t.Errorf("%s: %d items are news, want %d", name, news, test.news)
		}
	}
}

func TestDates(t *testing.T) {
	for raw, want := range map[string]string{
		"Tue, 04 Aug 2026 09:00:00 +0200":        "2026-08-04T07:00:00Z",
		"Tue, 04 Aug 2026 09:00:00 +0200 (CEST)": "2026-08-04T07:00:00Z",
		"4 Aug 2026 9:00 EST":                    "2026-08-04T14:00:00Z",
		"Tues, 4 August 2026 09:00:00 Z":         "2026-08-04T09:00:00Z",
		"Вт, 4 авг. 2026 09:00:00 МСК":           "2026-08-04T06:00:00Z",
		"Di, 4. März 2025 09:00":                 "2025-03-04T09:00:00Z",
		"2026-08-04T09:00:00.5+05:30":            "2026-08-04T03:30:00.5Z",
		"Tue, 04 Aug 2099 09:00:00 GMT":          "",
		"Thu, 01 Jan 1970 00:00:00 +0000":        "",
		"0001-01-01T00:00:00Z":                   "",
		"yesterday":                              "",
	} {
		got := ""
		if at := parse(t, rss("<item><title>x</title><pubDate>"+raw+"</pubDate></item>")).Items[0].Published; !at.IsZero() {
			got = at.Format(time.RFC3339Nano)
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", raw, got, want)
		}
	}
}

func TestHostileAddresses(t *testing.T) {
	for raw, want := range map[string]string{
		"/a/1":                        "https://harbour.example/a/1",
		"//other.example/a":           "https://other.example/a",
		"javascript:alert(1)":         "",
		"data:text/html,x":            "",
		"file:///etc/passwd":          "",
		"https://u:p@other.example/a": "https://other.example/a",
		"https://other.example/" + strings.Repeat("a", 9000): "",
	} {
		i := parse(t, rss("<item><title>x</title><link>"+raw+"</link><enclosure url='"+raw+"' type='image/png'/></item>")).Items[0]
		if i.URL != want || i.Image != want {
			t.Errorf("%.60s: address %q, picture %q; want %q", raw, i.URL, i.Image, want)
		}
	}
}

func TestItemIsStored(t *testing.T) {
	want := parse(t, rss(`<item><title>Ferry</title><link>/a</link><description>One.&lt;p&gt;Two.</description><category>sea</category><pubDate>Tue, 04 Aug 2026 09:00:00 GMT</pubDate></item>`)).Items[0]
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got feed.Item
	if err := json.Unmarshal(b, &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestLinks(t *testing.T) {
	page := `<html><head><base href="https://cdn.harbour.example/x/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/atom+xml; charset=utf-8" title="All &amp; everything" href="../feed.atom">
<link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="/rss">
<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">
</head><a href="/other.rss">`
	want := []feed.Link{{URL: "https://cdn.harbour.example/feed.atom", Title: "All & everything"}, {URL: "https://cdn.harbour.example/comments/feed", Title: "Comments"}}
	if got := feed.Links(page, "https://harbour.example/"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := feed.Links(`<a href="/news.rss?x">Feed</a><a href="/about">About</a>`, "https://harbour.example/"); len(got) != 1 || got[0].URL != "https://harbour.example/news.rss?x" {
		t.Errorf("got %v", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(rss("<item><title>One</title><link>/a</link></item>")))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><div>a<b/></div></title></entry></feed>`))
	f.Add([]byte(`{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "content_html": "<p>x"}]}`))
	f.Add([]byte("<rss><item a='><![CDATA[]]></x>&#0;"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := feed.Parse(b, "", "https://harbour.example/feed")
		if err != nil {
			return
		}
		for _, i := range got.Items {
			if i.ID == "" || len(i.Keys) == 0 {
				t.Errorf("an item without identity: %+v", i)
			}
			if i.URL != "" && !strings.HasPrefix(i.URL, "http://") && !strings.HasPrefix(i.URL, "https://") {
				t.Errorf("an address that is not on the web: %q", i.URL)
			}
			for _, s := range append(i.Body, i.Title, i.Byline) {
				if strings.ContainsAny(s, "\n\x00\ufffe") || s != strings.ToValidUTF8(s, "") {
					t.Errorf("not plain text: %q", s)
				}
			}
		}
	})
}

func ExampleParse() {
	f, err := feed.Parse([]byte(`<rss version="2.0"><channel><title>Harbour News</title><link>https://harbour.example/</link>
<item><title>Ferry &amp;amp; bridge reopen</title><link>/ferry?utm_source=rss</link></item></channel></rss>`), "application/rss+xml", "https://harbour.example/feed")
	fmt.Println(f.Title, err)
	fmt.Println(f.Items[0].Title, f.Items[0].URL)
	// Output:
	// Harbour News <nil>
	// Ferry & bridge reopen https://harbour.example/ferry
}
