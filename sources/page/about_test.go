package page_test

import (
	"strings"
	"testing"
	"time"

	"pullquote/sources/page"
)

// read extracts a page that must be readable.
func read(t *testing.T, head, body, address string) page.Page {
	t.Helper()
	p, err := page.Extract(wrap(head, body), "text/html", address)
	if err != nil {
		t.Fatalf("%s%s: %v", head, body, err)
	}
	return p
}

func TestAddress(t *testing.T) {
	const cache = "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/ferry"
	for name, test := range map[string]struct{ head, address, want string }{
		"same site":           {`<link rel=canonical href="https://www.harbour.example/ferry">`, "https://m.harbour.example/ferry?x=1", "https://www.harbour.example/ferry"},
		"another site":        {`<link rel=canonical href="https://victim.example/ferry">`, "https://harbour.example/ferry", "https://harbour.example/ferry"},
		"the front page":      {`<link rel=canonical href="/"><meta property="og:url" content="/ferry">`, "https://harbour.example/ferry?x=1", "https://harbour.example/ferry"},
		"its folder":          {`<link rel=canonical href="/news/">`, "https://harbour.example/news/ferry-returns-after-three-years", "https://harbour.example/news/ferry-returns-after-three-years"},
		"without the title":   {`<link rel=canonical href="/news/4711">`, "https://harbour.example/news/4711/ferry-returns-after-three-years", "https://harbour.example/news/4711"},
		"copy for phones":     {`<link rel=canonical href="/news/ferry">`, "https://harbour.example/news/ferry/amp", "https://harbour.example/news/ferry"},
		"in a cache":          {`<link rel=canonical href="https://harbour.example/news/ferry">`, cache, "https://harbour.example/news/ferry"},
		"in a cache, another": {`<link rel=canonical href="https://victim.example/news/ferry">`, cache, cache},
	} {
		doc := []byte("<html amp><head>" + test.head + "</head><body>" + paras(3))
		p, err := page.Extract(doc, "", test.address)
		if err != nil || p.URL != test.want {
			t.Errorf("%s: got %s, want %s (%v)", name, p.URL, test.want, err)
		}
	}
}

func TestTitle(t *testing.T) {
	for head, want := range map[string]string{
		`<title>Ferry returns | Sport | Harbour News</title><meta property="og:site_name" content="Harbour News">`:                       "Ferry returns | Sport",
		`<title>Ferry returns - Harbour News - Port and Sea</title><meta property="og:site_name" content="Harbour News – Port and Sea">`: "Ferry returns",
		`<title>Ferry - back again - HarbourNews</title>`:                                                                                "Ferry - back again",
		`<title>Harbour News: Ferry returns</title>`:                                                                                     "Harbour News: Ferry returns",
		`<title>harbour-news.example | Ferry returns</title>`:                                                                            "Ferry returns",
		`<title>Ferry returns — after three years</title>`:                                                                               "Ferry returns — after three years",
		`<title>Ferry returns &amp; stays</title><meta name="a" value>`:                                                                  "Ferry returns & stays",
	} {
		if p := read(t, head, paras(3), "https://www.harbour-news.example/a"); p.Title != want {
			t.Errorf("%s: got %q, want %q", head, p.Title, want)
		}
	}
}

func TestByline(t *testing.T) {
	const site = `<meta property="og:site_name" content="Harbour News">`
	for markup, want := range map[string]string{
		`<meta name="author" content="By Ida Holm">`:                                                 "Ida Holm",
		`<meta name="author" content="Von Ida Holm und Jan Voss">`:                                   "Ida Holm und Jan Voss",
		`<meta name="author" content="Von Trapp">`:                                                   "Von Trapp",
		`<meta name="author" content="Автор: Ольга Ветрова">`:                                        "Ольга Ветрова",
		`<meta name="author" content="Ida Holm, Jan Voss, Ida Holm">`:                                "Ida Holm, Jan Voss",
		`<meta name="author" content="Ida Holm | 4 August 2026">`:                                    "Ida Holm",
		`<meta name="author" content="admin"><body><div class="article__author-name">Ida Holm</div>`: "Ida Holm",
		`<meta name="author" content="Harbour News"><body><span itemprop="author">Ida Holm</span>`:   "Ida Holm",
		`<meta name="author" content="Harbour News">`:                                                "Harbour News",
		`<meta name="author" content="ida@harbour.example">`:                                         "",
		`<body><p class="byline">By Ida Holm</p>`:                                                    "Ida Holm",
		`<body><div class="authorized-users">Everybody</div>`:                                        "",
		`<script type="application/ld+json">{"@graph": [{"@type": "Article", "headline": "x", "author": {"@id": "#ida"}}, {"@type": "Person", "@id": "#ida", "name": "Ida Holm"}]}</script>`: "Ida Holm",
	} {
		if p := read(t, site+markup, paras(3), ""); p.Byline != want {
			t.Errorf("%s: got %q, want %q", markup, p.Byline, want)
		}
	}
}

func TestPicture(t *testing.T) {
	for head, want := range map[string]string{
		`<meta property="og:image" content="/img/Logo_400.png"><meta name="twitter:image" content="/img/ferry.jpg">`:                       "https://harbour.example/img/ferry.jpg",
		`<meta property="og:image" content="/img/default.png">`:                                                                            "",
		`<meta property="og:image" content="/img/mark.svg">`:                                                                               "",
		`<meta property="og:image" content="/img/no-image.png">`:                                                                           "",
		`<meta property="og:image" content="/img/a.png"><meta property="og:image:width" content="48">`:                                     "",
		`<meta property="og:image" content="/img/the-new-logo-of-the-harbour-is-painted-on-the-ferry.jpg">`:                                "https://harbour.example/img/the-new-logo-of-the-harbour-is-painted-on-the-ferry.jpg",
		`<script type="application/ld+json">{"@type": "NewsArticle", "image": {"@type": "ImageObject", "url": "/img/ferry.jpg"}}</script>`: "https://harbour.example/img/ferry.jpg",
	} {
		if p := read(t, head, paras(3), "https://harbour.example/a"); p.Image != want {
			t.Errorf("%s: got %q, want %q", head, p.Image, want)
		}
	}
}

func TestPublished(t *testing.T) {
	for markup, want := range map[string]string{
		`<meta property="article:published_time" content="4. August 2026, 09:05 Uhr MESZ">`: "2026-08-04T07:05:00Z",
		`<meta name="date" content="2099-01-01"><time datetime="2026-08-04">today</time>`:   "2026-08-04T00:00:00Z",
		``: "2026-08-03T00:00:00Z", // from the address
	} {
		if got := read(t, markup, paras(3), "https://harbour.example/2026/08/03/ferry").Published.Format(time.RFC3339); got != want {
			t.Errorf("%s: got %s, want %s", markup, got, want)
		}
	}
}

// TestBrokenJSON holds that JSON-LD is read as it is found.
func TestBrokenJSON(t *testing.T) {
	for name, script := range map[string]string{
		"comment marks":       "<!-- \n {\"@type\": \"Article\", \"author\": \"Ida Holm\"} \n-->",
		"CDATA":               "//<![CDATA[\n{\"@type\": \"Article\", \"author\": \"Ida Holm\"};\n//]]>",
		"a line break inside": "{\"@type\": \"Article\", \"description\": \"One\n\ttwo\", \"author\": \"Ida Holm\"}",
		"marks inside":        `{"@type": "Article", "headline": "The "ferry", says she", "author": "Ida Holm"}`,
		"a comma too many":    `{"@type": "Article", "keywords": ["a", "b", ], "author": "Ida Holm", }`,
		"a wrong escape":      `{"@type": "Article", "description": "Ida\'s ferry", "author": "Ida Holm"}`,
		"two in a row":        `{"@type": "WebSite"}{"@type": "Article", "author": "Ida Holm"}`,
		"cut off":             `[{"@type": "Article", "author": {"name": "Ida Holm"}, "articleBody": "The fer`,
		"escaped":             `{&quot;@type&quot;: &quot;Article&quot;, &quot;author&quot;: &quot;Ida Holm&quot;}`,
		"an array in a graph": `{"@graph": [[{"@type": ["https://schema.org/NewsArticle"], "author": [{"name": "Ida Holm"}]}]]}`,
	} {
		if p := read(t, `<script type="application/ld+json">`+script+`</script>`, paras(3), ""); p.Byline != "Ida Holm" {
			t.Errorf("%s: got %q", name, p.Byline)
		}
	}
	// Of several articles the one is meant whose headline people see.
	p := read(t, `<script type="application/ld+json">[{"@type": "Article", "headline": "Crane", "author": "Jan Voss"}, {"@type": "Article", "headline": "Ferry", "author": "Ida Holm"}]</script>`, "<h1>Ferry</h1>"+paras(3), "")
	if p.Byline != "Ida Holm" {
		t.Errorf("another article's author: %q", p.Byline)
	}
}

// TestBody holds when the text in JSON-LD is taken.
func TestBody(t *testing.T) {
	first, second := prose+" It was a good day.", strings.ReplaceAll(prose, "ferry", "freighter")+" It was a long day."
	shown := "<article><p>" + first + "</p></article>"
	both := strings.ReplaceAll(first+"\n\n"+second+" Very.", "\n", `\n`)
	escaped := "&lt;p&gt;" + first + "&lt;/p&gt;&lt;p&gt;" + second + " Really.&lt;/p&gt;"
	for name, test := range map[string]struct {
		more, body, shown string
		paras             int
	}{
		"the page shows a part":        {"", both, shown, 2},
		"the page shows nothing":       {"", both, "<div id=app></div>", 2},
		"escaped mark-up":              {"", escaped, shown, 2},
		"about as long":                {"", first, shown, 1},
		"something else":               {"", strings.ReplaceAll(both, "e", "o"), shown, 1},
		"not free":                     {`"isAccessibleForFree": "False", `, both, shown, 1},
		"not free, nothing to be seen": {`"isAccessibleForFree": false, `, both, "<div id=app></div>", 0},
	} {
		p, _ := page.Extract(wrap(`<script type="application/ld+json">{"@type": "NewsArticle", `+test.more+`"articleBody": "`+test.body+`"}</script>`, test.shown), "", "")
		if len(p.Paras) != test.paras || test.paras > 0 && p.Paras[0] != first {
			t.Errorf("%s: got %q", name, p.Paras)
		}
	}
}
