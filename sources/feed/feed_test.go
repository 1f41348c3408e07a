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
		"cut inside CDATA":         {strings.TrimSuffix(rss("<item><title>One</title></item>", "<item><title><![CDATA[Two"), "</channel></rss>"), "One"},
		"CDATA never closed":       {rss("<item><title>One</title></item>", "<item><title><![CDATA[Two</title></item>", "<item><title>Three</title></item>"), "One|Two|Three"},
		"CDATA in CDATA":           {rss("<item><title><![CDATA[<![CDATA[One]]>]]></title></item>"), "One"},
		"a comment never closed":   {rss("<item><!-- <title>One</title></item>", "<item><title>Two</title></item>"), "One|Two"},
		"a title never closed":     {rss("<item><title>One<link>/1</link></item>", "<item><title>Two</titel><guid>2</guid></item>"), "One|Two"},
		"no channel around them":   {"<rss><item><title>One</title></item></rss>", "One"},
		"no root around them":      {"<channel><item><title>One</title></item></channel>", "One"},
		"a root with a prefix":     {`<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>One</a:title></a:entry></a:feed>`, "One"},
		"items of RSS in Atom":     {"<feed><item><title>One</title></item></feed>", "One"},
		"entities of HTML":         {rss("<item><title>&copy; &hellip; &nosuch; &CounterClockwiseContourIntegral;</title></item>"), "© … &nosuch; ∳"},
		"a quote never closed":     {rss(`<item a="><title>One</title></item>`, `<item><title>Two</title></item>`), "One|Two"},
		"windows-1252 by number":   {rss("<item><title>A &#150; B</title></item>"), "A – B"},
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
		"nothing":   {" \n", "an empty document, not a feed: later may be better"},
		"a page":    {`<!-- x --><!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head>`, "a web page, not a feed; its feed seems to be https://harbour.example/rss"},
		"OPML":      {`<opml version="2.0"><body><outline/></body></opml>`, "a list of feeds (OPML), not a feed: the operator of this bot can import it, or add its feeds one by one"},
		"a sitemap": {`<?xml version="1.0"?><urlset><url/></urlset>`, "a sitemap, not a feed: check the address in a browser"},
		"a picture": {"\x89PNG\r\n\x1a\n\x00\x00", "no XML and no JSON, not a feed: check the address in a browser"},
		"other XML": {"<note>x</note>", "an XML document of another kind, not a feed: check the address in a browser"},
		"JSON":      {`{"message": "not found"}`, "JSON that is no JSON Feed, not a feed: check the address in a browser"},
	} {
		_, err := feed.Parse([]byte(test.document), "", "https://harbour.example/")
		var e *feed.Error
		if !errors.As(err, &e) || e.Error() != test.want {
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		}
	}
}

// TestBounds reads documents that are made to be dear.

// TestMemory reads the longest documents that are let through: none takes more

// than 64 MB, its own ten included.

// TestIdentity holds what is the same item in two visits and what is not.

// report is long enough to be somebody's.

// told writes an item whose address and identifier are made of one number.

// TestEdits publishes reports anew with one word changed, each at another place,

// and counts those that are recognised; and reports on something else that share

// a title.

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
		"1785834000":                             "2026-08-04T09:00:00Z",
		"1785834000500":                          "2026-08-04T09:00:00.5Z",
		"20260804T090000Z":                       "2026-08-04T09:00:00Z",
		"2026-08-04 09:00:00 UTC":                "2026-08-04T09:00:00Z",
		"Tue, 4 Aug 26 09:00:00 +0200":           "2026-08-04T07:00:00Z",
		"mar., 4 août 2026 09:00:00 +0200":       "2026-08-04T07:00:00Z",
		"2026年8月4日 09:00":                        "2026-08-04T09:00:00Z",
		"9999-12-31T23:59:59Z":                   "",
		"-0001-11-30T00:00:00+00:00":             "",
		"0000-00-00 00:00:00":                    "",
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
		"/a?x=1&copy=2&amp;lt=3":      "https://harbour.example/a?x=1&copy=2&lt=3",
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

func ExampleParse() {
	f, err := feed.Parse([]byte(`<rss version="2.0"><channel><title>Harbour News</title><link>https://harbour.example/</link>
<item><title>Ferry &amp;amp; bridge reopen</title><link>/ferry?utm_source=rss</link></item></channel></rss>`), "application/rss+xml", "https://harbour.example/feed")
	fmt.Println(f.Title, err)
	fmt.Println(f.Items[0].Title, f.Items[0].URL)
	// Output:
	// Harbour News <nil>
	// Ferry & bridge reopen https://harbour.example/ferry
}

// TestAsks reads what a feed asks of its readers.

func TestAsks(t *testing.T) {
	got := parse(t, `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Harbour News</title><link>https://harbour.example/</link><language>en_GB</language><ttl> 45 </ttl>
<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
<skipHours><hour>0</hour><hour>24</hour><hour>3</hour><hour>25</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day><day>someday</day><day>sunday</day></skipDays>
<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="/feed.xml?all"/><atom:link rel="next" href="/feed.xml?page=2"/>
<itunes:image href="/large.jpg"/><image><title>Another title</title><link>https://other.example/</link><url>/logo.png</url></image>
<atom:link rel="hub" href="javascript:alert(1)"/></channel></rss>`)
	got.Items = nil
	want := feed.Feed{
		Title: "Harbour News", Home: "https://harbour.example/", Self: "https://harbour.example/feed.xml?all", Hub: "https://hub.example/",
		Icon: "https://harbour.example/logo.png", Lang: "en-GB", Every: 45 * time.Minute, Period: 6 * time.Hour,
		SkipHours: []int{0, 3}, SkipDays: []time.Weekday{time.Sunday},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for ttl, want := range map[string]time.Duration{"": 0, "-5": 0, "x": 0, "1": time.Minute, "99999999": 24 * time.Hour} {
		if got := parse(t, "<rss><channel><ttl>"+ttl+"</ttl></channel></rss>").Every; got != want {
			t.Errorf("ttl %q: %s, want %s", ttl, got, want)
		}
	}
	j := `{"version": "https://jsonfeed.org/version/1.1", "feed_url": "https://harbour.example/f", "hubs": [{"type": "rssCloud", "url": "https://a.example/"}, {"type": "WebSub", "url": "https://hub.example/"}], "items": []}`
	if f := parse(t, j); f.Hub != "https://hub.example/" || f.Self != "https://harbour.example/f" {
		t.Errorf("JSON: hub %q, self %q", f.Hub, f.Self)
	}
}

// TestNewerEnd reads feeds that are longer than any reader wants: with the newest

// item first, last, and without dates.

// TestProblem says what of a document was not read.

// TestKinds reads an item's title, text and content in all the ways there are of

// writing them.

func TestKinds(t *testing.T) {
	for document, want := range map[string][3]string{
		`<entry><title>A &lt;b&gt;bold&lt;/b&gt; word</title></entry>`:                                                                        {"A bold word"},
		`<entry><title type="html">Tom &amp;amp; Jo</title><summary type="html">&lt;p&gt;One&lt;/p&gt;</summary></entry>`:                     {"Tom & Jo", "One"},
		`<entry><title type="xhtml"><div>A <em>good</em> day</div></title><content type="xhtml"><div><p>1 &lt; 2</p></div></content></entry>`: {"A good day", "", "1 < 2"},
		`<entry><title>x</title><content type="xhtml"><div><script>bad()</script><p>One<br/>two</p></div></content></entry>`:                  {"x", "", "One two"},
		`<entry><title>x</title><content mode="base64" type="text/html">PHA+T25lPC9wPg==</content></entry>`:                                   {"x", "", "One"},
		`<entry><title>x</title><content type="application/octet-stream">PHA+T25lPC9wPg==</content></entry>`:                                  {"x", "", "One"},
		`<entry><title>x</title><content type="image/png">iVBORw0KGgo=</content></entry>`:                                                     {"x"},
		`<entry><title>x</title><content src="https://harbour.example/a" type="text/html"/></entry>`:                                          {"x"},
		`<entry><title>x</title><description><p>One</p><p>Two</p></description></entry>`:                                                      {"x", "One\n\nTwo"},
		`<entry><title>x</title><description>a &lt; b, &amp;lt;p&amp;gt; too</description></entry>`:                                           {"x", "a < b, <p> too"},
		`<entry><media:title>no</media:title><title>x</title><media:group><media:description>One</media:description></media:group></entry>`:   {"x", "One"},
		`<entry><itunes:title>x</itunes:title><itunes:summary>One</itunes:summary><description>Two</description></entry>`:                     {"x", "Two"},
	} {
		i := parse(t, "<feed>"+document+"</feed>").Items[0]
		if got := [3]string{i.Title, i.Text, strings.Join(i.Body, "\n")}; got != want {
			t.Errorf("%s:\ngot  %q\nwant %q", document, got, want)
		}
	}
}

// TestShared holds that a feed says so when a part of it would look like more than
// it is.
func TestShared(t *testing.T) {
	const herring, haddock = "<item><guid>1</guid><title>Herring</title>%s</item>", "<item><guid>2</guid><title>Haddock</title>%s</item>"
	for links, want := range map[string]bool{"": false, "<link>https://harbour.example/%d</link>": false, "<link>https://harbour.example/list</link>": true, "<link>https://harbour.example/</link>": true} {
		doc := "<rss version='2.0'><channel><link>https://harbour.example/</link>"
		for i, item := range []string{herring, haddock} {
			doc += fmt.Sprintf(item, strings.ReplaceAll(links, "%d", fmt.Sprint(i)))
		}
		if f := parse(t, doc+"</channel></rss>"); f.Shared != want || len(f.Items) != 2 {
			t.Errorf("%q: shared %t, %d items", links, f.Shared, len(f.Items))
		}
	}
}
