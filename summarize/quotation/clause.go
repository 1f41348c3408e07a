package quotation

import (
	"pullquote/summarize/segment"
)

// An item is a token of the reporter's, or a whole quotation.
type item struct {
	token int // index in Text.Tokens; the first one inside for a quotation
	quote int // index in Text.Quoted, -1 for a token
}

// A paragraph is its sentences, each a row of items.
type paragraph struct {
	index   int // among the paragraphs of prose
	clauses [][]item
}

// clauses returns the prose of a text with each quotation as one item. A
// sentence that ends inside a quotation goes on after it.
func (f *finder) clauses() []paragraph {
	var out []paragraph
	items := make([]item, 0, len(f.text.Tokens)) // of all rows
	q := 0
	for _, p := range f.text.Paragraphs {
		for q < len(f.text.Quoted) && f.text.Quoted[q].Outer.Start < p.Start {
			q++
		}
		if p.Kind != segment.Prose {
			continue
		}
		para := paragraph{index: len(out)}
		from := len(items)
		for s := p.First; s < p.Last; s++ {
			sentence := &f.text.Sentences[s]
			for tok := sentence.First; tok < sentence.Last; tok++ {
				for q < len(f.text.Quoted) && f.text.Quoted[q].Outer.End <= f.text.Tokens[tok].Start {
					q++
				}
				if q == len(f.text.Quoted) || f.text.Tokens[tok].Start < f.text.Quoted[q].Outer.Start {
					items = append(items, item{tok, -1})
				} else if n := len(items); n == from || items[n-1].quote != q {
					items = append(items, item{tok, q})
				}
			}
			if q < len(f.text.Quoted) && f.text.Quoted[q].Outer.Start < sentence.End && f.text.Quoted[q].Outer.End > sentence.End {
				continue
			}
			para.clauses = append(para.clauses, items[from:len(items):len(items)])
			from = len(items)
		}
		if len(items) > from {
			para.clauses = append(para.clauses, items[from:len(items):len(items)])
		}
		out = append(out, para)
	}
	return out
}
