package main

import (
	"fmt"
	"io"

	"pullquote/summarize/internal/stats"
	"pullquote/summarize/story"
)

// stories sorts articles into stories, in the order given and without looking
// ahead, and compares with how people sorted them.
func (b *bench) stories(w io.Writer) error {
	fmt.Fprintf(w, `
| stories | articles | of people / found | BCubed P / R / F1 [95%%] |
| --- | --- | --- | --- |
`)
	for _, name := range []string{"ecbplus", "majestic"} {
		articles, err := b.read(name)
		if err != nil {
			return err
		}
		if len(articles) == 0 {
			continue
		}
		stream := story.New(story.Options{})
		var wanted []string
		var found []int
		for i, a := range articles {
			b.progress.show(name, i, len(articles))
			wanted = append(wanted, a.Cluster)
			found = append(found, stream.Add(story.Article{ID: a.ID, Title: a.Title, Text: a.Text, Lang: a.Language}).Story)
		}
		c := stats.BCubed(wanted, found)
		f := stats.Resample(len(articles), c.F1)
		fmt.Fprintf(w, "| %s | %d | %d / %d | %.3f / %.3f / %.3f [%.3f, %.3f] |\n", name, len(articles), c.Wanted, c.Found,
			stats.Bootstrap(c.Precision).Mean, stats.Bootstrap(c.Recall).Mean, f.Mean, f.Low, f.High)
	}
	return nil
}
