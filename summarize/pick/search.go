package pick

import (
	"cmp"
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
	for i := range units {
		units[i].words = p.count(units[i].members)
	}
	apart := p.clashes(units)
	var best summary
	row, next := []summary{{}}, make([]summary, 0, 2*beam)
	for size := 0; len(row) > 0; size++ {
		next = next[:0]
		for _, s := range row {
			for i := s.next(); i < len(units); i++ {
				if slices.ContainsFunc(s.units, func(k int) bool { return apart[i][k] }) {
					continue
				}
				if grown, fits := p.grow(s, i, units[i]); fits {
					next = append(next, grown)
					if p.better(grown, best) {
						best = grown
					}
				}
			}
		}
		if size+1 >= p.limit.Sentences {
			break // each unit brings a sentence
		}
		slices.SortStableFunc(next, func(a, b summary) int { return cmp.Compare(b.score, a.score) })
		row, next = next[:min(len(next), width(size))], row
	}
	return best.sentences
}

// count returns how many words each of some sentences has.
func (p *picker) count(sentences []int) []int {
	out := p.room(len(sentences))
	for _, i := range sentences {
		s := p.text.Sentences[i]
		out = append(out, segment.Words(p.text.Tokens[s.First:s.Last]))
	}
	return out
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
	both := append(p.scratch[:0], s.sentences...)
	words := s.words
	for k, m := range unit.members {
		if !slices.Contains(both, m) {
			both = append(both, m)
			words += unit.words[k]
		}
	}
	p.scratch = both
	if len(both) == len(s.sentences) || len(both) > p.limit.Sentences || words > p.limit.Words {
		return s, false
	}
	slices.Sort(both)
	grown := summary{units: append(p.room(len(s.units)+1), s.units...), sentences: append(p.room(len(both)), both...), words: words}
	grown.units = append(grown.units, i)
	grown.score = p.score(both)
	return grown, true
}

// room returns space for n numbers. Hundreds of small lists are made in a search;
// cut from one piece they cost nothing.
func (p *picker) room(n int) []int {
	if cap(p.slab)-len(p.slab) < n {
		p.slab = make([]int, 0, max(n, 1024))
	}
	from := len(p.slab)
	p.slab = p.slab[:from+n]
	return p.slab[from : from : from+n]
}

// clashes tells which units repeat each other: they share three words in a row,
// one of them a topic word, in different sentences.
func (p *picker) clashes(units []group) [][]bool {
	var sentences []int
	for _, u := range units {
		sentences = append(sentences, u.members...)
	}
	slices.Sort(sentences)
	sentences = slices.Compact(sentences)
	repeat := p.repeats(sentences)
	out := table(len(units))
	for i, u := range units {
		for k, v := range units[:i] {
			for _, a := range u.members {
				for _, b := range v.members {
					x, _ := slices.BinarySearch(sentences, a)
					y, _ := slices.BinarySearch(sentences, b)
					if repeat[x][y] {
						out[i][k], out[k][i] = true, true
					}
				}
			}
		}
	}
	return out
}

// A trigram is three words in a row and the place of a sentence that has them.
type trigram struct {
	words    uint64 // their numbers, wordBits each
	sentence int
}

// wordBits hold the number of a word in all texts that have less than two million
// different ones.
const wordBits = 21

func (t trigram) compare(o trigram) int {
	if t.words == o.words {
		return cmp.Compare(t.sentence, o.sentence)
	}
	return cmp.Compare(t.words, o.words)
}

// repeats tells which of the sentences share three words in a row. Sorted, what
// they share stands side by side.
func (p *picker) repeats(sentences []int) [][]bool {
	var said []trigram
	for place, i := range sentences {
		said = p.trigrams(said, place, p.text.Sentences[i])
	}
	slices.SortFunc(said, trigram.compare)
	said = slices.Compact(said)
	out := table(len(sentences))
	for i, t := range said {
		for k := i - 1; k >= 0 && said[k].words == t.words; k-- {
			a, b := t.sentence, said[k].sentence
			out[a][b], out[b][a] = true, true
		}
	}
	return out
}

// trigrams appends each three words in a row of a sentence that have a topic.
func (p *picker) trigrams(said []trigram, place int, s segment.Sentence) []trigram {
	n, behind, three := 0, 3, uint64(0) // behind: how many words ago the last topic was
	for _, tok := range p.text.Tokens[s.First:s.Last] {
		if !tok.Word {
			continue
		}
		three = (three<<wordBits | uint64(tok.ID)) & (1<<(3*wordBits) - 1)
		if behind++; !tok.Class.Has(lang.Stop) {
			behind = 0
		}
		if n++; n >= 3 && behind < 3 {
			said = append(said, trigram{three, place})
		}
	}
	return said
}

// table returns n rows of n.
func table(n int) [][]bool {
	rows, cells := make([][]bool, n), make([]bool, n*n)
	for i := range rows {
		rows[i] = cells[i*n : (i+1)*n]
	}
	return rows
}
