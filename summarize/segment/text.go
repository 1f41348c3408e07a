// Package segment cuts a plain text into paragraphs, sentences, words and
// passages between quotation marks, and tells what is the article from what a
// page puts around it.
//
// Nothing is rewritten: all pieces are spans of the text, in bytes, and begin
// and end on character boundaries.
package segment

import (
	"slices"

	"pullquote/summarize/lang"
)

// A Span is the bytes [Start:End) of a text.
type Span struct{ Start, End int }

// In returns the passage itself.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// A Kind says what a paragraph is to the article.
type Kind uint8

// The kinds. Only Prose is the article speaking.
const (
	Prose   Kind = iota
	Heading      // a line without a final mark
	Caption      // what stands under a picture
	Chrome       // links, by-lines, calls to subscribe, related articles
)

// A Paragraph is a run of lines that belong together.
type Paragraph struct {
	Span
	Kind        Kind
	First, Last int // its sentences are Text.Sentences[First:Last]
}

// A Sentence is a sentence with the quotations that it holds: marks that open
// in it close in it, as far as the text allows.
type Sentence struct {
	Span
	Para        int  // index in Text.Paragraphs
	Kind        Kind // its paragraph's, or what stands glued to prose
	First, Last int  // its tokens are Text.Tokens[First:Last]
	Torn        bool // it begins or ends inside a quotation that is too long to be one sentence
}

// A Token is a word or a mark.
type Token struct {
	Span
	*Spelling
}

// A Spelling is what is the same wherever a word or a mark is spelled so.
type Spelling struct {
	Lower string     // in lower case, with ' for ’
	ID    int        // the number of Lower in this text, below Text.Distinct: equal words have equal numbers
	Class lang.Class // what the language says of it
	Word  bool       // it has letters or digits
	Upper bool       // it begins with a capital
}

// A Text is a text taken apart.
type Text struct {
	Source     string
	Lang       *lang.Language
	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
	Quoted     []Quoted // by position; none inside another
	Distinct   int      // how many different words and marks it has

	spellings map[string]*Spelling
	spelled   []Spelling // where the latest of them are, with room for more
}

// New takes a text apart in time linear in its length.
func New(source string, l *lang.Language) *Text {
	spellings := min(len(source)/10, 5000)
	t := &Text{
		Source: source, Lang: l, Tokens: make([]Token, 0, len(source)/4),
		spelled: make([]Spelling, 0, spellings), spellings: make(map[string]*Spelling, spellings),
	}
	paras := paragraphs(source)
	t.Paragraphs = make([]Paragraph, 0, len(paras))
	t.Sentences = make([]Sentence, 0, len(paras))
	first := make([]int, 0, len(paras)+1)
	for _, p := range paras {
		first = append(first, len(t.Tokens))
		t.tokenize(p)
	}
	first = append(first, len(t.Tokens))
	turns := t.turns(paras, first)
	for i, p := range paras {
		quoted := passages(t.Source, p)
		if turns != nil && turns[i] {
			quoted = outermost(append(t.spoken(p, first[i], first[i+1]), quoted...))
		}
		t.add(p, first[i], quoted)
	}
	t.continued()
	t.classify()
	return t
}

// add takes one paragraph apart, whose first token and quotations are known. What
// calls on the reader at its end becomes a paragraph of its own.
func (t *Text) add(p Span, token int, quoted []Quoted) {
	para := Paragraph{Span: p, First: len(t.Sentences)}
	t.sentences(p, len(t.Paragraphs), token, quoted)
	t.insertions(quoted, token)
	para.Last = len(t.Sentences)
	appeal := t.appeals(para.First, para.Last)
	if appeal == para.Last {
		t.Paragraphs = append(t.Paragraphs, para)
		return
	}
	glued := Paragraph{Span: Span{t.Sentences[appeal].Start, p.End}, First: appeal, Last: para.Last}
	para.End, para.Last = t.Sentences[appeal-1].End, appeal
	t.Paragraphs = append(t.Paragraphs, para, glued)
	for i := appeal; i < glued.Last; i++ {
		t.Sentences[i].Para++
	}
}

// room returns a list of what the first read of all bytes hold, with room for one
// more. A full one grows to what the whole text will have if it goes on as it began,
// or a little more, and to no more than four times its length. By itself a slice
// grows by a quarter, and leaves behind four times the memory that it has.
func room[T any](list []T, read, all int) []T {
	if n := len(list); n == cap(list) && n > 0 {
		return slices.Grow(list, 1+min(3*n, n*(all-read)/max(1, read)+n/8))
	}
	return list
}

// Lead returns the indices of the first n sentences of prose, or of all where there
// are fewer.
func (t *Text) Lead(n int) (lead []int) {
	for i, s := range t.Sentences {
		if len(lead) == n {
			break
		}
		if t.Paragraphs[s.Para].Kind == Prose {
			lead = append(lead, i)
		}
	}
	return lead
}

// Words returns how many words the tokens have: as many as there are blanks
// between them, and each character of a script that writes none.
func Words(tokens []Token) int {
	n, end, counted := 0, -1, false
	for _, t := range tokens {
		counted = counted && t.Start == end
		if t.Word && (!counted || unspaced(t.Lower)) {
			n++
			counted = true
		}
		end = t.End
	}
	return n
}
