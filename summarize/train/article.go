package main

import (
	"fmt"

	"pullquote/summarize/internal/corpus"
	"pullquote/summarize/internal/rouge"
	"pullquote/summarize/lang"
	"pullquote/summarize/pick"
	"pullquote/summarize/rank"
	"pullquote/summarize/segment"
)

// An article is one with summaries by people.
type article struct {
	set, id, group string
	title          string
	text           *segment.Text
	limit          pick.Limit

	scorer    *rouge.Scorer
	sentences []rouge.Sentence // by sentence of text
	keep      []bool           // the sentences that the best summary has
	words     map[string]bool  // the topic words of people's summaries
	lead      rouge.Score      // of its first three sentences
}

// read returns the articles of a file.
func read(path string) ([]*article, error) {
	marked, err := corpus.Read(path)
	if err != nil {
		return nil, err
	}
	var out []*article
	for _, m := range marked {
		if m.References == nil {
			return nil, fmt.Errorf("%s: article %q has no reference, a person's summary", path, m.ID)
		}
		a := &article{set: corpus.Name(path), id: m.ID, group: m.Group, title: m.Title}
		a.prepare(m.Text, m.References)
		out = append(out, a)
	}
	return out, nil
}

// shown is how many sentences a summary has, and share how much of the words.
const (
	shown = 3
	share = 1. / 3
)

func (a *article) prepare(text string, references [][]string) {
	l, _ := lang.Detect(text)
	a.text = segment.New(text, l)
	a.limit = pick.Limit{Sentences: shown, Words: int(share * float64(segment.Words(a.text.Tokens)))}
	a.scorer = rouge.New(rouge.Latin, references...)
	for _, s := range a.text.Sentences {
		a.sentences = append(a.sentences, a.scorer.Sentence(s.In(text)))
	}
	a.lead = a.score(a.text.Lead(shown))
	a.keep = a.oracle()
	a.words = map[string]bool{}
	for _, r := range references {
		for _, sentence := range r {
			for _, tok := range segment.New(sentence, l).Tokens {
				if key, ok := rank.Term(tok); ok {
					a.words[key] = true
				}
			}
		}
	}
}

// score returns how good a summary of these sentences is.
func (a *article) score(chosen []int) rouge.Score {
	return a.scorer.Score(a.said(chosen)...)
}

func (a *article) said(chosen []int) []rouge.Sentence {
	var out []rouge.Sentence
	for _, i := range chosen {
		out = append(out, a.sentences[i])
	}
	return out
}

// oracle marks the sentences of the best summary, found greedily: the one that
// adds most, until none adds anything.
func (a *article) oracle() []bool {
	keep := make([]bool, len(a.sentences))
	var chosen []int
	best := 0.0
	for len(chosen) < shown {
		next := -1
		for i := range a.sentences {
			if keep[i] || !rank.Eligible(a.text, i) {
				continue
			}
			if s := a.scorer.Words(a.said(append(chosen[:len(chosen):len(chosen)], i))...); s.R1+s.R2 > best {
				best, next = s.R1+s.R2, i
			}
		}
		if next < 0 {
			break
		}
		keep[next] = true
		chosen = append(chosen, next)
	}
	return keep
}
