package segment

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWrap is the widest line, in characters, that a program or a person breaks
// by hand. A longer one was broken only where a paragraph ends.
const maxWrap = 120

// paragraphs parts a text at empty lines and at line breaks that were meant.
//
// A line break is one of two things: the end of a paragraph, or the place where
// the line was full. Full means that the next line's first word did not fit. So
// take the widest line of a block as its width: where the next word would have
// fitted, the break was meant (a heading, a list, a verse); where not, the lines
// are one paragraph. A line that is nothing but an address stands alone.
func paragraphs(text string) []Span {
	var out []Span
	for block := range blocks(text) {
		width := 0
		for _, l := range block {
			if !isAddress(l.In(text)) {
				width = max(width, utf8.RuneCountInString(l.In(text)))
			}
		}
		for i, l := range block {
			if i > 0 && width <= maxWrap && wrapped(block[i-1].In(text), l.In(text), width) {
				out[len(out)-1].End = l.End
				continue
			}
			out = append(room(out, l.End, len(text)), l)
		}
	}
	return out
}

// wrapped reports whether line was full: the first word of next did not fit.
func wrapped(line, next string, width int) bool {
	if isAddress(line) || isAddress(next) || turnsTo(line, next) {
		return false
	}
	word := next
	if i := strings.IndexAny(next, " \t\u00a0"); i > 0 {
		word = next[:i]
	}
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width
}

// turnsTo reports whether next is somebody else's turn in a dialogue: a sentence
// ends, and another one begins with a dash.
func turnsTo(line, next string) bool {
	rest, ok := strings.CutPrefix(next, "—")
	if !ok {
		rest, ok = strings.CutPrefix(next, "–")
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0\u202f¿¡"))
	return ok && strings.ContainsRune(".!?…", last) && unicode.IsUpper(first)
}

// blocks yields the lines of a text, trimmed, in groups parted by empty lines. A
// group is good until the next one.
func blocks(text string) iter.Seq[[]Span] {
	return func(yield func([]Span) bool) {
		var block []Span
		start := 0
		for line := range strings.SplitSeq(text, "\n") {
			if s := trim(text, Span{start, start + len(line)}); s.Start < s.End {
				block = append(block, s)
			} else if len(block) > 0 {
				if !yield(block) {
					return
				}
				block = block[:0]
			}
			start += len(line) + 1
		}
		if len(block) > 0 {
			yield(block)
		}
	}
}

// trim narrows s to what is neither white space nor a control character.
func trim(text string, s Span) Span {
	in := s.In(text)
	left := strings.TrimLeftFunc(in, blank)
	s.Start += len(in) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, blank))
	return s
}

// isAddress reports whether a line is nothing but a web or mail address.
func isAddress(line string) bool {
	if strings.ContainsAny(line, " \t") {
		return false
	}
	return strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://") ||
		strings.HasPrefix(line, "www.") || strings.Contains(line, "@") && strings.Contains(line, ".")
}
