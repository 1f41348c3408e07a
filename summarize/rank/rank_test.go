package rank_test

import (
	"math"
	"strings"
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/rank"
	"pullquote/summarize/segment"
)

// TestFeatures holds single features against the sentence that must have more.
func TestFeatures(t *testing.T) {
	const source = "The council of Port Alder decided to rebuild the harbour bridge. The weather was mild for a day in autumn. " +
		"“Who will pay for that?” asked Tom Vell. “We will pay for every stone of it,” said Ada Brandt. The bridge in the harbour was built in 1912. I like it very much. We do."
	a := rank.Trained.New(segment.New(source, lang.English), "Harbour bridge to be rebuilt")
	if n := len(a.Scores()); n != 7 {
		t.Fatalf("%d sentences", n)
	}
	for _, c := range []struct {
		name       string
		feature    rank.Feature
		more, less int
	}{
		{"first", rank.First, 0, 1},
		{"place", rank.Place, 1, 4},
		{"key words", rank.Key, 4, 1},
		{"centre", rank.Centre, 4, 1},
		{"headline", rank.Headline, 4, 1},
		{"lead", rank.Lead, 4, 1},
		{"speech", rank.Speech, 3, 4},
		{"question", rank.Question, 2, 3},
		{"late", rank.Late, 4, 3},
		{"salient", rank.Salient, 0, 1},
		{"known words", rank.Known, 4, 1},
		{"says", rank.Says, 3, 4},
		{"personal", rank.Personal, 5, 0},
	} {
		if more, less := a.Vector(c.more)[c.feature], a.Vector(c.less)[c.feature]; more <= less {
			t.Errorf("%s: sentence %d has %.2f, sentence %d %.2f", c.name, c.more, more, c.less, less)
		}
	}
}

func TestNeverChosen(t *testing.T) {
	const source = "Read more: The old mill in pictures\n\nThe mill burned down on Friday.\n\nThe owner said this:\n\nNo.\n\nhttps://paper.example/mill"
	text := segment.New(source, lang.English)
	for i, score := range rank.Trained.New(text, "").Scores() {
		in := text.Sentences[i].In(source)
		if chosen := !math.IsInf(score, -1); chosen != strings.HasPrefix(in, "The mill") {
			t.Errorf("%q may be chosen: %v", in, chosen)
		}
	}
}

// TestSet holds whole summaries against each other.
func TestSet(t *testing.T) {
	const source = "The council of Port Alder decided to rebuild the harbour bridge. The harbour bridge will be rebuilt, the council decided. " +
		"Mayor Ada Brandt wants to pay for it with a toll of two crowns. The weather was mild for a day in autumn."
	a := rank.Trained.New(segment.New(source, lang.English), "Port Alder to rebuild its bridge with a toll")
	same, other := a.Set([]int{0, 1}), a.Set([]int{0, 2})
	if same[rank.SetRepeats] <= other[rank.SetRepeats] {
		t.Errorf("repeats: %.2f for two that say the same, %.2f for two that don't", same[rank.SetRepeats], other[rank.SetRepeats])
	}
	for _, f := range []rank.SetFeature{rank.SetWorth, rank.SetNames, rank.SetHeadline, rank.SetSpread} {
		if same[f] >= other[f] {
			t.Errorf("%v: %.2f for two that say the same, %.2f for two that don't", f, same[f], other[f])
		}
	}
	sum := 0.0
	for i, x := range other {
		sum += x * rank.Trained.Set[i]
	}
	if got := a.SetScore([]int{0, 2}); math.Abs(got-sum) > 1e-9 {
		t.Errorf("the score is %v, the weighted features are %v", got, sum)
	}
	if a.SetScore([]int{0, 2}) <= a.SetScore([]int{2, 3}) {
		t.Error("the weather is better than the news")
	}
}

func BenchmarkScores(b *testing.B) {
	source := strings.Repeat("The council of Port Alder met on Tuesday. Mayor Ada Brandt told reporters that the bridge would cost 86 million crowns.\n\n", 30)
	text := segment.New(source, lang.English)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		rank.Trained.New(text, "Bridge").Scores()
	}
}
