package quotation

import (
	"strings"

	"pullquote/summarize/lang"
)

// subject finds who does the speaking of the verb at c[cue], between c[lo] and
// c[hi]; nil when the sentence does not say.
func (f *finder) subject(c []item, lo, cue, hi int) *source {
	if f.token(c, cue).Class.Has(lang.Saying) && !f.token(c, cue).Class.Has(lang.Said) {
		s := f.borrowed(c, cue)
		if f.lends(c, lo, cue) {
			return doubtful(s)
		}
		return s
	}
	if f.impersonal(c, cue) {
		return f.document(c, lo, cue, hi)
	}
	second := f.coordinate(c, cue)
	switch l := f.text.Lang; {
	case second && l.SubjectFirst:
		if s := f.borrowed(c, cue); s != nil {
			return s
		}
	case second && l.ProDrop && !l.Bare: // "… y dijo Ana Gil": a clause of its own
		if s := f.behind(c, cue+1, hi); s != nil && s.person != nil {
			return s
		}
	}
	if f.parenthetic(c, lo, cue, hi) {
		return f.behind(c, cue+1, hi)
	}
	if p, ok := f.before(c, lo, cue); ok {
		return f.resolve(p)
	}
	if second && f.text.Lang.NounsUpper {
		return f.borrowed(c, cue)
	}
	if p, ok := f.beforeQuotation(c, lo); ok {
		return f.resolve(p)
	}
	if cue > 0 && c[cue-1].quote >= 0 || !f.token(c, cue).Class.Has(lang.Addressed) {
		if s := f.behind(c, cue+1, hi); s != nil {
			return s
		}
	}
	follows := cue == lo || f.token(c, cue-1).Class.Has(lang.Break)
	switch {
	case lo > 0 && follows && (cue > lo || !f.text.Lang.ProDrop):
		return f.borrowed(c, cue) // "“…” and said": the clause before has the subject
	case f.text.Lang.ProDrop:
		return f.dropped(c[cue].token)
	}
	return nil
}

// coordinate reports whether the verb at c[cue] is joined to one before it: "…
// shook her head and said". Mostly its subject is the first one's.
func (f *finder) coordinate(c []item, cue int) bool {
	i := cue - 1
	for i > 0 && c[i].quote < 0 && f.adverb(c, i) {
		i--
	}
	if i < 0 || c[i].quote >= 0 {
		return false
	}
	return f.token(c, i).Class.Has(lang.And)
}

// parenthetic reports whether the verb at c[cue] and the name behind it stand
// between commas: "The bridge, says Ada Brandt, is …".
func (f *finder) parenthetic(c []item, lo, cue, hi int) bool {
	if cue == lo || f.token(c, cue-1).Lower != "," || f.comma(c, lo, cue-1) || cue+1 >= hi {
		return false
	}
	end := c[hi-1].token + 1
	stop := f.names.run(c[cue+1].token, end)
	return stop > c[cue+1].token && (stop == end || f.text.Tokens[stop].Lower == ",")
}

// farBack is how many words and quotations before a verb its subject is looked
// for. No reader remembers further, and it keeps the time linear.
const farBack = 80

// borrowed finds the subject of the sentence for a verb that has none: that of
// the finite verb of speech before it, or else the first noun phrase.
func (f *finder) borrowed(c []item, cue int) *source {
	for i := cue - 1; i >= max(0, cue-farBack); i-- {
		if f.isCue(c, i) && f.token(c, i).Class.Has(lang.Said) {
			lo := i
			for lo > 0 && c[lo-1].quote < 0 {
				lo--
			}
			if p, ok := f.before(c, lo, i); ok {
				return f.resolve(p)
			}
			if p := f.behind(c, i+1, cue); p != nil && !f.token(c, i).Class.Has(lang.Addressed) {
				return p
			}
		}
	}
	first := 0
	for first < min(cue, farBack) && c[first].quote < 0 {
		first++
	}
	if p, ok := f.opening(c, 0, first); ok {
		return f.resolve(p)
	}
	return nil
}

// opening finds the subject of a clause whose verb is unknown: the pronoun, name
// or office that it begins with, and nothing longer, since where the noun phrase
// ends cannot be told.
func (f *finder) opening(c []item, lo, hi int) (np, bool) {
	lo = f.skip(c, lo, hi)
	if lo >= hi {
		return np{}, false
	}
	first, end := c[lo].token, c[hi-1].token+1
	if stop := f.names.run(first, end); stop > first {
		a, b := f.names.name(first, stop)
		known := a < b && f.names.lookup(a, b, 0) != nil
		if known && !strings.HasSuffix(f.text.Tokens[b-1].Lower, "'s") && (b-a > 1 || b == end || !f.text.Tokens[b].Word || !f.text.Lang.NounsUpper) {
			return np{kind: name, first: a, end: b}, true
		}
	}
	p, ok := f.phrase(c, lo, hi)
	p.doubt = ok && p.kind == name && !f.leads(first, p.first)
	if !ok || p.kind != nominal {
		return p, ok
	}
	for i := p.first; i < p.end; i++ {
		if f.text.Tokens[i].Class.Has(lang.Role) {
			p.end = i + 1
			return p, true
		}
	}
	return np{}, false
}

// leads reports whether the words [i:end) before a name only describe its bearer,
// so that no verb can be among them.
func (f *finder) leads(i, end int) bool {
	for ; i < end; i++ {
		t := f.text.Tokens[i]
		if t.Word && !t.Upper && !t.Class.Has(lang.Article|lang.Role|lang.Group|lang.Honorific|lang.Preposition|lang.Particle) || strings.HasSuffix(t.Lower, "'s") {
			return false
		}
	}
	return true
}

// before finds the noun phrase that ends at the verb c[cue].
func (f *finder) before(c []item, lo, cue int) (np, bool) {
	lo = max(lo, cue-farBack)
	end, perfect := cue, -1
	for i := cue - 1; i >= lo && f.token(c, i).Word; i-- {
		if f.token(c, i).Class.Has(lang.Perfect) {
			end, perfect = i, i // "hatte im September gesagt"
			break
		}
	}
	for end > lo && f.adverb(c, end-1) {
		end--
	}
	if end == lo {
		return f.framed(c, perfect, cue)
	}
	if p, ok := f.bareSubject(c, lo, end, cue); ok {
		return p, true
	}
	if !f.token(c, end-1).Word && strings.Contains(",)–—", f.token(c, end-1).Lower) && f.comma(c, lo, end-1) {
		if p, ok := f.apposed(c, lo, end-1); f.text.Lang.NounsUpper && ok && p.kind == nominal && f.turned(c, cue) {
			return np{}, false
		}
		// Something stands between commas: the subject is before it.
		return f.apposed(c, lo, end-1)
	}
	for start := end - 1; start >= lo; start-- {
		if f.token(c, start).Lower == ")" {
			start = f.bracketBefore(c, lo, start)
			continue
		}
		if start > lo && !f.boundary(c, start-1) {
			continue
		}
		t := f.token(c, start)
		if t.Class.Has(lang.Who) {
			if start+1 < end && f.token(c, start+1).Class.Has(lang.Pronoun|lang.Self) {
				return f.phrase(c, start+1, end) // "which he called": the verb has its own
			}
			return f.antecedent(c, lo, start)
		}
		if f.text.Lang.NounsUpper && t.Class.Has(lang.Oblique) {
			if start+1 == end || !f.token(c, start+1).Class.Has(lang.Article) {
				return f.framed(c, perfect, cue) // "Den Unterschied nannte Raabe …"
			}
			start++ // a relative pronoun, and the subject behind it
		}
		if p, ok := f.phrase(c, start, end); ok {
			if f.capacity(c, lo, start, p) {
				return np{}, false
			}
			return p, true
		}
		if f.text.Lang.NounsUpper && start < end {
			return f.framed(c, perfect, cue)
		}
	}
	return np{}, false
}

// framed finds the subject between the two parts of a German verb: hatte Anna
// Behn in Husum gesagt. There is none when perfect, the first part, is -1.
func (f *finder) framed(c []item, perfect, cue int) (np, bool) {
	if perfect < 0 || !f.text.Lang.NounsUpper {
		return np{}, false
	}
	return f.phrase(c, perfect+1, cue)
}

// capacity reports whether the phrase p at c[start] only says as what something
// is said, since no article stands between it and "als": Als Begründung sagte sie.
func (f *finder) capacity(c []item, lo, start int, p np) bool {
	return f.text.Lang.NounsUpper && p.kind == nominal && start > lo && f.token(c, start-1).Lower == "als" && !f.token(c, start).Class.Has(lang.Article)
}

// turned reports whether a noun phrase in the first case follows the German verb
// at c[cue]: Gefragt, wer komme, sagte der Wirt.
func (f *finder) turned(c []item, cue int) bool {
	if cue+1 >= len(c) || c[cue+1].quote >= 0 {
		return false
	}
	t := f.token(c, cue+1)
	return t.Class.Has(lang.Article|lang.Pronoun) && !t.Class.Has(lang.Oblique)
}

// clauseStart returns where the clause that c[i] belongs to begins.
func (f *finder) clauseStart(c []item, lo, i int) int {
	for i > lo && !f.boundary(c, i-1) {
		i--
	}
	return i
}

// boundary reports whether a clause can begin after c[i].
func (f *finder) boundary(c []item, i int) bool {
	t := f.token(c, i)
	if !t.Word {
		return strings.Contains(",;:–—(", t.Lower) || t.Lower == "--"
	}
	return t.Class.Has(lang.Break) && !t.Class.Has(lang.Preposition)
}

// adverb reports whether c[i] may stand between a subject and its verb: also,
// has, later, "on Monday".
func (f *finder) adverb(c []item, i int) bool {
	t := f.token(c, i)
	switch {
	case !t.Word:
		return t.Lower == "-"
	case t.Class.Has(lang.Pronoun | lang.Self | lang.Who | lang.Article):
		return t.Class.Has(lang.Auxiliary)
	case t.Class.Has(lang.Auxiliary | lang.Calendar):
		return !t.Upper || t.Class.Has(lang.Calendar)
	case t.Class.Has(lang.Break):
		return false
	case t.Class.Has(lang.Preposition):
		return i+1 < len(c) && f.token(c, i+1).Class.Has(lang.Calendar)
	case t.Class.Has(lang.Stop):
		return true
	}
	return !t.Upper && f.text.Lang.Adverbial(t.Lower) && !t.Class.Has(lang.Role|lang.Group)
}
