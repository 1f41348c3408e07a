package rank

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// A term is a topic word of the article, as a number.
type term = int32

// topics are the topic words of an article: what it says, without its grammar.
type topics struct {
	terms    [][]term    // by place, each term once
	all      []word      // by term
	title    int         // how many different terms the headline has
	centroid []float64   // by term: the sum of all sentences' vectors of length 1
	norms    []float64   // by sentence, the length of its vector
	keys     float64     // how often the key words stand in the article, in all
	length   float64     // of the vector of counts
	salient  float64     // the sum of all saliences
	gains    []gain      // by term
	marks    []int32     // scratch, by term: the last round that met it
	round    int32       // scratch: the number of the present round
	alike    [][]float64 // by place, cosines with the places before it; made by likeness
}

// A word is what the article does with a topic word.
type word struct {
	key      string  // what stands for it
	count    float64 // how often it stands in sentences
	spread   float64 // in how many
	weight   float64 // how much a sentence that has it says: less for what many have
	salience float64 // see salience
	first    int     // the place of the first
	upper    int     // how often with a capital
	frequent bool    // one of the most frequent
	title    bool    // the headline has it
	lead     bool    // the first sentence has it
	seen     bool    // scratch: a sentence before has it
}

// keyWords is how many frequent words stand for an article.
const keyWords = 15

// newTopics reads the topic words of the sentences at the places given, which are
// indices of t.Sentences.
func newTopics(t *segment.Text, title string, sentences []int) *topics {
	tp := &topics{terms: make([][]term, len(sentences)), norms: make([]float64, len(sentences))}
	tp.all = make([]word, 0, t.Distinct)
	ids := make(map[string]term, t.Distinct)
	known := make([]term, t.Distinct)  // by token, its term plus one; -1 for none
	last := make([]int, 0, t.Distinct) // by term, the place that had it last, plus one
	var terms []term                   // of all sentences
	for place, i := range sentences {
		s, from := t.Sentences[i], len(terms)
		for _, tok := range t.Tokens[s.First:s.Last] {
			id := known[tok.ID]
			if id == 0 {
				id = -1
				if key, ok := Term(tok); ok {
					n, found := ids[key]
					if !found {
						n = term(len(tp.all))
						ids[key] = n
						tp.all = append(tp.all, word{key: key, first: place})
						last = append(last, 0)
					}
					id = n + 1
				}
				known[tok.ID] = id
			}
			if id < 0 {
				continue
			}
			w := &tp.all[id-1]
			w.count++
			if tok.Upper {
				w.upper++
			}
			if last[id-1] != place+1 {
				last[id-1] = place + 1
				w.spread++
				w.lead = w.lead || place == 0
				terms = append(terms, id-1)
			}
		}
		tp.terms[place] = terms[from:len(terms):len(terms)]
	}
	tp.headline(t, title, ids)
	tp.marks, tp.alike = make([]int32, len(tp.all)), make([][]float64, len(sentences))
	tp.weigh(float64(len(sentences)))
	tp.findKeys()
	return tp
}

// headline marks the terms of the headline.
func (tp *topics) headline(t *segment.Text, title string, ids map[string]term) {
	if title == "" {
		return
	}
	for _, tok := range segment.New(title, t.Lang).Tokens {
		if key, ok := Term(tok); ok {
			if id, found := ids[key]; found && !tp.all[id].title {
				tp.all[id].title = true
				tp.title++
			}
		}
	}
}

// weigh gives each term its weight and each sentence its vector.
func (tp *topics) weigh(n float64) {
	tp.centroid = make([]float64, len(tp.all))
	for i := range tp.all {
		w := &tp.all[i]
		w.weight = math.Log(1 + n/w.spread)
		tp.length += w.count * w.count
	}
	tp.length = math.Sqrt(tp.length)
	for place, terms := range tp.terms {
		for _, id := range terms {
			tp.norms[place] += tp.all[id].weight * tp.all[id].weight
		}
		tp.norms[place] = math.Sqrt(tp.norms[place])
		for _, id := range terms {
			tp.centroid[id] += tp.all[id].weight / tp.norms[place]
		}
	}
}

// findKeys picks the most frequent terms; the earlier ones of equals.
func (tp *topics) findKeys() {
	for range keyWords {
		best, most := -1, 1.0
		for id := range tp.all {
			if w := &tp.all[id]; !w.frequent && w.count > most {
				best, most = id, w.count
			}
		}
		if best < 0 {
			return
		}
		tp.all[best].frequent = true
		tp.keys += most
	}
}

// cosine compares two sentences by their terms.
func (tp *topics) cosine(a, b int) float64 {
	if tp.norms[a] == 0 || tp.norms[b] == 0 {
		return 0
	}
	tp.round++
	for _, id := range tp.terms[a] {
		tp.marks[id] = tp.round
	}
	sum := 0.0
	for _, id := range tp.terms[b] {
		if tp.marks[id] == tp.round {
			sum += tp.all[id].weight * tp.all[id].weight
		}
	}
	return sum / tp.norms[a] / tp.norms[b]
}

// likeness is cosine for two sentences that are compared again and again, a before
// b.
func (tp *topics) likeness(a, b int) float64 {
	const unknown = -1
	row := tp.alike[b]
	if row == nil {
		row = slices.Repeat([]float64{unknown}, b)
		tp.alike[b] = row
	}
	if row[a] == unknown {
		row[a] = tp.cosine(a, b)
	}
	return row[a]
}

// stemLength is how many characters stand for a word: "negotiator", "negotiations"
// and "negotiated" are one topic. It needs no stemmer and works in any language
// that bends its words at the end.
const stemLength = 6

// Term returns what stands for a topic word; false for grammar and marks.
func Term(t segment.Token) (string, bool) {
	if !t.Word || t.Class.Has(lang.Stop|lang.Said|lang.Auxiliary) || len(t.Lower) < 2 {
		return "", false
	}
	w := strings.TrimSuffix(t.Lower, "'s")
	n := 0
	for i := range w {
		if n == stemLength {
			return w[:i], true
		}
		n++
	}
	return w, n > 1 || utf8.RuneCountInString(w) == 1 && w[0] >= utf8.RuneSelf
}
