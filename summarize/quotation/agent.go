package quotation

import (
	"strings"

	"pullquote/summarize/lang"
)

// announcer finds the subject of the verb at c[cue] before the quotation at c[k].
// It is doubtful where something else may lead to the quotation.
func (f *finder) announcer(c []item, lo, cue, k int) *source {
	s := f.subject(c, lo, cue, k)
	if f.negated(c, lo, cue, k) {
		return doubtful(s)
	}
	if _, asked := f.agent(c, lo, cue); asked && cue+1 < k-1 {
		return doubtful(s)
	}
	return s
}

// negated reports whether the verb at c[cue] says what was not said: "never said
// that …", in German "sagte nicht, dass …".
func (f *finder) negated(c []item, lo, cue, k int) bool {
	for i := cue - 1; i >= max(lo, cue-3) && f.token(c, i).Word; i-- {
		if f.token(c, i).Class.Has(lang.Not) {
			return true
		}
	}
	for i := cue + 1; f.text.Lang.NounsUpper && i <= min(cue+3, k-1) && f.token(c, i).Word; i++ {
		if f.token(c, i).Class.Has(lang.Not) {
			return true
		}
	}
	return false
}

// farthestAgent is how many words after a passive verb of speech its "by" may
// stand: "was asked on Monday by".
const farthestAgent = 5

// agent finds who does the speaking of a verb in the passive in c[lo:k], which
// leads to the quotation at c[k]: "Brandt was asked by the host, Tom Vell, “…”".
// Where "by" is missing nobody does, and in no case the one who is asked.
func (f *finder) agent(c []item, lo, k int) (*source, bool) {
	for i := k - 1; i > max(lo, k-farBack); i-- {
		if c[i].quote >= 0 {
			return nil, false
		}
		if !f.token(c, i).Class.Has(lang.Said) || !f.token(c, i-1).Class.Has(lang.Passive) {
			continue
		}
		for j := i + 1; j < min(k, i+farthestAgent); j++ {
			if f.token(c, j).Class.Has(lang.Agent) {
				return f.behind(c, j+1, k), true
			}
		}
		return nil, f.token(c, i).Class.Has(lang.Addressed) && strings.Contains(",:", f.token(c, k-1).Lower)
	}
	return nil, false
}

// lends reports whether somebody else than the subject of the sentence may lend the
// participle c[cue] a subject: somebody right before it ("with Vell yelling"), or
// the subject of a clause between ("Brandt waited while Vell came in, saying").
func (f *finder) lends(c []item, lo, cue int) bool {
	if cue == lo || c[cue-1].quote >= 0 {
		return false
	}
	t := f.token(c, cue-1)
	if t.Upper && !t.Class.Has(lang.Calendar) || t.Class.Has(lang.Role|lang.Group) {
		return true
	}
	for i := max(lo, cue-farBack) + 1; i < cue-1; i++ {
		if t := f.token(c, i); t.Class.Has(lang.Break) && !t.Class.Has(lang.And|lang.Article|lang.Preposition) {
			if next := f.token(c, i+1); next.Upper || next.Class.Has(lang.Article|lang.Pronoun) {
				return true
			}
		}
	}
	return false
}

// claims reports whether the verb at c[cue] takes the quotation at c[k] from one
// before it: a comma inside the marks leads to two words that are an attribution
// and nothing else (“…,” she wrote).
func (f *finder) claims(c []item, k, cue int) bool {
	q := f.text.Quoted[c[k].quote]
	return cue <= k+2 && strings.HasSuffix(strings.TrimSpace(q.In(f.text.Source)), ",") && !f.token(c, k+1).Class.Has(lang.Break)
}
