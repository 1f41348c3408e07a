package page

import (
	"html"
	"strings"
	"unicode"

	"pullquote/sources/internal/prose"
)

// # Whose text to believe
//
// JSON-LD may have the article's text once more, as articleBody. It is written by
// the publishing system from its own record, so it is whole where the page shows
// only a beginning until a button is pressed, or nothing before its scripts have
// run; and it is worse everywhere else: without paragraphs, with captions, cut
// off, or escaped once too often. So the text that people see is taken, unless
// it is plainly a part of the other: most of it stands there, and the other is
// half as long again. The text of an article that is not free is not taken from
// there: who puts up a wall shall not be read over it.

// said returns the paragraphs of an articleBody: text, mark-up, or mark-up that
// was escaped.
func said(body string) []string {
	const layers = 3
	for range layers {
		if strings.Contains(body, "<") || !strings.Contains(body, "&lt;") {
			break
		}
		body = html.UnescapeString(body)
	}
	if !strings.Contains(body, "<") && !strings.Contains(body, "\n\n") {
		body = strings.ReplaceAll(body, "\n", "\n\n")
	}
	return prose.Read(body).Paras
}

// fuller reports whether the text shown is plainly a part of the text told.
func fuller(told, shown []string) bool {
	if poor(told) {
		return false
	}
	if poor(shown) {
		return true
	}
	all := bare(strings.Join(told, ""))
	if len(all)*2 < 3*len(bare(strings.Join(shown, ""))) {
		return false
	}
	const looked, line = 20, 20 // a page's paragraphs that are looked for, and how long they are
	inside, seen := 0, 0
	for _, p := range shown[:min(len(shown), looked)] {
		if p = bare(p); len(p) >= line {
			seen += len(p)
			if strings.Contains(all, p) {
				inside += len(p)
			}
		}
	}
	return inside*2 > seen
}

// bare returns the letters and digits of a text: what is left when spaces, marks
// and their spelling may differ.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
