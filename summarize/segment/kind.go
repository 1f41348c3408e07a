package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/summarize/lang"
)

// The limits of what is taken for page furniture, in words. A paragraph that
// says more than this is the article, however it begins.
const (
	longestHeading = 16
	longestChrome  = 25
	longestByLine  = 8
	longestAppeal  = 8
)

// classify gives each paragraph its kind and marks torn sentences. A text in
// which nothing would be left is prose throughout: it has no final marks at all.
func (t *Text) classify() {
	prose := false
	for i := range t.Paragraphs {
		t.Paragraphs[i].Kind = t.kind(t.Paragraphs[i])
		prose = prose || t.Paragraphs[i].Kind == Prose
	}
	if !prose {
		for i := range t.Paragraphs {
			if t.Paragraphs[i].Kind == Heading {
				t.Paragraphs[i].Kind = Prose
			}
		}
	}
	t.tear()
	t.asides()
}

// tear marks the sentences that end or begin inside a quotation, and those with a
// mark that has no partner: what it parts, a reader cannot tell.
func (t *Text) tear() {
	q := t.Quoted
	for i := range t.Sentences {
		s := &t.Sentences[i]
		for len(q) > 0 && q[0].Outer.End <= s.Start {
			q = q[1:]
		}
		inside := q
		for _, x := range q {
			if x.Outer.Start >= s.End {
				break
			}
			if x.Outer.Start < s.Start || x.Outer.End > s.End || x.Open || x.Continues {
				s.Torn = true
			}
		}
		s.Torn = s.Torn || t.unpaired(*s, inside)
	}
}

// unpaired reports whether a double mark of s, or a single one where speech begins,
// is of none of the quotations.
func (t *Text) unpaired(s Sentence, quoted []Quoted) bool {
	for i := s.First; i < s.Last; i++ {
		tok := t.Tokens[i]
		if tok.Word {
			continue
		}
		for len(quoted) > 0 && quoted[0].Outer.End <= tok.Start {
			quoted = quoted[1:]
		}
		switch tok.Lower {
		case "“", "”", "„", "«", "\"":
		case "'", "‘":
			if i > s.First && t.Tokens[i-1].Lower != ":" || i+1 == s.Last || t.Tokens[i+1].Start > tok.End {
				continue
			}
		default:
			continue
		}
		inches := i > s.First && t.Tokens[i-1].End == tok.Start && tok.Start > 0 && t.Source[tok.Start-1] >= '0' && t.Source[tok.Start-1] <= '9'
		if !inches && (len(quoted) == 0 || tok.Start < quoted[0].Outer.Start) {
			return true
		}
	}
	return false
}

func (t *Text) kind(p Paragraph) Kind {
	in := p.In(t.Source)
	if p.First == p.Last || mostlyAddresses(in) {
		return Chrome
	}
	tokens := t.Tokens[t.Sentences[p.First].First:t.Sentences[p.Last-1].Last]
	n := Words(tokens)
	if n == 0 {
		return Chrome
	}
	if n <= longestChrome {
		lower := t.Lang.Lower(in)
		switch {
		case t.isChrome(lower, n), !final(in) && n <= longestByLine && t.isByLine(lower, tokens):
			return Chrome
		case hasAny(lower, t.Lang.Caption):
			return Caption
		}
	}
	if n <= longestHeading && !final(in) {
		return Heading
	}
	return Prose
}

// isChrome reports whether a line begins as the page's own lines do. One plain
// word ("Advertisement") must be nearly alone.
func (t *Text) isChrome(lower string, words int) bool {
	for _, n := range t.Lang.Noise {
		rest, ok := strings.CutPrefix(lower, n)
		if !ok {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(rest); alnum(r) && alnum(lastRune(n)) {
			continue
		}
		if strings.ContainsAny(n, " :©") || words <= 4 {
			return true
		}
	}
	return false
}

// appeals returns the first of a paragraph's last sentences that speak to the
// reader of the page, as they stand glued to the article's own words: "… he said.
// Read more here." It returns last when none do.
func (t *Text) appeals(first, last int) int {
	for ; last > first+1; last-- {
		s := t.Sentences[last-1]
		n := Words(t.Tokens[s.First:s.Last])
		if n > longestAppeal || !t.Tokens[s.First].Upper || !t.isAppeal(t.Lang.Lower(s.In(t.Source))) {
			break
		}
	}
	return last
}

// isAppeal reports whether a line begins with one of the page's phrases.
func (t *Text) isAppeal(lower string) bool {
	return slices.ContainsFunc(t.Lang.Noise, func(n string) bool {
		return strings.Contains(n, " ") && strings.HasPrefix(lower, n)
	})
}

// isByLine reports whether a line is "By" and names.
func (t *Text) isByLine(lower string, tokens []Token) bool {
	for _, by := range t.Lang.ByLine {
		if rest, ok := strings.CutPrefix(lower, by); !ok || rest == "" || alnum(rune(rest[0])) {
			continue
		}
		upper, all := 0, 0
		for _, tok := range tokens[min(len(tokens), 1+strings.Count(by, " ")):] {
			if tok.Word && !tok.Class.Has(lang.Stop) {
				all++
				if tok.Upper {
					upper++
				}
			}
		}
		if all > 0 && upper*3 >= all*2 {
			return true
		}
	}
	return false
}

// final reports whether a paragraph ends as a sentence does, or announces what
// follows.
func final(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"'”“’‘»«›‹」』)]`, r)
	})
	return strings.ContainsRune(".!?…:;。！？؟۔।", lastRune(s)) && s != ""
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func hasAny(s string, of []string) bool {
	for _, x := range of {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}

func mostlyAddresses(s string) bool {
	all, addresses := 0, 0
	for f := range strings.FieldsSeq(s) {
		all++
		if isAddress(f) {
			addresses++
		}
		if all > 2*longestChrome {
			return false
		}
	}
	return addresses*2 > all
}
