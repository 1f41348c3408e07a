package segment_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// TestSentencesByLanguage reads testdata/sentences: a file for each language, a
// text on each line, a bar where a sentence ends, two where a paragraph does, and
// \n where a line is wrapped.
func TestSentencesByLanguage(t *testing.T) {
	files, err := filepath.Glob("testdata/sentences/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		all, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		l, _ := lang.Known(strings.TrimSuffix(filepath.Base(file), ".txt"))
		for line := range strings.Lines(string(all)) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			t.Run(filepath.Base(file), func(t *testing.T) { parted(t, l, line) })
		}
	}
}

// parted holds that a text is parted where a bar stands. A script without blanks
// has none around the bar either.
func parted(t *testing.T, l *lang.Language, want string) {
	t.Helper()
	between := " "
	if strings.ContainsAny(want, "。！？") {
		between = ""
	}
	source := strings.NewReplacer(" || ", "\n\n", " | ", between, `\n`, "\n").Replace(want)
	var got strings.Builder
	para := 0
	for i, s := range segment.New(source, l).Sentences {
		switch {
		case s.Para > para:
			got.WriteString(" || ")
		case i > 0:
			got.WriteString(" | ")
		}
		para = s.Para
		got.WriteString(strings.ReplaceAll(s.In(source), "\n", `\n`))
	}
	if got.String() != want {
		t.Errorf("\n got %s\nwant %s", got.String(), want)
	}
}
