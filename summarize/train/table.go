package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"strings"

	"pullquote/summarize/internal/corpus"
	"pullquote/summarize/rank"
)

// write puts a model into a Go file of package rank, one weight a line under its
// feature's name.
func write(path string, m *rank.Model, files []string) error {
	var b bytes.Buffer
	sets := make([]string, len(files))
	for i, f := range files {
		sets[i] = corpus.Name(f)
	}
	fmt.Fprintf(&b, "// Written by pullquote/summarize/train from %s. Don't edit.\n\n", strings.Join(sets, ", "))
	fmt.Fprintf(&b, "package rank\n\n// Trained are the weights learnt from articles with summaries by people.\nvar Trained = Model{\n")
	table(&b, "Word: WordVector", m.Word[:], func(i int) string { return rank.WordFeature(i).String() })
	table(&b, "Sentence: Vector", m.Sentence[:], func(i int) string { return rank.Feature(i).String() })
	table(&b, "Set: SetVector", m.Set[:], func(i int) string { return rank.SetFeature(i).String() })
	fmt.Fprintf(&b, "}\n")
	source, err := format.Source(b.Bytes())
	if err != nil {
		return err
	}
	return os.WriteFile(path, source, 0o644)
}

// table writes one vector, each number to four digits.
func table(b *bytes.Buffer, field string, weights []float64, name func(int) string) {
	fmt.Fprintf(b, "%s{\n", field)
	for i, w := range weights {
		fmt.Fprintf(b, "%s: %.4g,\n", name(i), w)
	}
	fmt.Fprintf(b, "},\n")
}
