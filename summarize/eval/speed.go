package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"time"

	"pullquote/summarize"
)

// rounds is how often all texts are summarized; the middle one counts.
const rounds = 9

// speed measures how many articles one core summarizes in a second, language and
// quotes included, and what it takes.
func (b *bench) speed(w io.Writer) error {
	articles, err := b.read("cnndm")
	if err != nil || len(articles) == 0 {
		return err
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var times []time.Duration
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for round := range rounds {
		b.progress.show("speed", round, rounds)
		start := time.Now()
		for _, a := range articles {
			summarize.Options{}.Summarize(summarize.Document{Title: a.Title, Text: a.Text})
		}
		times = append(times, time.Since(start))
	}
	runtime.ReadMemStats(&after)
	slices.Sort(times)
	n := float64(len(articles))
	done := n * rounds
	fmt.Fprintf(w, "\n%.0f articles of cnndm a second on one core, language and quotes included (middle of %d rounds, %.0f–%.0f); %.0f allocations and %.0f KB each.\n",
		n/times[rounds/2].Seconds(), rounds, n/times[rounds-1].Seconds(), n/times[0].Seconds(),
		float64(after.Mallocs-before.Mallocs)/done, float64(after.TotalAlloc-before.TotalAlloc)/done/1000)
	return nil
}
