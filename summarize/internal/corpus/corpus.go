// Package corpus reads collections of articles in which people have marked what a
// summariser should find: JSON objects, one a line.
//
//	{"id", "group", "title", "text", "language",
//	 "reference" or "references": people's summaries, each a text or a list of sentences,
//	 "quotes": [{"quote", "start", "end", "speaker", "speaker_resolved", "source_kind"}],
//	 "cluster": the story that it belongs to}
//
// Only text is needed; the others where they are asked for. Articles of one group
// are of one origin, and belong together in an experiment.
package corpus

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// An Article is one with what people have marked in it.
type Article struct {
	ID, Group, Title, Text, Language string
	References                       [][]string // people's summaries, as sentences
	Quotes                           []Quote
	Cluster                          string
}

// A Quote is a quotation that people have marked.
type Quote struct {
	Text       string `json:"quote"`
	Start, End int    // in characters of the text, not bytes
	Speaker    string // as the text has it beside the quotation
	Resolved   string `json:"speaker_resolved"` // the name that a pronoun stands for
	Kind       string `json:"source_kind"`      // name, pronoun, nominal, none
}

// Name returns what a file of articles is called.
func Name(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

// Read returns the articles of a file.
func Read(path string) ([]Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Article
	lines := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for n := 1; ; n++ {
		var line struct {
			Article
			Reference  json.RawMessage
			References []json.RawMessage
			Cluster    any
		}
		err := lines.Decode(&line)
		switch {
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("%s, object %d: %w", path, n, err)
		case line.Text == "":
			return nil, fmt.Errorf("%s, object %d: it has no text", path, n)
		}
		a := line.Article
		if a.Group == "" {
			a.Group = a.ID
		}
		if line.Cluster != nil {
			a.Cluster = fmt.Sprint(line.Cluster)
		}
		if line.References == nil && line.Reference != nil {
			line.References = []json.RawMessage{line.Reference}
		}
		for _, r := range line.References {
			a.References = append(a.References, sentences(r))
		}
		out = append(out, a)
	}
}

// sentences reads a summary, which may be one text or a list.
func sentences(raw json.RawMessage) []string {
	var list []string
	if json.Unmarshal(raw, &list) == nil {
		return list
	}
	var one string
	_ = json.Unmarshal(raw, &one)
	return strings.Split(one, "\n")
}
