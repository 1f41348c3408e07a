package main

import (
	"slices"

	"pullquote/summarize/pick"
	"pullquote/summarize/rank"
)

// How hard the weights are pulled to zero.
const (
	wordRidge     = 3
	sentenceRidge = 1
	setRidge      = 1
)

// The weights of the headline are set by hand: the articles at hand with good
// summaries have none. Twice and half as much choose about as well.
const (
	headline    = 1.0
	setHeadline = 0.1
)

// train learns a model in three steps, each on top of the one before: which words
// people keep, which sentences, which summaries.
func train(articles []*article) *rank.Model {
	m := &rank.Model{}
	copy(m.Word[:], logistic(words(m, articles), wordRidge))
	copy(m.Sentence[:], logistic(sentences(m, articles), sentenceRidge))
	m.Set[rank.SetMean] = 1
	copy(m.Set[:], linear(sets(m, articles), setRidge))
	m.Sentence[rank.Headline], m.Set[rank.SetHeadline] = headline, setHeadline
	return m
}

// words are the topic words of all articles; kept are those that a person's
// summary has.
func words(m *rank.Model, articles []*article) []example {
	var out []example
	for _, a := range articles {
		from := len(out)
		for key, v := range m.New(a.text, a.title).Words() {
			out = append(out, example{x: v[:], y: truth(a.words[key])})
		}
		evenly(out[from:])
	}
	return out
}

// sentences are those of all articles; kept are those of the best summary.
func sentences(m *rank.Model, articles []*article) []example {
	var out []example
	for _, a := range articles {
		from := len(out)
		ranked := m.New(a.text, a.title)
		for i := range a.text.Sentences {
			if v := ranked.Vector(i); v != nil {
				out = append(out, example{x: v[:], y: truth(a.keep[i])})
			}
		}
		evenly(out[from:])
	}
	return out
}

// sets are the summaries that are compared in the end; each is as good as ROUGE
// says, measured from the mean of its article.
func sets(m *rank.Model, articles []*article) []example {
	var out []example
	for _, a := range articles {
		r := &recorder{Article: m.New(a.text, a.title)}
		pick.Sentences(a.text, r, a.limit)
		from := len(out)
		for _, chosen := range r.sets {
			if len(chosen) >= shown-1 {
				v, s := r.Set(chosen), a.scorer.Words(a.said(chosen)...)
				out = append(out, example{x: v[:], y: s.R1 + s.R2})
			}
		}
		centre(out[from:])
		evenly(out[from:])
	}
	return out
}

// A recorder notes which summaries are compared.
type recorder struct {
	*rank.Article
	sets [][]int
}

func (r *recorder) SetScore(chosen []int) float64 {
	r.sets = append(r.sets, slices.Clone(chosen))
	return r.Article.SetScore(chosen)
}

// evenly gives all examples of one article the same weight together.
func evenly(examples []example) {
	for i := range examples {
		examples[i].weight = 20 / float64(len(examples))
	}
}

// centre takes the mean off everything, so that only differences within an article
// are learnt.
func centre(examples []example) {
	if len(examples) == 0 {
		return
	}
	n := float64(len(examples))
	mean, y := make([]float64, len(examples[0].x)), 0.0
	for _, e := range examples {
		add(mean, e.x, 1/n)
		y += e.y / n
	}
	for i := range examples {
		x := slices.Clone(examples[i].x)
		add(x, mean, -1)
		examples[i].x, examples[i].y = x, examples[i].y-y
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
