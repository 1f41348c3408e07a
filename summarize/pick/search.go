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
		slices.SortStableFunc(next, func(a, b summary) int { return cmp.Compare(b.score, a.score) })
		for _, s := range next {
			if p.better(s, best) {
				best = s
			}
		}
		row = next[:min(len(next), width(len(row[0].units)))]
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
	said := make([][]trigram, len(sentences))
	for k, m := range sentences {
		said[k] = p.trigrams(m)
	}
	out := make([][]bool, len(units))
	for i, u := range units {
		out[i] = make([]bool, len(units))
		for k, v := range units[:i] {
			for _, a := range u.members {
				for _, b := range v.members {
					x, _ := slices.BinarySearch(sentences, a)
					y, _ := slices.BinarySearch(sentences, b)
					if a != b && meet(said[x], said[y]) {
						out[i][k], out[k][i] = true, true
					}
				}
			}
		}
	}
	return out
}

// A trigram is three words in a row, by their numbers.
type trigram [3]int

func (t trigram) compare(o trigram) int { return slices.Compare(t[:], o[:]) }

// meet reports whether two sorted lists have one in common.
func meet(a, b []trigram) bool {
	for len(a) > 0 && len(b) > 0 {
		switch c := a[0].compare(b[0]); {
		case c == 0:
			return true
		case c < 0:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

// trigrams returns each three words in a row of sentence i that have a topic,
// sorted.
func (p *picker) trigrams(i int) []trigram {
	s := p.text.Sentences[i]
	out := make([]trigram, 0, s.Last-s.First)
	var t trigram
	n, topics := 0, [3]bool{}
	for _, tok := range p.text.Tokens[s.First:s.Last] {
		if !tok.Word {
			continue
		}
		t = trigram{t[1], t[2], tok.ID}
		topics = [3]bool{topics[1], topics[2], !tok.Class.Has(lang.Stop)}
		if n++; n >= 3 && (topics[0] || topics[1] || topics[2]) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, trigram.compare)
	return out
}
