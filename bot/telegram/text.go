package telegram

import (
	"strings"
	"unicode/utf8"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// paginate writes what the bot says on as few pages as it needs, parted between
// lines.
func paginate(t command.Text) []*page {
	var pages []*page
	current := &page{}
	for _, line := range lines(t) {
		written := writeLine(line)
		both := &page{}
		both.add(current)
		if !current.blank() {
			both.own("\n")
		}
		both.add(written)
		if both.fits() {
			current = both
			continue
		}
		pages, current = append(pages, current), written
	}
	if !current.blank() {
		pages = append(pages, current)
	}
	return pages
}

// writeLine writes one line. Lines are short enough to fit, except for those with
// endless addresses, which lose them.
func writeLine(line command.Text) *page {
	p := &page{}
	for _, part := range line {
		p.part(part)
	}
	if p.fits() {
		return p
	}
	p = &page{}
	for _, part := range line {
		p.spaced(part.Words)
	}
	return p
}

// part writes one run of words in its style.
func (p *page) part(part command.Part) {
	words := func() { p.spaced(part.Words) }
	switch {
	case tidy(part.Words) == "":
		words()
	case part.URL != "":
		p.link(part.URL, words)
	case part.Style == command.Strong:
		p.bold(words)
	case part.Style == command.Code:
		p.code(words)
	default:
		words()
	}
}

// lines divides a text at its line breaks, and lines that are too long for a page
// between words.
func lines(t command.Text) []command.Text {
	const longest = 1500 // code points: with every one of them escaped or cut, a line still fits
	all := []command.Text{nil}
	used := 0
	for _, part := range t {
		for i, words := range strings.Split(part.Words, "\n") {
			if i > 0 {
				all, used = append(all, nil), 0
			}
			for words != "" {
				piece := words
				if n := utf8.RuneCountInString(words); used+n > longest {
					if used > 0 {
						all, used = append(all, nil), 0
						continue
					}
					piece = firstWords(words, longest)
				}
				words = words[len(piece):]
				used += utf8.RuneCountInString(piece)
				last := &all[len(all)-1]
				*last = append(*last, command.Part{Words: piece, URL: part.URL, Style: part.Style})
			}
		}
	}
	return all
}

// firstWords returns at most n code points from the beginning of s, ended at a
// blank where there is one.
func firstWords(s string, n int) string {
	head := news.Letters(s, n)
	if i := strings.LastIndexByte(head, ' '); i > 0 && len(head) < len(s) {
		return head[:i+1]
	}
	return head
}
