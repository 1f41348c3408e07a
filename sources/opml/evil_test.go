package opml_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/sources/opml"
)

// TestEvil reads the lists of a collection of hostile documents, where one is at
// hand: each comes with a note of what must hold.
func TestEvil(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "evil", "cases")
	notes, _ := filepath.Glob(filepath.Join(dir, "opml-*.json"))
	if len(notes) == 0 {
		t.Skip("the collection is not here")
	}
	for _, name := range notes {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var note struct {
			ID, File string
			Recipe   []part
			Must     struct {
				Outcome  []string
				Seconds  float64  `json:"max_seconds"`
				Most     *int     `json:"opml_max"`
				Contains []string `json:"opml_contains"`
				All      []string `json:"opml_urls"`
				Lacks    []string `json:"output_lacks"`
			}
		}
		if err := json.Unmarshal(data, &note); err != nil {
			t.Fatal(name, err)
		}
		doc := expand(note.Recipe)
		if note.File != "" {
			if doc, err = os.ReadFile(filepath.Join(dir, note.File)); err != nil {
				t.Fatal(err)
			}
		}
		began := time.Now()
		list, err := opml.Parse(doc, "")
		outcome := "opml"
		if err != nil {
			outcome = "error"
		}
		var urls []string
		for _, f := range list.Feeds {
			urls = append(urls, f.URL)
		}
		out := string(list.Marshal())
		must := note.Must
		switch {
		case !slices.Contains(must.Outcome, outcome):
			t.Errorf("%s: %s (%v), want %v", note.ID, outcome, err, must.Outcome)
		case time.Since(began).Seconds() > must.Seconds:
			t.Errorf("%s took %s", note.ID, time.Since(began))
		case must.Most != nil && len(urls) > *must.Most:
			t.Errorf("%s: %d feeds, at most %d", note.ID, len(urls), *must.Most)
		case must.All != nil && !slices.Equal(urls, must.All):
			t.Errorf("%s: %q, want %q", note.ID, urls, must.All)
		}
		for _, want := range must.Contains {
			if !slices.Contains(urls, want) {
				t.Errorf("%s: no %s in %q", note.ID, want, urls)
			}
		}
		for _, secret := range must.Lacks {
			if strings.Contains(out, secret) {
				t.Errorf("%s: %q leaked", note.ID, secret)
			}
		}
	}
}

// A part is one step of a recipe: a text, a text n times, or n texts counted.
type part struct {
	S      string
	Repeat string
	Seq    string
	N      int
	From   int
}

func expand(recipe []part) []byte {
	var b strings.Builder
	for _, p := range recipe {
		b.WriteString(p.S + strings.Repeat(p.Repeat, max(p.N, 0)))
		for i := range p.N {
			b.WriteString(strings.ReplaceAll(p.Seq, "{{i}}", string(itoa(p.From+i))))
		}
	}
	return []byte(b.String())
}

func itoa(n int) []byte { out, _ := json.Marshal(n); return out }
