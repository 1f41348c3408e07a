package segment

import (
	"strings"
	"unicode"

	"pullquote/summarize/lang"
)

// # Dialogue
//
// Much of the world prints speech without quotation marks: a paragraph that
// begins with a dash is somebody's turn (Lotman and others call the form "dash
// dialogue"; for the marks see Rosenthal's handbook for Russian, Ortografía de la
// lengua española VIII 2.2 and Grevisse, Le bon usage § 134).
//
//	— Мы не уйдём, — сказал он. — Это наш дом.
//	—No nos iremos —dijo Ana—. Es nuestra casa.
//	– Nie odejdziemy – mówi Anna. – To nasz dom.
//	— Nous restons, répond-elle.
//
// Lists and captions begin with dashes too. What sets a dialogue apart is the
// reporter in it: somewhere among neighbouring lines a dash (in French a comma)
// and a verb of speech break into somebody's words. Lines without a reporter
// beside such a line are turns as well, when they are sentences. A hyphen counts
// as a dash only where two paragraphs of the text begin with one.
//
// Speech goes on from the dash to the reporter, and after a second dash that
// follows a stop ("сказал он. — Это") or clings to the reporter's last word
// ("dijo Ana—. Es"). Where the reporter ends without a dash nothing shows whose
// words follow, so they are nobody's.

// turns tells which paragraphs are turns of a dialogue; nil when none is. first
// are the paragraphs' first tokens and, at last, the number of all tokens.
func (t *Text) turns(paras []Span, first []int) []bool {
	hyphens := 0
	for i := range paras {
		if first[i] < first[i+1] && t.Tokens[first[i]].Lower == "-" {
			hyphens++
		}
	}
	begins := func(i int) bool {
		return t.beginsTurn(first[i], first[i+1]) && (hyphens > 1 || t.Tokens[first[i]].Lower != "-")
	}
	var turns []bool
	for i := 0; i < len(paras); i++ {
		start, told := i, false
		for i < len(paras) && begins(i) {
			told = told || t.told(first[i]+1, first[i+1]) < first[i+1]
			i++
		}
		if !told {
			continue
		}
		if turns == nil {
			turns = make([]bool, len(paras))
		}
		for j := start; j < i; j++ {
			turns[j] = final(paras[j].In(t.Source)) || t.told(first[j]+1, first[j+1]) < first[j+1]
		}
	}
	return turns
}

// beginsTurn reports whether the tokens [first:end) begin as a turn does: a dash
// and then words, where marks do not already say what is speech.
func (t *Text) beginsTurn(first, end int) bool {
	if end-first < 2 || !dash(t.Tokens[first].Lower) {
		return false
	}
	next := t.Tokens[first+1]
	return next.Upper || next.Word && unicode.IsDigit(rune(next.Lower[0])) || strings.Contains("¿¡…", next.Lower)
}

func dash(s string) bool { return s == "—" || s == "–" || s == "―" || s == "-" }

// told returns the first of the tokens [i:end) at which a reporter breaks into
// speech, end when none does.
func (t *Text) told(i, end int) int {
	for ; i < end; i++ {
		if t.tells(i, end) {
			return i
		}
	}
	return end
}

// tells reports whether the mark at token i parts speech from the reporter's
// words behind it.
func (t *Text) tells(i, end int) bool {
	mark := t.Tokens[i]
	if mark.Word || i+1 >= end || i == 0 {
		return false
	}
	if !dash(mark.Lower) {
		return t.Lang.Elides && strings.Contains(",!?…", mark.Lower) && !t.Tokens[i+1].Upper && (t.says(i+1, false) || t.inverted(i+1, end))
	}
	before, next := t.Tokens[i-1], t.Tokens[i+1]
	if before.End == mark.Start && next.Start == mark.End {
		return false // a dash between two words
	}
	stopped := strings.Contains(",!?….", before.Lower)
	if t.Lang.Said == "" {
		return stopped && next.Word && !next.Upper
	}
	for j := i + 1; j < end && j <= i+4 && t.Tokens[j].Word; j++ {
		c := t.Tokens[j].Class
		if c.Has(lang.Said) {
			return true
		}
		if !stopped && !c.Has(lang.Stop) {
			return false
		}
	}
	return false
}

// inverted reports whether token i is a verb of speech and its subject follows:
// ", répond Anne Morel", ", dit le maire".
func (t *Text) inverted(i, end int) bool {
	if !t.Tokens[i].Class.Has(lang.Said) || i+2 >= end {
		return false
	}
	next := t.Tokens[i+1]
	return next.Upper || next.Class.Has(lang.Article) && (t.Tokens[i+2].Upper || t.Tokens[i+2].Class.Has(lang.Role))
}

// resumes reports whether speech goes on after the dash at token i.
func (t *Text) resumes(i int) bool {
	mark, before := t.Tokens[i], t.Tokens[i-1]
	if !dash(mark.Lower) {
		return false
	}
	return strings.Contains(".,!?…:;", before.Lower) || before.End == mark.Start && !t.touches(i+1)
}

// touches reports whether token i is a word with nothing before it.
func (t *Text) touches(i int) bool {
	return i < len(t.Tokens) && t.Tokens[i].Word && t.Tokens[i-1].End == t.Tokens[i].Start
}

// spoken returns what is said in the turn p, whose tokens are [i:end).
func (t *Text) spoken(p Span, i, end int) []Quoted {
	var out []Quoted
	for i < end {
		open := t.Tokens[i]
		stop := t.told(i+1, end)
		outer := Span{open.Start, p.End}
		if stop < end {
			outer.End = t.Tokens[stop].Start
			if strings.Contains("!?…", t.Tokens[stop].Lower) {
				outer.End = t.Tokens[stop].End
			}
		}
		in := trim(t.Source, Span{open.End, outer.End})
		rest := strings.TrimLeft(in.In(t.Source), ".,;: ")
		if in.Start = in.End - len(rest); in.Start < in.End {
			out = append(out, Quoted{Span: in, Outer: outer, Mark: open.Lower, Turn: true})
		}
		for i = stop + 1; i < end && !t.resumes(i); i++ {
		}
	}
	return out
}
