package pick

import (
	"sort"
	"strings"

	"pullquote/summarize/lang"
	"pullquote/summarize/quotation"
	"pullquote/summarize/segment"
)

// The words of a quote that reads well on its own. Shorter ones are fragments of
// somebody's sentence, longer ones are read by nobody in a chat.
const (
	shortestKey = 5
	longestKey  = 60
	goodFrom    = 9
	goodTo      = 35
)

// # Which quotes are key
//
// A reader of a post sees the quote, the name under it, and nothing else. So a
// quote earns its place by what the chosen sentences lack and by standing alone:
//
//   - One that a chosen sentence shows already is out, as is one whose speaker is
//     in doubt, and a short piece of somebody's sentence.
//   - Half a speech (“We are,” she said, “not afraid.”) and a long piece of a
//     sentence lose their point: they wait until nothing whole is left.
//   - One that begins by pointing back ("That is why", "He did", "But") counts
//     half.
//   - Of the others those of a good length come first, by people with names, about
//     what the article is about, the early before the late.
//   - A second quote by the same person waits until nobody else has one.

// Quotes returns the indices of at most n quotes that a post should show, the
// best first.
func Quotes(t *segment.Text, quotes []quotation.Quote, chosen []int, n int) []int {
	points := make([]float64, len(quotes))
	topic := topics(t)
	for i, q := range quotes {
		points[i] = worth(t, q, topic)
		for _, s := range chosen {
			if shows(t, t.Sentences[s].Span, q) {
				points[i] = 0
			}
		}
	}
	var out []int
	spoke := map[string]bool{}
	for len(out) < n {
		best := -1
		most := 0.0
		for i, p := range points {
			if p > 0 && spoke[quotes[i].Speaker] {
				p /= 4
			}
			if p > most {
				best, most = i, p
			}
		}
		if best < 0 {
			break
		}
		out = append(out, best)
		points[best] = 0
		spoke[quotes[best].Speaker] = true
	}
	return out
}

// worth returns how much a quote deserves to be shown, 0 for not at all.
func worth(t *segment.Text, q quotation.Quote, topic []int) float64 {
	if !q.Sure || q.Words < shortestKey || q.Words > longestKey || !q.Whole && q.Words < goodFrom {
		return 0
	}
	p := 2.0
	if q.Named {
		p++
	}
	if q.Words >= goodFrom && q.Words <= goodTo {
		p++
	}
	said, about := 0, 0
	first := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Start >= q.Start })
	for i := first; i < len(t.Tokens) && t.Tokens[i].Start < q.End; i++ {
		if tok := t.Tokens[i]; tok.Word && !tok.Class.Has(lang.Stop) {
			said++
			if topic[tok.ID] > 1 {
				about++
			}
		}
	}
	p += float64(about) / float64(max(1, said))
	p += 1 - float64(q.Start)/float64(len(t.Source))
	if !q.Whole {
		p /= 3
	}
	if beginsBefore(t.Tokens[first:]) {
		p /= 2
	}
	return p
}

// beginsBefore reports whether the first word of a speech stands for something that
// was said before it.
func beginsBefore(tokens []segment.Token) bool {
	for _, tok := range tokens {
		if tok.Word {
			return tok.Class.Has(lang.Dangling)
		}
	}
	return false
}

// topics counts the words of an article that are not mere grammar, by their numbers.
func topics(t *segment.Text) []int {
	n := make([]int, t.Distinct)
	for _, tok := range t.Tokens {
		if tok.Word && !tok.Class.Has(lang.Stop) {
			n[tok.ID]++
		}
	}
	return n
}

// shows reports whether a sentence has the words of a quote in it.
func shows(t *segment.Text, s segment.Span, q quotation.Quote) bool {
	if s.Start < q.End && q.Start < s.End {
		return true
	}
	return s.End-s.Start < 20*longestKey && strings.Contains(s.In(t.Source), q.In(t.Source))
}
