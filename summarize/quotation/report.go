package quotation

import "pullquote/summarize/lang"

// # Reported speech
//
// German says in the verb that somebody else is speaking: "Die Brücke sei „nicht
// zu retten“." The first subjunctive is used for nothing else in news (Duden, Die
// Grammatik, on indirect speech), so such a sentence goes on with what the last
// speaker said, and marks in it hold that speaker's words.

// inReport reports whether the sentence around the quotation at c[k] has its verb
// in the mood of reported speech.
func (f *finder) inReport(c []item, k int) bool {
	for i := max(0, k-farBack); i < min(len(c), k+farBack); i++ {
		if t := f.token(c, i); c[i].quote < 0 && !t.Upper && t.Class.Has(lang.Reported) {
			return true
		}
	}
	return false
}

// impersonal reports whether the verb at c[cue] has a mere "it" beside it: heißt
// es in dem Brief.
func (f *finder) impersonal(c []item, cue int) bool {
	if !f.text.Lang.NounsUpper {
		return false
	}
	it := func(i int) bool { return i >= 0 && i < len(c) && c[i].quote < 0 && f.token(c, i).Class.Has(lang.Thing) }
	return it(cue+1) || it(cue-1)
}

// document returns what an impersonal verb reads from: "Brief" for "heißt es in
// dem Brief". Its article goes, which would be in a case that stands alone badly.
func (f *finder) document(c []item, lo, cue, hi int) *source {
	for i := max(lo, cue-farBack); i < min(hi, cue+farBack); i++ {
		if i == cue || !f.readFrom(c, i, hi) {
			continue
		}
		limit := min(hi, cue+farBack)
		if i < cue {
			limit = cue
		}
		for i++; i < limit && f.token(c, i).Word && !f.token(c, i).Upper; i++ {
		}
		if i == limit || f.token(c, i).Class.Has(lang.Calendar) {
			return nil
		}
		p, ok := f.phrase(c, i, limit)
		if !ok {
			return nil
		}
		return f.resolve(p)
	}
	return nil
}

// readFrom reports whether a thing or somebody stands behind the preposition c[i],
// and no mere place: in dem Brief, vom Ministerium, but not "in Berlin".
func (f *finder) readFrom(c []item, i, hi int) bool {
	switch f.token(c, i).Lower {
	case "im", "vom":
		return true
	case "in", "aus", "von":
		return i+1 < hi && f.token(c, i+1).Class.Has(lang.Article)
	}
	return false
}

// reporter returns who speaks in a sentence of reported speech: whoever spoke
// last, when that was in this paragraph or the one before.
func (f *finder) reporter() *source {
	switch {
	case f.last == nil || f.lastP < f.para-1:
		return nil
	case f.lastP < f.para:
		return doubtful(f.last)
	}
	return f.last
}
