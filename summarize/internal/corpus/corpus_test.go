package corpus_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pullquote/summarize/internal/corpus"
)

func file(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ferries.jsonl")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRead(t *testing.T) {
	path := file(t, `{"id":"a","text":"One.","reference":["Two.","Three."],"cluster":7}
{"id":"b","group":"g","title":"T","text":"Four.","references":["Five.\nSix.",["Seven."]],"reference":"Five.","quotes":[{"quote":"Four","start":0,"end":4,"speaker":"he","speaker_resolved":"Ada","source_kind":"pronoun"}]}`)
	got, err := corpus.Read(path)
	want := []corpus.Article{
		{ID: "a", Group: "a", Text: "One.", References: [][]string{{"Two.", "Three."}}, Cluster: "7"},
		{ID: "b", Group: "g", Title: "T", Text: "Four.", References: [][]string{{"Five.", "Six."}, {"Seven."}},
			Quotes: []corpus.Quote{{Text: "Four", Start: 0, End: 4, Speaker: "he", Resolved: "Ada", Kind: "pronoun"}}},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	if corpus.Name(path) != "ferries" {
		t.Error(corpus.Name(path))
	}
}

func TestReadMistakes(t *testing.T) {
	for content, want := range map[string]string{
		`{"id":"a"}`:                "object 1: it has no text",
		`{"text":"One."}{"text":7}`: "object 2: json",
		`{"text":"One."} {`:         "object 2: unexpected EOF",
	} {
		if _, err := corpus.Read(file(t, content)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", content, err, want)
		}
	}
}
