package feed_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pullquote/sources/feed"
)

// evilCases is where a collection of hostile documents is, where one is at hand.
var evilCases = filepath.Join("..", "..", "..", "shared", "evil", "cases")

// A note says what must hold of a hostile document, and what ought to.
type note struct {
	ID, Target, File string
	Polls            int
	Recipe           []part
	Serve            struct {
		Template bool
		Shuffle  bool `json:"shuffle_items"`
		Headers  [][2]string
	}
	Must, Should expected
}

type expected struct {
	Outcome   []string
	Seconds   float64           `json:"max_seconds"`
	Titles    map[string]string // by index
	URLs      map[string]string
	Published map[string]string
	Min       int      `json:"items_min"`
	Max       *int     `json:"items_max"`
	News      *int     `json:"new_total"`
	Lacks     []string `json:"output_lacks"`
	NoTitle   []string `json:"titles_none_contain"`
	NoText    []string `json:"text_none_contain"`
	AnyTitle  []string `json:"titles_any_contain"`
	Longest   int      `json:"item_field_max"`
}

// A part is one step of a recipe: a text, a text n times, or n texts counted.
type part struct {
	S, Repeat, Seq string
	N, From        int
}

func (n note) document(t *testing.T) []byte {
	if n.File != "" {
		b, err := os.ReadFile(filepath.Join(evilCases, n.File))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	var b strings.Builder
	for _, p := range n.Recipe {
		b.WriteString(p.S + strings.Repeat(p.Repeat, max(p.N, 0)))
		for i := range p.N {
			if p.Seq != "" {
				b.WriteString(strings.ReplaceAll(p.Seq, "{{i}}", string(must(json.Marshal(p.From+i)))))
			}
		}
	}
	return []byte(b.String())
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

// visit returns the document as it is at a later visit.
func (n note) visit(doc []byte, poll int) []byte {
	if n.Serve.Template {
		scheme := "http"
		if poll > 0 {
			scheme = "https"
		}
		return []byte(strings.NewReplacer("{{N}}", string(rune('0'+poll)), "{{SCHEME}}", scheme).Replace(string(doc)))
	}
	if head, rest, found := strings.Cut(string(doc), "<item>"); found && n.Serve.Shuffle && poll%2 == 1 {
		at := strings.LastIndex(rest, "</item>") + len("</item>")
		items := strings.SplitAfter("<item>"+rest[:at], "</item>")
		slices.Reverse(items)
		return []byte(head + strings.Join(items, "") + rest[at:])
	}
	return doc
}

// heap is what lives and what waits to be collected, at its highest.
func heap(during func()) uint64 {
	var most atomic.Uint64
	stop, stopped := make(chan bool), make(chan bool)
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	go func() {
		defer close(stopped)
		for {
			metrics.Read(sample)
			most.Store(max(most.Load(), sample[0].Value.Uint64()))
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	during()
	close(stop)
	<-stopped
	return most.Load()
}

// TestEvil reads the feeds of the collection, as many times as each note says. A
// note's "must" fails the test, its "should" is told.
func TestEvil(t *testing.T) {
	names, _ := filepath.Glob(filepath.Join(evilCases, "*.json"))
	if len(names) == 0 {
		t.Skip("the collection is not here")
	}
	const limit = 10 << 20 // what the client lets through
	seen := 0
	for _, name := range names {
		var n note
		if err := json.Unmarshal(must(os.ReadFile(name)), &n); err != nil {
			t.Fatal(name, err)
		}
		if kind, _, _ := strings.Cut(n.ID, "-"); n.Target != "feed" || !slices.Contains([]string{"xml", "fmt", "charset", "id", "text"}, kind) || strings.HasPrefix(n.ID, "xml-gzip") {
			continue
		}
		doc := n.document(t)
		if len(doc) > limit {
			continue
		}
		seen++
		t.Run(n.ID, func(t *testing.T) { n.check(t, doc) })
	}
	t.Logf("%d documents", seen)
}

func (n note) check(t *testing.T, doc []byte) {
	contentType := ""
	for _, h := range n.Serve.Headers {
		if strings.EqualFold(h[0], "Content-Type") {
			contentType = h[1]
		}
	}
	known, news := map[string]bool{}, 0
	var first feed.Feed
	for poll := range max(n.Polls, 1) {
		var f feed.Feed
		var err error
		began := time.Now()
		const most = 64 << 20
		if peak := heap(func() { f, err = feed.Parse(n.visit(doc, poll), contentType, "https://news.example/feed.xml") }); peak > most {
			t.Errorf("%d MB", peak>>20)
		}
		if took := time.Since(began).Seconds(); took > n.Must.Seconds {
			t.Errorf("took %.1f s", took)
		}
		outcome := "feed"
		if err != nil {
			outcome = "error"
		}
		if !slices.Contains(n.Must.Outcome, outcome) {
			t.Fatalf("%s (%v), want %v", outcome, err, n.Must.Outcome)
		}
		for _, i := range f.Items {
			if !slices.ContainsFunc(i.Keys, func(k string) bool { return known[k] }) {
				news++
			}
			for _, k := range i.Keys {
				known[k] = true
			}
		}
		if poll == 0 {
			first = f
		}
	}
	n.Must.compare(first, news, t.Errorf)
	n.Should.compare(first, news, func(format string, args ...any) { t.Logf("should: "+format, args...) })
}

func (e expected) compare(f feed.Feed, news int, report func(string, ...any)) {
	if len(f.Items) < e.Min || e.Max != nil && len(f.Items) > *e.Max {
		report("%d items", len(f.Items))
	}
	if e.News != nil && news != *e.News {
		report("%d news, want %d", news, *e.News)
	}
	titles := ""
	for i, it := range f.Items {
		titles += it.Title + "\n"
		for _, field := range append(it.Body, it.Title, it.Text, it.Byline) {
			if e.Longest > 0 && len(field) > e.Longest {
				report("item %d: a field of %d bytes", i, len(field))
			}
		}
		index := strconv.Itoa(i)
		published := ""
		if !it.Published.IsZero() {
			published = it.Published.Truncate(time.Second).Format(time.RFC3339)
		}
		for _, c := range []struct {
			want map[string]string
			got  string
		}{{e.Titles, it.Title}, {e.URLs, it.URL}, {e.Published, published}} {
			if want, asked := c.want[index]; asked && c.got != want {
				report("item %d: %q, want %q", i, c.got, want)
			}
		}
	}
	out := string(must(json.Marshal(f)))
	for _, part := range e.Lacks {
		if strings.Contains(out, part) {
			report("%q is there", part)
		}
	}
	for _, part := range append(e.NoTitle, e.NoText...) {
		if strings.Contains(titles, part) || slices.Contains(e.NoText, part) && strings.Contains(out, part) {
			report("%q is there", part)
		}
	}
	for _, part := range e.AnyTitle {
		if !strings.Contains(titles, part) {
			report("%q is in no title", part)
		}
	}
}
