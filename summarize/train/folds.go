package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"slices"

	"pullquote/summarize/internal/rouge"
	"pullquote/summarize/internal/stats"
	"pullquote/summarize/pick"
)

// crossValidate returns how good the summary of each article is by a model that
// never saw its group.
func crossValidate(all []*article, folds int) []rouge.Score {
	scores := make([]rouge.Score, len(all))
	for fold := range folds {
		var others []*article
		for _, a := range all {
			if a.fold(folds) != fold {
				others = append(others, a)
			}
		}
		if len(others) == 0 || len(others) == len(all) {
			continue
		}
		m := train(others)
		for i, a := range all {
			if a.fold(folds) == fold {
				scores[i] = a.score(pick.Sentences(a.text, m.New(a.text, a.title), a.limit))
			}
		}
	}
	return scores
}

// fold returns the part that an article is in.
func (a *article) fold(folds int) int {
	h := fnv.New32a()
	io.WriteString(h, a.group)
	return int(h.Sum32() % uint32(folds))
}

// report prints what was gained over the first three sentences, by file and in
// all, with the bounds between which 95 of 100 repetitions would lie.
func report(w io.Writer, all []*article, scores []rouge.Score) {
	fmt.Fprintf(w, "%-12s %5s  %-24s %-24s %-24s\n", "", "n", "ROUGE-1 over lead", "ROUGE-2 over lead", "ROUGE-Lsum over lead")
	var sets []string
	for _, a := range all {
		if !slices.Contains(sets, a.set) {
			sets = append(sets, a.set)
		}
	}
	for _, set := range append(sets, "") {
		var gains [3][]float64
		for i, a := range all {
			if set == "" || a.set == set {
				gains[0] = append(gains[0], 100*(scores[i].R1-a.lead.R1))
				gains[1] = append(gains[1], 100*(scores[i].R2-a.lead.R2))
				gains[2] = append(gains[2], 100*(scores[i].Lsum-a.lead.Lsum))
			}
		}
		name := set
		if set == "" {
			name = "all"
		}
		fmt.Fprintf(w, "%-12s %5d ", name, len(gains[0]))
		for _, g := range gains {
			m := stats.Bootstrap(g)
			fmt.Fprintf(w, " %+.2f [%+.2f, %+.2f]   ", m.Mean, m.Low, m.High)
		}
		fmt.Fprintln(w)
	}
}
