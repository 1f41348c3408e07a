package main

import (
	"fmt"
	"io"

	"pullquote/summarize"
	"pullquote/summarize/internal/corpus"
	"pullquote/summarize/internal/rouge"
	"pullquote/summarize/internal/stats"
	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// english are the collections in the language that the weights were learnt from.
var english = []string{"cnndm", "realsumm", "polytope", "qags", "writers"}

// A gain is what summaries have over the first three sentences, article by
// article, in points of 100.
type gain struct{ lead, ours, r1, r2, lsum []float64 }

func (g *gain) add(lead, ours rouge.Score) {
	g.lead = append(g.lead, 100*lead.R1)
	g.ours = append(g.ours, 100*ours.R1)
	g.r1 = append(g.r1, 100*(ours.R1-lead.R1))
	g.r2 = append(g.r2, 100*(ours.R2-lead.R2))
	g.lsum = append(g.lsum, 100*(ours.Lsum-lead.Lsum))
}

func (g *gain) join(o gain) {
	g.lead, g.ours = append(g.lead, o.lead...), append(g.ours, o.ours...)
	g.r1, g.r2, g.lsum = append(g.r1, o.r1...), append(g.r2, o.r2...), append(g.lsum, o.lsum...)
}

func (g *gain) row(w io.Writer, name string) {
	fmt.Fprintf(w, "| %s | %d | %.2f | %.2f | %s | %s | %s |\n", name, len(g.r1), stats.Bootstrap(g.lead).Mean, stats.Bootstrap(g.ours).Mean, points(g.r1), points(g.r2), points(g.lsum))
}

// points writes a mean gain with its bounds.
func points(v []float64) string {
	m := stats.Bootstrap(v)
	return fmt.Sprintf("%+.2f [%+.2f, %+.2f]", m.Mean, m.Low, m.High)
}

const summaryHead = `
| %s | articles | lead-3 | ours | ROUGE-1 over lead-3 [95%%] | ROUGE-2 | ROUGE-Lsum |
| --- | --- | --- | --- | --- | --- | --- |
`

// summaries compares with the first three sentences, in English.
func (b *bench) summaries(w io.Writer) error {
	fmt.Fprintf(w, summaryHead, "summaries")
	var all gain
	for _, name := range english {
		g, err := b.gains(name, rouge.Latin)
		if err != nil {
			return err
		}
		if len(g.r1) > 0 {
			g.row(w, name)
			all.join(g)
		}
	}
	all.row(w, "**all**")
	return nil
}

// others does the same in languages from which nothing was learnt.
func (b *bench) others(w io.Writer) error {
	fmt.Fprintf(w, summaryHead, "nothing learnt from")
	for _, name := range []string{"indonesian", "turkish_tes"} {
		g, err := b.gains(name, rouge.Any)
		if err != nil {
			return err
		}
		if len(g.r1) > 0 {
			g.row(w, name)
		}
	}
	return nil
}

func (b *bench) gains(name string, script rouge.Script) (gain, error) {
	articles, err := b.read(name)
	if err != nil {
		return gain{}, err
	}
	leads, err := b.leads(name)
	if err != nil {
		return gain{}, err
	}
	var g gain
	for i, a := range articles {
		b.progress.show(name, i, len(articles))
		lead, given := leads[a.ID]
		if !given {
			lead = firstThree(a)
		}
		scorer := rouge.New(script, a.References...)
		var ours []string
		for _, s := range b.summary(a).Sentences {
			ours = append(ours, summarize.Fold(s.In(a.Text)))
		}
		g.add(scorer.Score(prepared(scorer, lead)...), scorer.Score(prepared(scorer, ours)...))
	}
	return g, nil
}

func prepared(s *rouge.Scorer, sentences []string) []rouge.Sentence {
	var out []rouge.Sentence
	for _, x := range sentences {
		out = append(out, s.Sentence(x))
	}
	return out
}

// firstThree returns the first three sentences of an article, as we cut them.
func firstThree(a corpus.Article) (out []string) {
	l, _ := lang.Detect(a.Text)
	t := segment.New(a.Text, l)
	for _, i := range t.Lead(3) {
		out = append(out, t.Sentences[i].In(a.Text))
	}
	return out
}
