// Package lang knows what summaries and quotations need of a language: which
// words are mere grammar, who "she" can be, which verbs report speech, which
// full stops end no sentence, and which lines of a page are not the article.
//
// A language is one file that fills in a [Words] table and one line in
// [Known]. Every list is short and hand-written: the frequent words decide.
package lang

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Class is a set of things that a word can be.
type Class uint64

// The classes. A word may have several: "state" is a verb of speech and part of
// a role.
const (
	Stop         Class = 1 << iota // grammar: carries no topic
	Said                           // finite verb of speech: said, told, sagte
	Saying                         // verb of speech that borrows its subject: saying, disant
	Addressed                      // a verb of speech whose object follows: told
	Passive                        // an auxiliary that turns a verb around: was told
	Perfect                        // an auxiliary whose verb stands at the clause's end: hat … gesagt
	Self                           // I, we: the writer
	Pronoun                        // he, she, they, er, elle: stands for a speaker
	Masculine                      // he; also given names
	Feminine                       // she; also given names
	Thing                          // it
	Who                            // a relative pronoun: the subject stands before it
	Article                        // the, a, his: opens a noun phrase
	Preposition                    // of, in, for
	Break                          // begins a new clause: that, when, but
	Dangling                       // a sentence that begins so leans on the one before
	Honorific                      // Mr, Dr: before a name, no part of it
	Role                           // minister, spokeswoman: what a speaker is
	Group                          // party, ministry, union: ends a body's name, never a person's
	Given                          // a given name
	Calendar                       // Monday, January
	Auxiliary                      // has, was, a, hat
	Particle                       // de, van, bin: lower case inside a name
	Abbreviation                   // a full stop after it ends no sentence
	BeforeNumber                   // a full stop after it ends no sentence when a number follows: No. 5
	MaybeEnd                       // a full stop after it may end one: Inc, p.m
	Hearer                         // to whom people speak: журналистам
	Naming                         // what follows in marks is a title, not speech: called, titled
	Reported                       // a finite verb in the mood of reported speech: sei, habe
	Oblique                        // an article or given name that opens no subject: dem, Ольгу
	Definite                       // the: who is meant is known already
	Agent                          // a preposition that names who does what is done: asked by
	Opinion                        // a preposition that names whose view follows when it opens a sentence: pour, para
	And                            // joins two of a kind: and, but
	Linking                        // stands inside an office's name: Secretary of State
	You                            // you, my, our: speaks to the reader or of the writer
	Not                            // turns a sentence around: not, never, without
)

// Has reports whether c has any of the classes in of.
func (c Class) Has(of Class) bool { return c&of != 0 }

// Words are one language's lists, each a text of words parted by white space,
// all in lower case.
type Words struct {
	Stop, Said, Saying                        string
	Addressed, Passive, Agent, Perfect        string
	I, He, She, They, It, Who                 string
	Article, Preposition, Break, Dangling     string
	Mister, Miss, Honorific, Role, Group      string
	Men, Women, Calendar, Auxiliary, Particle string
	Abbreviation, BeforeNumber, MaybeEnd      string
	Naming, Reported, Oblique                 string
	And, Linking, You, Not                    string

	// Phrases, in which a bar parts words that stand for each other: "this week|year".
	Leaning  []string // by which a sentence leans on the one before: "as a result"
	Standing []string // that only look so: "as a result of", "this week|year"

	NamingEndings string   // a word that ends so is Naming: -zeitung
	RoleEndings   string   // a word that ends so is a role: -minister, -sprecherin
	Sources       []string // phrases before a source: "according to"
	Follows       []string // words after a source: "zufolge"
	Cases         string   // endings that names take in other cases, the longest first
	Noise         []string // how lines begin that are not the article: "read more"
	ByLine        []string // how a by-line begins: "by"
	Caption       []string // what a picture's caption says: "(file photo)"
	Image         string   // words for pictures, without which no article speaks of "photo": photo, image
	Shown         string   // pictured: what is in a picture
	Spot          string   // where in a picture, or out of which drawer: left, above, file
	Shows         string   // what a picture does: shows

	Definite                 string   // singular articles of what is known already
	Opinion                  string   // prepositions that open a sentence with whose view it is: "pour lui, …"
	His, Her                 string   // articles that tell a person's gender: "la présidente"
	HisEndings, HerEndings   string   // how given names end that no list has: Marcelo, Elvira
	Declines                 []string // how names and offices end in other cases: "а ы е у ой", the ending at home ("-": none) first
	MenEndings, WomenEndings string   // a name that ends so tells its bearer's gender: -ович, -івна
	MaleVerbs, FemaleVerbs   string   // a verb of speech that ends so tells its subject's: -ła
	VerbEndings              string   // a small word behind a name that ends so is its verb, no noun: -ла, -ed
	AdverbEndings            string   // a small word that ends so only modifies a verb: -ly, -mente
	PluralEndings            string   // a noun that ends so needs no article, as any other would: -s, -men
	Hearers                  string   // to whom people speak: журналистам

	NounsUpper   bool // every noun begins with a capital, as in German
	Elides       bool // articles lean on the next word with an apostrophe: l'agence
	Bare         bool // nouns stand without articles: "said minister"
	VerbLast     bool // the subject stands before the quotation and the verb behind, as in Turkish
	DaysLower    bool // days and months begin with a small letter
	Ordinals     bool // a full stop after a number makes it an ordinal: 3. madde
	DottedI      bool // İ is the capital of i, and I that of ı, as in Turkish
	Suffixed     bool // an apostrophe parts a name from its case: Ankara'da
	ProDrop      bool // a verb of speech may stand without a subject, as in Spanish
	SubjectFirst bool // a verb's subject stands before it, but for "said Brandt"
	Renews       bool // who opens a sentence is whom the next "she" means
	Scares       bool // a word or two between marks that no verb of speech stands beside are irony
}

// A Language is a lookup table. It never changes once made, so any number of
// goroutines may share one.
type Language struct {
	Code string // ISO 639-1: "en"; empty for [Any]
	Words
	tables func() *tables // made when first asked for: most runs need those of one language
}

func newLanguage(code string, w Words) *Language {
	return &Language{Code: code, Words: w, tables: sync.OnceValue(w.compile)}
}

// gender returns class when a word has one of the endings, else 0.
func gender(word, endings string, class Class) Class {
	if endsWith(word, endings) {
		return class
	}
	return 0
}

func endsWith(word, endings string) bool {
	for e := range strings.FieldsSeq(endings) {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// Class returns what a word, given in lower case, can be.
func (l *Language) Class(word string) Class {
	t := l.tables()
	if c, ok := t.class[word]; ok {
		return c
	}
	for _, genitive := range []string{"'s", "’s"} {
		if owner, ok := strings.CutSuffix(word, genitive); ok {
			word = owner
			if c, ok := t.class[word]; ok {
				return c
			}
		}
	}
	for _, e := range t.endings {
		if strings.HasSuffix(word, e.suffix) {
			return e.class
		}
	}
	return 0
}

// Lower returns a text in the small letters of the language.
func (l *Language) Lower(s string) string {
	if l.DottedI {
		return strings.ToLowerSpecial(unicode.TurkishCase, s)
	}
	return strings.ToLower(s)
}

// Verbal reports whether a word ends as verbs do.
func (l *Language) Verbal(word string) bool { return endsWith(word, l.VerbEndings) }

// Adverbial reports whether a word ends as adverbs do that are made of adjectives.
func (l *Language) Adverbial(word string) bool { return endsWith(word, l.AdverbEndings) }

// Plural reports whether a word ends as nouns do that stand without an article.
func (l *Language) Plural(word string) bool { return endsWith(word, l.PluralEndings) }

// Gender returns the gender that the ending of a given name tells, 0 for none.
// The name is given in lower case.
func (l *Language) Gender(given string) Class {
	if c := gender(given, l.HisEndings, Masculine); c != 0 {
		return c
	}
	return gender(given, l.HerEndings, Feminine)
}

// According returns the phrases that announce a source and begin with word:
// "according to" for "according".
func (l *Language) According(word string) [][]string { return l.tables().sources[word] }

// Leans returns the phrases that begin with word and tie their sentence to the one
// before: "as a result" for "as".
func (l *Language) Leans(word string) [][]string { return l.tables().leaning[word] }

// Stands returns the phrases that begin with word and tie it to nothing, whatever
// their words: "as a result of" for "as".
func (l *Language) Stands(word string) [][]string { return l.tables().standing[word] }

// Calls returns the phrases of several words that begin with word and call on a
// page's reader: "read more" for "read".
func (l *Language) Calls(word string) [][]string { return l.tables().calls[word] }

// calls are the phrases of Noise.
func (w *Words) calls() []string {
	var out []string
	for _, n := range w.Noise {
		if strings.Contains(n, " ") {
			out = append(out, n)
		}
	}
	return out
}

// A Picture is what a word says of a picture beside the text.
type Picture int

// What a word says of a picture.
const (
	NoPicture Picture = iota // nothing
	Image                    // it is one: photo
	Shown                    // somebody is in it: pictured
	Spot                     // where in it somebody is, or where it is from: left, file
	Shows                    // what it does
)

// Picture returns what a word, given in lower case, says of a picture.
func (l *Language) Picture(word string) Picture { return l.tables().picture[word] }

// Stem returns what two cases of one name have in common: "Лаврова" and
// "Лавров" both give "лавров". The word is given in lower case.
func (l *Language) Stem(word string) string {
	if l.Suffixed {
		word, _, _ = strings.Cut(word, "'")
	}
	for _, e := range l.tables().cases {
		if s, ok := strings.CutSuffix(word, e); ok && utf8.RuneCountInString(s) >= 3 {
			return s
		}
	}
	return word
}
