package probe_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pullquote/bot/probe"
)

// A hostile is a document that is broken, lies, or wants something of its reader.
type hostile struct {
	name    string
	serve   func(s *site, w http.ResponseWriter, r *http.Request)
	outcome string // "" is any
	visits  int    // 0 is one
	holds   func(t *testing.T, r probe.Result)
}

// No document costs more than ten seconds, though tests share their machine.
const longest = 10 * time.Second

// TestHostile shows the bot what the web has in store for it. Of every document
// more must hold than its own line says: nothing crashes or hangs, no address
// inside is asked, no password is told, what comes out can be shown, and both
// platforms take every post and find nothing live in it.
func TestHostile(t *testing.T) {
	c := openChats(t)
	for target, all := range map[string][]hostile{
		"feed": slices.Concat(hostileXML(), hostileCharsets(), hostileHTTP(), hostileNames(), hostileIdentities(), hostileTexts()),
		"page": hostilePages(),
		"opml": hostileLists(),
	} {
		for _, h := range all {
			t.Run(target+"/"+h.name, func(t *testing.T) { h.test(t, c, target) })
		}
	}
}

func (h hostile) test(t *testing.T, c chats, target string) {
	s := serve(t, h.serve)
	dir := ""
	if target == "feed" {
		dir = folder(t)
	}
	var all probe.Result
	for range max(h.visits, 1) {
		began := time.Now()
		r, err := h.read(t, s, target, dir)
		if took := time.Since(began); took > longest {
			t.Errorf("it took %s", took)
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.outcome != "" && r.Outcome != h.outcome {
			t.Fatalf("outcome %q (%s), want %q", r.Outcome, r.Error, h.outcome)
		}
		all.Outcome, all.Error, all.Title = r.Outcome, r.Error, r.Title
		all.Items, all.Posts = append(all.Items, r.Items...), append(all.Posts, r.Posts...)
		all.Feeds, all.Skipped = append(all.Feeds, r.Feeds...), append(all.Skipped, r.Skipped...)
	}
	fits(t, all)
	for _, p := range all.Posts {
		c.take(t, p)
	}
	if h.holds != nil {
		h.holds(t, all)
	}
}

func (h hostile) read(t *testing.T, s *site, target, dir string) (probe.Result, error) {
	switch target {
	case "feed":
		return s.probe().Feed(t.Context(), s.URL+"/doc", dir)
	case "page":
		return s.probe().Page(t.Context(), s.URL+"/doc")
	case "opml":
		return s.probe().OPML(t.Context(), s.URL+"/doc")
	}
	return probe.Result{}, errors.New("no such target")
}

// fits checks what must be true of every result.
func fits(t *testing.T, r probe.Result) {
	t.Helper()
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), secret) {
		t.Error("the password is in the output")
	}
	if (r.Outcome == "error") != (r.Error != "") || strings.Contains(r.Error, "\n") {
		t.Errorf("%s says %q", r.Outcome, r.Error)
	}
	if r.Error != "" && !strings.ContainsAny(r.Error, ":;,") {
		t.Errorf("nothing is said of what to do: %q", r.Error)
	}
	clean(t, "the error", r.Error)
	for _, i := range r.Items {
		if strings.TrimSpace(i.Title) == "" {
			t.Error("an item without a title")
		}
		if i.URL != "" && !strings.HasPrefix(i.URL, "http://") && !strings.HasPrefix(i.URL, "https://") || strings.ContainsAny(i.URL, "@ \n") {
			t.Errorf("an item at %q", i.URL)
		}
		for _, s := range slices.Concat([]string{i.Title, i.Text}, i.Summary, i.Quotes) {
			clean(t, "an item", s)
		}
		for _, s := range i.Quotes {
			if !strings.Contains(fold(i.Text), fold(s)) && i.Text != "" {
				t.Errorf("a quote that is not in the text: %q", s)
			}
		}
	}
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// doc sends a document as it is.
func doc(contentType, body string) func(*site, http.ResponseWriter, *http.Request) {
	return func(s *site, w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		_, _ = w.Write([]byte(strings.NewReplacer("INSIDE", s.inside, "N!", fmt.Sprint(s.visits)).Replace(body)))
	}
}

func xml(body string) func(*site, http.ResponseWriter, *http.Request) {
	return doc("application/rss+xml", body)
}

const head = `<rss version="2.0"><channel><title>Harbour Gazette</title><link>https://gazette.example/</link>`

// rss is a feed of these items.
func rss(items ...string) string { return head + strings.Join(items, "\n") + `</channel></rss>` }

// item is one of the feed's.
func item(n int, title, text string) string {
	return fmt.Sprintf(`<item><title>%s</title><link>https://gazette.example/%d</link><guid>g%d</guid><description>%s</description></item>`, title, n, n, text)
}

// titles are checked one by one.
func titles(want ...string) func(*testing.T, probe.Result) {
	return func(t *testing.T, r probe.Result) {
		t.Helper()
		var got []string
		for _, i := range r.Items {
			got = append(got, i.Title)
		}
		if !slices.Equal(got, want) {
			t.Errorf("titles %q, want %q", got, want)
		}
	}
}

// counted checks how many items were new, in all visits.
func counted(n int) func(*testing.T, probe.Result) {
	return func(t *testing.T, r probe.Result) {
		t.Helper()
		if len(r.Items) != n {
			t.Errorf("%d items, want %d", len(r.Items), n)
		}
	}
}

// says checks the sentence that an admin would read.
func says(part string) func(*testing.T, probe.Result) {
	return func(t *testing.T, r probe.Result) {
		t.Helper()
		if !strings.Contains(r.Error, part) {
			t.Errorf("it says %q, want %q in it", r.Error, part)
		}
	}
}

// lacks checks that something is nowhere.
func lacks(parts ...string) func(*testing.T, probe.Result) {
	return func(t *testing.T, r probe.Result) {
		t.Helper()
		out, _ := json.Marshal(r)
		for _, p := range parts {
			if strings.Contains(string(out), p) {
				t.Errorf("%q is in the output", p)
			}
		}
	}
}

// most checks that no more than so many items, of so many characters, were taken.
func most(items, letters int) func(*testing.T, probe.Result) {
	return func(t *testing.T, r probe.Result) {
		t.Helper()
		if len(r.Items) > items {
			t.Errorf("%d items", len(r.Items))
		}
		for _, i := range r.Items {
			if n := utf8.RuneCountInString(i.Title); n > letters {
				t.Errorf("a title of %d characters", n)
			}
		}
	}
}

func hostileXML() []hostile {
	bomb := `<!DOCTYPE r [<!ENTITY a "ha">`
	for i := 'b'; i < 'l'; i++ {
		bomb += fmt.Sprintf(`<!ENTITY %c "%s">`, i, strings.Repeat(fmt.Sprintf("&%c;", i-1), 10))
	}
	many := make([]string, 20_000)
	for i := range many {
		many[i] = item(i, fmt.Sprintf("Barge %d", i), "")
	}
	return []hostile{
		{name: "entity bomb", serve: xml(bomb + `]>` + rss(item(1, "&k;", "&k;"))), holds: most(1, 1000)},
		{name: "file of the reader", serve: xml(`<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY g SYSTEM "INSIDE/x">]>` + rss(item(1, "&f;&g;", "&f;"))), holds: lacks("root:")},
		{name: "nested without end", serve: xml(head + strings.Repeat("<item>", 200_000)), holds: most(2000, 1000)},
		{name: "bare ampersand", serve: xml(rss(item(1, "Salt & Rope", "Sold out."))), outcome: "feed", holds: titles("Salt & Rope")},
		{name: "cut off", serve: xml(head + item(1, "The quay is dry", "At last.") + `<item><title>And the`), outcome: "feed", holds: func(t *testing.T, r probe.Result) {
			if len(r.Items) == 0 || r.Items[0].Title != "The quay is dry" {
				t.Errorf("%+v", r.Items)
			}
		}},
		{name: "a warning first", serve: xml("<br />\n<b>Warning</b>: mysqli_connect() in <b>/var/db.php</b><br />\n<?xml version=\"1.0\"?>" + rss(item(1, "Low tide", ""))), outcome: "feed", holds: titles("Low tide")},
		{name: "attributes twice and without quotes", serve: xml(`<rss version=2.0 version=2.0><channel><item><title type=text type="html">Ebb</title><link>https://gazette.example/1</link></item></channel></rss>`), outcome: "feed", holds: titles("Ebb")},
		{name: "a prefix that nobody declared", serve: xml(rss(`<item><title>Crane</title><link>https://gazette.example/1</link><media:thumbnail url="INSIDE/p.png"/></item>`)), outcome: "feed", holds: titles("Crane")},
		{name: "a section in a section", serve: xml(rss(`<item><title><![CDATA[A <![CDATA[ B]]></title><link>https://gazette.example/1</link></item>`)), outcome: "feed", holds: counted(1)},
		{name: "control characters", serve: xml(rss(item(1, "Bell\x00 \x07rings&#0;&#8;", "\x1b[31mRed.\x1b[0m"))), outcome: "feed", holds: counted(1)},
		{name: "twenty thousand items", serve: xml(rss(many...)), holds: most(2000, 100)},
		{name: "a title of a megabyte", serve: xml(rss(item(1, strings.Repeat("Ahoy ", 200_000), "Short."))), outcome: "feed", holds: most(1, 100_000)},
		{name: "nothing", serve: xml(" \n"), outcome: "error", holds: says("empty document")},
		{name: "a picture", serve: doc("application/rss+xml", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), outcome: "error", holds: says("not a feed")},
		{name: "JSON of another kind", serve: doc("application/json", `{"error":"no such table","items":"none"}`), outcome: "error"},
		{name: "JSON nested without end", serve: doc("application/feed+json", `{"version":"https://jsonfeed.org/version/1.1","items":`+strings.Repeat("[", 500_000))},
	}
}
