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
	quoted := p.quoted(s)
	if len(quoted) == 0 || tokens[0].Start < quoted[0].Outer.Start {
		if tokens[0].Class.Has(lang.Dangling) {
			return true
		}
	}
	// What is said by "he", or by nobody in sight, needs the sentence before.
	return len(quoted) > 0 && !p.names(s, quoted)
}

// quoted returns the quotations that begin in a sentence.
func (p *picker) quoted(s segment.Sentence) []segment.Quoted {
	q := p.text.Quoted
	from := sort.Search(len(q), func(i int) bool { return q[i].Outer.End > s.Start })
	to := sort.Search(len(q), func(i int) bool { return q[i].Outer.Start >= s.End })
	return q[from:max(from, to)]
}

// names reports whether the words of a sentence outside of its quotations say who
// is meant: a name, or a noun with its article, not a pronoun alone.
func (p *picker) names(s segment.Sentence, quoted []segment.Quoted) bool {
	for _, t := range p.text.Tokens[s.First:s.Last] {
		for len(quoted) > 0 && quoted[0].Outer.End <= t.Start {
			quoted = quoted[1:]
		}
		inside := len(quoted) > 0 && t.Start >= quoted[0].Outer.Start
		if t.Word && !inside && !t.Class.Has(lang.Said|lang.Saying|lang.Stop|lang.Calendar|lang.Auxiliary) {
			return true
		}
	}
	return false
}
