package segment

import (
	"slices"
	"strings"
)

func sortByStart(q []Quoted) {
	slices.SortStableFunc(q, func(a, b Quoted) int { return a.Outer.Start - b.Outer.Start })
}

// continued settles the passages that no mark closes. Where the next paragraph
// opens with a mark of the same kind, both are one speech in two paragraphs;
// elsewhere the mark was a slip, and nothing is quoted.
func (t *Text) continued() {
	kept := t.Quoted[:0]
	for i, q := range t.Quoted {
		if q.Open {
			if i+1 == len(t.Quoted) || !t.nextParagraphOpens(q, t.Quoted[i+1]) {
				continue
			}
			t.Quoted[i+1].Continues = true
		}
		kept = append(kept, q)
	}
	t.Quoted = kept
}

func (t *Text) nextParagraphOpens(q, next Quoted) bool {
	if next.Mark != q.Mark || next.Outer.Start < q.Outer.End {
		return false
	}
	return strings.TrimSpace(t.Source[q.Outer.End:next.Outer.Start]) == ""
}
