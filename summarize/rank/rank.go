// Package rank scores the sentences of an article by how much of the news each
// one tells.
//
// # How a sentence is scored
//
// News is written so that it can be cut from the end: what matters stands first.
// Position is therefore most of the signal, and rankers that ignore it (TextRank,
// LexRank) choose worse than a pair of scissors. What position does not know is
// which of the first ten sentences carry the article's own words. So a score is
// a weighted sum of a few plain features: place, length, how many of the
// article's frequent words a sentence holds, how close it is to the article as a
// whole, to its headline and to its first sentence, and flags for what reads
// badly alone: questions, bare quotations, "I" and "you".
//
// After Kedzie, McKeown and Daumé, "Content Selection in Deep Learning Models of
// Summarization" (2018), on how much position explains, and Hong and Nenkova,
// "Improving the Estimation of Word Importance" (2014), on frequent words.
package rank

import (
	"math"
	"strings"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// A Feature is one thing that is measured of a sentence, mostly between 0 and 1.
type Feature int

// The features, in the order of Weights.
const (
	Early    Feature = iota // 1/(1+place): 1 for the first sentence
	Place                   // 1 at the beginning, 0 at the end
	Top                     // 1 for the first three
	Length                  // 1 for a sentence of 15 to 35 words, less for others
	Key                     // share of the article's frequent words
	Density                 // how frequent its words are on average
	Centre                  // cosine with the article
	Headline                // share of the headline's words
	Lead                    // cosine with the first sentence; 0 for the first itself
	Speech                  // share that stands between quotation marks
	Personal                // it says I, you or we outside of quotations
	Question                // it ends with a question mark
	Lean                    // it begins with a word that leans on the sentence before
	Figures                 // it has numbers
	Features                // how many there are
)

// A Vector holds one number for each feature.
type Vector [Features]float64

// weights say how much each feature counts, set by hand to the first figure that
// matters. Place and closeness to the whole article carry most. Density counts
// against a sentence: words that stand everywhere, crowded together, say little
// new.
var weights = Vector{
	Early: 0.2, Place: 2, Top: 0.4, Length: 0.3, Key: 0.1, Density: -0.9, Centre: 3.6, Headline: 0.8, Lead: 0.2,
	Speech: -0.8, Personal: -0.9, Question: -0.8, Lean: -0.15, Figures: 0.35,
}

// Never is the score of a sentence that must not be chosen.
var never = math.Inf(-1)

// Scores returns a score for each sentence of t; -Inf for what is no sentence of
// the article or cannot stand alone.
func Scores(t *segment.Text, title string) []float64 {
	scores := make([]float64, len(t.Sentences))
	for i, v := range Vectors(t, title) {
		scores[i] = never
		if v != nil {
			scores[i] = v.dot(weights)
		}
	}
	return scores
}

func (v *Vector) dot(w Vector) float64 {
	sum := 0.0
	for i := range v {
		sum += v[i] * w[i]
	}
	return sum
}

// Vectors measures each sentence of t; nil for those that must not be chosen.
func Vectors(t *segment.Text, title string) []*Vector {
	out := make([]*Vector, len(t.Sentences))
	b := newBag(t, title)
	n, place := 0, 0
	for i := range t.Sentences {
		if Eligible(t, i) {
			n++
		}
	}
	quoted := t.Quoted
	for i, s := range t.Sentences {
		for len(quoted) > 0 && quoted[0].Outer.End <= s.Start {
			quoted = quoted[1:]
		}
		if !Eligible(t, i) {
			continue
		}
		v := &Vector{}
		v.place(place, n)
		v.topic(b, i)
		v.form(t, s, quoted)
		out[i] = v
		place++
	}
	return out
}

// Eligible reports whether sentence i belongs to the article and is whole.
func Eligible(t *segment.Text, i int) bool {
	s := t.Sentences[i]
	if t.Paragraphs[s.Para].Kind != segment.Prose || s.Torn || s.First == s.Last {
		return false
	}
	last := t.Tokens[s.Last-1].Lower
	return last != ":" && !strings.HasPrefix(last, "http") && segment.Words(t.Tokens[s.First:s.Last]) >= 3
}

func (v *Vector) place(place, n int) {
	v[Early] = 1 / float64(1+place)
	v[Place] = 1 - float64(place)/float64(max(1, n))
	if place < 3 {
		v[Top] = 1
	}
}

// form measures what can be seen of a sentence without its neighbours.
func (v *Vector) form(t *segment.Text, s segment.Sentence, quoted []segment.Quoted) {
	tokens := t.Tokens[s.First:s.Last]
	switch n := segment.Words(tokens); {
	case n < 15:
		v[Length] = float64(n) / 15
	case n > 35:
		v[Length] = max(0, 1-float64(n-35)/40)
	default:
		v[Length] = 1
	}
	for _, q := range quoted {
		if q.Outer.Start >= s.End {
			break
		}
		v[Speech] += float64(min(q.Outer.End, s.End)-q.Outer.Start) / float64(s.End-s.Start)
	}
	for _, tok := range tokens {
		switch {
		case tok.Word && tok.Lower[0] >= '0' && tok.Lower[0] <= '9':
			v[Figures] = 1
		case tok.Lower == "?" || tok.Lower == "¿":
			v[Question] = 1
		case v[Speech] == 0 && personal(tok.Lower):
			v[Personal] = 1
		}
	}
	if tokens[0].Class.Has(lang.Dangling) {
		v[Lean] = 1
	}
}

func personal(w string) bool {
	switch w {
	case "i", "you", "we", "my", "your", "our", "ich", "wir", "я", "мы", "je", "nous", "vous", "yo", "nosotros":
		return true
	}
	return false
}
