// Package pick chooses the sentences of a summary: the best ones that fit, say
// different things, and can be understood where they stand.
package pick

import (
	"math"
	"slices"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// A Limit says how much may be chosen.
type Limit struct {
	Sentences int
	Words     int // the first sentence is exempt: a summary is never empty
}

// # How sentences are chosen
//
// The best come first, greedily. Three things can forbid a sentence:
//
//   - It repeats what is chosen: it shares three words in a row with it (trigram
//     blocking; Paulus, Xiong and Socher, "A Deep Reinforced Model for
//     Abstractive Summarization", 2017).
//   - It does not fit into the limit.
//   - It leans on the sentence before ("It denies the claims."). Then both are
//     taken, or neither: a group has the mean of its scores and costs the sum of
//     its words. A sentence that leans on one that leans, and so on for more than
//     two steps, is never worth its chain.
type picker struct {
	text   *segment.Text
	scores []float64
	limit  Limit
	chosen []int
	words  int
	seen   map[trigram]bool
}

type trigram [3]string

// Sentences returns the indices of the chosen sentences of t, in order.
func Sentences(t *segment.Text, scores []float64, limit Limit) []int {
	p := &picker{text: t, scores: scores, limit: limit, seen: map[trigram]bool{}}
	groups := p.groups()
	for _, g := range groups {
		if len(p.chosen) >= limit.Sentences {
			break
		}
		p.take(g)
	}
	if len(p.chosen) == 0 {
		p.force(groups)
	}
	slices.Sort(p.chosen)
	return p.chosen
}

// A group is a sentence with those that it leans on.
type group struct {
	members []int
	score   float64
}

// groups returns every choice that can be understood, the best first.
func (p *picker) groups() []group {
	var out []group
	for i, score := range p.scores {
		if math.IsInf(score, -1) {
			continue
		}
		g := group{members: []int{i}, score: score}
		for j := i; p.leans(j); j-- {
			if j == 0 || len(g.members) == 3 || math.IsInf(p.scores[j-1], -1) {
				g.members = nil
				break
			}
			g.members = append(g.members, j-1)
			g.score += p.scores[j-1]
		}
		if len(g.members) > 0 {
			g.score /= float64(len(g.members))
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b group) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	return out
}

// take adds a group if it fits.
func (p *picker) take(g group) {
	words, fresh := 0, 0
	for _, i := range g.members {
		if slices.Contains(p.chosen, i) {
			continue
		}
		fresh++
		words += p.count(i)
		if p.repeats(i) {
			return
		}
	}
	if fresh == 0 || len(p.chosen)+fresh > p.limit.Sentences || p.words+words > p.limit.Words {
		return
	}
	for _, i := range g.members {
		p.add(i)
	}
}

// force takes the first sentence of a group although it is too long.
func (p *picker) force(groups []group) {
	for i := range p.scores {
		if len(groups) == 0 || slices.ContainsFunc(groups, func(g group) bool { return len(g.members) == 1 && g.members[0] == i }) {
			if !math.IsInf(p.scores[i], -1) {
				p.add(i)
				return
			}
		}
	}
}

func (p *picker) add(i int) {
	if slices.Contains(p.chosen, i) {
		return
	}
	p.chosen = append(p.chosen, i)
	p.words += p.count(i)
	for t := range p.trigrams(i) {
		p.seen[t] = true
	}
}

func (p *picker) count(i int) int {
	s := p.text.Sentences[i]
	return segment.Words(p.text.Tokens[s.First:s.Last])
}

func (p *picker) repeats(i int) bool {
	for t := range p.trigrams(i) {
		if p.seen[t] {
			return true
		}
	}
	return false
}

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
			t = trigram{t[1], t[2], tok.Lower}
			topics = [3]bool{topics[1], topics[2], !tok.Class.Has(lang.Stop)}
			if n++; n >= 3 && (topics[0] || topics[1] || topics[2]) && !yield(t) {
				return
			}
		}
	}
}
