package pick

import (
	"slices"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// A summary is a choice of units that is allowed.
type summary struct {
	units     []int // in order; only later ones may follow
	sentences []int // in order
	words     int
	score     float64
}

// search returns the sentences of the best summary that can be made of the units,
// nil when none is allowed. One sentence less than the limit is as good as the
// limit; still less only where no more fit.
func (p *picker) search(units []group) []int {
	apart := p.clashes(units)
	var best summary
	row := []summary{{}}
	for len(row) > 0 {
		var next []summary
		for _, s := range row {
			for i := s.next(); i < len(units); i++ {
				if slices.ContainsFunc(s.units, func(k int) bool { return apart[i][k] }) {
					continue
				}
				if grown, fits := p.grow(s, i, units[i]); fits {
					next = append(next, grown)
				}
			}
		}
		slices.SortStableFunc(next, func(a, b summary) int {
			switch {
			case a.score > b.score:
				return -1
			case a.score < b.score:
				return 1
			}
			return 0
		})
		for _, s := range next {
			if p.better(s, best) {
				best = s
			}
		}
		row = next[:min(len(next), width(len(row[0].units)))]
	}
	return best.sentences
}

// next is the first unit that may follow.
func (s summary) next() int {
	if len(s.units) == 0 {
		return 0
	}
	return s.units[len(s.units)-1] + 1
}

// width is how many summaries of so many units go on: all of the few that most
// readers ask for, few of the many that longer summaries could be.
func width(units int) int {
	if units < 3 {
		return beam
	}
	return 4
}

// better reports whether a is to be shown rather than b.
func (p *picker) better(a, b summary) bool {
	enough := max(1, p.limit.Sentences-1)
	x, y := min(len(a.sentences), enough), min(len(b.sentences), enough)
	return x > y || x == y && a.score > b.score
}

// grow adds a unit to a summary; false when it brings nothing or is too much.
func (p *picker) grow(s summary, i int, unit group) (summary, bool) {
	grown := summary{units: append(s.units[:len(s.units):len(s.units)], i), sentences: slices.Clone(s.sentences), words: s.words}
	for _, m := range unit.members {
		if !slices.Contains(grown.sentences, m) {
			grown.sentences = append(grown.sentences, m)
			grown.words += p.count(m)
		}
	}
	if len(grown.sentences) == len(s.sentences) || len(grown.sentences) > p.limit.Sentences || grown.words > p.limit.Words {
		return s, false
	}
	slices.Sort(grown.sentences)
	grown.score = p.score(grown.sentences)
	return grown, true
}

// clashes tells which units repeat each other: they share three words in a row,
// one of them a topic word, in different sentences.
func (p *picker) clashes(units []group) [][]bool {
	out := make([][]bool, len(units))
	at := map[trigram][]place{}
	for i, u := range units {
		out[i] = make([]bool, len(units))
		for _, m := range u.members {
			for t := range p.trigrams(m) {
				for _, other := range at[t] {
					if other.sentence != m {
						out[i][other.unit], out[other.unit][i] = true, true
					}
				}
				if n := len(at[t]); n == 0 || at[t][n-1] != (place{i, m}) {
					at[t] = append(at[t], place{i, m})
				}
			}
		}
	}
	return out
}

// A place is a sentence of a unit.
type place struct{ unit, sentence int }

// A trigram is three words in a row, by their numbers.
type trigram [3]int

// trigrams yields each three words in a row of sentence i that have a topic.
func (p *picker) trigrams(i int) func(func(trigram) bool) {
	s := p.text.Sentences[i]
	return func(yield func(trigram) bool) {
		var t trigram
		n, topics := 0, [3]bool{}
		for _, tok := range p.text.Tokens[s.First:s.Last] {
			if !tok.Word {
				continue
			}
			t = trigram{t[1], t[2], tok.ID}
			topics = [3]bool{topics[1], topics[2], !tok.Class.Has(lang.Stop)}
			if n++; n >= 3 && (topics[0] || topics[1] || topics[2]) && !yield(t) {
				return
			}
		}
	}
}

func (p *picker) count(i int) int {
	s := p.text.Sentences[i]
	return segment.Words(p.text.Tokens[s.First:s.Last])
}
