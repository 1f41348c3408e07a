package page_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"pullquote/sources/page"
)

// A labelled page is one that people have marked the article's text on: the whole
// of it, or some sentences of it and some that are around it.
type labelled struct {
	ID, URL, HTML, Body string
	With, Without       []string
}

// pages reads a measuring set, which is no part of the repository.
func pages(t testing.TB, set string) (all []labelled) {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "bench", "dev", set+".jsonl"))
	if err != nil {
		t.Skip("the measuring set is not here:", err)
	}
	defer f.Close()
	lines := bufio.NewReader(f)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return all
		}
		var one labelled
		if err := json.Unmarshal(line, &one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
}

func textOf(one labelled) string {
	p, _ := page.Extract([]byte(one.HTML), "", one.URL)
	return strings.Join(p.Paras, "\n")
}

// TestText holds how much of articles is found, and how little else: on pages
// whose whole text is marked by runs of four words, each page counting the same.
func TestText(t *testing.T) {
	for set, least := range map[string]float64{"aeb": 0.968, "mozilla_readability": 0.97} {
		t.Run(set, func(t *testing.T) {
			var precision, recall, answers, articles float64
			all := pages(t, set)
			for _, one := range all {
				want, got := runs(one.Body), runs(textOf(one))
				common, found, wanted := 0, 0, 0
				for run, n := range got {
					common += min(n, want[run])
					found += n
				}
				for _, n := range want {
					wanted += n
				}
				if found > 0 {
					precision, answers = precision+float64(common)/float64(found), answers+1
				}
				if wanted > 0 {
					recall, articles = recall+float64(common)/float64(wanted), articles+1
				}
			}
			precision, recall = precision/answers, recall/articles
			f1 := 2 * precision * recall / (precision + recall)
			t.Logf("%d pages: precision %.3f, recall %.3f, F1 %.3f", len(all), precision, recall, f1)
			if f1 < least {
				t.Errorf("F1 is below %.3f", least)
			}
		})
	}
}

// TestSegments does so on pages of which some sentences are marked.
func TestSegments(t *testing.T) {
	var found, missed, wrong float64
	for _, one := range pages(t, "traf_eval") {
		text := textOf(one)
		for _, s := range one.With {
			if strings.Contains(text, s) {
				found++
			} else {
				missed++
			}
		}
		for _, s := range one.Without {
			if strings.Contains(text, s) {
				wrong++
			}
		}
	}
	f1 := 2 * found / (2*found + missed + wrong)
	t.Logf("%.0f found, %.0f missed, %.0f of what is around: F1 %.3f", found, missed, wrong, f1)
	if f1 < 0.90 {
		t.Error("F1 is below 0.90")
	}
}

// runs counts the runs of four words in a text.
func runs(s string) map[string]int {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
	all := map[string]int{}
	for i := range words {
		if i == 0 || i+4 <= len(words) {
			all[strings.Join(words[i:min(i+4, len(words))], " ")]++
		}
	}
	return all
}

// BenchmarkPages compares the time for a page with that of the parser alone, which
// nobody can be faster than, and with that of Readability alone. One operation
// is the whole set.
func BenchmarkPages(b *testing.B) {
	all := append(pages(b, "aeb"), pages(b, "traf_eval")...)
	for _, way := range []struct {
		name string
		read func(labelled)
	}{
		{"parser", func(one labelled) { html.Parse(strings.NewReader(one.HTML)) }},
		{"readability", func(one labelled) {
			doc, _ := html.Parse(strings.NewReader(one.HTML))
			at, _ := url.Parse(one.URL)
			parser := readability.NewParser()
			if article, err := parser.ParseAndMutate(doc, at); err == nil && article.Node != nil {
				article.RenderText(&bytes.Buffer{})
			}
		}},
		{"page", func(one labelled) { page.Extract([]byte(one.HTML), "", one.URL) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			var each []time.Duration
			for b.Loop() {
				for _, one := range all {
					began := time.Now()
					way.read(one)
					each = append(each, time.Since(began))
				}
			}
			slices.Sort(each)
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(len(each)), "ms/page")
			b.ReportMetric(each[len(each)*99/100].Seconds()*1000, "p99-ms")
		})
	}
}

// BenchmarkLargest is a page of 10 MB in an article's usual elements.
func BenchmarkLargest(b *testing.B) {
	para := "<p>" + strings.Repeat(prose+" ", 5) + "</p>"
	doc := wrap("", "<article>"+strings.Repeat(para, 10<<20/len(para))+"</article>")
	b.ReportAllocs()
	for b.Loop() {
		page.Extract(doc, "", "")
	}
}
