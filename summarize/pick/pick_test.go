package pick_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/pick"
	"pullquote/summarize/quotation"
	"pullquote/summarize/segment"
)

func TestSentences(t *testing.T) {
	never := math.Inf(-1)
	many := pick.Limit{Sentences: 2, Words: 100}
	for _, c := range []struct {
		name, text string
		scores     []float64
		limit      pick.Limit
		want       []int
	}{
		{"the best, in order", "Ada Brandt left. The mill burned. Tom Vell came.", []float64{1, 3, 2}, many, []int{1, 2}},
		{"no repetition", "The old mill burned down. The old mill was closed. Tom Vell came.", []float64{3, 2, 1}, many, []int{0, 2}},
		{"within the limit", "The old mill burned down on Friday. Tom Vell came. Ada left.", []float64{1, 3, 2}, pick.Limit{Sentences: 3, Words: 5}, []int{1, 2}},
		{"never nothing", "The old mill burned down on Friday.", []float64{1}, pick.Limit{Sentences: 3, Words: 2}, []int{0}},
		{"with what it leans on", "Ada Brandt bought the mill. It burned on Friday. Tom Vell came.", []float64{2, 9, 1}, many, []int{0, 1}},
		{"she stands further back", "Ada Brandt bought the mill. It was old and dark and wet. She burned it on Friday. Tom Vell came.", []float64{2, 1, 9, 1}, many, []int{0, 2}},
		{"somebody else stands between", "Ada Brandt bought the mill. Eva Hale sold it. She burned it on Friday. Tom Vell came.", []float64{2, 1, 9, 1}, many, []int{1, 2}},
		{"nobody is in sight", "It was a night in autumn. It rained all day. It was dark. She burned the mill. Tom Vell came.", []float64{1, 1, 1, 9, 2}, pick.Limit{Sentences: 1, Words: 100}, []int{4}},
		{"a caption stands between", "Ada Brandt bought the mill. A lucky day: the council cheers. It burned on Friday. Tom Vell came.", []float64{2, never, 9, 1}, many, []int{0, 2}},
		{"nothing stands before the first", "They came in the night. Ada Brandt heard the dog. Tom Vell slept.", []float64{9, 2, 1}, many, []int{0, 1}},
		{"not without it", "Subscribe to our paper. It burned on Friday. Tom Vell came.", []float64{never, 9, 1}, many, []int{2}},
		{"speech needs its speaker", "Ada Brandt left. “We will build it again.” Tom Vell came.", []float64{1, 9, 2}, many, []int{0, 1}},
		{"he said needs him", "Ada Brandt left. “We will build it,” she said. Tom Vell came.", []float64{1, 9, 2}, many, []int{0, 1}},
		{"a name is enough", "Ada Brandt left. “We will build it,” Tom Vell said. The mill burned.", []float64{1, 9, 2}, many, []int{1, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := segment.New(c.text, lang.English)
			if len(text.Sentences) != len(c.scores) {
				t.Fatalf("%d sentences", len(text.Sentences))
			}
			if got := pick.Sentences(text, sum(c.scores), c.limit); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// A sum is a scorer to which a summary is worth what its sentences are.
type sum []float64

func (s sum) Scores() []float64 { return s }

func (s sum) SetScore(chosen []int) float64 {
	total := 0.0
	for _, i := range chosen {
		total += s[i]
	}
	return total
}

// A pair likes one summary more than its sentences.
type pair struct{ sum }

func (p pair) SetScore(chosen []int) float64 {
	if slices.Equal(chosen, []int{0, 3}) {
		return 100
	}
	return p.sum.SetScore(chosen)
}

func TestWholeSummariesAreCompared(t *testing.T) {
	text := segment.New("Ada Brandt left. The mill burned. Tom Vell came. The river rose.", lang.English)
	if got := pick.Sentences(text, pair{sum{1, 4, 3, 2}}, pick.Limit{Sentences: 2, Words: 100}); !slices.Equal(got, []int{0, 3}) {
		t.Errorf("got %v", got)
	}
}

// TestManySentences asks for more than the search compares in full.
func TestManySentences(t *testing.T) {
	const n = 30
	var source string
	scores := make(sum, n)
	for i := range n {
		source += fmt.Sprintf("Number%d word%d left%d. ", i, i, i)
		scores[i] = float64(i*7%n) + 1
	}
	text := segment.New(source, lang.English)
	if len(text.Sentences) != n {
		t.Fatalf("%d sentences", len(text.Sentences))
	}
	got := pick.Sentences(text, scores, pick.Limit{Sentences: 10, Words: 100})
	if len(got) != 10 {
		t.Errorf("%d sentences: %v", len(got), got)
	}
	for _, i := range got {
		if scores[i] <= n-10 {
			t.Errorf("sentence %d is none of the ten best", i)
		}
	}
}

func TestQuotes(t *testing.T) {
	const source = "Ada Brandt opened the mill. “We have waited nine years for this day,” Brandt said. “Nobody believed in the old mill any more,” she said. " +
		"“The river will turn the wheel again,” said Tom Vell. “Lovely,” said Eva Hale. Ada Brandt left."
	text := segment.New(source, lang.English)
	quotes := quotation.Find(text)
	if len(quotes) != 4 {
		t.Fatalf("%d quotes", len(quotes))
	}
	for _, c := range []struct {
		name   string
		chosen []int
		n      int
		want   []int
	}{
		{"none wanted", nil, 0, nil},
		{"two speakers before a second quote", nil, 2, []int{1, 2}},
		{"then the second; never a word alone", nil, 5, []int{0, 2, 1}},
		{"not what a sentence shows", []int{2}, 5, []int{0, 2}},
	} {
		got := pick.Quotes(text, quotes, c.chosen, c.n)
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// TestKeyStandsAlone asks which of two quotes by different people comes first: the
// one that a reader understands without the article.
func TestKeyStandsAlone(t *testing.T) {
	const good = "“The river will turn the old wheel again from the spring,” said Tom Vell."
	for name, c := range map[string]struct {
		other string
		shown bool // after the good one
	}{
		"half a speech":      {"“We have never in our lives been,” Ada Brandt said, “as glad as we are on this day in the mill.”", true},
		"a piece":            {"Ada Brandt said that it was “the best day of all in a long life of many days”.", true},
		"a short piece":      {"Ada Brandt said that it was “the best day of all”.", false},
		"pointing back":      {"“That is what we have been waiting for all of these nine years,” Ada Brandt said.", true},
		"nobody knows whose": {"Ada Brandt met Eva Hale. “We have been waiting for this day for nine long years,” she said.", false},
	} {
		text := segment.New(c.other+"\n\n"+good, lang.English)
		quotes := quotation.Find(text)
		got := pick.Quotes(text, quotes, nil, len(quotes))
		if len(got) == 0 || quotes[got[0]].Speaker != "Tom Vell" || c.shown != (len(got) > 1) {
			t.Errorf("%s: %v of %+v", name, got, quotes)
		}
	}
}
