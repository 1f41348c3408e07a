package story

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"pullquote/summarize"
	"pullquote/summarize/pick"
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
// taken from a copy too: readers must see that there are two numbers.
//
// Of quotes, those by people who have not spoken yet come first; of these, those
// that most voices found worth quoting.
func Compose(articles []Article, o summarize.Options) Digest {
	c := composer{terms: map[string]bool{}}
	texts := make([]*segment.Text, len(articles))
	for i, a := range articles {
		r := newReport(o.Read(summarize.Document{Title: a.Title, Lang: a.Lang, Text: a.Text}))
		c.reports = append(c.reports, r)
		texts[i] = r.Text
	}
	c.digest.Voices = voices(texts)
	c.sentences(cmp.Or(o.Sentences, 3))
	c.quotes(cmp.Or(o.Quotes, 2))
	return c.digest
}

// A report is an article that was read.
type report struct {
	summarize.Reading
	units [][]summarize.Sentence // those that lean, with what they lean on; the best first
	keys  []key                  // the best first
}

// A key is a quote that the digest may show.
type key struct {
	Quote
	voices int // how many have it
}

func newReport(read summarize.Reading) *report {
	r := &report{Reading: read}
	for _, x := range r.Sentences {
		if n := len(r.units); n > 0 && pick.Leans(r.Text, r.sentence(x.Span)) {
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
	return sort.Search(len(r.Text.Sentences), func(i int) bool { return r.Text.Sentences[i].Start >= s.Start })
}

// words returns the tokens of a passage.
func (r *report) words(s summarize.Span) []segment.Token {
	at := func(byte int) int {
		return sort.Search(len(r.Text.Tokens), func(i int) bool { return r.Text.Tokens[i].Start >= byte })
	}
	return r.Text.Tokens[at(s.Start):at(s.End)]
}

// hasSentence reports whether a sentence stands in an article.
func (r *report) hasSentence(words []segment.Token) bool {
	for _, p := range r.Text.Paragraphs {
		for _, s := range r.Text.Sentences[p.First:p.Last] {
			if p.Kind == segment.Prose && same(words, r.Text.Tokens[s.First:s.Last]) {
				return true
			}
		}
	}
	return false
}

// quotesSame reports whether an article has a quote of another.
func (r *report) quotesSame(words []segment.Token, speaker string) bool {
	return slices.ContainsFunc(r.Quotes, func(q summarize.Quote) bool {
		return same(words, r.words(q.Span)) && !apart(speaker, q.Speaker, r.Text.Lang)
	})
}

type composer struct {
	reports []*report
	digest  Digest
	terms   map[string]bool // what its sentences are about
	turn    int             // the article that speaks next
}

// turns lets the articles speak one after the other until none has anything to say.
// The next time it goes on behind the one that spoke last.
func (c *composer) turns(speak func(article int) bool) {
	for silent := 0; silent < len(c.reports); silent++ {
		article := c.turn
		c.turn = (c.turn + 1) % len(c.reports)
		if speak(article) {
			silent = -1
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
	c.turn = 0
	for i := range c.reports {
		if !c.copied(i) {
			c.choose(i, shown[i], limit+spare)
		}
	}
	for _, again := range []bool{false, true} {
		for voices := len(c.reports); voices > 0; voices-- {
			c.turns(func(article int) bool {
				r := c.reports[article]
				if len(d.Quotes) >= limit {
					return false
				}
				i := slices.IndexFunc(r.keys, func(k key) bool {
					return k.voices == voices && (again || !c.spoke(k.Speaker)) && !c.quoted(r, k.Quote.Quote)
				})
				if i < 0 {
					return false
				}
				d.Quotes = append(d.Quotes, r.keys[i].Quote)
				r.keys = slices.Delete(r.keys, i, i+1)
				return true
			})
		}
	}
	slices.SortFunc(d.Quotes, func(a, b Quote) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
	})
}

// spare is how many more quotes of an article are considered than will be shown:
// one that others have too may not be the article's best.
const spare = 6

// choose finds at most n quotes of an article that go with those of its sentences
// that the digest has. Summarize chose them to go with all that it took.
func (c *composer) choose(article int, shown []int, n int) {
	r := c.reports[article]
	for _, i := range pick.Quotes(r.Text, r.Found, shown, n) {
		q := r.Quotes[i]
		q.Key = true
		words := r.words(q.Span)
		also := c.others(article, func(r *report) bool { return r.quotesSame(words, q.Speaker) })
		r.keys = append(r.keys, key{Quote{q, article, also}, c.voices(article, also)})
	}
}

// voices returns how many voices have what stands in an article and in others.
func (c *composer) voices(article int, also []int) int {
	voices := map[int]bool{c.digest.Voices[article]: true}
	for _, other := range also {
		voices[c.digest.Voices[other]] = true
	}
	return len(voices)
}

// spoke reports whether somebody who may be the speaker has a quote already.
func (c *composer) spoke(speaker string) bool {
	last := func(s string) string { return strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:]) }
	return slices.ContainsFunc(c.digest.Quotes, func(q Quote) bool { return last(q.Speaker) == last(speaker) })
}

// quoted reports whether a quote of r is shown already, by itself or in a sentence.
func (c *composer) quoted(r *report, q summarize.Quote) bool {
	words, folded := r.words(q.Span), summarize.Fold(q.In(r.Text.Source))
	return slices.ContainsFunc(c.digest.Quotes, func(x Quote) bool {
		return same(words, c.reports[x.Article].words(x.Span)) && !apart(q.Speaker, x.Speaker, r.Text.Lang)
	}) || slices.ContainsFunc(c.digest.Sentences, func(x Sentence) bool {
		return strings.Contains(summarize.Fold(x.In(c.reports[x.Article].Text.Source)), folded)
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
