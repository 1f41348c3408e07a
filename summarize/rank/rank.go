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
	"unicode/utf8"

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

// keyWords is how many frequent words stand for an article.
const keyWords = 15

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

// A bag holds the topic words of an article, as numbers.
type bag struct {
	terms    [][]int32 // by sentence, each term once
	count    []float64 // by term, how often the article says it
	key      map[int32]float64
	keySum   float64
	headline map[int32]bool
	norm     float64 // length of the vector count
	lead     map[int32]bool
}

func newBag(t *segment.Text, title string) *bag {
	b := &bag{terms: make([][]int32, len(t.Sentences)), key: map[int32]float64{}, headline: map[int32]bool{}, lead: map[int32]bool{}}
	ids := map[string]int32{}
	var last []int32 // by term, the sentence that had it last, plus one
	for i, s := range t.Sentences {
		if !Eligible(t, i) {
			continue
		}
		for _, tok := range t.Tokens[s.First:s.Last] {
			key, ok := term(tok)
			if !ok {
				continue
			}
			id, ok := ids[key]
			if !ok {
				id = int32(len(b.count))
				ids[key] = id
				b.count, last = append(b.count, 0), append(last, 0)
			}
			b.count[id]++
			if last[id] != int32(i+1) {
				last[id] = int32(i + 1)
				b.terms[i] = append(b.terms[i], id)
			}
		}
		if len(b.lead) == 0 {
			for _, id := range b.terms[i] {
				b.lead[id] = true
			}
		}
	}
	for _, tok := range segment.New(title, t.Lang).Tokens {
		if key, ok := term(tok); ok {
			if id, ok := ids[key]; ok {
				b.headline[id] = true
			}
		}
	}
	b.findKeys()
	return b
}

// findKeys picks the most frequent terms; the earlier ones of equals.
func (b *bag) findKeys() {
	for _, c := range b.count {
		b.norm += c * c
	}
	b.norm = math.Sqrt(b.norm)
	for len(b.key) < keyWords {
		best, most := int32(-1), 1.0
		for id, c := range b.count {
			if _, taken := b.key[int32(id)]; !taken && c > most {
				best, most = int32(id), c
			}
		}
		if best < 0 {
			return
		}
		b.key[best] = most
		b.keySum += most
	}
}

// topic measures what a sentence shares with the article.
func (v *Vector) topic(b *bag, i int) {
	terms := b.terms[i]
	if len(terms) == 0 {
		return
	}
	sum, key, head, lead := 0.0, 0.0, 0.0, 0.0
	for _, id := range terms {
		sum += b.count[id]
		key += b.key[id]
		if b.headline[id] {
			head++
		}
		if b.lead[id] {
			lead++
		}
	}
	root := math.Sqrt(float64(len(terms)))
	v[Key] = key / max(1, b.keySum)
	v[Density] = min(1, sum/float64(len(terms))/5)
	v[Centre] = sum / (root * max(1, b.norm))
	v[Headline] = head / float64(max(1, len(b.headline)))
	if v[Early] < 1 {
		v[Lead] = lead / (root * math.Sqrt(float64(max(1, len(b.lead)))))
	}
}

// stemmed is how many characters stand for a word: "negotiator", "negotiations"
// and "negotiated" are one topic. It needs no stemmer and works in any language
// that bends its words at the end.
const stemmed = 6

func term(t segment.Token) (string, bool) {
	if !t.Word || t.Class.Has(lang.Stop|lang.Said|lang.Auxiliary) || len(t.Lower) < 2 {
		return "", false
	}
	w := strings.TrimSuffix(t.Lower, "'s")
	n := 0
	for i := range w {
		if n == stemmed {
			return w[:i], true
		}
		n++
	}
	return w, n > 1 || utf8.RuneCountInString(w) == 1 && w[0] >= utf8.RuneSelf
}
