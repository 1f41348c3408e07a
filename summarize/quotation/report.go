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
