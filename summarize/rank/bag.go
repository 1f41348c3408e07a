package rank

import (
	"math"
	"strings"
	"unicode/utf8"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// keyWords is how many frequent words stand for an article.
const keyWords = 15

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
