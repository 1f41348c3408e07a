// Package pick chooses the sentences of a summary: the best ones that fit, say
// different things, and can be understood where they stand.
package pick

import (
	"cmp"
	"math"
	"slices"

	"pullquote/summarize/segment"
)

// A Limit says how much may be chosen.
type Limit struct {
	Sentences int
	Words     int // the first sentence is exempt: a summary is never empty
}

// # How sentences are chosen
//
// Whole summaries are compared, not sentences: of three good ones two may say the
// same. So the best sentences are put together in all ways that are allowed, and
// the best summary is taken. Three things are not allowed:
//
//   - To repeat: no two sentences share three words in a row (trigram blocking;
//     Paulus, Xiong and Socher, "A Deep Reinforced Model for Abstractive
//     Summarization", 2017).
//   - To be longer than the limit.
//   - To lean on a sentence that is left out ("It denies the claims."). What leans
//     makes a unit with what it leans on: both are taken, or neither. A sentence
//     that leans on one that leans, and so on for more than two steps, is never
//     worth its chain.
//
// Summaries grow by one unit at a time, and only the best ones go on (beam search;
// Lowerre, "The Harpy Speech Recognition System", 1976): of three sentences that
// is all there are of the units that are looked at, of more sentences the likeliest.
type picker struct {
	text  *segment.Text
	score func(chosen []int) float64
	limit Limit

	scratch []int // of grow
	slab    []int // of room
}

// The size of the search.
const (
	units = 8  // so many of the best units may be chosen from, and one more for each sentence asked for
	beam  = 60 // so many summaries of one size go on
)

// A Scorer says how good sentences, and summaries made of them, are. Sentences
// are indices of the text's.
type Scorer interface {
	Scores() []float64             // -Inf for what must not be chosen
	SetScore(chosen []int) float64 // comparable with summaries of the same text
}

// Sentences returns the indices of the chosen sentences of t, in order.
func Sentences(t *segment.Text, by Scorer, limit Limit) []int {
	p := &picker{text: t, score: by.SetScore, limit: limit}
	scores := by.Scores()
	groups := p.groups(scores)
	best := p.search(groups[:min(len(groups), units+limit.Sentences)])
	if best == nil {
		return p.force(groups, scores)
	}
	return best
}

// A group is a sentence with those that it leans on.
type group struct {
	members []int
	words   []int   // by member; counted for those that are searched
	score   float64 // the mean of theirs
}

// groups returns every sentence that can be understood, with those that it needs
// for that; the best first.
func (p *picker) groups(scores []float64) []group {
	var out []group
	for i, score := range scores {
		if math.IsInf(score, -1) {
			continue
		}
		g := group{members: []int{i}, score: score}
		for j := i; p.leans(j); {
			if j = p.referent(j); j < 0 || len(g.members) == 3 || math.IsInf(scores[j], -1) {
				g.members = nil
				break
			}
			g.members = append(g.members, j)
			g.score += scores[j]
		}
		if len(g.members) > 0 {
			g.score /= float64(len(g.members))
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b group) int { return cmp.Compare(b.score, a.score) })
	return out
}

// longestGap is how many captions and the like may stand between two sentences of
// which one leans on the other.
const longestGap = 6

// before returns the sentence of the article before sentence i, -1 for none.
func (p *picker) before(i int) int {
	for j := i - 1; j >= max(0, i-1-longestGap); j-- {
		if p.text.Sentences[j].Kind == segment.Prose {
			return j
		}
	}
	return -1
}

// force returns the first sentence that can be understood although it is too long,
// or the first at all.
func (p *picker) force(groups []group, scores []float64) []int {
	first := -1
	for i, score := range scores {
		if math.IsInf(score, -1) {
			continue
		}
		if slices.ContainsFunc(groups, func(g group) bool { return len(g.members) == 1 && g.members[0] == i }) {
			return []int{i}
		}
		if first < 0 && len(groups) == 0 {
			first = i
		}
	}
	if first < 0 {
		return nil
	}
	return []int{first}
}
