package summarize_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/summarize"
)

var update = flag.Bool("update", false, "rewrite what the golden files expect")

// A golden file is an article (its headline, an empty line, its text) and, under
// this line, what its summary must show.
const expected = "\n\n======== summary\n"

// TestGolden holds the summary of each article in testdata/golden against the one
// written under it. A new case is a new file; -update writes its second half, and
// a person reads whether it is right.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			article, want, _ := strings.Cut(string(raw), expected)
			title, text, _ := strings.Cut(article, "\n\n")
			got := show(summarize.Document{Title: title, Text: text})
			if *update {
				if err := os.WriteFile(f, []byte(strings.TrimSpace(article)+expected+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// show prints a summary for people.
func show(d summarize.Document) string {
	s := summarize.Options{}.Summarize(d)
	var b strings.Builder
	fmt.Fprintf(&b, "language: %s\n", s.Lang)
	for _, x := range s.Sentences {
		fmt.Fprintf(&b, "* %s\n", summarize.Fold(x.In(d.Text)))
	}
	b.WriteString("\n======== quotes (> would be shown)\n")
	for _, q := range s.Quotes {
		mark, role := " ", ""
		if q.Key {
			mark = ">"
		}
		if q.Role != "" {
			role = " (" + q.Role + ")"
		}
		fmt.Fprintf(&b, "%s [%s]\n      — %s%s\n", mark, summarize.Fold(q.In(d.Text)), q.Speaker, role)
	}
	return b.String()
}
