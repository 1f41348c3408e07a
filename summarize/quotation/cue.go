package quotation

import (
	"strings"
	"unicode/utf8"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// An attribution is what one sentence says about the source of one quotation.
type attribution struct {
	source *source
	rule   rule
}

// # How the source of a quotation is found
//
// Reporters have few ways to say who spoke, and the same ones in all languages
// of the newspapers here:
//
//	“…,” said Lavrov        “…,” Lavrov said        Lavrov said: “…”
//	Lavrov, who was in Rome, told reporters that “…”      … , saying “…”
//	according to Lavrov, “…”      „…“, so Lawrow      Lavrov: “…”
//
// So: find the verb of speech, then its subject. The verb nearest to the
// quotation wins, and one that touches it beats one further off. After a
// quotation that ends with a comma the verb follows; before one that a colon or
// a verb announces it precedes. The subject stands before the verb, back to
// where its clause begins; if there is none, the order is turned around and it
// stands behind. A participle ("saying") has none of its own and borrows that of
// the verb before it.
func (f *finder) sources(c []item) []attribution {
	var out []attribution
	for k, it := range c {
		if it.quote < 0 {
			continue
		}
		a := f.attribute(c, k)
		if a.rule == noRule && len(out) > 0 && f.joined(c, k) {
			a = out[len(out)-1]
		}
		out = append(out, a)
	}
	return out
}

// attribute finds the source of the quotation at c[k].
func (f *finder) attribute(c []item, k int) attribution {
	lo, hi := k, k+1
	for lo > 0 && c[lo-1].quote < 0 {
		lo--
	}
	for hi < len(c) && c[hi].quote < 0 {
		hi++
	}
	before, after := f.cueBefore(c, lo, k), f.cueAfter(c, k+1, hi)
	if before < 0 {
		if s, ok := f.agent(c, lo, k); ok {
			return attribution{s, tight}
		}
	}
	announced := before >= 0 && f.announces(c, before, k)
	linked := after >= 0 && f.linked(c, k, after)
	switch {
	case announced && !(linked && before+1 < k-1 && f.claims(c, k, after)):
		return attribution{f.announcer(c, lo, before, k), tight}
	case linked:
		return attribution{f.subject(c, k+1, after, hi), tight}
	}
	if s, ok := f.accordingTo(c, lo, k, hi); ok {
		return attribution{s, tight}
	}
	switch {
	case k+1 < hi && f.linked(c, k, k+1) && f.unknownVerb(c, k+1, hi) != nil:
		return attribution{f.unknownVerb(c, k+1, hi), tight}
	case before >= 0:
		return attribution{f.announcer(c, lo, before, k), loose}
	case after >= 0:
		return attribution{f.subject(c, k+1, after, hi), loose}
	case k > lo && f.token(c, k-1).Lower == ":":
		if s := f.label(c, lo, k-1); s != nil {
			return attribution{s, tight}
		}
	case k+1 < hi && strings.Contains("–—―-", f.token(c, k+1).Lower):
		if s := f.label(c, k+2, hi); s != nil && hi-k < 8 {
			return attribution{s, tight}
		}
	}
	if f.inReport(c, k) {
		return attribution{f.reporter(), reported}
	}
	return attribution{}
}

func (f *finder) token(c []item, i int) segment.Token { return f.text.Tokens[c[i].token] }

// isCue reports whether c[i] is a verb of speech: no noun ("a report"), no
// passive ("was told"), no infinitive ("to say").
func (f *finder) isCue(c []item, i int) bool {
	t := f.token(c, i)
	if c[i].quote >= 0 || !t.Class.Has(lang.Said|lang.Saying) {
		return false
	}
	if t.Upper && i > 0 && c[i-1].quote < 0 && f.token(c, i-1).Word {
		return false // part of a name
	}
	if i == 0 || c[i-1].quote >= 0 {
		return true
	}
	p := f.token(c, i-1)
	if p.Class.Has(lang.Passive) && t.Class.Has(lang.Said) || strings.HasSuffix(p.Lower, "'s") && !p.Class.Has(lang.Pronoun) {
		return false
	}
	return !p.Class.Has(lang.Article|lang.Preposition) || p.Class.Has(lang.Pronoun|lang.Auxiliary|lang.Who)
}

// cueBefore returns the last verb of speech in c[lo:hi], -1 when there is none.
func (f *finder) cueBefore(c []item, lo, hi int) int {
	relative := -1
	for i := hi - 1; i >= lo; i-- {
		switch {
		case !f.isCue(c, i):
		case i > lo && f.token(c, i-1).Class.Has(lang.Who):
			relative = max(relative, i) // "women who complained": only if there is no other
		default:
			return i
		}
	}
	return relative
}

// cueAfter returns the first finite verb of speech in c[lo:hi], -1 when there is
// none. In a later clause ("…, but critics said") it says nothing of the
// quotation.
func (f *finder) cueAfter(c []item, lo, hi int) int {
	for i := lo; i < hi; i++ {
		if f.isCue(c, i) && f.token(c, i).Class.Has(lang.Said) {
			return i
		}
	}
	return -1
}

// announces reports whether the verb at c[cue] leads straight to the quotation
// at c[k]: nothing between but little words, or a colon before the marks.
func (f *finder) announces(c []item, cue, k int) bool {
	last := f.token(c, k-1)
	if last.Lower == ":" || k-1 == cue {
		return true
	}
	for i := cue + 1; i < k; i++ {
		if t := f.token(c, i); t.Word && !t.Class.Has(lang.Stop) {
			return last.Lower == "," && k-cue < 9
		}
	}
	return k-cue < 6
}

// linked reports whether what follows the quotation at c[k] up to the verb at
// c[cue] can be its attribution: the quotation ends as one that goes on does, and
// no new clause begins.
func (f *finder) linked(c []item, k, cue int) bool {
	q := f.text.Quoted[c[k].quote]
	in := strings.TrimSpace(q.In(f.text.Source))
	next := f.token(c, k+1)
	comma := strings.ContainsAny(in[max(0, len(in)-3):], ",?!…—–") || strings.HasSuffix(in, "-") || strings.HasSuffix(in, ".")
	if !comma && !strings.Contains(",–—-", next.Lower) && cue != k+1 && !(f.text.Lang.VerbLast && cue == k+2) {
		return false
	}
	first := k + 1
	for first < cue && !f.token(c, first).Word {
		first++
	}
	t := f.token(c, first)
	return first == cue || !t.Class.Has(lang.Break|lang.Who|lang.Preposition) || t.Class.Has(lang.Pronoun|lang.Article)
}

// unknownVerb finds the source after a quotation whose verb is not in the list:
// a lone small word beside a name is one (“…,” sighed Lena Fisk; “…?” Fisk
// wondered). It returns nil when that is not what stands there.
func (f *finder) unknownVerb(c []item, lo, hi int) *source {
	for lo < hi && !f.token(c, lo).Word {
		lo++
	}
	if lo == hi {
		return nil
	}
	limit := c[hi-1].token + 1
	first := c[lo].token
	tokens := f.text.Tokens
	verb := func(i int) bool {
		return i < limit && tokens[i].Word && !tokens[i].Upper && tokens[i].Class&^lang.Naming == 0
	}
	if verb(first) {
		first++
		if first < limit && tokens[first].Class.Has(lang.Masculine|lang.Feminine) && tokens[first].Class.Has(lang.Pronoun) && (first+1 == limit || !tokens[first+1].Word) {
			return f.resolve(np{kind: pronoun, first: first, end: first + 1})
		}
	} else if stop := f.names.run(first, limit); stop == first || !verb(stop) || stop+1 < limit && tokens[stop+1].Word {
		return nil
	}
	stop := f.names.run(first, limit)
	if stop == first {
		return f.inverted(first, limit)
	}
	a, b := f.names.name(first, stop)
	if a >= b || strings.HasSuffix(tokens[b-1].Lower, "'s") || f.text.Lang.NounsUpper && f.names.lookup(a, b, 0) == nil {
		return nil
	}
	return f.resolve(np{kind: name, first: a, end: b})
}

// joined reports whether only a conjunction or a comma stands between the
// quotation at c[k] and the one before: both have one source.
func (f *finder) joined(c []item, k int) bool {
	for i := k - 1; i >= 0; i-- {
		if c[i].quote >= 0 {
			return true
		}
	}
	return false
}

// accordingTo finds "according to X" around the quotation at c[k].
func (f *finder) accordingTo(c []item, lo, k, hi int) (*source, bool) {
	if s := f.opinion(c, k); s != nil {
		return s, true
	}
	for i := lo; i < hi; i++ {
		if i == k {
			continue
		}
		if n := f.according(c, i, hi); n > 0 && (i > k || i+n <= k) {
			if s := f.possessor(c, i, i+n); s != nil {
				return s, true
			}
			end := hi
			if i < k {
				end = k
			}
			from := i + n
			if from < end && f.token(c, from).Class.Has(lang.Preposition) && !f.token(c, from).Class.Has(lang.Article) {
				from++ // "nach Angaben von"
			}
			if s := f.behind(c, from, end); s != nil {
				return s, true
			}
		}
		if f.follows(f.token(c, i).Lower) && i > lo {
			if p, ok := f.phrase(c, f.clauseStart(c, lo, i), i); ok {
				return f.resolve(p), true
			}
		}
	}
	return nil, false
}

// longestOpinion is how far the comma may be from the preposition before it.
const longestOpinion = 14

// opinion finds whose view the sentence of the quotation at c[k] gives, when it
// opens so: "Pour Anne Morel, …", "Para el economista Teo Vega, …".
func (f *finder) opinion(c []item, k int) *source {
	if k < 3 || !f.token(c, 0).Class.Has(lang.Opinion) || c[0].quote >= 0 {
		return nil
	}
	comma := 1
	for comma < min(k, longestOpinion) && f.token(c, comma).Lower != "," {
		comma++
	}
	if comma == min(k, longestOpinion) {
		return nil
	}
	s := f.behind(c, 1, k)
	if s == nil || !(s.person != nil && s.person.human || f.fits(s)) {
		return nil
	}
	return s
}

// according returns how many items from c[i] are a phrase like "according to".
func (f *finder) according(c []item, i, hi int) int {
	for _, phrase := range f.text.Lang.According(f.token(c, i).Lower) {
		n := 0
		for n < len(phrase) && i+n < hi && f.token(c, i+n).Lower == phrase[n] {
			n++
		}
		if n == len(phrase) && (phrase[0] != "so" || f.isSo(c, i, hi)) {
			return n
		}
	}
	return 0
}

// isSo reports whether the "so" at c[i] is the German one that names a source:
// „…“, so die Ministerin.
func (f *finder) isSo(c []item, i, hi int) bool {
	if i == 0 || i+1 >= hi || f.token(c, i-1).Lower != "," {
		return false
	}
	next := f.token(c, i+1)
	return next.Upper || next.Class.Has(lang.Article)
}

func (f *finder) follows(w string) bool {
	for _, x := range f.text.Lang.Follows {
		if x == w {
			return true
		}
	}
	return false
}

// label returns whom the words in front of a colon are about ("Merkel: …", "The
// mayor shook her head: …"), or those behind a dash ("… — Angela Merkel").
func (f *finder) label(c []item, lo, hi int) *source {
	p, ok := f.opening(c, lo, hi)
	if !ok || utf8.RuneCountInString(f.names.spell(p.first, p.end)) == 1 {
		return nil // Q, A: nobody's name
	}
	return f.resolve(p)
}

// indirect returns who speaks in a sentence without quotations, so that one that
// follows can be theirs. Of several it is the first, whose words the others are
// part of ("Brandt said Vell had told her"), unless the last one closes the
// sentence; and it is doubtful.
func (f *finder) indirect(c []item) *source {
	last := f.cueBefore(c, 0, len(c))
	if last < 0 {
		s, _ := f.accordingTo(c, 0, -1, len(c))
		return s
	}
	s := f.subject(c, 0, last, len(c))
	first := f.cueAfter(c, 0, last)
	if first < 0 {
		return s
	}
	main := f.subject(c, 0, first, last)
	switch {
	case main == nil || s != nil && s.same(main):
		return s
	case s != nil && last+3 >= len(c):
		return doubtful(s)
	}
	return doubtful(main)
}
