package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"pullquote/summarize/lang"
)

// tokenize appends the words and marks of a passage, by the word boundaries of
// UAX #29 (https://unicode.org/reports/tr29/#Word_Boundaries) with two changes:
// words joined by a hyphen stay one ("Jean-Marc"), and an article that leans on
// its word is cut off ("l'agence").
func (t *Text) tokenize(p Span) {
	for it := words.FromString(p.In(t.Source)); it.Next(); {
		s := Span{p.Start + it.Start(), p.Start + it.End()}
		r, _ := utf8.DecodeRuneInString(s.In(t.Source))
		if blank(r) {
			continue
		}
		tok := t.token(s)
		if t.joins(tok) {
			joined := t.token(Span{t.Tokens[len(t.Tokens)-2].Start, s.End})
			t.Tokens = append(t.Tokens[:len(t.Tokens)-2], joined)
			continue
		}
		if n := t.elided(s); n > 0 {
			t.Tokens = append(t.Tokens, t.token(Span{s.Start, s.Start + n}))
			tok = t.token(Span{s.Start + n, s.End})
		}
		t.Tokens = append(room(t.Tokens, s.End, len(t.Source)), tok)
	}
}

// elided returns how many bytes at the start of a word are a leaning article,
// its apostrophe included: 2 in "l'agence", 5 in "dell'agenzia". "Aujourd'hui" and
// the name "Dell'Orto" are one word.
func (t *Text) elided(s Span) int {
	if !t.Lang.Elides {
		return 0
	}
	in := s.In(t.Source)
	i := strings.IndexAny(in, "'’")
	if i < 1 {
		return 0
	}
	_, width := utf8.DecodeRuneInString(in[i:])
	if i+width == len(in) {
		return 0
	}
	if i > 2 && !strings.HasSuffix(in[:i], "qu") && (bothUpper(in, i+width) || !t.Lang.Class(t.Lang.Lower(in[:i])+"'").Has(lang.Stop)) {
		return 0
	}
	return i + width
}

// bothUpper reports whether a word begins with a capital and has one at byte i.
func bothUpper(in string, i int) bool {
	first, _ := utf8.DecodeRuneInString(in)
	second, _ := utf8.DecodeRuneInString(in[i:])
	return unicode.IsUpper(first) && unicode.IsUpper(second)
}

// longestWord is how many bytes a hyphenated word may have. It keeps the time
// linear where a text is nothing but hyphens.
const longestWord = 60

// joins reports whether tok continues a hyphenated word. French verbs keep
// their pronouns apart: "dit-il".
func (t *Text) joins(tok Token) bool {
	n := len(t.Tokens)
	if n < 2 || !tok.Word {
		return false
	}
	hyphen, before := t.Tokens[n-1], t.Tokens[n-2]
	return (hyphen.Lower == "-" || hyphen.Lower == "‐") && hyphen.End == tok.Start &&
		before.Word && before.End == hyphen.Start && before.End-before.Start < longestWord &&
		!(t.Lang.Elides && (tok.Lower == "t" || tok.Class.Has(lang.Pronoun)))
}

// token returns the token of a passage. Most words of a text stand there more than
// once, so what is known of a spelling is kept.
func (t *Text) token(s Span) Token { return Token{s, t.spelling(s.In(t.Source))} }

// spelling returns what is the same wherever a word is spelled so.
func (t *Text) spelling(in string) *Spelling {
	if s, known := t.spellings[in]; known {
		return s
	}
	lower := strings.ReplaceAll(t.Lang.Lower(in), "’", "'")
	var s Spelling
	if lower != in {
		s = *t.spelling(lower)
	} else {
		s = Spelling{Lower: lower, ID: t.Distinct}
		t.Distinct++
		if r, _ := utf8.DecodeRuneInString(in); unicode.IsLetter(r) || unicode.IsDigit(r) {
			s.Word, s.Class = true, t.Lang.Class(lower)
		}
	}
	r, _ := utf8.DecodeRuneInString(in)
	s.Upper = unicode.IsUpper(r)
	if len(t.spelled) == cap(t.spelled) { // the others stay where they are
		t.spelled = make([]Spelling, 0, 500)
	}
	t.spelled = append(t.spelled, s)
	t.spellings[in] = &t.spelled[len(t.spelled)-1]
	return t.spellings[in]
}

// blank reports whether r shows nothing: white space, controls, marks of
// direction.
func blank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f'
}

// unspaced reports whether a word is of a script that writes no blanks.
func unspaced(word string) bool {
	if word == "" || word[0] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
