package segment

import (
	"strings"

	"pullquote/summarize/lang"
)

// longestInsertion is how many tokens a reporter puts into somebody's speech.
const longestInsertion = 16

// insertions cuts out of quotations what the reporter has put into them without
// closing the marks. Russian does so between dashes, French between commas:
//
//	«Мы не уйдём, — сказал он. — Это наш дом».
//	« Nous restons, a-t-il dit, c'est notre maison. »
//
// What is left are two passages, with the reporter's words between them. They become
// the next of t.Quoted.
func (t *Text) insertions(quoted []Quoted, token int) {
	for _, q := range quoted {
		if q.Turn {
			t.Quoted = append(t.Quoted, q) // ends where the reporter begins
			continue
		}
		for token < len(t.Tokens) && t.Tokens[token].Start < q.Start {
			token++
		}
		for i := token; i < len(t.Tokens) && t.Tokens[i].Start < q.End; i++ {
			end := t.insertion(i, q.End)
			if end == 0 {
				continue
			}
			first := q
			first.Span = trim(t.Source, Span{q.Start, t.Tokens[i].Start})
			first.Outer.End = t.Tokens[i].Start
			if first.Start < first.End {
				t.Quoted = append(t.Quoted, first)
			}
			q.Outer.Start, q.Continues = t.Tokens[end-1].Start, false
			q.Span = trim(t.Source, Span{t.Tokens[end-1].End, q.End})
			i = end - 1
		}
		if q.Start < q.End {
			t.Quoted = append(t.Quoted, q)
		}
	}
}

// insertion returns the end of the reporter's words that begin with token i
// inside a quotation that ends at byte limit; 0 when none do.
func (t *Text) insertion(i, limit int) int {
	mark := t.Tokens[i].Lower
	dash := mark == "—" || mark == "–"
	if i == 0 || !dash && !(mark == "," && t.Lang.Elides) || dash && !strings.Contains(",!?….", t.Tokens[i-1].Lower) {
		return 0
	}
	if !t.says(i+1, dash) && (dash || !t.inverted(i+1, len(t.Tokens))) {
		return 0
	}
	for j := i + 1; j < len(t.Tokens) && j < i+longestInsertion && t.Tokens[j].Start < limit; j++ {
		l := t.Tokens[j].Lower
		if dash && (l == "—" || l == "–") || !dash && (l == "," || l == ".") {
			return j + 1
		}
	}
	return 0
}

// says reports whether the words from token i on begin with a verb of speech:
// at once after a dash, and with its pronoun behind it after a comma.
func (t *Text) says(i int, dash bool) bool {
	if dash {
		for j := i; j < len(t.Tokens) && j < i+3; j++ {
			if t.Tokens[j].Class.Has(lang.Said) {
				return true
			}
		}
		return false
	}
	hyphen := false
	for j := i; j < len(t.Tokens) && j < i+7; j++ {
		tok := t.Tokens[j]
		switch {
		case tok.Lower == "-":
			hyphen = true
		case tok.Class.Has(lang.Pronoun) && !hyphen, tok.Lower == ",":
			return false
		case tok.Class.Has(lang.Said):
			return hyphen || j+1 < len(t.Tokens) && t.Tokens[j+1].Lower == "-"
		}
	}
	return false
}
