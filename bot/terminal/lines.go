package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/width"
)

// A run is text in one look. Its url makes it a link where the screen knows
// links.
type run struct {
	text string
	look look
	url  string
}

// A cell is one character as people count them, a grapheme cluster, with the
// columns that it fills.
type cell struct {
	run
	columns int
}

// Lines
//
// A terminal breaks lines in the middle of words, so we break them. Greedy is good
// enough for a few sentences: a line takes what fits, and what does not fit moves
// on at the last place where a break is allowed. That is after a blank and, for
// Chinese, Japanese and Korean, around every wide character, except that closing
// punctuation stays with what it closes and opening punctuation with what it
// opens (a small part of UAX #14, https://unicode.org/reports/tr14/). A word
// wider than the line is cut where the line ends.

// lines breaks runs into lines of at most columns each. "\n" in a run ends a line.
func lines(runs []run, columns int) [][]cell {
	var out [][]cell
	all := cells(runs)
	start, brk, col := 0, 0, 0
	for i := 0; i < len(all); i++ {
		if all[i].text == "\n" {
			out = append(out, trim(all[start:i]))
			start, brk, col = i+1, i+1, 0
			continue
		}
		if i > start && breaks(all[i-1], all[i]) {
			brk = i
		}
		col += all[i].columns
		if col <= columns || all[i].blank() || i == start {
			continue
		}
		if brk <= start {
			brk = i
		}
		out = append(out, trim(all[start:brk]))
		start, col = brk, 0
		i = brk - 1 // what moved on is measured again
	}
	return append(out, trim(all[start:]))
}

// cells takes runs apart.
func cells(runs []run) []cell {
	var all []cell
	for _, r := range runs {
		for g := graphemes.FromString(r.text); g.Next(); {
			all = append(all, cell{run{g.Value(), r.look, r.url}, columnsOf(g.Value())})
		}
	}
	return all
}

// trim drops the blanks at the end of a line.
func trim(line []cell) []cell {
	for len(line) > 0 && line[len(line)-1].blank() {
		line = line[:len(line)-1]
	}
	return line
}

// breaks reports whether a line may end between two characters.
func breaks(before, after cell) bool {
	switch {
	case after.blank():
		return false
	case before.blank():
		return true
	case after.is(unicode.Pe, unicode.Pf, unicode.Po), before.is(unicode.Ps, unicode.Pi):
		return false
	}
	return before.columns == 2 || after.columns == 2
}

// blank reports whether c is a blank that may end a line. The two that hold words
// together may not, nor one that carries a mark.
func (c cell) blank() bool {
	r, size := utf8.DecodeRuneInString(c.text)
	return size == len(c.text) && unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f'
}

func (c cell) is(tables ...*unicode.RangeTable) bool {
	r, _ := utf8.DecodeRuneInString(c.text)
	return unicode.In(r, tables...)
}

// columnsOf is how many columns a character fills: two for East Asian wide ones
// and for emoji, none for marks that stand alone, else one
// (https://unicode.org/reports/tr11/).
func columnsOf(cluster string) int {
	r, _ := utf8.DecodeRuneInString(cluster)
	if 0x20 <= r && r < 0x300 && len(cluster) == utf8.RuneLen(r) {
		return 1
	}
	if strings.ContainsRune(cluster, '\ufe0f') || (0x1f1e6 <= r && r <= 0x1f1ff) {
		return 2 // asked to be shown as an emoji, or a flag
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc) {
		return 0
	}
	return 1
}

// columnsIn is the width of a text on one line.
func columnsIn(s string) int {
	n := 0
	for _, c := range cells([]run{{text: s}}) {
		n += c.columns
	}
	return n
}
