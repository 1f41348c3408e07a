package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

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

// read returns the articles of a file of JSON lines.
func read(set, path string) ([]*article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*article
	lines := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for n := 1; ; n++ {
		var line struct {
			ID, Group, Title, Text string
			Reference              json.RawMessage
			References             []json.RawMessage
		}
		err := lines.Decode(&line)
		switch {
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("%s, object %d: %w", path, n, err)
		case line.Text == "" || line.Reference == nil && line.References == nil:
			return nil, fmt.Errorf("%s, object %d: it needs the members text and reference", path, n)
		}
		a := &article{set: set, id: line.ID, group: line.Group, title: line.Title}
		if a.group == "" {
			a.group = a.id
		}
		var references [][]string
		for _, r := range append(line.References, line.Reference) {
			if r != nil {
				references = append(references, sentencesOf(r))
			}
		}
		a.prepare(line.Text, references)
		out = append(out, a)
	}
}

// sentencesOf reads a summary, which may be one text or a list.
func sentencesOf(raw json.RawMessage) []string {
	var list []string
	if json.Unmarshal(raw, &list) == nil {
		return list
	}
	var one string
	_ = json.Unmarshal(raw, &one)
	return []string{one}
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
	var first []int
	for i, s := range a.text.Sentences {
		a.sentences = append(a.sentences, a.scorer.Sentence(s.In(text)))
		if a.text.Paragraphs[s.Para].Kind == segment.Prose && len(first) < shown {
			first = append(first, i)
		}
	}
	a.lead = a.score(first)
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
