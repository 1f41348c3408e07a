// Package quotation finds what people said, word for word, and who said it.
//
// The way of a text:
//
//	segment.Text ─► names    who appears, with full names, roles and gender
//	             ─► clauses  sentences with each quotation as one piece
//	             ─► cue      the verb of speech of each quotation, and its subject
//	             ─► resolve  "Lavrov", "he", "the minister" become somebody
//	             ─► carry    speech that goes on without a new "she said"
//
// A speaker is only what the text says: a name, the phrase that stands in its
// place, or nothing.
package quotation

import (
	"pullquote/summarize/segment"
)

// A Quote is a quotation of speech.
type Quote struct {
	segment.Span              // the words inside the marks
	Words        int          // how many
	Whole        bool         // it is a sentence of its own: no part of the reporter's, no half of a speech
	Speaker      string       // the fullest name or the phrase; empty when the text has none
	Named        bool         // Speaker is a name
	Role         string       // what the speaker is
	At           segment.Span // where the text names the speaker
	Sure         bool         // nobody else of whom the text speaks can be meant
}

// Find returns the quotations of speech in t, in order, in time linear in its
// length.
func Find(t *segment.Text) []Quote {
	if len(t.Quoted) == 0 {
		return nil
	}
	f := &finder{text: t, names: findNames(t)}
	for _, p := range f.clauses() {
		f.paragraph(p)
	}
	f.share()
	var out []Quote
	single := f.singlesAreSpeech()
	for _, q := range f.found {
		if q.passage.Mark == "''" || !single && isSingle(q.passage) || !f.isSpeech(q) {
			// Two apostrophes are what archives make of marks. A single mark beside
			// them makes three, and nobody can tell where the speech ends.
			continue
		}
		quote := Quote{Span: f.trimmed(q.passage.Span), Words: q.words, Whole: q.whole}
		if s := q.source; s != nil {
			quote.Speaker, quote.Named, quote.Role, quote.At = s.text, s.named, s.role, s.at
			quote.Sure = !s.doubt && f.somebody(s)
		}
		if quote.Start < quote.End {
			out = append(out, quote)
		}
	}
	return out
}

// A finder goes through a text from its beginning and remembers who spoke.
type finder struct {
	text  *segment.Text
	names *names
	found []found
	last  *source // who spoke last, in quotation marks or out of them
	lastP int     // in which paragraph
	para  int     // the paragraph that is read
	since int     // where the sentence behind that speech begins, as an index of a token

	about  *source // whom the sentence before was about, when it had no speaker
	goesOn bool    // the sentence before, of the same paragraph, had a speaker

	around int // see wordsAround
}

// A found is a passage between marks with what is known of it.
type found struct {
	passage segment.Quoted
	words   int
	whole   bool    // nothing of the reporter's sentence is around it but its attribution
	alone   bool    // nothing at all is around it
	rule    rule    // how the source was found
	source  *source // nil when nobody is named
	clause  bool    // a comma inside the marks leads on to the reporter's words, and small letters tell it from a title
	titled  bool    // it looks like the title of something
	named   bool    // the words before it say that it is a name
	thing   bool    // the noun or article before it says that it is a thing's name
	aKind   bool    // that article is "a": what follows may describe
}

// A rule is a way in which the source of a quotation was found, the surest last.
type rule int

const (
	noRule   rule = iota
	carried       // the speaker before goes on
	reported      // the sentence is in the mood of reported speech
	loose         // a verb of speech somewhere in the sentence
	tight         // a verb of speech beside the quotation
)

// A source is somebody who speaks.
type source struct {
	text   string
	named  bool
	role   string
	at     segment.Span
	person *person // nil when it is a phrase
	doubt  bool    // somebody else may be meant
}

// paragraph finds the sources of all quotations of one paragraph.
func (f *finder) paragraph(p paragraph) {
	f.para = p.index
	f.goesOn = false
	for i, c := range p.clauses {
		sources := f.sources(c)
		f.wordsAround(c)
		k := 0
		for at, it := range c {
			if it.quote < 0 {
				continue
			}
			q := f.passage(c, at)
			q.source, q.rule = sources[k].source, sources[k].rule
			if q.rule == noRule {
				f.carry(&q, p.index, i)
				if i+1 < len(p.clauses) {
					f.followed(&q, p.clauses[i+1])
				}
			}
			if q.source != nil {
				f.speaks(q.source, p.index, c)
			}
			f.found = append(f.found, q)
			k++
		}
		if k > 0 {
			continue
		}
		if s := f.indirect(c); s != nil {
			f.speaks(s, p.index, c)
		} else if f.text.Lang.ProDrop {
			f.tells(c)
		}
	}
}

// speaks remembers who spoke in the sentence c of paragraph para.
func (f *finder) speaks(s *source, para int, c []item) {
	f.last, f.lastP, f.since = s, para, c[len(c)-1].token+1
	f.about, f.goesOn = nil, true
}

// tells remembers whom a sentence without a speaker is about. A verb without a
// subject in the next one has this one's.
func (f *finder) tells(c []item) {
	f.goesOn = false
	p, ok := f.opening(c, 0, len(c))
	if !ok || p.kind != name {
		if p, ok = f.apposed(c, 0, len(c)); !ok || p.kind == pronoun {
			return
		}
	}
	if s := f.resolve(p); s != nil && s.person != nil && s.person.human {
		f.about = s
	}
}

// carry lets the last speaker go on: in the same paragraph, or in the one that
// follows, when it begins with a quotation that has nothing around it. In a
// dialogue each paragraph is somebody else's.
func (f *finder) carry(q *found, para, clause int) {
	if f.last == nil || !q.alone {
		return
	}
	if para == f.lastP || clause == 0 && para == f.lastP+1 && !q.passage.Turn {
		q.source, q.rule = f.last, carried
	}
}

// share gives all paragraphs of one speech the speaker that one of them names.
func (f *finder) share() {
	for i := 1; i < len(f.found); i++ {
		if f.found[i].passage.Continues && f.found[i].rule <= carried {
			f.found[i].source, f.found[i].rule = f.found[i-1].source, f.found[i-1].rule
		}
	}
	for i := len(f.found) - 1; i > 0; i-- {
		if f.found[i].passage.Continues && f.found[i-1].rule <= carried && f.found[i].rule > carried {
			f.found[i-1].source, f.found[i-1].rule = f.found[i].source, f.found[i].rule
		}
	}
}
