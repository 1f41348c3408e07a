package story

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"pullquote/summarize"
	"pullquote/summarize/lang"
	"pullquote/summarize/pick"
	"pullquote/summarize/quotation"
	"pullquote/summarize/rank"
	"pullquote/summarize/segment"
)

// A Sentence is one that was chosen out of several articles.
type Sentence struct {
	summarize.Sentence       // its score is comparable within its article only
	Article            int   // index of the article that has it
	Also               []int // articles that have it nearly word for word
}

// A Quote is what somebody said to one of several articles.
type Quote struct {
	summarize.Quote
	Article int
	Also    []int // articles that quote the same
}

// A Digest is one summary of several articles, in their order.
type Digest struct {
	Sentences []Sentence
	Quotes    []Quote
	Voices    []int // by article, the first one of which it is a copy: itself when it is its own
}

// Compose makes one summary of several articles about one story, with as many
// sentences and key quotes as o says. The given order decides between equals.
//
// # How several become one
//
// Every article is summarised by itself. Then they take turns: the best sentence of
// each, then the second of each. What another has nearly word for word is shown
// once, with all that have it; see same. And as all begin with the same news, what
// is mostly made of words that were read already waits until nobody has anything
// newer (maximal marginal relevance; Carbonell and Goldstein, "The Use of MMR",
// 1998). A sentence that leans on the one before is taken with it or not at all.
//
// A copy of an earlier article has no turn of its own, or one voice would speak
// several times; see voices. But a sentence that disputes one of the digest's is
// taken from a copy too: readers must see that there are two numbers. Of quotes,
// those by people who have not spoken yet come first.
func Compose(articles []Article, o summarize.Options) Digest {
	c := composer{terms: map[string]bool{}}
	texts := make([]*segment.Text, len(articles))
	for i, a := range articles {
		s := o.Summarize(summarize.Document{Title: a.Title, Lang: a.Lang, Text: a.Text})
		l, _ := lang.Known(s.Lang)
		texts[i] = segment.New(a.Text, l)
		c.reports = append(c.reports, newReport(s, texts[i]))
	}
	c.digest.Voices = voices(texts)
	c.sentences(cmp.Or(o.Sentences, 3))
	c.quotes(cmp.Or(o.Quotes, 2))
	return c.digest
}

// A report is an article that was read.
type report struct {
	summary summarize.Summary
	text    *segment.Text
	units   [][]summarize.Sentence // those that lean, with what they lean on; the best first
	keys    []summarize.Quote      // the best first
}

func newReport(s summarize.Summary, t *segment.Text) *report {
	r := &report{summary: s, text: t}
	for _, x := range s.Sentences {
		if n := len(r.units); n > 0 && pick.Leans(t, r.sentence(x.Span)) {
			r.units[n-1] = append(r.units[n-1], x)
		} else {
			r.units = append(r.units, []summarize.Sentence{x})
		}
	}
	slices.SortStableFunc(r.units, func(a, b []summarize.Sentence) int { return cmp.Compare(b[0].Score, a[0].Score) })
	return r
}

// sentence returns the index of a sentence.
func (r *report) sentence(s summarize.Span) int {
	return sort.Search(len(r.text.Sentences), func(i int) bool { return r.text.Sentences[i].Start >= s.Start })
}

// choose finds the quotes that go with those of its sentences that the digest has.
// Summarize chose them to go with all that it took.
func (r *report) choose(shown []int, limit int) {
	for _, i := range pick.Quotes(r.text, quotation.Find(r.text), shown, limit) {
		q := r.summary.Quotes[i]
		q.Key = true
		r.keys = append(r.keys, q)
	}
}

// words returns the tokens of a passage.
func (r *report) words(s summarize.Span) []segment.Token {
	at := func(byte int) int {
		return sort.Search(len(r.text.Tokens), func(i int) bool { return r.text.Tokens[i].Start >= byte })
	}
	return r.text.Tokens[at(s.Start):at(s.End)]
}

// hasSentence reports whether a sentence stands in an article.
func (r *report) hasSentence(words []segment.Token) bool {
	for _, p := range r.text.Paragraphs {
		for _, s := range r.text.Sentences[p.First:p.Last] {
			if p.Kind == segment.Prose && same(words, r.text.Tokens[s.First:s.Last]) {
				return true
			}
		}
	}
	return false
}

// quotesSame reports whether an article has a quote of another.
func (r *report) quotesSame(words []segment.Token, speaker string) bool {
	return slices.ContainsFunc(r.summary.Quotes, func(q summarize.Quote) bool {
		return same(words, r.words(q.Span)) && !apart(speaker, q.Speaker, r.text.Lang)
	})
}

type composer struct {
	reports []*report
	digest  Digest
	terms   map[string]bool // what its sentences are about
}

// turns lets the articles speak one after the other until none has anything to say.
func (c *composer) turns(speak func(article int) bool) {
	for spoke := true; spoke; {
		spoke = false
		for i := range c.reports {
			if speak(i) {
				spoke = true
			}
		}
	}
}

// copied reports whether an article is a copy.
func (c *composer) copied(article int) bool { return c.digest.Voices[article] != article }

func (c *composer) sentences(limit int) {
	d := &c.digest
	for _, again := range []bool{false, true} {
		c.turns(func(article int) bool {
			r := c.reports[article]
			i := slices.IndexFunc(r.units, func(unit []summarize.Sentence) bool {
				return len(d.Sentences)+len(unit) <= limit && !c.has(r, unit, same) &&
					(c.has(r, unit, disputes) || !c.copied(article) && (again || c.news(r, unit)))
			})
			if i < 0 {
				return false
			}
			for _, x := range r.units[i] {
				d.Sentences = append(d.Sentences, Sentence{x, article, nil})
				for _, t := range r.words(x.Span) {
					if word, ok := rank.Term(t); ok {
						c.terms[word] = true
					}
				}
			}
			r.units = slices.Delete(r.units, i, i+1)
			return true
		})
	}
	slices.SortFunc(d.Sentences, func(a, b Sentence) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
	})
	for i, x := range d.Sentences {
		words := c.reports[x.Article].words(x.Span)
		d.Sentences[i].Also = c.others(x.Article, func(r *report) bool { return r.hasSentence(words) })
	}
}

// has reports whether one of some sentences of r is alike to one in the digest.
func (c *composer) has(r *report, unit []summarize.Sentence, alike func(a, b []segment.Token) bool) bool {
	return slices.ContainsFunc(c.digest.Sentences, func(x Sentence) bool {
		words := c.reports[x.Article].words(x.Span)
		return slices.ContainsFunc(unit, func(u summarize.Sentence) bool { return alike(words, r.words(u.Span)) })
	})
}

// news reports whether less than half of what some sentences of r are about stands
// in the digest.
func (c *composer) news(r *report, unit []summarize.Sentence) bool {
	all, told := 0, 0
	for _, x := range unit {
		for _, t := range r.words(x.Span) {
			if word, ok := rank.Term(t); ok {
				all++
				if c.terms[word] {
					told++
				}
			}
		}
	}
	return told*2 < all
}

func (c *composer) quotes(limit int) {
	d := &c.digest
	shown := make([][]int, len(c.reports))
	for _, x := range d.Sentences {
		shown[x.Article] = append(shown[x.Article], c.reports[x.Article].sentence(x.Span))
	}
	for i, r := range c.reports {
		if !c.copied(i) {
			r.choose(shown[i], limit)
		}
	}
	for _, again := range []bool{false, true} {
		c.turns(func(article int) bool {
			r := c.reports[article]
			i := slices.IndexFunc(r.keys, func(q summarize.Quote) bool {
				return (again || !c.spoke(q.Speaker)) && !c.quoted(r, q)
			})
			if i < 0 || len(d.Quotes) >= limit {
				return false
			}
			d.Quotes = append(d.Quotes, Quote{r.keys[i], article, nil})
			r.keys = slices.Delete(r.keys, i, i+1)
			return true
		})
	}
	slices.SortFunc(d.Quotes, func(a, b Quote) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
	})
	for i, q := range d.Quotes {
		words := c.reports[q.Article].words(q.Span)
		d.Quotes[i].Also = c.others(q.Article, func(r *report) bool { return r.quotesSame(words, q.Speaker) })
	}
}

// spoke reports whether somebody who may be the speaker has a quote already.
func (c *composer) spoke(speaker string) bool {
	last := func(s string) string { return strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:]) }
	return slices.ContainsFunc(c.digest.Quotes, func(q Quote) bool { return last(q.Speaker) == last(speaker) })
}

// quoted reports whether a quote of r is shown already, by itself or in a sentence.
func (c *composer) quoted(r *report, q summarize.Quote) bool {
	words, folded := r.words(q.Span), summarize.Fold(q.In(r.text.Source))
	return slices.ContainsFunc(c.digest.Quotes, func(x Quote) bool {
		return same(words, c.reports[x.Article].words(x.Span)) && !apart(q.Speaker, x.Speaker, r.text.Lang)
	}) || slices.ContainsFunc(c.digest.Sentences, func(x Sentence) bool {
		return strings.Contains(summarize.Fold(x.In(c.reports[x.Article].text.Source)), folded)
	})
}

// others returns the articles, one left out, of which something holds.
func (c *composer) others(article int, holds func(*report) bool) (others []int) {
	for i, r := range c.reports {
		if i != article && holds(r) {
			others = append(others, i)
		}
	}
	return others
}
