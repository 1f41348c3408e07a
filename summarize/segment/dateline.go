package segment

import (
	"strings"
	"unicode"

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

func (t *Text) pastDashes(i, last int) int {
	for i < last && strings.Trim(t.Tokens[i].Lower, "-–—:") == "" {
		i++
	}
	return i
}
