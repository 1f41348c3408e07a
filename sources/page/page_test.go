package page_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/sources/page"
)

const prose = `The ferry between the old harbour and the island sailed again on Monday, three years after the storm that broke its pier. Two hundred people stood on the quay when it left.`

func wrap(head, body string) []byte {
	return []byte("<!doctype html><html lang='en-GB'><head>" + head + "</head><body>" + body + "</body></html>")
}

// paras makes n paragraphs.
func paras(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<p>%s It was journey %d of the year.</p>", prose, i+1)
	}
	return b.String()
}

func TestDescription(t *testing.T) {
	for name, test := range map[string]struct {
		head string
		want page.Page
	}{
		"meta elements": {
			`<title>Ferry returns - Harbour News</title><meta property="og:title" content="Ferry returns | Harbour News"><meta property="og:site_name" content="Harbour News">
			 <meta name="author" content="Ida Holm"><meta property="article:published_time" content="2026-08-04T09:00:00+02:00"><meta property="og:image" content="/lead.jpg">
			 <link rel="canonical" href="/ferry?utm_source=x">`,
			page.Page{URL: "https://harbour.example/ferry", Title: "Ferry returns", Site: "Harbour News", Byline: "Ida Holm", Lang: "en-GB",
				Image: "https://harbour.example/lead.jpg", Published: time.Date(2026, 8, 4, 7, 0, 0, 0, time.UTC)},
		},
		"JSON-LD": {
			`<title>Harbour News: Ferry returns</title><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"],
			 "headline": "Ferry &amp; bridge return", "datePublished": "2026-08-04T09:00:00Z", "dateModified": "2026-08-05", "author": [{"name": "Ida Holm"}, "Jan Voss"],
			 "publisher": {"name": "Harbour News"}, "image": [{"url": "https://cdn.example/lead.jpg"}]}]}</script>`,
			page.Page{URL: "https://harbour.example/a", Title: "Ferry & bridge return", Site: "Harbour News", Byline: "Ida Holm, Jan Voss", Lang: "en-GB",
				Image: "https://cdn.example/lead.jpg", Published: time.Date(2026, 8, 4, 9, 0, 0, 0, time.UTC), Updated: time.Date(2026, 8, 5, 0, 0, 0, 0, time.UTC)},
		},
		"claims that cannot be": {
			`<title>Ferry returns</title><link rel="canonical" href="https://victim.example/x"><meta property="og:url" content="https://harbour.example/"><meta property="og:image" content="javascript:alert(1)">
			 <meta name="author" content="https://facebook.example/ida"><meta name="date" content="2999-01-01"><script type="application/ld+json">{"@type": "NewsArticle", </script>`,
			page.Page{URL: "https://harbour.example/a", Title: "Ferry returns", Lang: "en-GB"},
		},
	} {
		got, err := page.Extract(wrap(test.head, "<h1>Ferry</h1>"+paras(3)), "", "https://harbour.example/a")
		if len(got.Paras) != 3 || err != nil {
			t.Errorf("%s: %q, %v", name, got.Paras, err)
		}
		if got.Paras = nil; fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", test.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, test.want)
		}
	}
}

func TestNoText(t *testing.T) {
	for name, test := range map[string]struct{ body, kind string }{
		"empty":         {"", ""},
		"made by code":  {`<html><body><div id="app"></div><noscript>Please enable JavaScript to read this page.</noscript><script>var text = "` + prose + `"</script>`, ""},
		"a wall":        {"<html><body><h1>Before you continue</h1><p>We use cookies.</p><button>Accept</button></body></html>", ""},
		"a picture":     {"\x89PNG\r\n\x1a\n", "image/png"},
		"a document":    {"%PDF-1.7 " + prose, "application/pdf"},
		"attributes":    {"<p " + strings.Repeat("a=b ", 200_000) + ">" + prose, ""},
		"sound":         {prose, "audio/mpeg"},
		"nested deeply": {strings.Repeat("<div>", 100_000) + prose, ""},
		"many tags":     {strings.Repeat("<a href=x>y</a>", 100_000), ""},
	} {
		began := time.Now()
		p, err := page.Extract([]byte(test.body), test.kind, "https://harbour.example/a")
		if !errors.Is(err, page.ErrNoText) || len(p.Paras) > 0 {
			t.Errorf("%s: %q, %v", name, p.Paras, err)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%s took %s", name, took)
		}
	}
}

// TestLines holds what is taken out of an article and what is not.
func TestLines(t *testing.T) {
	all := strings.SplitAfter(paras(8), "</p>")
	begin, rest := strings.Join(all[:3], ""), strings.Join(all[3:], "")
	for line, kept := range map[string]bool{
		`<p>Mayor Jan Voss said that "the <ui-tip class="tooltip">oak</ui-tip> will last".</p>`: true,
		`<p>Mayor Jan Voss said that "the <span class="ad">oak</span> will last".</p>`:          true,
		`<p><a href="/x">The mayor wrote a long letter to the council of the island.</a></p>`:   true,
		`<div>Mayor Jan Voss said that "the <span class="credit">oak</span> will last".</div>`:  true,
		`<h2>A pier of oak</h2>`: true,
		`<p>Share prices of the shipping company rose by a tenth.</p>`:                                         true,
		`<p>More than a hundred boats came to greet the ferry.</p>`:                                            true,
		`<p>Follow the ferry with your eyes until it is gone.</p>`:                                             true,
		`<p>"Updated charts are needed," the pilot said to the crew.</p>`:                                      true,
		`<blockquote>Two hundred people stood on the quay</blockquote>`:                                        false, // it stands in the text
		`<p><a href="/x">Crane finds a new home</a></p>`:                                                       false,
		`<img src="/a.jpg"><p>The ferry in the evening sun</p>`:                                                false,
		`<p>Photo: Ida Holm</p>`:                                                                               false,
		`<p>Foto: Ida Holm / Hafen</p>`:                                                                        false,
		`<p>Читайте также: новый кран</p>`:                                                                     false,
		`<p>Updated: 4 August, 10.00</p>`:                                                                      false,
		`<p>Advertisement</p>`:                                                                                 false,
		`<p>* * *</p>`:                                                                                         false,
		`<p>Sign up for our letter and never miss a boat again.</p>`:                                           false,
		`<p>In this July 4, 2026 file photo, the ferry leaves.</p>`:                                            false,
		`<p>https://harbour.example/ferry</p>`:                                                                 false,
		`<div class="moduleRelated"><p>Crane finds a new home.</p></div>`:                                      false,
		`<p>Mehr zum Thema</p>`:                                                                                false,
		`<div class="rating"><p>Three of five anchors for this one.</p></div>`:                                 false,
		`<table><tr><td></td><td>It sails every hour until dusk.</td></tr><tr><td></td><td></td></tr></table>`: true,
		`<p><a href="/1">Will the crane ever find a home?</a></p><p><a href="/2">Is the wall of the town high enough?</a></p><p><a href="/3">Who pays for the new pier?</a></p>`: false,
		`<table><tr><td>Ferry</td><td>9.00</td></tr></table>`: false,
	} {
		with, err := page.Extract(wrap("<title>Ferry returns</title>", "<article>"+begin+line+rest+"</article>"), "", "")
		if err != nil {
			t.Errorf("%s: %v", line, err)
		}
		if want := map[bool]int{true: 9, false: 8}[kept]; len(with.Paras) != want {
			t.Errorf("%s: %d paragraphs, want %d", line, len(with.Paras), want)
		}
		if words := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(line, ""); kept && !slices.Contains(with.Paras, words) {
			t.Errorf("%s: not word for word in %q", line, with.Paras)
		}
	}
	// What follows an announcement of other articles goes with it.
	p, err := page.Extract(wrap("", "<article>"+paras(6)+"<h3>Related stories</h3><p>Crane finds a new home, says the port.</p></article>"), "", "")
	if err != nil || len(p.Paras) != 6 {
		t.Errorf("got %q, %v", p.Paras, err)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add(wrap("<title>x</title>", paras(2)), "")
	f.Add([]byte("<table><tr><td><table><p><svg><p></svg>"+prose), "td p")
	f.Add([]byte(`<script type="application/ld+json">[[[{"@type":["Article"],"author":[[{"name":{"name":1}}]]}]]]</script>`+paras(1)), "p")
	f.Add([]byte(`<script type="application/ld+json">{"@type":"Article","articleBody":"&lt;p>a "b", c\u12",}{</script><a rel=next href=?page=2>`+paras(1)), "div > p, [id]")
	for _, pattern := range []string{"testdata/*.txtar", "../../../shared/evil/cases/page-*.html"} { // the second are where they are
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			if doc, err := os.ReadFile(file); err == nil && len(doc) < 64<<10 {
				f.Add(doc, "article")
			}
		}
	}
	f.Fuzz(func(t *testing.T, b []byte, selector string) {
		const address = "https://harbour.example/a"
		p, err := page.Options{Selector: selector}.Extract(b, "", address)
		if (err == nil) != (len(p.Paras) > 0) {
			t.Errorf("%d paragraphs and %v", len(p.Paras), err)
		}
		for _, s := range append(p.Paras, p.Title, p.Byline, p.Site) {
			if strings.ContainsAny(s, "\n\x00") || s != strings.ToValidUTF8(s, "") {
				t.Errorf("not plain text: %q", s)
			}
		}
		if p.Image != "" && !strings.HasPrefix(p.Image, "http") {
			t.Errorf("a picture that is not on the web: %q", p.Image)
		}
		if p.Next != "" && page.Sequel(address, p.Next) != 2 {
			t.Errorf("%q follows %s", p.Next, address)
		}
	})
}

func ExampleExtract() {
	p, err := page.Extract(wrap("<title>Ferry returns</title>", "<nav><a href=/>Home</a></nav><article><h1>Ferry returns</h1>"+paras(2)+"</article>"), "text/html", "https://harbour.example/ferry")
	fmt.Println(p.Title, p.Lang, len(p.Paras), err)
	// Output: Ferry returns en-GB 2 <nil>
}
