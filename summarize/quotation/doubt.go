package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/summarize/lang"
)

// # When a speaker is doubtful
//
// A wrong name under a quotation is worse than none. So besides what the rules
// that find a source doubt themselves, these readings make it doubtful:
//
//   - The speaker before would go on, but the quotation ends as a question or cry
//     does, and a sentence that begins with what may be a name follows: it may as
//     well belong to the quotation ("“Never!” Vell, the head of the union, wrote").
//   - A name that nothing in the text says to be a person's or a body's: a place, a
//     word of a headline in capitals, one that begins a sentence. A phrase that may
//     be a piece of the sentence.
//   - Two names that "and" joins: whose words they are nobody tells.
//   - Two speakers in a sentence without marks: either may go on.
//   - A participle that somebody else than the subject may lend its own ("Brandt
//     waited while Vell came in, saying").
//   - What somebody did not say, or was asked.
//   - A name that an unknown verb may part from its sentence's subject.
//
// What rests on a doubtful speaker (“…,” she added) is doubtful too.

// followed looks at the sentence behind a quotation that the last speaker would go
// on with. When that sentence tells who spoke, it is the source; when it only may,
// the source is doubtful.
func (f *finder) followed(q *found, next []item) {
	in := strings.TrimRight(q.passage.In(f.text.Source), " ’'”\"")
	last, _ := utf8.DecodeLastRuneInString(in)
	if q.rule != carried || len(next) == 0 || next[0].quote >= 0 || !strings.ContainsRune("?!…", last) {
		return
	}
	first := f.text.Tokens[next[0].token]
	if !first.Upper || first.Class.Has(lang.Stop) {
		return
	}
	if s := f.indirect(next); s != nil && s.person != nil && s.at.Start == first.Start {
		q.source, q.rule = s, loose
		return
	}
	q.source = doubtful(q.source)
}

// together reports whether "and" joins a name with another.
func (f *finder) together(p np) bool {
	t := f.text.Tokens
	joined := func(and, other int) bool {
		return and > 0 && other > 0 && other < len(t) && t[and].Class.Has(lang.And) && t[other].Word && t[other].Upper && f.names.surely(other) && !t[other].Class.Has(lang.Stop)
	}
	return joined(p.first-1, p.first-2) || joined(p.end, p.end+1)
}

// somebody reports whether the text says that a source can speak: it is a phrase, a
// person, or a body by its last word or its capitals.
func (f *finder) somebody(s *source) bool {
	if s.person == nil {
		return s.named || f.nounPhrase(s)
	}
	if s.person.human || s.role != "" {
		return true
	}
	for w := range strings.FieldsSeq(s.text) {
		if capitals(w) && !f.headline(s) || f.text.Lang.Class(f.text.Lang.Lower(w)).Has(lang.Group) {
			return true
		}
	}
	return false
}

// capitals reports whether a word is written as the short name of a body is.
func capitals(w string) bool {
	upper := 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1
}

// headline reports whether the words beside the name of s are all in capitals too,
// as a headline is that has no paragraph of its own.
func (f *finder) headline(s *source) bool {
	const word = 40 // bytes, more than any word has
	before := strings.Fields(f.text.Source[max(0, s.at.Start-word):s.at.Start])
	after := strings.Fields(f.text.Source[s.at.End:min(len(f.text.Source), s.at.End+word)])
	return len(before) > 0 && capitals(before[len(before)-1]) && len(after) > 0 && capitals(after[0])
}

// nounPhrase reports whether a source without a name is surely one: it has an
// article, a capital or a number to begin with, or an office or a body in it. What
// else stands before a verb may be a piece of the sentence, as is what follows a
// title: the “Windmill” star.
func (f *finder) nounPhrase(s *source) bool {
	before := strings.TrimRight(f.text.Source[:s.at.Start], " ")
	if title := strings.TrimRight(before, "”\"»’'"); title != before {
		if last, _ := utf8.DecodeLastRuneInString(title); unicode.IsLetter(last) {
			return false
		}
	}
	if f.text.Lang.Bare || f.text.Lang.NounsUpper || startsUpper(s.text) {
		return true
	}
	for i, w := range strings.Fields(f.text.Lang.Lower(s.text)) {
		c := f.text.Lang.Class(w)
		if i == 0 && c.Has(lang.Article) || c.Has(lang.Role|lang.Group) {
			return true
		}
	}
	return false
}
