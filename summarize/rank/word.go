package rank

import (
	"iter"
	"math"
)

// A WordFeature is one thing that is measured of a topic word.
type WordFeature int

// The features of a word, in the order of a WordVector.
const (
	WordBias     WordFeature = iota // 1
	WordCount                       // log of how often it stands in the article
	WordSpread                      // share of the sentences that have it
	WordEarly                       // 1/(1+place) of the first sentence that has it
	WordPlace                       // 1 when that is the first sentence, 0 for the last
	WordLead                        // the first sentence has it
	WordTop                         // the first three have it
	WordUpper                       // share of its places where it has a capital
	WordNew                         // it stands in the article once
	WordHeadline                    // the headline has it
	WordFeatures                    // how many there are
)

// A WordVector holds one number for each feature of a word.
type WordVector [WordFeatures]float64

// vector measures a word of an article of n sentences.
func (w *word) vector(n int) WordVector {
	v := WordVector{
		WordBias:   1,
		WordCount:  math.Log(w.count),
		WordSpread: w.spread / float64(n),
		WordEarly:  1 / float64(1+w.first),
		WordPlace:  1 - float64(w.first)/float64(n),
		WordUpper:  float64(w.upper) / w.count,
	}
	v[WordLead] = flag(w.lead)
	v[WordTop] = flag(w.first < 3)
	v[WordNew] = flag(w.count == 1)
	v[WordHeadline] = flag(w.title)
	return v
}

// salience gives each word the likelihood that a person's summary has it.
func (tp *topics) salience(weights *WordVector) {
	tp.gains = make([]gain, len(tp.all))
	for i := range tp.all {
		w := &tp.all[i]
		v := w.vector(len(tp.terms))
		sum := 0.0
		for k := range v {
			sum += v[k] * weights[k]
		}
		w.salience = 1 / (1 + math.Exp(-sum))
		tp.salient += w.salience
		tp.gains[i] = w.gain()
	}
}

// Words yields the topic words of the article, cut to what tells them apart (see
// [Term]), with their features.
func (a *Article) Words() iter.Seq2[string, WordVector] {
	return func(yield func(string, WordVector) bool) {
		for i := range a.topics.all {
			w := &a.topics.all[i]
			if !yield(w.key, w.vector(len(a.sentences))) {
				return
			}
		}
	}
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// String returns the name of the feature.
func (f WordFeature) String() string { return wordNames[f] }

var wordNames = [...]string{
	WordBias:     "WordBias",
	WordCount:    "WordCount",
	WordSpread:   "WordSpread",
	WordEarly:    "WordEarly",
	WordPlace:    "WordPlace",
	WordLead:     "WordLead",
	WordTop:      "WordTop",
	WordUpper:    "WordUpper",
	WordNew:      "WordNew",
	WordHeadline: "WordHeadline",
}
