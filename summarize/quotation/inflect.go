package quotation

import (
	"strings"

	"pullquote/summarize/lang"
)

// # Names and offices that change with their case
//
// Slavic and Turkish names have endings: Лавров, Лаврова, Лаврову; Aksoy, Aksoy'un.
// The endings fall away to tell who is meant, and what is shown is the fullest form
// that the text has in the nominative, the case of a subject. None is ever made.
//
// These languages have no articles. A bare "the captain said" so means the one
// captain whom the text names, and only where there is no second one.

// bent reports whether the name [a:b) stands in another case than a subject's: its
// given name does, and no verb of speech beside it says otherwise.
func (n *names) bent(a, b int) bool {
	for _, t := range n.text.Tokens[a:b] {
		if t.Class.Has(lang.Given) {
			return t.Class.Has(lang.Oblique)
		}
	}
	return false
}

// owned reports whether the words between an office and the given name at token i
// say whose office it is: "the mayor Заречного Виктор Ламанов". A last name must
// follow, since registers put it first.
func (n *names) owned(first, cut, i, end int) bool {
	tokens := n.text.Tokens
	if !n.text.Lang.Bare || i+1 >= end || tokens[i+1].Class.Has(lang.Given) && i+2 >= end {
		return false
	}
	for j := cut - 1; j >= 0 && j > cut-4 && tokens[j].Word; j-- {
		if tokens[j].Class.Has(lang.Role | lang.Group) {
			return true
		}
	}
	return false
}

// possessor returns whom the pronoun in a phrase like "in his words" means.
func (f *finder) possessor(c []item, lo, hi int) *source {
	for i := lo; i < hi; i++ {
		if f.token(c, i).Class.Has(lang.Pronoun) && !f.token(c, i).Class.Has(lang.Preposition) {
			return f.resolve(np{kind: pronoun, first: c[i].token, end: c[i].token + 1})
		}
	}
	return nil
}

// inverted returns who the pronoun at token i is, when nothing follows it: “…,”
// sighed she.
func (f *finder) inverted(i, limit int) *source {
	t := f.text.Tokens[min(i, len(f.text.Tokens)-1)]
	if i >= limit || !t.Class.Has(lang.Masculine|lang.Feminine) || !t.Class.Has(lang.Pronoun) || i+1 < limit && f.text.Tokens[i+1].Word {
		return nil
	}
	return f.resolve(np{kind: pronoun, first: i, end: i + 1})
}

// bareSubject finds two subjects before the verb c[cue], that c[lo:end) leads up
// to, where nouns have no articles: a pronoun right before it ("the traders she
// asked"), and the place in which nobody is named ("at the ministry they said"),
// which is kept as the text has it.
func (f *finder) bareSubject(c []item, lo, end, cue int) (np, bool) {
	if !f.text.Lang.Bare {
		return np{}, false
	}
	if t := f.token(c, end-1); t.Class.Has(lang.Pronoun) && !t.Class.Has(lang.Article|lang.Who|lang.Oblique) {
		return np{kind: pronoun, first: c[end-1].token, end: c[end-1].token + 1}, true
	}
	start := f.clauseStart(c, lo, end)
	for start < end && !f.token(c, start).Word {
		start++
	}
	if f.text.Lang.MaleVerbs == "" || end-start < 2 || end-start > longestPhrase || f.token(c, cue).Class.Has(lang.Masculine|lang.Feminine) {
		return np{}, false
	}
	if t := f.token(c, start); len(t.Lower) > 2 || !t.Class.Has(lang.Preposition) || f.token(c, start+1).Class.Has(lang.Calendar) {
		return np{}, false
	}
	for i := start; i < end; i++ {
		if t := f.token(c, i); t.Class.Has(lang.Given|lang.Role) || !t.Word {
			return np{}, false
		}
	}
	return np{kind: nominal, first: c[start].token, end: c[end-1].token + 1}, true
}

// skipCircumstance passes over what stands between a verb and the subject behind
// it in languages of free order: "said on Friday to the paper Marlow". Only a
// person whom the text knows can follow.
func (f *finder) skipCircumstance(c []item, lo, hi int) int {
	if !f.text.Lang.Bare || lo >= hi || !f.token(c, lo).Class.Has(lang.Preposition|lang.Hearer) || f.token(c, lo).Class.Has(lang.Article|lang.Pronoun) {
		return lo
	}
	for i := lo; i < hi && i < lo+longestPhrase && f.token(c, i).Word; i++ {
		stop := f.names.run(c[i].token, c[hi-1].token+1)
		if stop == c[i].token {
			continue
		}
		if a, b := f.names.name(c[i].token, stop); a < b && !f.names.bent(a, b) && !f.token(c, i-1).Class.Has(lang.Preposition) {
			if who := f.names.lookup(a, b, 0); who != nil && who.human {
				return i
			}
		}
	}
	return lo
}

// beforeQuotation finds the subject that stands before the quotation whose verb
// stands right behind it: Aksoy, "…" dedi.
func (f *finder) beforeQuotation(c []item, lo int) (np, bool) {
	if !f.text.Lang.VerbLast || lo == 0 || c[lo-1].quote < 0 {
		return np{}, false
	}
	first := lo - 1
	for first > 0 && first > lo-farBack && c[first-1].quote < 0 {
		first--
	}
	return f.opening(c, first, lo-1)
}

// longestClub is how many tokens a name in marks has between an office and its
// bearer.
const longestClub = 6

// calledBefore returns the opening mark of the name in marks that ends at token i,
// i itself when no mark closes there.
func (n *names) calledBefore(i int) int {
	if !strings.Contains("»”\"", n.text.Tokens[i].Lower) {
		return i
	}
	for j := i - 1; j >= 0 && j > i-longestClub; j-- {
		if strings.Contains("«„“\"", n.text.Tokens[j].Lower) {
			return j
		}
	}
	return i
}
