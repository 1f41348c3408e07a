package lang

import (
	"math/bits"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
)

// The languages with rules of their own. Any stands in for all others: it knows
// next to no words, so what is left are the rules that hold everywhere.
var (
	English    = newLanguage("en", english)
	German     = newLanguage("de", german)
	Russian    = newLanguage("ru", russian)
	French     = newLanguage("fr", french)
	Spanish    = newLanguage("es", spanish)
	Italian    = newLanguage("it", italian)
	Portuguese = newLanguage("pt", portuguese)
	Ukrainian  = newLanguage("uk", ukrainian)
	Polish     = newLanguage("pl", polish)
	Turkish    = newLanguage("tr", turkish)
	Any        = newLanguage("", anywhere())
)

// Known returns the language of a BCP 47 tag ("de-AT"), false when it has no
// rules here.
func Known(tag string) (*Language, bool) {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(tag)), "_", "-"), "-")
	for _, l := range known {
		if l.Code == code {
			return l, true
		}
	}
	return Any, false
}

// SpeaksForItself is how many bytes of a text tell its language better than a
// declaration does: feeds and pages often declare what their software came with.
const SpeaksForItself = 400

// enough is how many bytes of a text tell its language: some five sentences.
// Detection costs time for each byte and was right on every one of a thousand
// paragraphs of that length.
const enough = 700

// Detect reads the language off a text: its rules and its ISO 639-1 code. The
// code is empty when the text does not tell.
//
// # How a language is told
//
// First by the words that are grammar: half of a text is made of a few hundred of
// them, and no other language has more than a few of the same. Where one known
// language has plainly the most, that is it, at a fortieth of the time of what
// follows. Else by groups of three letters (Cavnar and Trenkle, "N-Gram-Based Text
// Categorization", 1994), among the languages in which news is common: without
// that limit Russian is taken for one of its rarer neighbours.
func Detect(text string) (*Language, string) {
	if len(text) > enough {
		end := enough
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	if l := Plainly(text); l != nil {
		return l, l.Code
	}
	// A tie has no confidence, and whichever comes first would win it.
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: candidates})
	if info.Lang < 0 || info.Confidence <= 0 {
		return Any, ""
	}
	code := info.Lang.Iso6391()
	l, _ := Known(code)
	return l, code
}

// known are the languages with rules. A new one has its line above and its place
// here.
var known = []*Language{English, German, Russian, French, Spanish, Italian, Portuguese, Ukrainian, Polish, Turkish}

// grammar returns the set of known languages, by position, that have a word as mere
// grammar.
var grammar = sync.OnceValue(func() map[string]uint32 {
	words := map[string]uint32{}
	for i, l := range known {
		for _, list := range l.lists() {
			if !list.class.Has(Stop) {
				continue
			}
			for word := range strings.FieldsSeq(list.words) {
				words[word] |= 1 << i
			}
		}
	}
	return words
})

// Plainly returns the known language that a text is plainly in, nil for none:
// of at least forty words three of ten are its grammar, and no other language has
// more than half as many; of fewer words three and one of five, and no other has
// more than a third.
func Plainly(text string) *Language {
	const fewest, few = 40, 3
	words := 0
	hits := make([]int, len(known))
	grammar := grammar()
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		for set := grammar[word]; set != 0; set &= set - 1 {
			hits[bits.TrailingZeros32(set)]++
		}
	}
	best, second := 0, 0
	for i, n := range hits {
		if n > hits[best] {
			best = i
		}
	}
	for i, n := range hits {
		if i != best {
			second = max(second, n)
		}
	}
	switch {
	case words >= fewest && 10*hits[best] >= 3*words && hits[best] >= 2*second,
		words < fewest && hits[best] >= few && 5*hits[best] >= words && hits[best] >= 3*second:
		return known[best]
	}
	return nil
}

var candidates = map[whatlanggo.Lang]bool{
	whatlanggo.Eng: true, whatlanggo.Deu: true, whatlanggo.Rus: true, whatlanggo.Fra: true,
	whatlanggo.Spa: true, whatlanggo.Ita: true, whatlanggo.Por: true, whatlanggo.Ukr: true,
	whatlanggo.Pol: true, whatlanggo.Tur: true, whatlanggo.Nld: true, whatlanggo.Swe: true,
	whatlanggo.Ces: true, whatlanggo.Ron: true, whatlanggo.Hun: true, whatlanggo.Fin: true,
	whatlanggo.Dan: true, whatlanggo.Nob: true, whatlanggo.Ind: true, whatlanggo.Vie: true,
	whatlanggo.Bul: true, whatlanggo.Srp: true, whatlanggo.Bel: true, whatlanggo.Arb: true,
	whatlanggo.Pes: true, whatlanggo.Heb: true, whatlanggo.Hin: true, whatlanggo.Cmn: true,
	whatlanggo.Jpn: true, whatlanggo.Kor: true, whatlanggo.Ell: true,
}

// anywhere returns what is known of a language without a file, or of a text too
// short to tell its language: how pages call for readers and which words deny, in
// all the languages that we know.
func anywhere() Words {
	var w Words
	for _, l := range known {
		w.Noise = append(w.Noise, l.Noise...)
		w.Not += " " + l.Not
	}
	return w
}
