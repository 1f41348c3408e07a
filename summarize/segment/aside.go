package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/summarize/lang"
)

// # What is no sentence of the article
//
// Pages put captions, labels and links between the paragraphs, and what takes the
// text off a page often glues them to the article's own sentences. Most give
// themselves away by their shape, whatever their words:
//
//   - a label and a colon: "Lucky escape: the skipper on the quay", "Q: Who are you?";
//   - a bracket that points at a picture: "Ada Brandt (left)", and one that holds
//     the whole sentence;
//   - no final mark, where the article's sentences have one;
//   - names, numbers and grammar, but nothing that could be a verb: "March 10, 2015.",
//     "By Ada Brandt, Port Alder.";
//   - an arrow at the end: "See how the dam broke ».";
//   - a question mark outside of quotations: an answer belongs to it.
//
// Of words only those count that begin a call on the reader, and the few that a
// language has for pictures. A caption's words still tell what the article is
// about, so it is of another kind than the rest.

// The limits of asides, in words.
const (
	longestLabel   = 4
	longestCall    = 12
	longestBracket = 8
)

// asides gives each sentence its kind.
func (t *Text) asides() {
	final := 0
	for _, s := range t.Sentences {
		if t.endsFully(s) {
			final++
		}
	}
	marked := final >= 3 && 4*final >= 3*len(t.Sentences)
	quoted := t.Quoted
	for i := range t.Sentences {
		s := &t.Sentences[i]
		for len(quoted) > 0 && quoted[0].Outer.End <= s.Start {
			quoted = quoted[1:]
		}
		switch tokens := t.Tokens[s.First:s.Last]; {
		case t.Paragraphs[s.Para].Kind != Prose:
			s.Kind = t.Paragraphs[s.Para].Kind
		case len(tokens) == 0 || bracketed(tokens) || fragment(tokens) || arrow(tokens) || t.calls(tokens) || asked(tokens, quoted):
			s.Kind = Chrome
		case marked && !t.endsFully(*s) || t.labelled(tokens) || t.ofPicture(tokens):
			s.Kind = Caption
		}
	}
}

// endsFully reports whether a final mark ends s, closing marks behind it left out.
func (t *Text) endsFully(s Sentence) bool {
	return final(s.In(t.Source))
}

// ending returns the last token that closes nothing; false where all do.
func ending(tokens []Token) (Token, bool) {
	for i := len(tokens) - 1; i >= 0; i-- {
		if !strings.Contains(`"'”“’‘»«›‹」』)]''`, tokens[i].Lower) {
			return tokens[i], true
		}
	}
	return Token{}, false
}

// labelled reports whether a few words and a colon stand first, none of them a
// verb that the colon could belong to: "The mayor said: …".
func (t *Text) labelled(tokens []Token) bool {
	if t.Lang.Said == "" {
		return false // whose verbs of speech are not known
	}
	for i, tok := range tokens[:min(len(tokens)-1, longestLabel+1)] {
		switch {
		case tok.Lower == ":":
			return i > 0 && tok.End < tokens[i+1].Start
		case i == 0 && tokens[1].Lower == ":" && !t.Lang.ProDrop:
			// "Dismissed: …" is no speech: nobody speaks.
		case !tok.Word && tok.Lower != ",", tok.Class.Has(lang.Said | lang.Saying | lang.Auxiliary | lang.Naming):
			return false
		}
	}
	return false
}

// ofPicture reports whether a sentence speaks of a picture that stands beside it.
func (t *Text) ofPicture(tokens []Token) bool {
	if t.beginsPicture(tokens) {
		return true
	}
	for i, tok := range tokens {
		if tok.Lower == "(" && t.pointsAtPicture(tokens[i+1:]) {
			return true
		}
	}
	return false
}

// beginsPicture reports whether tokens begin as captions do: "A file photo shows",
// "Above, the mill", "Picture of the mill".
func (t *Text) beginsPicture(tokens []Token) bool {
	seen := false
	for i, tok := range tokens[:min(len(tokens)-1, longestLabel)] {
		class := t.Lang.Picture(tok.Lower)
		next := tokens[i+1]
		switch {
		case i == 0 && class != lang.NoPicture && next.Lower == ",":
			return true
		case seen && class == lang.Shows, i == 0 && class == lang.Shown:
			return true
		case class == lang.NoPicture && (!tok.Class.Has(lang.Stop) || seen):
			return false
		}
		seen = seen || class == lang.Image
	}
	return false
}

// pointsAtPicture reports whether the tokens behind a bracket tell of a picture:
// "(left)", "(file photo)", "(pictured with her son)".
func (t *Text) pointsAtPicture(tokens []Token) bool {
	seen := false
	for i, tok := range tokens[:min(len(tokens), longestBracket)] {
		class := t.Lang.Picture(tok.Lower)
		switch {
		case tok.Lower == ")":
			return seen
		case class == lang.Image:
			return true
		case class == lang.Shown:
			return i+1 < len(tokens) && tokens[i+1].Lower != ")" // "(pictured)" alone stands in sentences, too
		case class == lang.Spot:
			seen = true
		case tok.Word && !tok.Class.Has(lang.Stop):
			return false
		}
	}
	return false
}

// bracketed reports whether one pair of brackets holds all of a sentence.
func bracketed(tokens []Token) bool {
	if tokens[0].Lower != "(" && tokens[0].Lower != "[" {
		return false
	}
	depth := 0
	for i, tok := range tokens {
		switch tok.Lower {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
		if depth == 0 {
			_, more := ending(tokens[i:])
			return !more || i+2 >= len(tokens)
		}
	}
	return true
}

// fragment reports whether a sentence has no word that could be its verb: one with
// a small letter that is no mere grammar, an auxiliary, or a pronoun that needs one.
func fragment(tokens []Token) bool {
	for _, tok := range tokens {
		r, _ := utf8.DecodeRuneInString(tok.Lower)
		if tok.Word && (tok.Class.Has(lang.Auxiliary|lang.Pronoun|lang.Self) || !tok.Upper && unicode.IsLetter(r) && !tok.Class.Has(lang.Stop|lang.Calendar)) {
			return false
		}
	}
	return true
}

// arrow reports whether a mark ends a sentence that no mark in it opened, as links
// do: "More »".
func arrow(tokens []Token) bool {
	last := tokens[len(tokens)-1]
	if last.Lower == "." && len(tokens) > 1 {
		last = tokens[len(tokens)-2]
	}
	if !strings.Contains("»›>→▶►", last.Lower) {
		return false
	}
	for _, tok := range tokens {
		if strings.Contains("«‹„“<", tok.Lower) || tok.Lower == last.Lower && tok.Start != last.Start {
			return false
		}
	}
	return true
}

// calls reports whether a short sentence begins with one of the page's phrases.
func (t *Text) calls(tokens []Token) bool {
	if len(tokens) > 2*longestCall || Words(tokens) > longestCall {
		return false
	}
	for _, phrase := range t.Lang.Calls(tokens[0].Lower) {
		n := 0
		for n < len(phrase) && n < len(tokens) && tokens[n].Lower == phrase[n] {
			n++
		}
		if n == len(phrase) {
			return true
		}
	}
	return false
}

// asked reports whether a sentence is a question, outside of the quotations that
// may stand in it.
func asked(tokens []Token, quoted []Quoted) bool {
	last := tokens[len(tokens)-1]
	for len(quoted) > 0 && quoted[0].Outer.End <= last.Start {
		quoted = quoted[1:]
	}
	if len(quoted) > 0 && quoted[0].Outer.Start <= last.Start {
		return false
	}
	return last.Lower == "?" || last.Lower == "؟" || last.Lower == "？"
}
