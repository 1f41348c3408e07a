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
		"Who will pay for that? “We will pay for every stone of it,” said Ada Brandt. The bridge in the harbour was built in 1912."
	v := rank.Vectors(segment.New(source, lang.English), "Harbour bridge to be rebuilt")
	if len(v) != 5 {
		t.Fatalf("%d sentences", len(v))
	}
	for _, c := range []struct {
		name       string
		feature    rank.Feature
		more, less int
	}{
		{"early", rank.Early, 0, 1},
		{"place", rank.Place, 1, 4},
		{"key words", rank.Key, 4, 1},
		{"centre", rank.Centre, 4, 1},
		{"headline", rank.Headline, 4, 1},
		{"lead", rank.Lead, 4, 1},
		{"speech", rank.Speech, 3, 4},
		{"question", rank.Question, 2, 3},
		{"figures", rank.Figures, 4, 3},
	} {
		if v[c.more][c.feature] <= v[c.less][c.feature] {
			t.Errorf("%s: sentence %d has %.2f, sentence %d %.2f", c.name, c.more, v[c.more][c.feature], c.less, v[c.less][c.feature])
		}
	}
}

func TestNeverChosen(t *testing.T) {
	const source = "Read more: The old mill in pictures\n\nThe mill burned down on Friday.\n\nThe owner said this:\n\nNo.\n\nhttps://paper.example/mill"
	text := segment.New(source, lang.English)
	for i, score := range rank.Scores(text, "") {
		in := text.Sentences[i].In(source)
		if chosen := !math.IsInf(score, -1); chosen != strings.HasPrefix(in, "The mill") {
			t.Errorf("%q may be chosen: %v", in, chosen)
		}
	}
}

func BenchmarkScores(b *testing.B) {
	source := strings.Repeat("The council of Port Alder met on Tuesday. Mayor Ada Brandt told reporters that the bridge would cost 86 million crowns.\n\n", 30)
	text := segment.New(source, lang.English)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		rank.Scores(text, "Bridge")
	}
}
