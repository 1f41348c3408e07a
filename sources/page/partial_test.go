package page_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pullquote/sources/page"
)

func TestPartial(t *testing.T) {
	const notFree = `<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>`
	parts := `<script type="application/ld+json">{"@type": "NewsArticle", "hasPart": [{"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".paywall"}]}</script>`
	for name, test := range map[string]struct {
		head, body string
		want       page.Partial
		paras      int
	}{
		"free":                        {"", paras(3), page.Whole, 3},
		"claimed, and short":          {notFree, paras(3), page.Paywall, 3},
		"claimed, and all there":      {notFree, paras(20), page.Whole, 20},
		"claimed in meta elements":    {`<meta property="article:content_tier" content="locked">`, paras(3), page.Paywall, 3},
		"metered":                     {`<meta property="article:content_tier" content="metered">`, paras(3), page.Whole, 3},
		"claimed in microdata":        {`<meta itemprop="isAccessibleForFree" content="false">`, paras(3), page.Paywall, 3},
		"shorter than its word count": {strings.Replace(notFree, "False\"", "False\", \"wordCount\": 2000", 1), paras(20), page.Paywall, 20},
		"the part for subscribers":    {parts, paras(3) + `<div class="paywall"></div>`, page.Paywall, 3},
		"the part was sent":           {parts, paras(1) + `<div class="paywall">` + strings.ReplaceAll(paras(3), "ferry", "boat") + `</div>`, page.Whole, 4},
		"an element called a wall":    {"", paras(3) + `<div class="article-paywall"><p>Choose how you want to go on.</p></div>`, page.Paywall, 3},
		"a wall for scripts":          {"", paras(3) + `<div class="article-paywall" style="display: none"><p>Choose how you want to go on.</p></div>`, page.Whole, 3},
		"an invitation":               {"", paras(3) + `<p>To continue reading this article, please subscribe or log in.</p>`, page.Paywall, 3},
		"an invitation, German":       {"", paras(3) + `<p>Jetzt weiterlesen mit einem Abonnement.</p>`, page.Paywall, 3},
		"an invitation, French":       {"", paras(3) + `<div>Pour lire la suite, abonnez-vous.</div>`, page.Paywall, 3},
		"an invitation, Russian":      {"", paras(3) + `<p>Чтобы читать дальше, оформите подписку.</p>`, page.Paywall, 3},
		"an invitation, Japanese":     {"", paras(3) + `<p>この記事の続きは会員登録が必要です。</p>`, page.Paywall, 3},
		"below a long article":        {"", paras(20) + `<p>To continue reading, please subscribe.</p>`, page.Whole, 20},
		"in the footer":               {"", "<article>" + paras(3) + `</article><footer>Sign in to read more stories.</footer>`, page.Whole, 3},
		"three dots":                  {"", paras(2) + "<p>The captain, who had been at sea for forty years, then turned round and said […]</p>", page.Cut, 3},
		"three dots within":           {"", "<p>The captain, who had been at sea for forty years, waited…</p>" + paras(2), page.Whole, 3},
	} {
		p := read(t, test.head, "<article>"+test.body+"</article>", "https://harbour.example/a")
		if p.Partial != test.want || len(p.Paras) != test.paras {
			t.Errorf("%s: %q with %d paragraphs, want %q with %d; the last: %q", name, p.Partial, len(p.Paras), test.want, test.paras, p.Paras[len(p.Paras)-1])
		}
	}
}

func TestNext(t *testing.T) {
	for name, test := range map[string]struct{ address, body, want string }{
		"a number":                 {"/ferry", `<a href="/ferry/2">2</a><a href="/ferry/3">3</a>`, "/ferry/2"},
		"from the second":          {"/ferry/2", `<a href="/ferry/2">2</a><a href="/ferry/3">3</a>`, "/ferry/3"},
		"the last":                 {"/ferry/3", `<a href="/ferry">1</a><a href="/ferry/2">2</a>`, ""},
		"a parameter":              {"/ferry?id=7", `<a rel="next" href="?id=7&page=2">More</a>`, "/ferry?id=7&page=2"},
		"the parameter goes on":    {"/ferry?page=2&id=7", `<div class="pagination"><a href="/ferry?page=3&id=7">»</a></div>`, "/ferry?page=3&id=7"},
		"a file":                   {"/ferry.html", `<ul class="pager"><li><a href="ferry-2.html">weiter</a></ul>`, "/ferry-2.html"},
		"a word":                   {"/ferry", `<a class="next" href="/ferry/seite-2">Nächste Seite</a>`, "/ferry/seite-2"},
		"in the head":              {"/ferry/", `<link rel="next" href="/ferry/page/2/">`, "/ferry/page/2/"},
		"another article":          {"/ferry", `<a rel="next" href="/crane">Next</a>`, ""},
		"an article of that title": {"/ferry", `<div class="pagination"><a href="/ferry-2">The ferry again</a></div>`, ""},
		"another host":             {"/ferry", `<a href="https://victim.example/ferry/2">2</a>`, ""},
		"no row of pages":          {"/ferry", `<a href="/ferry/2">The second pier</a>`, ""},
		"pages of comments":        {"/ferry", `<div id="comments"><div class="pagination"><a href="?page=2">Older</a></div></div>`, ""},
		"counted from zero":        {"/ferry", `<div class="pager"><a href="?page=1">2</a><a href="?page=2">3</a></div>`, ""},
		"not the next":             {"/ferry", `<a href="/ferry/3">3</a>`, ""},
	} {
		want := test.want
		if want != "" {
			want = "https://harbour.example" + want
		}
		if got := read(t, "", "<article>"+paras(3)+"</article>"+test.body, "https://harbour.example"+test.address).Next; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestSequel(t *testing.T) {
	const site = "https://harbour.example"
	for _, test := range []struct {
		first, next string
		want        int
	}{
		{"/ferry", "/ferry/2", 2}, {"/ferry/", "/ferry/12/", 12}, {"/ferry/1", "/ferry/2", 2}, {"/ferry.html", "/ferry_p3.html", 3},
		{"/ferry?page=1", "/ferry?page=2", 2}, {"/ferry?utm_source=x", "/ferry/2", 2}, {"/ferry", "/ferry", 0}, {"/news/7", "/news/8", 0}, {"/ferry", "/crane/2", 0}, {"/ferry-1999.html", "/ferry-2000.html", 0},
	} {
		if got := page.Sequel(site+test.first, site+test.next); got != test.want {
			t.Errorf("Sequel(%s, %s) = %d, want %d", test.first, test.next, got, test.want)
		}
	}
}

func TestSelector(t *testing.T) {
	body := `<div class="lead story"><p>` + prose + `</p></div><aside><div id="more"><div class="text"><p>` + strings.ReplaceAll(prose, "ferry", "boat") + `</p></div></div></aside>` + paras(4)
	for selector, want := range map[string]int{
		".story": 1, "div.lead.story p": 1, ".story, #more .text": 2, "#more > .text > p": 1, "aside div p": 1, "[class=text]": 1, "div": 2, "#more > p": 4, ".gone": 4,
	} {
		p, err := page.Options{Selector: selector}.Extract(wrap("", body), "", "")
		if err != nil || len(p.Paras) != want {
			t.Errorf("%s: %d paragraphs, want %d: %q, %v", selector, len(p.Paras), want, p.Paras, err)
		}
	}
	for _, wrong := range []string{"", "p:has(a)", "a ~ b", "p > ", "> p", "p,", "..", "[", strings.Repeat("div ", 33), strings.Repeat("a", 400)} {
		if err := page.CheckSelector(wrong); err == nil {
			t.Errorf("%q is taken for a selector", wrong)
		}
		if _, err := (page.Options{Selector: wrong}).Extract(wrap("", body), "", ""); wrong != "" && err == nil {
			t.Errorf("%q was used as a selector", wrong)
		}
	}
}

// TestHostile holds that no page makes the steps of its own slow.
func TestHostile(t *testing.T) {
	deep := strings.Repeat("<div>", 400)
	ld := func(script string) string {
		return `<script type="application/ld+json">` + script + `</script>` + paras(2)
	}
	for name, test := range map[string]struct{ selector, doc string }{
		"a selector":            {strings.Repeat("div ", 30) + "p", deep + strings.Repeat("<b></b>", 20_000)},
		"selectors of the page": {"", ld(`{"@type":"Article","hasPart":{"isAccessibleForFree":false,"cssSelector":["`+strings.Repeat("div ", 31)+`b","`+strings.Repeat("b,", 15)+`b","i"]}}`) + deep + strings.Repeat("<b></b>", 20_000)},
		"lines in lines":        {"", "<p>" + prose + "</p>" + deep + strings.Repeat("<p></p>", 20_000)},
		"numbers":               {"", paras(2) + strings.Repeat("<a href=?page=2>1</a>", 20_000)},
		"JSON of brackets":      {"", ld(strings.Repeat("[", 900_000))},
		"JSON of marks":         {"", ld(`{"` + strings.Repeat(`" `, 400_000))},
		"JSON of lists":         {"", ld(`{"@type":"Article","author":[` + strings.Repeat("0,", 450_000) + "0]}")},
		"JSON of articles":      {"", ld(strings.Repeat(`{"@type":"Article"}`, 50_000))},
		"a body of marks":       {"", ld(`{"@type":"Article","articleBody":"` + strings.Repeat("&amp;lt;", 100_000) + `"}`)},
	} {
		began := time.Now()
		page.Options{Selector: test.selector}.Extract([]byte(test.doc), "", "https://harbour.example/a")
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s: it took %s", name, took)
		}
	}
}

func ExampleOptions() {
	doc := wrap("<title>Ferry returns</title>", `<div class="story"><p>`+prose+`</p></div><div class="other">`+paras(9)+`</div>`)
	p, err := page.Options{Selector: ".story"}.Extract(doc, "text/html", "https://harbour.example/ferry")
	fmt.Println(len(p.Paras), err)
	// Output: 1 <nil>
}
