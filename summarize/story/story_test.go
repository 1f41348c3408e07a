package story

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

var day = time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC)

var (
	aground = Article{Title: "Ferry Brinehold runs aground off Port Alder", Lang: "en", Published: day,
		Text: "The ferry Brinehold ran aground off Port Alder with 212 passengers on Tuesday, the coastguard said."}
	afloat = Article{Lang: "en", Published: day.Add(time.Hour),
		Text: "Tugs pulled the ferry Brinehold free near Port Alder; all passengers are safe."}
	library = Article{Lang: "en", Published: day.Add(2 * time.Hour),
		Text: "The Marrow Street library will stay open on Sundays, the council of Dunmere voted."}
	other = Article{Lang: "en", Published: day.Add(3 * time.Hour),
		Text: "The ferry Corrigan ran aground off Dunmere with 80 passengers on Friday, its owner Halvard Line said."}
	auf = Article{Lang: "de", Published: day.Add(3 * time.Hour),
		Text: "Die Fähre Brinehold lief vor Port Alder auf Grund; alle Passagiere sind sicher."}
)

func TestStream(t *testing.T) {
	tests := []struct {
		name     string
		articles []Article
		want     []int
	}{
		{"one event in other words", []Article{aground, library, afloat}, []int{1, 2, 1}},
		{"languages are apart", []Article{aground, auf}, []int{1, 2}},
		{"too late", []Article{aground, later(afloat, 5)}, []int{1, 2}},
		{"in time because it went on", []Article{aground, later(afloat, 3), later(aground, 6)}, []int{1, 1, 1}},
		{"without a time", []Article{aground, {Lang: "en", Text: afloat.Text}}, []int{1, 1}},
		{"without words", []Article{{}, {}, {Text: "\x00\xff ''"}}, []int{1, 2, 3}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := New(Options{})
			var got []int
			for _, a := range tt.articles {
				got = append(got, s.Add(a).Story)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func later(a Article, days int) Article {
	a.Published = a.Published.AddDate(0, 0, days)
	return a
}

// An event of the same kind at another place is less alike than another report of
// the same event with fewer words in common.
func TestStrangeNames(t *testing.T) {
	same, another := New(Options{}), New(Options{})
	same.Add(aground)
	another.Add(aground)
	if a, b := same.Add(afloat), another.Add(other); a.Score <= b.Score {
		t.Errorf("same event %.2f %q, another %.2f %q", a.Score, a.Shared, b.Score, b.Shared)
	}
}

// What a short item and a long report have in common with a story says more of the
// report.
func TestShortIsLessSure(t *testing.T) {
	short, long := New(Options{}), New(Options{})
	a := Fingerprint{Lang: "en"}
	for i := range 64 {
		a.Terms = append(a.Terms, Term{Word: fmt.Sprintf("w%02d", i), Weight: 1})
	}
	item := a
	item.Terms = a.Terms[:4]
	short.Join(item)
	long.Join(a)
	if s, l := short.Join(item), long.Join(a); s.Score >= l.Score || s.New || l.New {
		t.Errorf("the item %.2f, the report %.2f", s.Score, l.Score)
	}
}

func TestMatchTellsWhy(t *testing.T) {
	s := New(Options{})
	s.Add(aground)
	m := s.Add(afloat)
	if m.New || m.Score < m.Threshold || !slices.Contains(m.Shared, "brineh") || slices.Contains(m.Shared, "the") {
		t.Errorf("got %+v", m)
	}
}

// A stream made anew from what a database kept decides as the first one did.
func TestRemember(t *testing.T) {
	first, again := New(Options{}), New(Options{})
	for _, a := range []Article{aground, library, other} {
		kept, err := json.Marshal(Read(a))
		if err != nil {
			t.Fatal(err)
		}
		var f Fingerprint
		if err := json.Unmarshal(kept, &f); err != nil {
			t.Fatal(err)
		}
		again.Remember(f, first.Add(a).Story)
	}
	a, b := first.Add(afloat), again.Add(afloat)
	if a.Story != b.Story || a.Score != b.Score {
		t.Errorf("first %+v, again %+v", a, b)
	}
}

// The index names every story at each of its terms, once, and nowhere else: also
// when stories have grown over the limit and others have been forgotten.
func TestIndexIsExact(t *testing.T) {
	s := New(Options{Stories: 20})
	next := madeUp()
	for i := range 1000 {
		s.Remember(next(), 1+i/25+i%3)
	}
	in := s.languages["en"]
	places := map[int32][]int32{}
	articles := map[int32]int{}
	for _, c := range s.byNumber {
		for _, w := range c.terms {
			places[w.term] = append(places[w.term], c.seat)
			articles[w.term] += int(w.articles)
		}
	}
	for term, e := range in.entries {
		want, got := places[int32(term)], slices.Clone(e.stories)
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) || len(want) > 0 && in.ids[e.word] != int32(term) {
			t.Errorf("%q is in %d, want %d", e.word, got, want)
		}
		if e.articles.n != articles[int32(term)] {
			t.Errorf("%q is in %d articles, want %d", e.word, e.articles.n, articles[int32(term)])
		}
	}
	if len(s.byNumber) != 20 || len(in.stories) > 21 || len(in.ids)+len(in.free) != len(in.entries) {
		t.Errorf("%d stories in %d seats, %d words and %d free in %d places", len(s.byNumber), len(in.stories), len(in.ids), len(in.free), len(in.entries))
	}
}

// A story that goes on for ever keeps what most of its articles say.
func TestLongStory(t *testing.T) {
	s := New(Options{})
	for i := range 200 {
		var text strings.Builder
		text.WriteString(strings.Repeat("The Brinehold inquiry heard witnesses in Port Alder. ", 20))
		for j := range 10 {
			fmt.Fprintf(&text, "q%dx%d ", i, j)
		}
		if m := s.Add(Article{Lang: "en", Text: text.String()}); m.Story != 1 {
			t.Fatalf("article %d began story %d at %.2f", i, m.Story, m.Score)
		}
	}
	if n := len(s.byNumber[1].terms); n > most {
		t.Errorf("%d terms", n)
	}
}

// madeUp returns articles of 300 words, which are as often as in any language
// (Zipf's law).
func madeUp() (next func() Fingerprint) {
	words := rand.NewZipf(rand.New(rand.NewPCG(1, 2)), 1.05, 8, 60_000)
	return func() Fingerprint {
		counts := map[string]float64{}
		for range 300 {
			counts[fmt.Sprintf("w%d", words.Uint64())]++
		}
		f := Fingerprint{Lang: "en"}
		for _, word := range slices.Sorted(maps.Keys(counts)) {
			f.Terms = append(f.Terms, Term{Word: word, Weight: float32(math.Sqrt(counts[word]))})
		}
		return f
	}
}

// BenchmarkJoin measures one article among ten thousand stories.
func BenchmarkJoin(b *testing.B) {
	s, next := New(Options{Threshold: 2}), madeUp() // every article begins a story
	for range 10_000 {
		s.Join(next())
	}
	articles := make([]Fingerprint, 1000)
	for i := range articles {
		articles[i] = next()
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.Join(articles[i%len(articles)])
	}
	b.ReportMetric(float64(len(articles[0].Terms)), "words")
	b.ReportMetric(float64(s.recent.Len()), "stories")
}
