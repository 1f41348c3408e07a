package story

import (
	"encoding/json"
	"fmt"
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

// Of stories that nobody can join any more nothing stays behind.
func TestForgetsEverything(t *testing.T) {
	s := New(Options{Stories: 3})
	for i := range 500 {
		s.Add(Article{Lang: "en", Text: strings.Repeat(fmt.Sprintf("w%d t%d. ", i, i%7), 3)})
	}
	in := s.languages["en"]
	if s.recent.Len() > 3 || len(s.byNumber) > 3 || len(in.ids) > 6 || len(in.entries) > 10 {
		t.Errorf("%d stories, %d numbers, %d words in %d places", s.recent.Len(), len(s.byNumber), len(in.ids), len(in.entries))
	}
	for _, e := range in.entries {
		if len(e.stories) > 16 {
			t.Errorf("%q still names %d stories", e.word, len(e.stories))
		}
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

// BenchmarkAdd measures one article among ten thousand that run: 30 words that
// few have, 30 that many have.
func BenchmarkAdd(b *testing.B) {
	s := New(Options{})
	n, random := 0, rand.New(rand.NewPCG(1, 2))
	next := func() Article {
		n++
		var text strings.Builder
		for j := range 30 {
			fmt.Fprintf(&text, "%c%c%dn ", 'a'+n*7%26, 'a'+j%26, n%9000)
			fmt.Fprintf(&text, "m%d ", random.IntN(2000))
		}
		return Article{Lang: "en", Text: text.String()}
	}
	for range 10_000 {
		s.Add(next())
	}
	f := make([]Fingerprint, 1000)
	for i := range f {
		f[i] = Read(next())
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		s.Join(f[i%len(f)])
		i++
	}
	b.ReportMetric(float64(s.recent.Len()), "stories")
}
