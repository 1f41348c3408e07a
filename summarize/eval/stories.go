package main

import (
	"fmt"
	"io"

	"pullquote/summarize/internal/corpus"
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
		var found []int
		for i, a := range articles {
			b.progress.show(name, i, len(articles))
			found = append(found, stream.Add(story.Article{ID: a.ID, Title: a.Title, Text: a.Text, Lang: a.Language}).Story)
		}
		c := compareStories(articles, found)
		f := stats.Resample(len(articles), c.f1)
		fmt.Fprintf(w, "| %s | %d | %d / %d | %.3f / %.3f / %.3f [%.3f, %.3f] |\n", name, len(articles), c.wanted, c.found,
			stats.Bootstrap(c.precision).Mean, stats.Bootstrap(c.recall).Mean, f.Mean, f.Low, f.High)
	}
	return nil
}

// A comparison holds, for each article, how much of what stands with it belongs
// there (precision) and how much of what belongs with it stands there (recall):
// B-cubed, after Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using
// the Vector Space Model" (1998).
type comparison struct {
	precision, recall []float64
	wanted, found     int // stories
}

func compareStories(articles []corpus.Article, found []int) comparison {
	type both struct {
		wanted string
		found  int
	}
	wantedSize, foundSize, bothSize := map[string]float64{}, map[int]float64{}, map[both]float64{}
	for i, a := range articles {
		wantedSize[a.Cluster]++
		foundSize[found[i]]++
		bothSize[both{a.Cluster, found[i]}]++
	}
	c := comparison{wanted: len(wantedSize), found: len(foundSize)}
	for i, a := range articles {
		same := bothSize[both{a.Cluster, found[i]}]
		c.precision = append(c.precision, same/foundSize[found[i]])
		c.recall = append(c.recall, same/wantedSize[a.Cluster])
	}
	return c
}

// f1 is the harmonic mean of the precision and recall of the articles drawn.
func (c comparison) f1(drawn []int) float64 {
	p, r := 0.0, 0.0
	for _, i := range drawn {
		p += c.precision[i]
		r += c.recall[i]
	}
	return 2 * p * r / max(1e-9, p+r) / float64(max(1, len(drawn)))
}
