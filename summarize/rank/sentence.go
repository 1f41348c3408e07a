package rank

import (
	"math"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// A Feature is one thing that is measured of a sentence, mostly between 0 and 1.
type Feature int

// The features of a sentence, in the order of a Vector.
const (
	Bias     Feature = iota // 1
	First                   // it is the first
	Second                  // … the second
	Third                   // … the third
	Place                   // 1 at the beginning, 0 at the end
	Late                    // log of its place
	Opening                 // 1/(1+number of its paragraph)
	Opens                   // it is the first of its paragraph
	Length                  // log of its words
	Key                     // share of the article's frequent words
	Density                 // how frequent its words are on average
	Centre                  // cosine with the article's counts
	Near                    // mean cosine with the other sentences
	Headline                // share of the headline's words
	Lead                    // cosine with the first sentence; 0 for the first itself
	Top                     // mean cosine with the first three others
	Known                   // share of its words that sentences before have
	Salient                 // mean salience of its words
	Speech                  // share that stands between quotation marks
	Says                    // it begins with a quotation
	Personal                // it says I, you or we outside of quotations
	Question                // it ends with a question mark
	Lean                    // it begins with a word that leans on the sentence before
	Caption                 // it speaks of a picture, or has a colon near its beginning
	Features                // how many there are
)

// A Vector holds one number for each feature of a sentence.
type Vector [Features]float64

func (v *Vector) dot(w *Vector) float64 {
	sum := 0.0
	for i := range v {
		sum += v[i] * w[i]
	}
	return sum
}

// measure fills in the vectors.
func (a *Article) measure() {
	a.vectors = make([]Vector, len(a.sentences))
	quoted := a.text.Quoted
	for place, i := range a.sentences {
		s := a.text.Sentences[i]
		for len(quoted) > 0 && quoted[0].Outer.End <= s.Start {
			quoted = quoted[1:]
		}
		v := &a.vectors[place]
		v.place(a, place)
		v.topic(a.topics, place)
		v.form(a.text, s, a.words[place], quoted)
	}
}

func (v *Vector) place(a *Article, place int) {
	s := a.text.Sentences[a.sentences[place]]
	v[Bias] = 1
	v[First], v[Second], v[Third] = flag(place == 0), flag(place == 1), flag(place == 2)
	v[Place] = 1 - float64(place)/float64(len(a.sentences))
	v[Late] = math.Log(float64(1+place)) / 4
	v[Opening] = 1 / float64(1+s.Para)
	v[Opens] = flag(a.text.Paragraphs[s.Para].First == a.sentences[place])
}

// topic measures what a sentence shares with the article.
func (v *Vector) topic(tp *topics, place int) {
	terms := tp.terms[place]
	if len(terms) == 0 {
		return
	}
	n := float64(len(terms))
	counts, key, head, known, salience, near := 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
	for _, id := range terms {
		w := &tp.all[id]
		counts += w.count
		salience += w.salience
		near += tp.centroid[id] * w.weight
		if w.frequent {
			key += w.count
		}
		head += flag(w.title)
		known += flag(w.seen)
		w.seen = true
	}
	v[Key] = key / max(1, tp.keys)
	v[Density] = min(1, counts/n/5)
	v[Centre] = counts / math.Sqrt(n) / max(1, tp.length)
	v[Near] = near / tp.norms[place] / float64(len(tp.terms))
	v[Headline] = head / float64(max(1, tp.title))
	v[Known] = known / n
	v[Salient] = salience / n
	others := 0.0
	for lead := 0; lead <= min(3, len(tp.terms)-1) && others < 3; lead++ {
		if lead != place {
			v[Top] += tp.cosine(lead, place) / 3
			others++
		}
	}
	if place > 0 {
		v[Lead] = tp.cosine(0, place)
	}
}

// form measures what can be seen of a sentence without its neighbours.
func (v *Vector) form(t *segment.Text, s segment.Sentence, n float64, quoted []segment.Quoted) {
	tokens := t.Tokens[s.First:s.Last]
	v[Length] = math.Log(n) / 4
	for i, q := range quoted {
		if q.Outer.Start >= s.End {
			break
		}
		if i == 0 {
			v[Says] = flag(q.Outer.Start <= s.Start)
		}
		v[Speech] += float64(min(q.Outer.End, s.End)-max(q.Outer.Start, s.Start)) / float64(s.End-s.Start)
	}
	for i, tok := range tokens {
		switch {
		case tok.Lower == "?" || tok.Lower == "¿" || tok.Lower == "؟" || tok.Lower == "？":
			v[Question] = 1
		case tok.Lower == ":" && i < 8 && i > 0:
			v[Caption] = 1
		case v[Speech] == 0 && tok.Class.Has(lang.Self|lang.You):
			v[Personal] = 1
		}
	}
	for _, tok := range tokens {
		if tok.Word {
			v[Lean] = flag(tok.Class.Has(lang.Dangling))
			break
		}
	}
}

// String returns the name of the feature.
func (f Feature) String() string { return names[f] }

var names = [...]string{
	Bias:     "Bias",
	First:    "First",
	Second:   "Second",
	Third:    "Third",
	Place:    "Place",
	Late:     "Late",
	Opening:  "Opening",
	Opens:    "Opens",
	Length:   "Length",
	Key:      "Key",
	Density:  "Density",
	Centre:   "Centre",
	Near:     "Near",
	Headline: "Headline",
	Lead:     "Lead",
	Top:      "Top",
	Known:    "Known",
	Salient:  "Salient",
	Speech:   "Speech",
	Says:     "Says",
	Personal: "Personal",
	Question: "Question",
	Lean:     "Lean",
	Caption:  "Caption",
}
