package tool

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/summarize"
)

// What people read. Lines have at most 80 characters, and what the web has written
// can't control the terminal.

const columns = 80

// printSummary writes the headline, the chosen sentences and the key quotes.
func printSummary(w io.Writer, a article, s summarize.Summary) error {
	var b strings.Builder
	head(&b, a)
	for _, c := range s.Sentences {
		wrap(&b, "• ", c.In(a.Text))
	}
	for _, q := range s.Quotes {
		if !q.Key {
			continue
		}
		b.WriteString("\n")
		wrap(&b, "  ", "“"+q.In(a.Text)+"”")
		if q.Speaker != "" {
			wrap(&b, "    ", "— "+joined(", ", q.Speaker, q.Role))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// head writes the headline and where the article comes from, as far as known.
func head(b *strings.Builder, a article) {
	wrap(b, "", a.Title)
	date := ""
	if !a.Published.IsZero() {
		date = a.Published.Format("2 January 2006, 15:04 MST")
	}
	wrap(b, "", joined(" · ", a.Byline, date, a.URL))
	if b.Len() > 0 {
		b.WriteString("\n")
	}
}

// joined joins the parts that are not empty.
func joined(between string, parts ...string) string {
	all := ""
	for _, p := range parts {
		if all != "" && p != "" {
			all += between
		}
		all += p
	}
	return all
}

// wrap writes text in lines, the first after lead, the others below its first word.
func wrap(b *strings.Builder, lead, text string) {
	width := utf8.RuneCountInString(lead)
	column := 0
	for word := range strings.FieldsSeq(strings.Map(printable, text)) {
		n := utf8.RuneCountInString(word)
		switch {
		case column == 0:
			b.WriteString(lead)
			column = width
		case column+1+n > columns:
			fmt.Fprintf(b, "\n%*s", width, "")
			column = width
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	if column > 0 {
		b.WriteByte('\n')
	}
}

// printable drops what moves a terminal's cursor and what turns the direction of
// its letters.
func printable(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return r
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
		return -1
	}
	return r
}
