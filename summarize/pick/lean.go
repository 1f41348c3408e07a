package pick

import (
	"sort"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// leans reports whether sentence i cannot be understood without the one before:
// it begins with a pronoun or a connective, or it is speech whose speaker is
// named elsewhere.
func (p *picker) leans(i int) bool {
	s := p.text.Sentences[i]
	tokens := p.text.Tokens[s.First:s.Last]
	for len(tokens) > 0 && !tokens[0].Word {
		tokens = tokens[1:]
	}
	if len(tokens) == 0 {
		return false
	}
	outside := p.outside(s)
	if len(outside) > 0 && outside[0].Start == tokens[0].Start && tokens[0].Class.Has(lang.Dangling) {
		return true
	}
	// What is said by "he", or by nobody in sight, needs the sentence before.
	return len(outside) < len(tokens) && !p.names(outside)
}

// outside returns the words of a sentence that stand outside of quotations.
func (p *picker) outside(s segment.Sentence) []segment.Token {
	var out []segment.Token
	q := p.text.Quoted
	q = q[sort.Search(len(q), func(i int) bool { return q[i].Outer.End > s.Start }):]
	for _, t := range p.text.Tokens[s.First:s.Last] {
		for len(q) > 0 && q[0].Outer.End <= t.Start {
			q = q[1:]
		}
		if t.Word && (len(q) == 0 || t.Start < q[0].Outer.Start) {
			out = append(out, t)
		}
	}
	return out
}

// names reports whether words say who is meant: a name, or a noun with its
// article, not a pronoun alone.
func (p *picker) names(words []segment.Token) bool {
	for _, w := range words {
		if w.Class.Has(lang.Said | lang.Saying | lang.Stop | lang.Calendar | lang.Auxiliary) {
			continue
		}
		return true
	}
	return false
}
