package rouge_test

import (
	"math"
	"testing"

	"pullquote/summarize/internal/rouge"
)

// The figures are worked out by hand from the definitions.
func TestScore(t *testing.T) {
	for name, c := range map[string]struct {
		script     rouge.Script
		references [][]string
		summary    []string
		want       rouge.Score
	}{
		// 5 of 6 words on both sides; pairs "the cat", "on the", "the mat" of 5.
		"one word else": {rouge.Latin, [][]string{{"The cat sat on the mat."}}, []string{"the cat lay on the mat"}, rouge.Score{R1: 5. / 6, R2: 3. / 5, Lsum: 5. / 6}},
		// The row "cat mat" or "on the" is 2 long; all 3 words are there.
		"another order": {rouge.Latin, [][]string{{"red blue green"}}, []string{"green red blue"}, rouge.Score{R1: 1, R2: 1. / 2, Lsum: 2. / 3}},
		// Lsum looks at one sentence at a time, and joins what each has.
		"two sentences": {rouge.Latin, [][]string{{"red blue", "green grey"}}, []string{"green grey", "red blue"}, rouge.Score{R1: 1, R2: 2. / 3, Lsum: 1}},
		// Precision 2/4, recall 2/2: F1 2/3.
		"longer": {rouge.Latin, [][]string{{"red blue"}}, []string{"red blue pink gold"}, rouge.Score{R1: 2. / 3, R2: 1. / 2, Lsum: 2. / 3}},
		// A word counts as often as both sides have it.
		"a word said twice": {rouge.Latin, [][]string{{"red blue"}}, []string{"red", "red"}, rouge.Score{R1: 1. / 2, R2: 0, Lsum: 1. / 2}},
		"stems":             {rouge.Latin, [][]string{{"negotiations failed"}}, []string{"Negotiation: failing!"}, rouge.Score{R1: 1, R2: 1, Lsum: 1}},
		"the nearest":       {rouge.Latin, [][]string{{"red blue"}, {"pink gold"}}, []string{"pink gold"}, rouge.Score{R1: 1, R2: 1, Lsum: 1}},
		"other scripts":     {rouge.Any, [][]string{{"Мы не сдадимся"}}, []string{"мы НЕ сдались"}, rouge.Score{R1: 2. / 3, R2: 1. / 2, Lsum: 2. / 3}},
		"Latin only":        {rouge.Latin, [][]string{{"Мы не сдадимся"}}, []string{"мы не сдались"}, rouge.Score{}},
		"nothing":           {rouge.Latin, [][]string{{"red"}}, nil, rouge.Score{}},
	} {
		t.Run(name, func(t *testing.T) {
			s := rouge.New(c.script, c.references...)
			var summary []rouge.Sentence
			for _, x := range c.summary {
				summary = append(summary, s.Sentence(x))
			}
			got := s.Score(summary...)
			if !same(got.R1, c.want.R1) || !same(got.R2, c.want.R2) || !same(got.Lsum, c.want.Lsum) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			if words := s.Words(summary...); words.R1 != got.R1 || words.R2 != got.R2 || words.Lsum != 0 {
				t.Errorf("Words says %v, Score %v", words, got)
			}
		})
	}
}

func same(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
