package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is left between the paragraphs
//
// Inside the article stand lines that are no part of it and that no element
// tells apart: "Photo: …", "Read more: …", the date, a row of links. They are
// recognised by their shape and their first words. A line of an article is a
// sentence, or a heading that sentences follow; what is neither, at its beginning
// and its end, is furniture. In between only what is surely none of the article's
// goes, because a sentence lost is worse than a caption kept. A paragraph is kept
// whole or dropped whole, so that what is read is what was written.

// sift returns the text of an article's paragraphs without such lines.
func sift(all []para, title string) (text []string) {
	var kept []para
	for i, p := range all {
		if !furniture(p, title) && !listed(all, i) {
			kept = append(kept, p)
		}
	}
	for _, p := range once(trim(cut(kept))) {
		text = append(text, p.text)
	}
	return text
}

// once drops pull quotes: paragraphs that stand inside another, longer one. What
// is said twice in full stays, it may be a refrain.
func once(paras []para) []para {
	const short, many = 25, 1000
	if len(paras) > many {
		return paras
	}
	return slices.DeleteFunc(slices.Clone(paras), func(p para) bool {
		bare := strings.Trim(p.text, " .\"'“”‘’„«»‹›")
		return len(bare) >= short && !p.head && slices.ContainsFunc(paras, func(other para) bool {
			return len(other.text) > len(p.text) && strings.Contains(other.text, bare)
		})
	})
}

// furniture reports whether a paragraph is surely not the article's.
func furniture(p para, title string) bool {
	const label = 200
	switch {
	case strings.IndexFunc(p.text, unicode.IsLetter) < 0, strings.EqualFold(p.text, title):
		return true
	case linkOnly(p) && !sentence(p.text):
		return true // to something else
	case p.caption && !p.head && !sentence(p.text) && len(p.text) < label:
		return true
	case len(p.text) < label && labels().MatchString(p.text):
		return true
	}
	return notices().MatchString(p.text)
}

// listed reports whether a paragraph is one of at least three links in a row: a
// headline that is a whole sentence is not told from the text by itself.
func listed(all []para, i int) bool {
	const row = 3
	for from := max(0, i-row+1); from <= i && from+row <= len(all); from++ {
		if !slices.ContainsFunc(all[from:from+row], func(p para) bool { return !linkOnly(p) }) {
			return true
		}
	}
	return false
}

// cut drops what follows a line that announces other articles, when that is the
// smaller part of the text; else only the line.
func cut(paras []para) []para {
	const line, share = 60, 4
	total := 0
	for _, p := range paras {
		total += len(p.text)
	}
	var kept []para
	so := 0
	for _, p := range paras {
		so += len(p.text)
		if len(p.text) > line || !others().MatchString(p.text) {
			kept = append(kept, p)
		} else if (total-so)*share < total && len(kept) > 0 {
			break
		}
	}
	return kept
}

// trim drops furniture before the first sentence and after the last, and bids to
// subscribe. Items of a list without links may be what the article is about.
func trim(paras []para) []para {
	first, last := 0, len(paras)
	for first < last && !reads(paras[first]) {
		first++
	}
	for last > first && ends(paras[last-1]) {
		last--
	}
	if first == last {
		return paras // nothing but short lines: a list, a poem
	}
	return paras[first:last]
}

// linkOnly reports whether a paragraph is a link and little else.
func linkOnly(p para) bool { return p.linked*10 >= len(p.text)*8 }

// ends reports whether a paragraph at the end of the text is none of the article's.
func ends(p para) bool {
	const line = 200
	return !reads(p) && (p.head || p.linked > 0) || linkOnly(p) || len(p.text) < line && isInvitation(p.text)
}

// reads reports whether a paragraph is one of sentences.
func reads(p para) bool {
	const line = 80
	return !p.head && (sentence(p.text) || len(p.text) >= line && p.linked*2 < len(p.text))
}

// sentence reports whether a text ends as a sentence does and is long enough for
// one.
func sentence(s string) bool {
	const short = 25
	s = strings.TrimRight(s, " \"'”’»“)]*")
	end, _ := utf8.DecodeLastRuneInString(s)
	return len(s) >= short && strings.ContainsRune(".!?…。！？।؟:;", end)
}
