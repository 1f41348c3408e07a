package feed_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pullquote/sources/feed"
)

func TestBounds(t *testing.T) {
	for name, test := range map[string]struct {
		document string
		items    int // -1: refused
	}{
		"deep":              {"<rss><channel><item>" + strings.Repeat("<m:x>", 1_500_000), 0},
		"deep and closed":   {rss("<item>" + strings.Repeat("<m:x>", 100_000) + strings.Repeat("</m:x>", 100_000) + "</item>"), 1},
		"groups in groups":  {strings.Replace(rss("<item>"+strings.Repeat("<media:group><media:content>", 100_000)+"</item>"), "<rss", "<rss xmlns:media='http://search.yahoo.com/mrss/'", 1), 1},
		"end tags in vain":  {rss("<item>" + strings.Repeat("<br>", 1900) + strings.Repeat("</x>", 1_000_000) + "</item>"), 1},
		"vocabularies":      {rss("<item>" + numbered("<n%d:x xmlns:n%[1]d='urn:%[1]d'/>", 100_000) + "</item>"), 1},
		"comments no end":   {rss("<item>" + strings.Repeat("<!--", 1_000_000) + "</item>"), 1},
		"CDATA no end":      {rss("<item><title>" + strings.Repeat("<![CDATA[", 500_000) + "</title></item>"), 1},
		"doctypes no end":   {rss("<item>" + strings.Repeat("<![", 1_000_000) + "</item>"), 1},
		"lone marks":        {rss("<item><title>" + strings.Repeat("<", 5_000_000) + "</title></item>"), 1},
		"ampersands":        {rss("<item><title>" + strings.Repeat("&", 5_000_000) + "</title></item>"), 1},
		"titles in titles":  {rss("<item>" + strings.Repeat("<title>", 500_000) + "</item>"), 1},
		"tags":              {rss("<item>" + strings.Repeat("<category>a</category>", 200_000) + "</item>"), 1},
		"a huge text":       {rss("<item><description>" + strings.Repeat("words and ", 1_000_000) + "</description></item>"), 1},
		"empty items":       {rss(strings.Repeat("<item/>", 1_000_000)), feed.MaxItems},
		"many items":        {rss(numbered("<item><title>%d</title></item>", 100_000)), feed.MaxItems},
		"attributes":        {"<rss " + numbered(`a%d="v" `, 100_000) + "><channel><item><title>x</title></item></channel></rss>", 1},
		"quotes never end":  {rss(strings.Repeat(`<item a="`, 100_000)), 1},
		"laughs":            {`<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>` + rss("<item><title>"+strings.Repeat("&b;", 10_000)+"</title></item>"), 1},
		"many objects":      {`{"version": "https://jsonfeed.org/version/1", "items": [` + strings.Repeat(`{"id":"1"},`, 250_000) + `{}]}`, feed.MaxItems},
		"deep JSON":         {`{"version": "https://jsonfeed.org/version/1", "items": ` + strings.Repeat("[", 1_000_000), 0},
		"slashes in JSON":   {`{"version": "https://jsonfeed.org/version/1", "title": "` + strings.Repeat(`\\\"`, 1_000_000) + `", "items": []}`, 0},
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

func TestMemory(t *testing.T) {
	const size = 10 << 20
	para := "<p>" + report + "</p>"
	item := "<item><title>%d</title><link>/%[1]d</link><description>" + escape(strings.Repeat(para, 11)) + "</description></item>"
	const cyrillic = "\xcf\xe0\xf0\xee\xec \xe2\xe5\xf0\xed\xf3\xeb\xf1\xff. " // windows-1251
	for name, doc := range map[string]func() string{
		"articles": func() string { return rss(numbered(item, size/5200)) },
		"items": func() string {
			return rss(numbered("<item><title>Story number %d</title><link>https://harbour.example/news/%[1]d</link></item>", 100_000))
		},
		"one text": func() string {
			return rss("<item><description>" + strings.Repeat(para, size/len(para)) + "</description></item>")
		},
		"one title":      func() string { return rss("<item><title>" + strings.Repeat("word ", size/5) + "</title></item>") },
		"one identifier": func() string { return rss("<item><guid>" + strings.Repeat("word", size/4) + "</guid></item>") },
		"one attribute": func() string {
			return "<rss a='" + strings.Repeat("word ", size/5) + "'><channel><item><title>x</title></item></channel></rss>"
		},
		"Cyrillic, guessed": func() string {
			return rss("<item><description>" + strings.Repeat(cyrillic, size/len(cyrillic)) + "</description></item>")
		},
		"JSON": func() string {
			return `{"version": "https://jsonfeed.org/version/1", "items": [` + numbered(`{"id": "%d", "title": "%[1]d", "content_html": "`+strings.Repeat(para, 11)+`"},`, size/5200) + `]}`
		},
		"one text of JSON": func() string {
			return `{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "content_html": "` + strings.Repeat("\\u0416", size/6) + `"}]}`
		},
	} {
		t.Run(name, func(t *testing.T) {
			var f feed.Feed
			var err error
			body := []byte(doc())
			began := time.Now()
			peak := heap(func() { f, err = feed.Parse(body, "", "https://harbour.example/feed.xml") })
			t.Logf("%d MB, %s, %d items, %q, %v", peak>>20, time.Since(began).Round(time.Millisecond), len(f.Items), f.Problem, err)
			if peak > 64<<20 {
				t.Errorf("%d MB", peak>>20)
			}
			if err != nil || len(f.Items) == 0 {
				t.Errorf("%d items, %v", len(f.Items), err)
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

func TestNewerEnd(t *testing.T) {
	const n = feed.MaxItems + 700
	write := func(date func(i int) string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "<item><title>%d</title><link>/%d</link><pubDate>%s</pubDate></item>", i, i, date(i))
		}
		return rss(b.String())
	}
	start := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		date        func(i int) string
		first, last string
	}{
		"newest first": {func(i int) string { return start.AddDate(0, 0, -i/10).Format(time.RFC1123Z) }, "0", "1999"},
		"newest last":  {func(i int) string { return start.AddDate(0, 0, i/10).Format(time.RFC1123Z) }, "700", "2699"},
		"no dates":     {func(int) string { return "" }, "0", "1999"},
	} {
		f := parse(t, write(test.date))
		if len(f.Items) != feed.MaxItems || f.Items[0].Title != test.first || f.Items[feed.MaxItems-1].Title != test.last {
			t.Errorf("%s: %d items from %s to %s", name, len(f.Items), f.Items[0].Title, f.Items[len(f.Items)-1].Title)
		}
		if want := "it lists 2700 items, of which the 2000 newest were read"; f.Problem != want {
			t.Errorf("%s: problem %q, want %q", name, f.Problem, want)
		}
	}
}

func TestProblem(t *testing.T) {
	whole := rss("<item><title>One</title></item>")
	for document, want := range map[string]string{
		whole: "",
		whole[:len(whole)-len("</channel></rss>")]:                                                          "it breaks off before its end, and an item that it broke off in is left for the next visit",
		rss("<item><description>" + strings.Repeat("words and ", 200_000) + "</description></item>"):        "one of its texts is longer than any article, and only the beginning was read",
		`{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "One"}, {"id": "2`:    "it breaks off before its end, and an item that it broke off in is left for the next visit",
		`{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "title": null}, {"id": "2"},],}`: "",
	} {
		if got := parse(t, document).Problem; got != want {
			t.Errorf("%.80s: %q, want %q", document, got, want)
		}
	}
}
