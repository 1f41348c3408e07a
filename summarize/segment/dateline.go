package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/summarize/lang"
)

// longestDateline is how many tokens stand before a wire story's first words.
const longestDateline = 14

// dateline returns the first token behind the dateline that begins at token i
// ("PORT ALDER, Nov. 3 (Reuters) — ", "(CNN) -- "), i when there is none. Where a
// story was filed is no part of its first sentence.
//
// A dateline is a place in capitals, or an agency in brackets, and nothing else
// that is not a name, a date or a number; a dash ends it.
func (t *Text) dateline(i, last int) int {
	if n := clock(t.Source[t.Tokens[i].Start:]); n > 0 {
		n += t.Tokens[i].Start
		for i < last && t.Tokens[i].Start < n {
			i++
		}
		return t.pastDashes(i, last)
	}
	agency, shouted, depth := false, false, 0
	for j := i; j < last && j < i+longestDateline; j++ {
		tok := t.Tokens[j]
		switch {
		case tok.Lower == "(":
			depth++
		case tok.Lower == ")" && depth > 0:
			depth--
			agency = true
			if j == i+2 && t.Tokens[j-1].Upper {
				return t.pastDashes(j+1, last) // "(CNN) The …" needs no dash
			}
		case strings.Trim(tok.Lower, "-–—") == "" && depth == 0:
			if (agency || shouted) && j > i && t.Tokens[j-1].End < tok.Start {
				return t.pastDashes(j, last)
			}
			return i
		case !tok.Word && strings.Contains(",./", tok.Lower):
		case !tok.Word, !tok.Upper && !tok.Class.Has(lang.Calendar) && !unicode.IsDigit(rune(tok.Lower[0])):
			return i
		case j == i:
			in := tok.In(t.Source)
			shouted = len(in) > 2 && strings.ToUpper(in) == in
		}
	}
	return i
}

// clock returns how many bytes at the start of a live report's entry tell the
// time: "14:05 ", "10.32am ". A full stop alone would be a decimal, so it needs
// the half of the day.
func clock(s string) int {
	n := 0
	digits := func(most int) bool {
		start := n
		for n < len(s) && n < start+most && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		return n > start
	}
	if !digits(2) || n == len(s) || s[n] != ':' && s[n] != '.' {
		return 0
	}
	decimal := s[n] == '.'
	n++
	if start := n; !digits(2) || n-start != 2 {
		return 0
	}
	rest := strings.TrimPrefix(s[n:], " ")
	half := len(rest) > 2 && (strings.EqualFold(rest[:2], "am") || strings.EqualFold(rest[:2], "pm"))
	if half {
		n = len(s) - len(rest) + 2
	}
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[n:], " –—-:"))
	if decimal && !half || n == len(s) || s[n] != ' ' || !unicode.IsUpper(after) {
		return 0
	}
	return n
}

func (t *Text) pastDashes(i, last int) int {
	for i < last && strings.Trim(t.Tokens[i].Lower, "-–—:") == "" {
		i++
	}
	return i
}
