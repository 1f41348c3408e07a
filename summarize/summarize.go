// Package summarize chooses sentences and quotes from a news article. It never
// writes a word: all that it returns are spans of the text it was given.
//
// The way of a text:
//
//	Document ─► segment ─► rank ─► pick ─► Sentences ─┐
//	               │                                  ├─► Summary
//	               └─────► quotation ──────► Quotes ──┘
//
// It is pure: no clock, no network, no randomness. The same document always
// gives the same summary, in time linear in its length.
package summarize

import (
	"math"
	"slices"

	"pullquote/summarize/lang"
	"pullquote/summarize/pick"
	"pullquote/summarize/quotation"
	"pullquote/summarize/rank"
	"pullquote/summarize/segment"
)

// short is the number of words under which a text is shown by its first
// sentences, whatever its share: there is nothing to choose from.
const short = 120

// A Reading is the summary of a document together with the document taken apart, for
// who goes on from there.
type Reading struct {
	Summary
	Text  *segment.Text
	Found []quotation.Quote // those of Summary.Quotes, one by one
}

// Summarize returns the sentences and quotes of d. A document without prose has
// none.
func (o Options) Summarize(d Document) Summary { return o.Read(d).Summary }

// Read does what Summarize does and returns all that it has read.
func (o Options) Read(d Document) Reading {
	l, code := language(d)
	t := segment.New(d.Text, l)
	s := Summary{Lang: code}
	ranked := rank.Trained.New(t, d.Title)
	scores := ranked.Scores()
	words := segment.Words(t.Tokens)
	chosen := pick.Sentences(t, scorer(words, ranked), o.limit(words))
	for _, i := range chosen {
		s.Sentences = append(s.Sentences, Sentence{Span: Span(t.Sentences[i].Span), Score: scores[i]})
	}
	if len(chosen) == 0 {
		s.Reason = reason(t, words)
	}
	quotes := quotation.Find(t)
	keys := pick.Quotes(t, quotes, chosen, o.quotes())
	for i, q := range quotes {
		s.Quotes = append(s.Quotes, Quote{Span: Span(q.Span), Speaker: q.Speaker, Role: q.Role, SpeakerSpan: Span(q.At), Sure: q.Sure, Key: slices.Contains(keys, i)})
	}
	return Reading{s, t, quotes}
}

// reason tells why no sentence of t, which has so many words, was chosen.
func reason(t *segment.Text, words int) string {
	prose, whole, long := false, false, false
	for _, s := range t.Sentences {
		if t.Paragraphs[s.Para].Kind == segment.Prose {
			prose = true
			whole = whole || !s.Torn
			long = long || segment.Words(t.Tokens[s.First:s.Last]) > rank.Longest
		}
	}
	switch {
	case words == 0:
		return "the text has no words"
	case !prose:
		return "the text is headings, captions and page furniture only"
	case !whole:
		return "the text is one long quotation"
	case long:
		return "the text is not cut into sentences"
	}
	return "no sentence of the text can stand alone"
}

// quotes returns how many quotes are marked Key at most.
func (o Options) quotes() int {
	if o.Quotes == 0 {
		return 2
	}
	return max(0, o.Quotes)
}

// language returns the rules for d and the code to report.
func language(d Document) (*lang.Language, string) {
	declared, known := lang.Known(d.Lang)
	if known && len(d.Text) < lang.SpeaksForItself {
		return declared, declared.Code
	}
	l, code := lang.Detect(d.Text)
	switch {
	case known && code == "":
		return declared, declared.Code
	case !known && d.Lang != "":
		return lang.Any, d.Lang // a language without rules here: few of them are told apart
	}
	return l, code
}

// limit returns how much may be chosen of a text of so many words.
func (o Options) limit(words int) pick.Limit {
	l := pick.Limit{Sentences: o.Sentences, Words: math.MaxInt}
	if l.Sentences == 0 {
		l.Sentences = 3
	}
	share := o.Share
	if share == 0 {
		share = 1. / 3
	}
	if words >= short && share < 1 {
		l.Words = int(share * float64(words))
	}
	return l
}

// scorer returns by what the sentences of a text of so many words are chosen: in a
// short one by their order.
func scorer(words int, ranked *rank.Article) pick.Scorer {
	if words < short {
		return inOrder(ranked.Scores())
	}
	return ranked
}

// inOrder prefers early sentences, and more of them to fewer. -Inf stays.
type inOrder []float64

func (o inOrder) Scores() []float64 {
	for i := range o {
		if !math.IsInf(o[i], -1) {
			o[i] = float64(-i)
		}
	}
	return o
}

func (o inOrder) SetScore(chosen []int) float64 {
	sum := 0.0
	for _, i := range chosen {
		sum += 1 / float64(1+i)
	}
	return sum
}
