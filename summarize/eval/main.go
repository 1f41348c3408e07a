// Command eval measures summaries, quotations and stories against what people
// marked, and prints the table of figures as Markdown:
//
//	go run ./summarize/eval FOLDER
//
// The folder holds collections of articles as files of JSON lines, under the names
// that the table has; those that are missing are named and left out. The same
// folder always gives the same figures, but for those of time and memory.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"pullquote/summarize"
	"pullquote/summarize/internal/corpus"
)

func main() {
	speed := flag.Bool("speed", true, "measure time and memory too")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "eval: name one folder with collections of articles, such as cnndm.jsonl")
		os.Exit(2)
	}
	bench := &bench{folder: flag.Arg(0), progress: newProgress(os.Stderr)}
	if err := bench.run(os.Stdout, *speed); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// A bench measures the collections of a folder.
type bench struct {
	folder   string
	progress *progress
	missing  []string
	choices  int // sentences and quotes that were looked at
	foreign  int // those that are no slice of their article
}

func (b *bench) run(w io.Writer, speed bool) error {
	if info, err := os.Stat(b.folder); err != nil || !info.IsDir() {
		return fmt.Errorf("%s is no folder: name one with collections of articles, such as cnndm.jsonl", b.folder)
	}
	parts := []func(io.Writer) error{b.summaries, b.others, b.quotes, b.stories}
	if speed {
		parts = append(parts, b.speed)
	}
	for _, part := range append(parts, b.faithful) {
		if err := part(w); err != nil {
			return err
		}
	}
	b.progress.end()
	if len(b.missing) > 0 {
		fmt.Fprintf(w, "\nNot in %s, and left out: %s.\n", b.folder, strings.Join(b.missing, ", "))
	}
	return nil
}

// read returns a collection; none when it is missing, which is noted.
func (b *bench) read(name string) ([]corpus.Article, error) {
	articles, err := corpus.Read(filepath.Join(b.folder, name+".jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		b.missing = append(b.missing, name)
		return nil, nil
	}
	return articles, err
}

// summary summarizes an article and notes whether all of it stands there.
func (b *bench) summary(a corpus.Article) summarize.Summary {
	s := summarize.Options{}.Summarize(summarize.Document{Title: a.Title, Text: a.Text, Lang: a.Language})
	last := 0
	for _, x := range s.Sentences {
		b.slice(a, x.Span, last)
		last = x.End
	}
	for _, q := range s.Quotes {
		b.slice(a, q.Span, 0)
	}
	return s
}

// slice counts a choice, and whether it is a part of the text that does not begin
// before from or cut a character.
func (b *bench) slice(a corpus.Article, s summarize.Span, from int) {
	b.choices++
	if s.Start < from || s.End <= s.Start || s.End > len(a.Text) || !whole(a.Text, s.Start) || !whole(a.Text, s.End) {
		b.foreign++
	}
}

// whole reports whether a character begins at byte i, or the text ends.
func whole(text string, i int) bool { return i == len(text) || text[i]&0xC0 != 0x80 }

func (b *bench) faithful(w io.Writer) error {
	fmt.Fprintf(w, "\nOf %d sentences and quotes chosen, %d are slices of their article.\n", b.choices, b.choices-b.foreign)
	return nil
}
