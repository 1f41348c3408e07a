package summarize_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/summarize"
	"pullquote/summarize/lang"
	"pullquote/summarize/quotation"
	"pullquote/summarize/rank"
	"pullquote/summarize/segment"
)

// newsLength is how many bytes a news article of about 550 words has.
const newsLength = 3300

// BenchmarkSteps reads articles of the usual length, language and quotes
// included, and each step of it alone.
func BenchmarkSteps(b *testing.B) {
	text := english(b, newsLength)
	t := segment.New(text, lang.English)
	for _, step := range []struct {
		name string
		run  func()
	}{
		{"whole", func() { summarize.Options{}.Summarize(summarize.Document{Text: text}) }},
		{"language", func() { lang.Detect(text) }},
		{"segment", func() { segment.New(text, lang.English) }},
		{"quotation", func() { quotation.Find(t) }},
		{"rank", func() { rank.Trained.New(t, "").Scores() }},
	} {
		b.Run(step.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				step.run()
			}
		})
	}
}

// BenchmarkGrowth shows that time is linear in length: ns/byte stays what it is.
func BenchmarkGrowth(b *testing.B) {
	for _, kb := range []int{5, 50, 500} {
		text := english(b, kb*1000)
		b.Run(fmt.Sprintf("%dKB", kb), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				summarize.Options{}.Summarize(summarize.Document{Text: text})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text)), "ns/byte")
		})
	}
}

// english returns the golden articles in English, one after the other and again,
// cut behind a paragraph once there are n bytes.
func english(tb testing.TB, n int) string {
	tb.Helper()
	files, err := filepath.Glob("testdata/golden/en-*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatal("no golden files", err)
	}
	var paragraphs []string
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		article, _, _ := strings.Cut(string(raw), expected)
		_, text, _ := strings.Cut(article, "\n\n")
		paragraphs = append(paragraphs, strings.Split(strings.TrimSpace(text), "\n\n")...)
	}
	var out strings.Builder
	for i := 0; out.Len() < n; i++ {
		out.WriteString(paragraphs[i%len(paragraphs)] + "\n\n")
	}
	return out.String()
}
