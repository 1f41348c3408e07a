package quotation

import (
	"strings"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// behind finds the noun phrase that begins at c[lo], behind a verb or "according
// to"; nil when none does.
func (f *finder) behind(c []item, lo, hi int) *source {
	for lo < hi && (!f.token(c, lo).Word && strings.Contains("-,", f.token(c, lo).Lower) ||
		f.token(c, lo).Class.Has(lang.Auxiliary) && !f.token(c, lo).Class.Has(lang.Article|lang.Pronoun) || f.token(c, lo).Lower == "t") {
		lo++
	}
	lo = f.skipCircumstance(c, lo, hi)
	end := lo
	for end < hi {
		t := f.token(c, end)
		if !t.Word && strings.Contains(",;:.–—!?(", t.Lower) && !(t.Lower == "." && end > lo && abbreviates(f.token(c, end-1)) && end+1 < hi && f.token(c, end+1).Word) {
			break
		}
		if end > lo && t.Class.Has(lang.Break|lang.Who|lang.Saying) && !t.Class.Has(lang.Preposition|lang.Article) {
			break
		}
		end++
	}
	if lo == end || f.text.Lang.Bare && f.token(c, lo).Class.Has(lang.Break) || f.token(c, lo).Class.Has(lang.Preposition) && !f.token(c, lo).Class.Has(lang.Article|lang.Pronoun) {
		return nil
	}
	p, ok := f.phrase(c, lo, end)
	if !ok || f.text.Lang.VerbLast && p.kind == nominal && !f.ranked(p) {
		return nil
	}
	if p.kind == nominal && end+1 < hi && f.token(c, end).Lower == "," {
		// "dijo el ministro, Carlos Cuerpo".
		if q, ok := f.phrase(c, end+1, f.nextComma(c, end+1, hi)); ok && q.kind == name && q.first == c[end+1].token && f.names.lookup(q.first, q.end, 0) != nil {
			if who := f.names.lookup(q.first, q.end, 0); who.human && (f.ranked(p) || f.apart(p, q)) || f.text.Lang.ProDrop && q.end-q.first > 1 {
				q.role = f.names.spell(f.skipArticle(p.first), p.end)
				return f.resolve(q)
			}
		}
	}
	return f.resolve(p)
}

// apart reports whether a person's name stands alone between a comma and the end of
// its clause behind the subject of a verb: "said the harbour master, Ada Brandt."
func (f *finder) apart(p, name np) bool {
	t := f.text.Tokens
	return f.bears(p, name) && p.first > 0 && t[p.first-1].Class.Has(lang.Said) &&
		(name.end == len(t) || strings.Contains(".,;–—", t[name.end].Lower))
}

func (f *finder) nextComma(c []item, lo, hi int) int {
	for lo < hi && f.token(c, lo).Word {
		lo++
	}
	return lo
}

// ranked reports whether a phrase names an office.
func (f *finder) ranked(p np) bool {
	for _, t := range f.text.Tokens[p.first:p.end] {
		if t.Class.Has(lang.Role) {
			return true
		}
	}
	return false
}

func (f *finder) skipArticle(i int) int {
	if f.text.Tokens[i].Class.Has(lang.Article) {
		return i + 1
	}
	return i
}

// trimmed narrows a quotation to what is shown: the comma that belongs to the
// reporter's sentence goes.
func (f *finder) trimmed(s segment.Span) segment.Span {
	for s.Start < s.End && (f.text.Source[s.End-1] == ',' || f.text.Source[s.End-1] == ' ') {
		s.End--
	}
	return s
}
