// Package fragment writes links that open an article at a passage: the browser
// scrolls there and highlights it.
//
// # How a passage is named
//
// A text fragment names a passage by its own words (URL Fragment Text
// Directives, https://wicg.github.io/scroll-to-text-fragment/):
//
//	#:~:text=[prefix-,]start[,end][,-suffix]
//
// The browser takes the first place in the page that fits, compares without case
// and accents, and lets no term reach over the end of a block. So:
//
//   - A passage of few words is named whole, a longer one by its first and last
//     words: links stay short.
//   - Where the same first words stand earlier in the article, more of them are
//     taken. Where the whole passage stands there earlier, the words before it
//     are added as the prefix, or, where these are the same too or there are
//     none, the words after it as the suffix.
//   - The last words grow until they stand only once in the passage.
//
// Earlier places are found as compressors find them: a chain leads from each
// four words to the place where the same four stood before (Ziv and Lempel, "A
// Universal Algorithm for Sequential Data Compression", 1977, with the hash
// chains of Deutsch's deflate). A chain is followed for at most [chainLength]
// steps, so the time is linear in the text and in the number of passages. Of a
// text that says the same more often than that, a link may lead to an earlier
// place with the same words.
package fragment

import (
	"net/url"
	"strings"
)

const (
	wholeWords  = 8  // up to so many words a passage is named whole
	edgeWords   = 4  // so many first and last words name a longer one
	startWords  = 16 // its first words may grow to so many
	endWords    = 12 // its last words may grow to so many
	besideWords = 12 // prefix and suffix may grow to so many
)

// Link returns address with a text fragment for the bytes [start:end) of the
// article's text, or address itself where these hold no word. A fragment that
// address has already is kept. The passage begins and ends between characters;
// where it cuts a word it is widened to it.
func (a *Article) Link(address string, start, end int) string {
	directive := a.directive(start+a.offset, end+a.offset)
	switch {
	case directive == "":
		return address
	case strings.Contains(address, "#"):
		return address + ":~:text=" + directive
	}
	return address + "#:~:text=" + directive
}

// directive returns what follows "text=" for a passage of the source.
func (a *Article) directive(start, end int) string {
	first, last := a.within(start, end)
	if first == last {
		return ""
	}
	start, end = min(start, a.words[first].start), max(end, a.words[last-1].end) // a link names whole words
	opening := min(edgeWords, last-first)
	if last-first <= wholeWords && a.words[first].block == a.words[last-1].block {
		opening = last - first
	}
	prefix, opening, suffix := a.alone(first, last, opening)

	var before, behind string
	if prefix > 0 {
		to := start
		if gap := a.source[a.words[first-1].end:start]; a.words[first-1].block != a.words[first].block {
			// No term may reach over the end of a block, and nothing but white space
			// may stand between two terms.
			start -= len(gap) - strings.LastIndex(gap, "\n") - 1
			to = a.words[first-1].end + strings.Index(gap, "\n")
		}
		before = a.escape(a.words[first-prefix].start, to) + "-,"
	}
	if suffix > 0 {
		from := end
		if gap := a.source[end:a.words[last].start]; a.words[last-1].block != a.words[last].block {
			from = end + strings.LastIndex(gap, "\n") + 1
			end += strings.Index(gap, "\n")
		}
		behind = ",-" + a.escape(from, a.words[last+suffix-1].end)
	}
	if first+opening == last {
		return before + a.escape(start, end) + behind
	}
	closing := a.closing(first+opening, last)
	return before + a.escape(start, a.words[first+opening-1].end) + "," + a.escape(a.words[last-closing].start, end) + behind
}

// alone returns how many words before, at the beginning of and behind the
// passage name it and no earlier place; opening is how many there should be at
// least.
func (a *Article) alone(first, last, opening int) (prefix, start, suffix int) {
	limit := min(startWords, a.blockEnd(first, last)-first)
	opening = min(opening, limit)
	roomBefore := min(besideWords, first-a.blockStart(first-1))
	roomBehind := min(besideWords, a.blockEnd(last, len(a.words))-last)
	for _, earlier := range a.earlier(first, last) {
		ahead := a.runAhead(earlier, first)
		if ahead < opening {
			continue
		}
		back := a.runBack(earlier, first)
		switch {
		case prefix > back: // told apart already
		case ahead < limit:
			opening = ahead + 1
		case back < roomBefore:
			prefix = back + 1
		case ahead >= last-first && ahead-(last-first) < roomBehind:
			suffix = max(suffix, ahead-(last-first)+1)
		}
	}
	return prefix, opening, suffix
}

// closing returns how many last words of a passage stand only at its end. first
// is the first word that they may be.
func (a *Article) closing(first, last int) int {
	room := min(endWords, last-max(first, a.blockStart(last-1)))
	need := min(edgeWords, room)
	for i := first + 1; i < last; i++ {
		for need < room && i-need >= first && a.runBack(i, last) >= need {
			need++
		}
	}
	return need
}

// escape returns a part of the source as a term: white space folded, and
// percent-encoded with what a directive reserves ("-", "," and "&").
func (a *Article) escape(start, end int) string {
	s := url.QueryEscape(strings.Join(strings.Fields(a.source[start:end]), " "))
	return strings.ReplaceAll(strings.ReplaceAll(s, "+", "%20"), "-", "%2D")
}
