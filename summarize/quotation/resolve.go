package quotation

import (
	"sort"
	"strings"

	"pullquote/summarize/lang"
)

// resolve turns a phrase into a source: a name into the fullest one, a pronoun
// into a person, anything else into its own words. It returns nil where the text
// does not tell.
func (f *finder) resolve(p np) *source {
	switch p.kind {
	case self:
		return nil
	case pronoun:
		return f.antecedentOf(p)
	case nominal:
		if who := f.holder(p); who != nil && who.human {
			return f.is(f.source(p), who)
		}
		return f.source(p)
	}
	return f.named(p)
}

func (f *finder) named(p np) *source {
	s := f.source(p)
	s.named = true
	s.doubt = s.doubt || f.together(p)
	if s.role == "" {
		s.role = f.names.roleBefore(p.first)
	}
	if f.names.bent(p.first, p.end) {
		s.role = ""
	}
	gender := lang.Class(0)
	if p.first > 0 {
		if t := f.text.Tokens[p.first-1]; t.Lower == "." && p.first > 1 {
			gender = f.text.Tokens[p.first-2].Class & (lang.Masculine | lang.Feminine)
		} else if t.Class.Has(lang.Honorific) {
			gender = t.Class & (lang.Masculine | lang.Feminine)
		}
	}
	who := f.names.lookup(p.first, p.end, gender)
	if who == nil {
		return s
	}
	// Who speaks and has two names is somebody, unless an article or a last word
	// says that it is some body: "the White House said".
	if len(who.words) > 1 && !f.text.Tokens[p.end-1].Class.Has(lang.Group) && (p.first == 0 || !f.text.Tokens[p.first-1].Class.Has(lang.Article)) {
		who.human = true
	}
	return f.is(s, who)
}

// is makes s the person who.
func (f *finder) is(s *source, who *person) *source {
	s.person, s.named, s.text = who, true, who.full
	if s.role == "" && !who.roleBent {
		s.role = who.role
	}
	who.human = who.human || who.gender != 0
	return s
}

// dropped finds the subject of a verb that needs none: whom the sentence before
// was about, probably the last speaker. It is sure where that sentence was this
// speaker's and no other person is named since. Where the verb tells a gender it says
// as much as a pronoun.
func (f *finder) dropped(verb int) *source {
	if f.text.Tokens[verb].Class.Has(lang.Masculine | lang.Feminine) {
		return f.antecedentOf(np{kind: pronoun, first: verb, end: verb + 1})
	}
	if f.about != nil {
		return doubtful(f.about)
	}
	if f.goesOn && f.last != nil && f.last.person != nil && f.alone(verb) {
		return f.last
	}
	return doubtful(f.last)
}

// alone reports whether nobody but the last speaker is named between the place
// that names the speaker and token i.
func (f *finder) alone(i int) bool {
	m := f.names.mentions
	for n := sort.Search(len(m), func(n int) bool { return m[n].token >= i }) - 1; n >= 0; n-- {
		switch who := m[n].person; {
		case who == f.last.person:
			return true
		case who.human || f.mayBeHuman(m[n]):
			return false
		}
	}
	return false
}

// same reports whether two sources are one.
func (s *source) same(other *source) bool {
	return s.person == other.person && (s.person != nil || s.text == other.text)
}

// doubtful is s, when somebody else may be meant.
func doubtful(s *source) *source {
	if s == nil {
		return nil
	}
	d := *s
	d.doubt = true
	return &d
}

// How far back a pronoun reaches, in mentions. Beyond this a writer names the
// person again.
const reach = 14

// nearby is how many mentions back one is that nobody can overlook.
const nearby = 3

// # Who "she" is
//
// Mostly the person who spoke last, unless a sentence since has somebody else for
// its subject, which is its first name. So each mention before the pronoun gets
// points: for being near, for opening its sentence, for having spoken last, for
// a known gender that fits. A name that only describes another ("the Brandt aide
// Tom Vell", "Brandt's plan") opens nothing. One whose gender does not fit is out, as is what is
// not known to be a person. "It" and "they" are only the last speaker, and only
// when that one can be: a body or a group.
func (f *finder) antecedentOf(p np) *source {
	class := f.text.Tokens[p.first].Class
	gender := class & (lang.Masculine | lang.Feminine)
	if gender == 0 || gender == lang.Masculine|lang.Feminine {
		if f.last != nil && (f.last.person == nil || !f.last.person.human) {
			return doubtful(f.last)
		}
		return nil
	}
	m := f.names.mentions
	n := sort.Search(len(m), func(i int) bool { return m[i].token >= p.first })
	var best, nearest *person
	most, rivals, stranger := 0.0, false, false
	fresh := f.text.Lang.Renews && f.newSubject(m[max(0, n-reach):n], gender)
	for i := n - 1; i >= 0 && i >= n-reach; i-- {
		who := m[i].person
		if who.gender != 0 && who.gender&gender == 0 {
			continue
		}
		speaker := best == nil && f.last != nil && f.last.person == who && (f.mayBeHuman(m[i]) || len(who.words) == 1)
		if !who.human && !speaker {
			// One that opens a sentence may be its subject although another name is
			// nearer.
			stranger = stranger || f.mayBeHuman(m[i]) && (best == nil || n-i <= nearby && f.opens(m[i]))
			continue
		}
		if nearest == nil {
			nearest = who
		}
		rivals = rivals || who != nearest
		points := 4 - 0.3*float64(n-1-i)
		switch {
		case !f.opens(m[i]):
		case fresh && m[i].token >= f.since:
			points += 1.5
		default:
			points++
		}
		if f.last != nil && f.last.person == who {
			points += 2
			if fresh {
				points -= 1.5
			}
		}
		if who.gender == gender {
			points++
		}
		if best == nil || points > most {
			best, most = who, points
		}
	}
	if f.last != nil && f.last.person == nil && f.fits(f.last) && (best == nil || f.last.at.Start > f.text.Tokens[m[n-1].token].Start) {
		return doubtful(f.last)
	}
	if best == nil {
		return nil
	}
	s := f.source(p)
	s.at = best.at
	goesOn := best == nearest && f.last != nil && f.last.person == best && !f.last.doubt
	s.doubt = stranger || rivals && !goesOn || !best.human
	return f.is(s, best)
}

// mayBeHuman reports whether a name of which the text says too little looks like
// a person's: several words, no body's, and no place's ("in Netherby Town").
func (f *finder) mayBeHuman(m mention) bool {
	words := m.person.words
	if len(words) < 2 || f.text.Lang.Class(f.text.Lang.Lower(words[len(words)-1])).Has(lang.Group) {
		return false
	}
	return m.token == 0 || !f.text.Tokens[m.token-1].Class.Has(lang.Preposition|lang.Article)
}

// fits reports whether a source without a name can be "she" or "he": one person
// with an office.
func (f *finder) fits(s *source) bool {
	if s.named {
		return false
	}
	for _, w := range strings.Fields(f.text.Lang.Lower(s.text)) {
		if f.text.Lang.Class(w).Has(lang.Role) {
			return true
		}
	}
	return false
}

// newSubject reports whether somebody of a gender that fits opens a sentence since
// the last speech.
func (f *finder) newSubject(m []mention, gender lang.Class) bool {
	for i := len(m) - 1; i >= 0 && m[i].token >= f.since; i-- {
		who := m[i].person
		if who.human && (who.gender == 0 || who.gender&gender != 0) && f.opens(m[i]) {
			return true
		}
	}
	return false
}

// opens reports whether a mention is among the first words of its sentence, and
// describes nobody else.
func (f *finder) opens(m mention) bool {
	tokens := f.text.Tokens
	if strings.HasSuffix(tokens[m.end-1].Lower, "'s") || m.end < len(tokens) && !tokens[m.end].Upper && tokens[m.end].Class.Has(lang.Role) {
		return false
	}
	i := m.token
	for n := 0; n < 4; n++ {
		if i == 0 || ends(f.text.Tokens[i-1]) {
			return true
		}
		i--
	}
	return false
}
