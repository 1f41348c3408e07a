package summarize_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/summarize"
)

// TestSample holds the summary of a wire story against what an editor expects of
// it. The story is not part of this repository.
func TestSample(t *testing.T) {
	dir := filepath.Join("..", "..", "shared", "sample")
	raw, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the sample article is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		File      string
		Language  string
		KeyQuotes []struct{ Contains, Speaker string } `json:"key_quotes"`
		Never     []string                             `json:"never_in_summary_or_quotes"`
	}
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, want.File))
	if err != nil {
		t.Fatal(err)
	}
	d := summarize.Document{Text: string(text)}
	s := summarize.Options{}.Summarize(d)
	if s.Lang != want.Language {
		t.Errorf("language %q, want %q", s.Lang, want.Language)
	}

	shown := ""
	for _, x := range s.Sentences {
		words := summarize.Fold(x.In(d.Text))
		shown += words + "\n"
		for _, start := range []string{"It ", "His ", "They ", "Later"} {
			if strings.HasPrefix(words, start) && !strings.Contains(shown, "\n"+words) {
				t.Errorf("begins out of context: %s", words)
			}
		}
	}
	key := false
	for _, q := range want.KeyQuotes {
		found := false
		for _, got := range s.Quotes {
			if !strings.Contains(summarize.Fold(got.In(d.Text)), q.Contains) {
				continue
			}
			found = true
			key = key || got.Key
			if !strings.Contains(got.Speaker, q.Speaker) {
				t.Errorf("%.40s… is said by %q, want %q", q.Contains, got.Speaker, q.Speaker)
			}
		}
		if !found {
			t.Errorf("%.40s… was not found", q.Contains)
		}
	}
	if !key {
		t.Error("no key quote would be shown")
	}
	for _, q := range s.Quotes {
		shown += summarize.Fold(q.In(d.Text)) + "\n"
	}
	for _, noise := range want.Never {
		if strings.Contains(shown, noise) {
			t.Errorf("%q is shown", noise)
		}
	}
	if !strings.HasPrefix(shown, "Russia's Foreign Minister Sergei Lavrov") {
		t.Errorf("the first sentence is missing: %s", shown)
	}
}
