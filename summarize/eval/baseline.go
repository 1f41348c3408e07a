package main

import (
	"pullquote/summarize/internal/corpus"
	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// nearest is what is easily had: everything between marks is a quotation, and its
// speaker the run of capitals nearest to a verb of speech in the same paragraph.
func nearest(a corpus.Article) []quotation {
	l, _ := lang.Detect(a.Text)
	t := segment.New(a.Text, l)
	var out []quotation
	for _, q := range t.Quoted {
		if w := words(q.In(a.Text)); len(w) >= shortest {
			out = append(out, quotation{words: w, start: q.Start, end: q.End, speaker: nearestName(t, q)})
		}
	}
	return out
}

func nearestName(t *segment.Text, q segment.Quoted) string {
	best, distance := "", len(t.Source)
	for _, p := range t.Paragraphs {
		if !p.Contains(q.Span) || p.First == p.Last {
			continue
		}
		for i := t.Sentences[p.First].First; i < t.Sentences[p.Last-1].Last; i++ {
			tok := t.Tokens[i]
			d := max(q.Start-tok.End, tok.Start-q.End)
			if tok.Class.Has(lang.Said) && d >= 0 && d < distance {
				if name := nameBeside(t, i); name != "" {
					best, distance = name, d
				}
			}
		}
	}
	return best
}

// nameBeside returns the capitals that touch token i, before or behind it.
func nameBeside(t *segment.Text, i int) string {
	capital := func(k int) bool { return k >= 0 && k < len(t.Tokens) && t.Tokens[k].Upper && t.Tokens[k].Word }
	first, last := i, i
	for capital(first - 1) {
		first--
	}
	if first < i {
		return t.Source[t.Tokens[first].Start:t.Tokens[i-1].End]
	}
	for capital(last + 1) {
		last++
	}
	if last == i {
		return ""
	}
	return t.Source[t.Tokens[i+1].Start:t.Tokens[last].End]
}
