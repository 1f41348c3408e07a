// Command train learns the weights by which package rank scores sentences, from
// articles with summaries by people:
//
//	go run ./summarize/train -o summarize/rank/weights.go cnndm.jsonl writers.jsonl
//
// Each file holds JSON objects with the members text, reference or references (a
// text, or a list of sentences) and, where known, id, title and group; articles of
// one group are never on both sides of a test. The same files always give the same
// weights.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	folds := flag.Int("folds", 5, "in how many parts the articles are cut to test what was learnt from the others")
	out := flag.String("o", "", "the Go file to write the weights to; none: only test")
	flag.Parse()
	if err := run(flag.Args(), *folds, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(files []string, folds int, out string) error {
	if len(files) == 0 {
		return fmt.Errorf("name files of articles with summaries, such as cnndm.jsonl")
	}
	var all []*article
	for _, f := range files {
		articles, err := read(f)
		if err != nil {
			return err
		}
		all = append(all, articles...)
	}
	if folds > 1 {
		report(os.Stdout, all, crossValidate(all, folds))
	}
	if out == "" {
		return nil
	}
	return write(out, train(all), files)
}
