package quotation

import (
	"strings"

	"pullquote/summarize/lang"
)

// comma reports whether c[lo:hi] has a comma or the like.
func (f *finder) comma(c []item, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if t := f.token(c, i); !t.Word && strings.Contains(",(–—", t.Lower) {
			return true
		}
	}
	return false
}

// apposed finds the subject before an insertion: "Dennis Pike, the vice
// president, told", and behind its office: "El ministro, Carlos Cuerpo, dijo".
func (f *finder) apposed(c []item, lo, end int) (np, bool) {
	for start := f.bracket(c, lo, end); start < end; {
		stop := start
		for stop < end && !f.comma(c, stop, stop+1) {
			stop++
		}
		if f.adverbial(c, start) {
			start = stop + 1
			continue
		}
		if p, ok := f.phrase(c, start, stop); ok {
			if p.kind == nominal && stop+1 < end {
				if q, ok := f.phrase(c, stop+1, end); ok && q.kind == name && f.onlyHonorifics(c[stop+1].token, q.first) && (f.ranked(p) || f.bears(p, q)) {
					q.role = f.names.spell(f.skipArticle(p.first), p.end)
					return q, true
				}
			}
			return p, true
		}
		start = stop + 1
	}
	return np{}, false
}

// bears reports whether a person's full name is right behind a phrase with an
// article, which then is what the person does, known as an office or not.
func (f *finder) bears(p, name np) bool {
	if f.text.Lang.NounsUpper || name.end-name.first < 2 || !f.text.Tokens[p.first].Class.Has(lang.Article) {
		return false
	}
	who := f.names.lookup(name.first, name.end, 0)
	return who != nil && who.human
}

// bracketBefore returns where the bracket that c[end] closes begins, end when
// nowhere.
func (f *finder) bracketBefore(c []item, lo, end int) int {
	for i := end - 1; i >= lo; i-- {
		if f.token(c, i).Lower == "(" {
			return i
		}
	}
	return end
}

// bracket returns where the bracket that is still open behind c[end] begins, lo
// when none is.
func (f *finder) bracket(c []item, lo, end int) int {
	if end == len(c) || f.token(c, end).Lower == ")" {
		return lo
	}
	for i := end - 1; i >= lo; i-- {
		switch f.token(c, i).Lower {
		case "(":
			return i + 1
		case ")":
			return lo
		}
	}
	return lo
}

// adverbial reports whether the words between commas that begin with c[i] tell
// when, where or how, and are no subject: "With a week to go, …".
func (f *finder) adverbial(c []item, i int) bool {
	t := f.token(c, i)
	if i+1 < len(c) && c[i+1].quote < 0 && f.token(c, i+1).Class.Has(lang.Agent) {
		return true // "Led by Brandt, the crowd said"
	}
	return t.Class.Has(lang.Preposition|lang.Calendar) && !t.Class.Has(lang.Article|lang.Given)
}

// onlyHonorifics reports whether nothing but "Dr." and the like stands in [i:end).
func (f *finder) onlyHonorifics(i, end int) bool {
	for ; i < end; i++ {
		if t := f.text.Tokens[i]; t.Lower != "." && !t.Class.Has(lang.Honorific) {
			return false
		}
	}
	return i == end
}

// antecedent finds whom a relative pronoun at c[who] means.
func (f *finder) antecedent(c []item, lo, who int) (np, bool) {
	end := who
	for end > lo && !f.token(c, end-1).Word {
		end--
	}
	for start := end - 1; start >= lo; start-- {
		if start == lo || f.boundary(c, start-1) || f.token(c, start).Class.Has(lang.Article) {
			if p, ok := f.phrase(c, start, end); ok {
				return p, true
			}
		}
	}
	return np{}, false
}
