package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"pullquote/summarize/lang"
)

// longestQuoted is how many bytes of quotation are kept in one sentence. A
// longer speech is cut at its own full stops; such sentences are Torn.
const longestQuoted = 700

// sentences appends the sentences of a paragraph.
//
// UAX #29 (https://unicode.org/reports/tr29/#Sentence_Boundaries) cuts after
// every full stop that a capital follows. That is right nineteen times of
// twenty, so the work is to take back the twentieth cut:
//
//   - after an abbreviation, an initial or a German ordinal: "Mr. | Smith",
//     "J. | R.", "23. | November";
//   - before a small letter, a comma or a closing mark: `“Never!” | he added`;
//   - inside a quotation: `“We hope. | We will,” he said` is one sentence of the
//     article, however many the speaker made;
//   - before the verb that ends a question: `“Why?” | Smith asked.`
//
// Some stops are both: "in the U.S. The" ends a sentence, "the U.S. Senate"
// does not. There a following word of grammar with a capital tells: only the
// beginning of a sentence gives it one.
func (t *Text) sentences(p Span, para, token int, quoted []Quoted) {
	in := p.In(t.Source)
	if strings.ContainsAny(in, "\n\r") {
		in = blanked(in) // a wrapped line's end is no boundary
	}
	start := p.Start
	cutBefore := func(cut int, sure bool) {
		for len(quoted) > 0 && quoted[0].Outer.End <= cut {
			quoted = quoted[1:]
		}
		if sure || t.ends(token, start) && (len(quoted) == 0 || !quoted[0].splitBy(cut)) {
			t.sentence(trim(t.Source, Span{start, cut}), para)
			start = cut
		}
	}
	for it := sentences.FromString(in); it.Next(); {
		cut := p.Start + it.End()
		for ; token < len(t.Tokens) && t.Tokens[token].Start < cut; token++ {
			if t.missed(token, start) {
				cutBefore(t.Tokens[token].Start, false)
			}
		}
		cutBefore(cut, cut == p.End)
	}
}

// missed reports whether a sentence that begins at byte start ends before token
// next, although UAX #29 does not cut there: it lets "…" and the Greek question
// mark end nothing, and a closing mark after a blank begin something. ("« Oui. » Elle …")
func (t *Text) missed(next, start int) bool {
	if next < 2 || !t.Tokens[next].Upper || t.Tokens[next-1].End == t.Tokens[next].Start {
		return false
	}
	last, apart := next-1, false
	for last > 0 && strings.Contains("\"”»’'", t.Tokens[last].Lower) {
		apart = t.Tokens[last-1].End < t.Tokens[last].Start
		last--
	}
	stop, word := t.Tokens[last], t.Tokens[max(0, last-1)]
	if word.Start < start || stop.Word {
		return false
	}
	switch stop.Lower {
	case ".", "!", "?":
		return apart
	case "…":
		return word.End == stop.Start
	case ";", "\u037e":
		return isGreek(word.Lower) && isGreek(t.Tokens[next].Lower)
	}
	return false
}

func isGreek(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Greek, r)
}

// blanked turns line breaks into blanks, so that all offsets stay.
func blanked(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c == '\n' || c == '\r' {
			b[i] = ' '
		}
	}
	return string(b)
}

func (q Quoted) splitBy(cut int) bool {
	return !q.Open && q.Outer.Start < cut && cut < q.Outer.End && q.End-q.Start <= longestQuoted
}

// sentence appends one sentence with its tokens.
func (t *Text) sentence(s Span, para int) {
	if s.Start >= s.End {
		return
	}
	first := 0
	if n := len(t.Sentences); n > 0 {
		first = t.Sentences[n-1].Last
	}
	last := first
	for last < len(t.Tokens) && t.Tokens[last].Start < s.End {
		last++
	}
	if n := len(t.Sentences); n == 0 || t.Sentences[n-1].Para != para {
		if behind := t.dateline(first, last); behind < last && behind > first {
			first, s.Start = behind, t.Tokens[behind].Start
		}
	}
	t.Sentences = append(room(t.Sentences, s.End, len(t.Source)), Sentence{Span: s, Para: para, First: first, Last: last})
}

// ends reports whether a sentence that begins at byte start ends before token
// next, where UAX #29 has cut.
func (t *Text) ends(next, start int) bool {
	if next == 0 || next >= len(t.Tokens) {
		return true
	}
	n := t.Tokens[next]
	r, _ := utf8.DecodeRuneInString(n.In(t.Source))
	if unicode.IsLower(r) && !unicode.Is(unicode.Georgian, r) || strings.ContainsRune(",;:)]}»”’–", r) {
		return false
	}
	stop := t.Tokens[next-1]
	if (r == '—' || r == '―') && strings.ContainsAny(stop.Lower, "\"”“»") {
		return false // who said it follows
	}
	if stop.Lower == "." && next >= 2 && t.Tokens[next-2].End == stop.Start && t.Tokens[next-2].Start >= start {
		return t.endsAfter(t.Tokens[next-2], n)
	}
	return !t.asks(next)
}

// endsAfter reports whether the full stop after word ends a sentence when next
// follows.
func (t *Text) endsAfter(word, next Token) bool {
	number := next.Lower != "" && unicode.IsDigit(rune(next.Lower[0]))
	switch {
	case word.Class.Has(lang.BeforeNumber):
		return !number
	case word.Class.Has(lang.MaybeEnd), dotted(word.Lower):
		return t.starts(next)
	case word.Class.Has(lang.Abbreviation):
		return false
	case utf8.RuneCountInString(word.Lower) == 1 && word.Upper:
		return t.starts(next) && (utf8.RuneCountInString(next.Lower) > 1 || next.Class.Has(lang.Self))
	case t.Lang.Ordinals && (len(word.Lower) <= 2 && unicode.IsDigit(rune(word.Lower[0])) || roman(word.In(t.Source))):
		return t.starts(next)
	}
	return true
}

// roman reports whether a word is a Roman number of two digits or more.
func roman(word string) bool { return len(word) > 1 && strings.Trim(word, "IVXLC") == "" }

// dotted reports whether a word is letters with full stops between them, as in
// "u.s" and "ph.d"; "mill.com" is an address.
func dotted(word string) bool {
	if !strings.Contains(word, ".") || unicode.IsDigit(rune(word[0])) {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if utf8.RuneCountInString(part) > 2 {
			return false
		}
	}
	return true
}

// starts reports whether a token with a capital can only begin a sentence.
func (t *Text) starts(next Token) bool {
	return !next.Word || next.Upper && (next.Class.Has(lang.Stop|lang.Dangling) && !next.Class.Has(lang.Calendar) ||
		t.Lang.DaysLower && next.Class.Has(lang.Calendar))
}

// asks reports whether a question or exclamation in marks ended before token
// next and next names who uttered it: `“Why?” | Smith asked.`
func (t *Text) asks(next int) bool {
	if next < 2 || !strings.ContainsAny(t.Tokens[next-1].Lower, `"”“»’'`) || !strings.ContainsAny(t.Tokens[next-2].Lower, "?!…—-") {
		return false
	}
	for i := next; i < len(t.Tokens) && i < next+4; i++ {
		switch tok := t.Tokens[i]; {
		case tok.Class.Has(lang.Said):
			end := i + 1
			return end < len(t.Tokens) && !t.Tokens[end].Word
		case !tok.Upper || tok.Class.Has(lang.Stop):
			return false
		}
	}
	return false
}
