package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/summarize/internal/corpus"
)

var update = flag.Bool("update", false, "write the expected table anew")

// TestTally counts by hand: of four marked quotations three are found, two of
// them word for word, and of the speakers one is right by the last name, one is
// right behind a pronoun, one is wrong.
func TestTally(t *testing.T) {
	marked := []quotation{
		{words: words("We will not sell the harbour"), start: 10, end: 40, speaker: "Ada Brandt", kind: "name"},
		{words: words("It is ours and ours alone"), start: 50, end: 80, speaker: "she", resolved: "Ada Brandt", kind: "pronoun"},
		{words: words("Nobody asked the fishermen at all"), start: 90, end: 130, speaker: "a fisherman", kind: "nominal"},
		{words: words("The boats are rotting away"), start: 150, end: 180, speaker: "Tom Vell", kind: "name"},
	}
	found := []quotation{
		{words: words("“We will not sell the harbour,”"), start: 10, end: 40, speaker: "Mayor Brandt"},
		{words: words("It is ours and ours alone"), start: 50, end: 80, speaker: "Brandt"},
		{words: words("Nobody asked the fishermen"), start: 90, end: 117, speaker: "Tom Vell"},
		{words: words("The boats are rotting away"), start: 400, end: 430, speaker: "Tom Vell"}, // another place
		{words: words("as good as new"), start: 500, end: 520},
	}
	got := newTally()
	got.compare(marked, found)
	if got.marked != 4 || got.found != 5 || got.exact != 2 || got.joint != 2 {
		t.Errorf("%+v", got)
	}
	for kind, want := range map[string][2]int{"all": {2, 3}, "name": {1, 1}, "pronoun": {1, 1}, "nominal": {0, 1}} {
		if got.right[kind] != want[0] || got.asked[kind] != want[1] {
			t.Errorf("%s: %d of %d, want %v", kind, got.right[kind], got.asked[kind], want)
		}
	}
	if f := got.f1(func(h hits) int { return h.joint }); f != "44.4 [44.4, 44.4]" { // 2·2 of 9
		t.Errorf("joint F1 %s", f)
	}
}

func TestUnknownPronounCountsForNobody(t *testing.T) {
	got := newTally()
	got.speaker(quotation{speaker: "she", resolved: "she", kind: "pronoun"}, "")
	got.speaker(quotation{kind: "none"}, "Ada Brandt")
	got.speaker(quotation{kind: "none"}, "")
	if got.joint != 2 || got.asked["pronoun"] != 0 || got.asked["all"] != 2 || got.right["none"] != 1 {
		t.Errorf("%+v", got)
	}
}

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Ada Brandt", "Mrs Brandt", true}, {"Ada", "Ada Brandt", true}, {"Ada Brandt", "Ada Vell", false},
		{"the mayor", "a mayor", true}, {"", "Ada", false}, {"Brandt, the mayor", "Ada Brandt", true},
	} {
		if got := same(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

// TestRun prints the table of two small collections.
func TestRun(t *testing.T) {
	var out bytes.Buffer
	b := &bench{folder: "testdata", progress: &progress{}}
	if err := b.run(&out, false); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "table.md"))
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", "table.md"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if err != nil || out.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestMistakes(t *testing.T) {
	bad := t.TempDir()
	if err := os.WriteFile(filepath.Join(bad, "cnndm.jsonl"), []byte(`{"id":"a"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{"nowhere": "is no folder: name one", bad: "cnndm.jsonl, object 1: it has no text"} {
		b := &bench{folder: folder, progress: &progress{}}
		if err := b.run(&bytes.Buffer{}, false); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestOffsets(t *testing.T) {
	a := corpus.Article{Text: "«Да», — сказал он.", Quotes: []corpus.Quote{{Text: "Да, да и ещё раз да", Start: 1, End: 3}}}
	if got := marked(a); len(got) != 1 || a.Text[got[0].start:got[0].end] != "Да" {
		t.Errorf("%+v", got)
	}
}
