package story

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// fold is the share of its words that the longer of two passages must have in
// common with the shorter, in hundredths.
const fold = 80

// same reports whether two passages say the same, nearly word for word.
//
// # When two passages are one
//
// One must be the other with a few words left out, in the same order. A word in
// place of another could change everything ("rose", "fell"; "twelve",
// "fourteen"), and so could the order ("Brandt accused Marr"): what is only alike
// stays two. Numbers, names and words that deny may not be left out either.
func same(a, b []segment.Token) bool {
	long, short := telling(a), telling(b)
	if long < short {
		a, b, long, short = b, a, short, long
	}
	if short == 0 || short*100 < long*fold {
		return false
	}
	matched := 0
	for _, t := range a {
		if !tells(t) {
			continue
		}
		for len(b) > 0 && !tells(b[0]) {
			b = b[1:]
		}
		switch {
		case len(b) > 0 && t.Lower == b[0].Lower:
			b = b[1:]
			matched++
		case essential(t):
			return false
		}
	}
	return matched == short
}

// disputes reports whether two passages are nearly word for word the same, but for a
// number in place of another or for a denial.
func disputes(a, b []segment.Token) bool {
	shared, numberA, deniesA := missing(a, b)
	_, numberB, deniesB := missing(b, a)
	return shared*100 >= max(telling(a), telling(b))*fold && (numberA && numberB || deniesA != deniesB)
}

// missing compares the words of a with those of b: how many stand in both, and
// whether there is a number, or a denial, that only a has.
func missing(a, b []segment.Token) (shared int, number, denial bool) {
	words := make(map[string]bool, len(b))
	for _, t := range b {
		words[t.Lower] = true
	}
	for _, t := range a {
		switch {
		case !tells(t):
		case words[t.Lower]:
			shared++
		case t.Class.Has(lang.Not):
			denial = true
		case strings.ContainsFunc(t.Lower, unicode.IsDigit):
			number = true
		}
	}
	return shared, number, denial
}

// telling counts the tokens that tell something.
func telling(tokens []segment.Token) (n int) {
	for _, t := range tokens {
		if tells(t) {
			n++
		}
	}
	return n
}

// tells reports whether a token is a word or a mark that changes what words mean:
// a currency, a per cent, a minus, a question.
func tells(t segment.Token) bool {
	if t.Word {
		return true
	}
	r, _ := utf8.DecodeRuneInString(t.Lower)
	return unicode.IsSymbol(r) || strings.ContainsRune("%‰-?", r)
}

// essential reports whether leaving a token out says something else. A day is no
// name: a morning paper leaves out what an evening paper says.
func essential(t segment.Token) bool {
	return !t.Word || strings.ContainsFunc(t.Lower, unicode.IsDigit) ||
		t.Class.Has(lang.Not) || t.Upper && !t.Class.Has(lang.Stop|lang.Calendar)
}

// apart reports whether two speakers are named as two people. A description ("a
// police spokeswoman") may be anybody.
func apart(a, b string, l *lang.Language) bool {
	if !named(a, l) || !named(b, l) {
		return false
	}
	for word := range strings.FieldsSeq(a) {
		if slices.Contains(strings.Fields(b), word) {
			return false
		}
	}
	return true
}

// named reports whether a speaker is called by a name.
func named(speaker string, l *lang.Language) bool {
	first, _, _ := strings.Cut(speaker, " ")
	r, _ := utf8.DecodeRuneInString(first)
	return unicode.IsUpper(r) && !l.Class(strings.ToLower(first)).Has(lang.Article)
}
