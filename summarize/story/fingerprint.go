package story

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"

	"pullquote/summarize/lang"
	"pullquote/summarize/rank"
	"pullquote/summarize/segment"
)

// A Fingerprint is all that a [Stream] needs of an article: some kilobytes, for a
// database to keep.
type Fingerprint struct {
	Lang      string    // ISO 639-1; empty when the text does not plainly tell
	Published time.Time // zero: unknown
	Terms     []Term    // in the order of their words, each once
}

// A Term is a word that an article is about.
type Term struct {
	Word   string  // in lower case, its ending cut off
	Weight float32 // how much the article says it
	Name   bool    // it is written like a name
}

// How an article is weighed.
const (
	titleWeight = 2   // a word of the headline is worth two of the text
	nameWeight  = 1.5 // who and where tells stories apart better than what happened
	mostTerms   = 256 // an article is about no more; the heaviest are kept
)

// Read takes the fingerprint of an article, in time linear in its length.
//
// # What an article is about
//
// Its words, less those that are mere grammar or report speech, cut to six
// characters. The square root of the count is the weight: a long report repeats
// its words, a feed's item does not, and the two must be comparable. A word that
// mostly has a capital where no sentence begins and not every word has one is
// taken for a name.
func Read(a Article) Fingerprint {
	l, code := language(a)
	r := reader{counts: map[string]*count{}}
	r.read(segment.New(a.Text, l), 1)
	r.read(segment.New(a.Title, l), titleWeight)
	return Fingerprint{Lang: code, Published: a.Published, Terms: r.terms()}
}

// language returns the rules for an article and its code; empty when it does not
// plainly tell.
func language(a Article) (*lang.Language, string) {
	declared, known := lang.Known(a.Lang)
	if known && len(a.Text) < lang.SpeaksForItself {
		return declared, declared.Code
	}
	text := a.Title + "\n\n" + a.Text
	if a.Lang == "" && len(text) < lang.SpeaksForItself {
		// A wrong guess would part an item from its story, none does no harm.
		if l := lang.Plainly(text); l != nil {
			return l, l.Code
		}
		l, _ := lang.Detect(text)
		return l, ""
	}
	l, code := lang.Detect(text)
	if code == "" && a.Lang != "" {
		tag, _, _ := strings.Cut(strings.ToLower(a.Lang), "-")
		return declared, tag
	}
	return l, code
}

// A count is how a word is used.
type count struct {
	weight       float64
	upper, lower int
}

type reader struct{ counts map[string]*count }

func (r *reader) read(t *segment.Text, weight float64) {
	for _, s := range t.Sentences {
		if t.Paragraphs[s.Para].Kind == segment.Chrome {
			continue
		}
		tokens := t.Tokens[s.First:s.Last]
		shouted := headline(tokens)
		for i, tok := range tokens {
			word, ok := rank.Term(tok)
			if !ok {
				continue
			}
			c := r.counts[word]
			if c == nil {
				c = &count{}
				r.counts[word] = c
			}
			c.weight += weight
			switch {
			case !tok.Upper:
				c.lower++
			case i > 0 && !shouted:
				c.upper++
			}
		}
	}
}

// headline reports whether a sentence gives most of its words a capital, which
// then says nothing.
func headline(tokens []segment.Token) bool {
	all, upper := 0, 0
	for _, t := range tokens {
		if t.Word && !t.Class.Has(lang.Stop) {
			all++
			if t.Upper || unicode.IsDigit(rune(t.Lower[0])) {
				upper++
			}
		}
	}
	return upper*10 > all*7
}

// terms returns what was read, in the order of the words.
func (r *reader) terms() []Term {
	terms := make([]Term, 0, len(r.counts))
	for word, c := range r.counts {
		t := Term{Word: word, Weight: float32(math.Sqrt(c.weight)), Name: c.upper > c.lower}
		if t.Name {
			t.Weight *= nameWeight
		}
		terms = append(terms, t)
	}
	if len(terms) > mostTerms {
		slices.SortFunc(terms, func(a, b Term) int {
			return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Word, b.Word))
		})
		terms = terms[:mostTerms]
	}
	for i := range terms {
		terms[i].Word = strings.Clone(terms[i].Word) // lets go of the text
	}
	slices.SortFunc(terms, func(a, b Term) int { return cmp.Compare(a.Word, b.Word) })
	return terms
}
