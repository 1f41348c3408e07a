package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// leads returns the first three sentences of each article by its id, where somebody
// has cut them by hand or by another program: lead3/NAME.jsonl in the folder, with
// objects {"id", "summary": [...]}. Comparing with our own cuts would hide what
// they cost.
func (b *bench) leads(name string) (map[string][]string, error) {
	path := filepath.Join(b.folder, "lead3", name+".jsonl")
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string][]string{}
	for lines := json.NewDecoder(bufio.NewReader(f)); ; {
		var line struct {
			ID      string
			Summary []string
		}
		switch err := lines.Decode(&line); {
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out[line.ID] = line.Summary
	}
}
