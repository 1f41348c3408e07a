package fragment

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// An Article is a text in which passages can be named.
type Article struct {
	source string // the headline, an empty line, the text
	offset int    // where in source the text begins
	words  []word
	before [gramWords][]int32 // before[k][i] is the last word before i that begins the same k+1 words; -1 for none
}

// A word is a run of letters and digits.
type word struct {
	start, end int   // bytes of the source
	same       int32 // equal for words that a browser takes for equal
	block      int32 // number of the paragraph
}

// chainLength is how many earlier places with the same words are told apart.
const chainLength = 256

// gramWords is how many equal words make a place worth comparing; all of a passage
// that has fewer.
const gramWords = 4

// New reads an article. Paragraphs are parted by an empty line. The headline
// may be empty; on the page it stands before the text.
func New(title, text string) *Article {
	a := &Article{source: text}
	if title != "" {
		a.source, a.offset = title+"\n\n"+text, len(title)+2
	}
	a.findWords()
	a.chain()
	return a
}

func (a *Article) findWords() {
	ids := map[string]int32{}
	block, breaks := int32(0), 0
	start := -1
	for i, r := range a.source + " " {
		if inWord(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			if breaks > 1 {
				block++
			}
			folded := fold(a.source[start:i])
			id, known := ids[folded]
			if !known {
				id = int32(len(ids))
				ids[folded] = id
			}
			a.words = append(a.words, word{start, i, id, block})
			start, breaks = -1, 0
		}
		if r == '\n' {
			breaks++
		}
	}
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// fold returns what a browser compares of a word: its letters without case and
// accents (the first level of Unicode's collation, nearly).
func fold(s string) string {
	ascii := true
	for i := 0; ascii && i < len(s); i++ {
		ascii = s[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if !unicode.IsMark(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// chain leads each word to the ones before that begin the same words.
func (a *Article) chain() {
	type gram [gramWords]int32
	last := map[gram]int32{}
	for k := range a.before {
		a.before[k] = make([]int32, len(a.words))
		for i := range a.words {
			a.before[k][i] = -1
			if i+k >= len(a.words) {
				continue
			}
			g := gram{-1, -1, -1, -1}
			for n := range k + 1 {
				g[n] = a.words[i+n].same
			}
			if at, found := last[g]; found {
				a.before[k][i] = at
			}
			last[g] = int32(i)
		}
	}
}

// within returns the words that lie in a passage of the source or reach into it.
func (a *Article) within(start, end int) (first, last int) {
	first = sort.Search(len(a.words), func(i int) bool { return a.words[i].end > start })
	last = sort.Search(len(a.words), func(i int) bool { return a.words[i].start >= end })
	return first, max(first, last)
}

// earlier returns the words before first where the same passage may begin.
func (a *Article) earlier(first, last int) []int {
	chain := a.before[min(gramWords, last-first)-1]
	var out []int
	for i := chain[first]; i >= 0 && len(out) < chainLength; i = chain[i] {
		out = append(out, int(i))
	}
	return out
}

// runAhead returns how many words from i on are the same as those from j on.
func (a *Article) runAhead(i, j int) int {
	n := 0
	for j+n < len(a.words) && n < startWords+besideWords && a.words[i+n].same == a.words[j+n].same {
		n++
	}
	return n
}

// runBack returns how many words before i are the same as those before j.
func (a *Article) runBack(i, j int) int {
	n := 0
	for n < i && n < besideWords && a.words[i-n-1].same == a.words[j-n-1].same {
		n++
	}
	return n
}

// blockStart returns the first word of the paragraph of word i.
func (a *Article) blockStart(i int) int {
	if i < 0 {
		return 0
	}
	return sort.Search(i, func(k int) bool { return a.words[k].block >= a.words[i].block })
}

// blockEnd returns the word after the last one of the paragraph of word i, at
// most last.
func (a *Article) blockEnd(i, last int) int {
	if i >= last {
		return last
	}
	return i + sort.Search(last-i, func(k int) bool { return a.words[i+k].block > a.words[i].block })
}
