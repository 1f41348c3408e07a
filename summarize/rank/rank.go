// Package rank scores the sentences of an article, and whole summaries of it, by
// how much of the news they tell.
//
// # How a sentence is scored
//
// News is written so that it can be cut from the end: what matters stands first.
// Position is therefore most of the signal, and rankers that ignore it (TextRank,
// LexRank) choose worse than a pair of scissors. What position does not know is
// which of the first ten sentences carry the article's own words. So a score is
// a weighted sum of a few plain features ([Feature]): place, length, how many of
// the article's frequent words a sentence holds, how close it is to the article as
// a whole, to its headline and to its first sentences, and flags for what reads
// badly alone.
//
// The frequent words are only a guess at what people would keep. A better one
// looks at where a word stands, how far it spreads and whether it is a name: a
// small model of words ([WordFeature]) says how likely it is in a person's
// summary, and a sentence is worth what its words are.
//
// At last not single sentences are compared but whole summaries, made of the best
// sentences ([SetFeature]): three good ones may say the same.
//
// All weights are learnt by pullquote/summarize/train from articles with summaries
// by people, and stand in one table ([Model]). They know nothing of any word, so
// they serve every language.
//
// After Kedzie, McKeown and Daumé, "Content Selection in Deep Learning Models of
// Summarization" (2018), on how much position explains; Hong and Nenkova,
// "Improving the Estimation of Word Importance for News Multi-Document
// Summarization" (2014), on words; Zhong et al., "Extractive Summarization as Text
// Matching" (2020), on whole summaries.
package rank

import (
	"math"
	"strings"

	"pullquote/summarize/segment"
)

// A Model holds the weights of all features.
type Model struct {
	Word     WordVector
	Sentence Vector
	Set      SetVector
}

// An Article is a text whose sentences can be scored.
type Article struct {
	model     *Model
	text      *segment.Text
	sentences []int     // those that count, as indices of text.Sentences
	vectors   []Vector  // by place among sentences
	scores    []float64 // by place
	parts     []float64 // by place, what a sentence adds to a summary by its own features
	place     []int     // by sentence of the text, its place; -1 for none
	words     []float64 // by place, how many words it has
	total     float64   // words of all
	topics    *topics
}

// Never is the score of a sentence that must not be chosen.
var never = math.Inf(-1)

// New measures the sentences of t by the model.
func (m *Model) New(t *segment.Text, title string) *Article {
	a := &Article{model: m, text: t, place: make([]int, len(t.Sentences))}
	for i, s := range t.Sentences {
		a.place[i] = -1
		if counts(t, i) {
			n := float64(segment.Words(t.Tokens[s.First:s.Last]))
			a.place[i] = len(a.sentences)
			a.sentences = append(a.sentences, i)
			a.words = append(a.words, n)
			a.total += n
		}
	}
	a.topics = newTopics(t, title, a.sentences)
	a.topics.salience(&m.Word)
	a.measure()
	a.scores, a.parts = make([]float64, len(a.sentences)), make([]float64, len(a.sentences))
	inSets := Vector(m.Set[SetSentences:])
	for place := range a.vectors {
		a.scores[place] = a.vectors[place].dot(&m.Sentence)
		a.parts[place] = a.vectors[place].dot(&inSets)
	}
	return a
}

// Vector returns the features of sentence i of the text, nil when it has no score.
func (a *Article) Vector(i int) *Vector {
	if a.place[i] < 0 || !whole(a.text.Sentences[i]) {
		return nil
	}
	return &a.vectors[a.place[i]]
}

// Scores returns a score for each sentence of the text; -Inf for what is no
// sentence of the article or cannot stand alone.
func (a *Article) Scores() []float64 {
	out := make([]float64, len(a.text.Sentences))
	for i := range out {
		out[i] = never
	}
	for place, i := range a.sentences {
		if whole(a.text.Sentences[i]) {
			out[i] = a.scores[place]
		}
	}
	return out
}

// Longest is how many words a sentence may have. Nobody writes longer ones for
// readers: what seems to be one is a text without final marks, a list or a table.
const Longest = 250

// Eligible reports whether sentence i belongs to the article and is whole.
func Eligible(t *segment.Text, i int) bool {
	return whole(t.Sentences[i]) && counts(t, i)
}

// whole reports whether a sentence is the article speaking, from its beginning to
// its end.
func whole(s segment.Sentence) bool { return s.Kind == segment.Prose && !s.Torn }

// counts reports whether the words of sentence i tell what the article is about.
// Those of captions do, although nobody reads a caption without its picture.
func counts(t *segment.Text, i int) bool {
	s := t.Sentences[i]
	if s.Kind != segment.Prose && s.Kind != segment.Caption || s.First == s.Last {
		return false
	}
	last := t.Tokens[s.Last-1].Lower
	n := segment.Words(t.Tokens[s.First:s.Last])
	return last != ":" && !strings.HasPrefix(last, "http") && n >= 3 && n <= Longest
}
