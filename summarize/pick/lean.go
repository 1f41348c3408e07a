package pick

import (
	"sort"
	"strings"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// # When a sentence leans
//
// Taken out of its article, a sentence may point at something that is not there:
// "It denies the claims." Where it points is a question for coreference
// resolution; that it points can be seen from its first words (compare Barzilay
// and Lapata, "Modeling Local Coherence", 2008, and the dangling anaphora of
// Paice, "Constructing Literature Abstracts by Computer", 1990). They are
//
//   - a pronoun, a demonstrative or a connective: "He", "These results", "But",
//     "As a result";
//   - one of the first two behind a few words of grammar: "When she", "After that",
//     "Most of them";
//   - a phrase, and then a pronoun as the subject: "Asked about the bridge, he";
//   - a verb of speech without its subject, where a language leaves it out: "Dijo
//     que";
//   - speech, of which the sentence does not say whose it is.
//
// Some look so and are not: "This week", "There are", "It is clear that", and "In
// his speech, Smith", where the name is still to come.

// leans reports whether sentence i cannot be understood without the one before.
func (p *picker) leans(i int) bool {
	s := p.text.Sentences[i]
	tokens := p.text.Tokens[s.First:s.Last]
	for len(tokens) > 0 && !tokens[0].Word {
		tokens = tokens[1:]
	}
	if len(tokens) == 0 {
		return false
	}
	quoted := p.quoted(s)
	if len(quoted) == 0 || tokens[0].Start < quoted[0].Outer.Start {
		if i > 0 && p.pointsBack(tokens) { // a writer begins with "It was the night of …" for effect
			return true
		}
	}
	// What is said by "he", or by nobody in sight, needs the sentence before.
	return len(quoted) > 0 && !p.names(s, quoted)
}

// grammarBefore is how many words may stand before the one that points back.
const grammarBefore = 4

// pointsBack reports whether a sentence begins with words that mean something
// said before it.
func (p *picker) pointsBack(tokens []segment.Token) bool {
	l := p.text.Lang
	switch first := tokens[0]; {
	case begins(tokens, l.Stands(first.Lower)) > 0:
		return false
	case p.class(first).Has(lang.Dangling):
		return !expletive(tokens)
	}
	if n := begins(tokens, l.Leans(tokens[0].Lower)); n > 0 {
		// "The Two Popes" is a name, "the two men" were named before.
		return !tokens[0].Class.Has(lang.Article) || l.NounsUpper || n == len(tokens) || !tokens[n].Upper
	}
	for i := 1; i < min(len(tokens), grammarBefore+1) && tokens[i-1].Class.Has(lang.Stop); i++ {
		if begins(tokens[i:], l.Stands(tokens[i].Lower)) > 0 {
			break
		}
		if refers(p.class(tokens[i]), tokens[i-1].Class) {
			return !namedLater(tokens[i:])
		}
	}
	return p.subjectLeftOut(tokens) || p.pronounBehind(tokens)
}

// subjectLeftOut reports whether a sentence begins with a verb of speech and goes
// on with what was said, so that who said it stands in a sentence before.
func (p *picker) subjectLeftOut(tokens []segment.Token) bool {
	if !p.text.Lang.ProDrop {
		return false
	}
	verb := 0
	for verb < len(tokens)-1 && tokens[verb].Class.Has(lang.Auxiliary) && !tokens[verb].Class.Has(lang.Said) {
		verb++
	}
	said := verb + 1
	if said < len(tokens) && tokens[said].Lower == "," {
		said++
	}
	return said < len(tokens) && tokens[verb].Class.Has(lang.Said) &&
		(tokens[said].Lower == ":" || tokens[said].Class.Has(lang.Break) && !tokens[said].Class.Has(lang.And))
}

// longestPhrase is how many tokens may stand before the subject of a sentence.
const longestPhrase = 25

// pronounBehind reports whether the first comma is followed by a pronoun for
// people that nobody in the phrase before it can be. Only a clause names its own
// subject: "When Smith came, he". A phrase does not: "Asked about Smith, he".
func (p *picker) pronounBehind(tokens []segment.Token) bool {
	clause := tokens[0].Class.Has(lang.Break) && !p.text.Lang.NounsUpper
	for i, t := range tokens[:min(len(tokens)-1, longestPhrase)] {
		switch {
		case t.Lower == ",":
			c := p.class(tokens[i+1])
			return c.Has(lang.Pronoun) && c.Has(lang.Dangling) && !c.Has(lang.Thing)
		case !t.Word, clause && i > 0 && t.Upper && !t.Class.Has(lang.Stop|lang.Calendar):
			return false
		}
	}
	return false
}

// begins returns how many tokens the longest of the phrases is that tokens begin
// with, 0 for none.
func begins(tokens []segment.Token, phrases [][]string) int {
	longest := 0
	for _, phrase := range phrases {
		n := 0
		for n < len(phrase) && n < len(tokens) && strings.TrimSuffix(tokens[n].Lower, "'s") == phrase[n] {
			n++
		}
		if n == len(phrase) {
			longest = max(longest, n)
		}
	}
	return longest
}

// class returns what a word can be, without what is drawn together with it:
// "they've".
func (p *picker) class(t segment.Token) lang.Class {
	if t.Class == 0 && t.Word {
		if word, _, contracted := strings.Cut(t.Lower, "'"); contracted {
			return p.text.Lang.Class(word)
		}
	}
	return t.Class
}

// refers reports whether a word of class c means something named elsewhere, when
// it follows a word of class before. Behind a preposition each does that leans at
// a sentence's beginning ("since then", "after that"); elsewhere "that" and "so"
// join clauses, and "still" and "also" only modify.
func refers(c, before lang.Class) bool {
	if !c.Has(lang.Dangling) || c.Has(lang.Who) {
		return false
	}
	return before.Has(lang.Preposition) || c.Has(lang.Pronoun|lang.Article) && !c.Has(lang.Break|lang.Auxiliary)
}

// expletive reports whether "it" only holds the place of a clause: "It is clear
// that", "It was not known whether".
func expletive(tokens []segment.Token) bool {
	const clause = 8 // so near is the clause's first word
	if !tokens[0].Class.Has(lang.Thing) || len(tokens) < 2 || !tokens[1].Class.Has(lang.Auxiliary) {
		return false
	}
	for _, t := range tokens[2:min(len(tokens), clause)] {
		if t.Class.Has(lang.Break) && !t.Class.Has(lang.Preposition) {
			return true
		}
	}
	return false
}

// namedLater reports whether the one meant by the first of the tokens is named
// behind the comma that ends its phrase: "In his speech, Smith".
func namedLater(tokens []segment.Token) bool {
	for i, t := range tokens {
		if t.Lower == "," {
			return i+1 < len(tokens) && named(tokens[i+1:])
		}
	}
	return false
}

// named reports whether tokens begin with a name, or a role and a name.
func named(tokens []segment.Token) bool {
	for _, t := range tokens {
		switch {
		case t.Upper && !t.Class.Has(lang.Stop|lang.Calendar):
			return true
		case !t.Class.Has(lang.Article|lang.Role|lang.Honorific) || t.Class.Has(lang.Dangling):
			return false
		}
	}
	return false
}

// farthest is how many sentences back a pronoun reaches.
const farthest = 3

// referent returns the sentence that sentence i leans on, -1 for none: the one
// before, but for "he" and "she" the last that may have somebody in it. What
// stands between has nobody else whom a reader could take for them.
func (p *picker) referent(i int) int {
	j := p.before(i)
	if !p.personal(i) {
		return j
	}
	for n := 1; j >= 0 && !p.peopled(j); n++ {
		if n == farthest {
			return -1
		}
		j = p.before(j)
	}
	return j
}

// personal reports whether a sentence begins with "he" or "she".
func (p *picker) personal(i int) bool {
	s := p.text.Sentences[i]
	c := p.class(p.text.Tokens[s.First])
	return c.Has(lang.Pronoun) && c.Has(lang.Masculine|lang.Feminine) && !c.Has(lang.Thing)
}

// peopled reports whether a sentence may have somebody in it: a name or a role.
func (p *picker) peopled(i int) bool {
	s := p.text.Sentences[i]
	for _, t := range p.text.Tokens[s.First:s.Last] {
		if t.Class.Has(lang.Given|lang.Role) || t.Upper && !t.Class.Has(lang.Stop|lang.Calendar) {
			return true
		}
	}
	return false
}

// quoted returns the quotations that begin in a sentence.
func (p *picker) quoted(s segment.Sentence) []segment.Quoted {
	q := p.text.Quoted
	from := sort.Search(len(q), func(i int) bool { return q[i].Outer.End > s.Start })
	to := sort.Search(len(q), func(i int) bool { return q[i].Outer.Start >= s.End })
	return q[from:max(from, to)]
}

// names reports whether the words of a sentence outside of its quotations say who
// is meant: a name, or a noun with its article, not a pronoun alone.
func (p *picker) names(s segment.Sentence, quoted []segment.Quoted) bool {
	for _, t := range p.text.Tokens[s.First:s.Last] {
		for len(quoted) > 0 && quoted[0].Outer.End <= t.Start {
			quoted = quoted[1:]
		}
		inside := len(quoted) > 0 && t.Start >= quoted[0].Outer.Start
		if t.Word && !inside && !t.Class.Has(lang.Said|lang.Saying|lang.Stop|lang.Calendar|lang.Auxiliary) {
			return true
		}
	}
	return false
}

// Leans reports whether sentence i of t cannot be understood without the one
// before.
func Leans(t *segment.Text, i int) bool { return (&picker{text: t}).leans(i) }
