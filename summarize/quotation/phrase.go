package quotation

import (
	"strings"
	"unicode"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// A kind says how a noun phrase names somebody.
type kind int

const (
	name    kind = iota // Lavrov
	pronoun             // he
	self                // I: the writer, who is nobody in the text
	nominal             // a police spokeswoman
)

// An np is a noun phrase: the tokens [first:end).
type np struct {
	kind       kind
	first, end int
	role       string // when the words around it tell
	doubt      bool   // what stands before it may have a verb, and this be its object
}

// longestPhrase is how many words a source without a name may have.
const longestPhrase = 9

// phrase finds the noun phrase that c[lo:hi] is about: the subject, when a verb
// follows. A name wins over what stands before it ("the U.S. Secretary of State
// Antony Blinken"), unless it only describes ("the Kremlin spokesman", "the mayor
// of Paris").
func (f *finder) phrase(c []item, lo, hi int) (np, bool) {
	lo = f.skip(c, lo, hi)
	if lo >= hi {
		return np{}, false
	}
	first, end := c[lo].token, c[hi-1].token+1
	tokens := f.text.Tokens
	t := tokens[first]
	switch {
	case t.Class.Has(lang.Said) && !t.Upper && !t.Class.Has(lang.Role|lang.Group|lang.Article):
		return np{}, false
	case t.Class.Has(lang.Self):
		return np{kind: self, first: first, end: first + 1}, true
	case t.Class.Has(lang.Pronoun) && (!t.Class.Has(lang.Article) || hi-lo == 1):
		return np{kind: pronoun, first: first, end: first + 1}, true
	}
scan:
	for i := first; i < end; {
		stop := f.names.run(i, end)
		if stop == i {
			if i > first && tokens[i].Class.Has(lang.Who|lang.Auxiliary|lang.Said|lang.Saying) && !tokens[i].Upper && !tokens[i].Class.Has(lang.Role|lang.Group|lang.Article|lang.Preposition) {
				break scan // the verb: what follows is its object
			}
			i++
			continue
		}
		if a, b := f.names.name(i, stop); a < b && f.heads(a, b, i, first, end) {
			return np{kind: name, first: a, end: b}, true
		}
		i = stop
	}
	return f.nominal(first, end)
}

// skip passes over what can stand before a subject: little words, adverbs, and
// phrases like "on Monday", "in Paris", up to their comma.
func (f *finder) skip(c []item, lo, hi int) int {
	for lo < hi {
		t := f.token(c, lo)
		switch {
		case c[lo].quote >= 0 || !t.Word:
			lo++
		case t.Class.Has(lang.Article | lang.Pronoun | lang.Self):
			return lo
		case t.Class.Has(lang.Preposition):
			lo = f.skipPrepositional(c, lo, hi)
		case t.Class.Has(lang.Stop|lang.Break|lang.Calendar|lang.Auxiliary) && !t.Class.Has(lang.Given|lang.Honorific) || t.Class.Has(lang.Dangling) && !t.Class.Has(lang.Given):
			lo++
		default:
			return lo
		}
	}
	return lo
}

// skipPrepositional passes over "in an interview with RT," or, when no comma
// ends it, over the preposition's own noun.
func (f *finder) skipPrepositional(c []item, lo, hi int) int {
	for i := lo; i < hi; i++ {
		if f.token(c, i).Lower == "," {
			return i + 1
		}
	}
	if f.text.Lang.NounsUpper {
		return hi // German puts one phrase before its verb: this is it, and no subject
	}
	lo++
	for lo < hi && f.token(c, lo).Class.Has(lang.Article|lang.Preposition) {
		lo++
	}
	if lo == hi {
		return hi
	}
	if stop := f.names.run(c[lo].token, c[hi-1].token+1); stop > c[lo].token && !f.text.Lang.NounsUpper {
		for lo < hi && c[lo].token < stop {
			lo++
		}
		return lo
	}
	lo++
	for lo < hi && (f.token(c, lo).Class.Has(lang.Calendar) || unicode.IsDigit(rune(f.token(c, lo).Lower[0]))) {
		lo++
	}
	return lo
}

// heads reports whether the name [a:b) of the run that begins at run is what the
// phrase [first:end) is about, and no mere part of it.
func (f *finder) heads(a, b, run, first, end int) bool {
	tokens := f.text.Tokens
	if strings.HasSuffix(tokens[b-1].Lower, "'s") || b < end && tokens[b].Lower == "'" {
		return false
	}
	if f.text.Lang.Suffixed && b < end && strings.Contains(tokens[b-1].Lower, "'") {
		return false // in another case
	}
	titled := f.names.roleBefore(a) != ""
	if run > first {
		before := tokens[run-1]
		if run-2 >= first && before.Class.Has(lang.Article) && tokens[run-2].Class.Has(lang.Preposition) {
			before = tokens[run-2]
		}
		if before.Class.Has(lang.Preposition) && !(a > run && titled) && !(tokens[a].Class.Has(lang.Given) && titled) {
			return false
		}
	}
	if b < end && !f.text.Lang.NounsUpper && !(b-a > 1 && tokens[a].Class.Has(lang.Given)) {
		next := tokens[b]
		if next.Word && !next.Upper && !next.Class.Has(lang.Stop|lang.Calendar|lang.Particle|lang.Auxiliary|lang.Said|lang.Saying|lang.Naming|lang.Hearer) && !f.verbOrAdverb(next.Lower) {
			return false // a noun: the name only describes it
		}
	}
	if f.text.Lang.NounsUpper && !titled {
		// Any noun is a run here: only a known name is one.
		if p := f.names.lookup(a, b, 0); p == nil {
			return run == first && !tokens[first].Class.Has(lang.Article|lang.Role) && b-a > 1
		}
	}
	return true
}

// verbOrAdverb reports whether a word that is in no list ends as verbs and adverbs
// do.
func (f *finder) verbOrAdverb(word string) bool {
	return f.text.Lang.Verbal(word) || f.text.Lang.Adverbial(word)
}

// nominal takes [first:end) for a source without a name, and cuts it where the
// noun phrase ends.
func (f *finder) nominal(first, end int) (np, bool) {
	tokens := f.text.Tokens
	n, content, i := 0, false, first
	noun := !f.text.Lang.NounsUpper
	for ; i < end; i++ {
		t := tokens[i]
		if !t.Word {
			if t.Lower == "." && i > first && abbreviates(tokens[i-1]) || t.Lower == "'" || t.Lower == "’" || t.Lower == "-" {
				continue
			}
			break
		}
		if content && t.Class.Has(lang.Hearer|lang.Who|lang.Break|lang.Said|lang.Saying|lang.Calendar|lang.Pronoun|lang.Auxiliary) && !t.Class.Has(lang.Article|lang.Role|lang.Preposition) {
			break
		}
		if f.text.Lang.NounsUpper && content && !t.Upper && tokens[i-1].Upper && !t.Class.Has(lang.Stop) {
			break // no noun, and all that belongs to one stands before it: a verb
		}
		if f.text.Lang.NounsUpper && content && t.Class.Has(lang.Article) && !genitive(t.Lower) {
			break // another phrase: its verb has an object
		}
		if content && t.Class.Has(lang.Preposition) && !t.Class.Has(lang.Linking|lang.Article) {
			break
		}
		if n++; n > longestPhrase {
			break
		}
		noun = noun || t.Upper && !t.Class.Has(lang.Stop|lang.Calendar)
		content = content || !t.Class.Has(lang.Stop|lang.Calendar|lang.Auxiliary|lang.Said|lang.Saying)
	}
	for i > first && (!tokens[i-1].Word && tokens[i-1].Lower != "." || tokens[i-1].Class.Has(lang.Stop|lang.Calendar)) {
		i--
	}
	if !content || !noun || i <= first || n > longestPhrase || f.text.Lang.PluralEndings != "" && !f.isNoun(first, i) {
		return np{}, false
	}
	return np{kind: nominal, first: first, end: i}, true
}

// isNoun reports whether [first:end) can be a noun phrase where only a plural goes
// without an article: it has an article, a capital or the name of an office or a
// body, or is such a plural. What else stands before a verb of speech is a
// predicate ("shook her head and said").
func (f *finder) isNoun(first, end int) bool {
	t := f.text.Tokens[first]
	if t.Class.Has(lang.Article) || t.Upper || end-first > 1 && unicode.IsDigit(rune(t.Lower[0])) {
		return true
	}
	if first+1 < end && f.text.Tokens[first+1].Class.Has(lang.Article) {
		return false // a verb and its object
	}
	for _, t := range f.text.Tokens[first:end] {
		if t.Class.Has(lang.Role | lang.Group) {
			return !f.verbOrAdverb(f.text.Tokens[first].Lower)
		}
	}
	return end-first <= 3 && !f.verbOrAdverb(t.Lower) && f.text.Lang.Plural(f.text.Tokens[end-1].Lower)
}

// genitive reports whether a German article can belong to the noun before it: der
// Sprecher des Amtes.
func genitive(article string) bool {
	return strings.HasSuffix(article, "es") || strings.HasSuffix(article, "er")
}

// source makes a source of a phrase as the text has it.
func (f *finder) source(p np) *source {
	return &source{
		text: f.names.spell(p.first, p.end),
		at:   segment.Span{Start: f.text.Tokens[p.first].Start, End: f.text.Tokens[p.end-1].End},
		role: p.role, doubt: p.doubt,
	}
}
