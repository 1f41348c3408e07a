package quotation_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/quotation"
	"pullquote/summarize/segment"
)

// reached is what each language has reached on the articles in testdata/truth,
// in per cent: F1 of quotations that were found word for word, and of those that
// have the right speaker as well. A change may raise it and never lower it.
var reached = []struct {
	lang         *lang.Language
	exact, joint float64
}{
	{lang.German, 98, 86},
	{lang.French, 97, 97},
	{lang.Spanish, 98, 96},
	{lang.Italian, 100, 95},
	{lang.Portuguese, 100, 100},
	{lang.Russian, 100, 96},
	{lang.Ukrainian, 100, 100},
	{lang.Polish, 95, 95},
	{lang.Turkish, 100, 94},
}

// TestTruth reads articles whose quotations a person has listed, LANG-name.txt,
// and counts what Find makes of them. After the article and a line "---" stands
// one line for each quotation, in order:
//
//	the words inside the marks — the speaker
//	the first words … the last ones — the speaker
//	words that are nobody's —
//	words of a person whom the text names in two ways — Ada Brandt / the mayor
//
// The list was written before the code had seen the article. Whatever else Find
// returns is an error of its own, and a speaker of whom it is sure must be right.
func TestTruth(t *testing.T) {
	for _, r := range reached {
		t.Run(r.lang.Code, func(t *testing.T) {
			files, err := filepath.Glob("testdata/truth/" + r.lang.Code + "-*.txt")
			if err != nil || len(files) == 0 {
				t.Fatal("no articles", err)
			}
			var s score
			for _, file := range files {
				s.article(t, r.lang, file)
			}
			exact, joint := s.f1(s.exact), s.f1(s.right)
			t.Logf("%d quotations, %d found: %d word for word (F1 %.1f), %d with the right speaker (F1 %.1f)",
				s.listed, s.found, s.exact, exact, s.right, joint)
			if exact < r.exact || joint < r.joint {
				t.Errorf("F1 %.1f and %.1f, where %.1f and %.1f had been reached", exact, joint, r.exact, r.joint)
			}
		})
	}
}

// A score counts quotations.
type score struct{ listed, found, exact, right int }

func (s *score) f1(hits int) float64 { return 200 * float64(hits) / float64(s.listed+s.found) }

// article adds what is found in one file.
func (s *score) article(t *testing.T, l *lang.Language, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, list, ok := strings.Cut(string(data), "\n---\n")
	if !ok {
		t.Fatalf("%s: no line --- after the article", file)
	}
	truth := readTruth(t, file, text, list)
	s.listed += len(truth)
	for _, q := range quotation.Find(segment.New(text, l)) {
		s.found++
		speaker, ok := truth[inner(text, q.Span)]
		switch {
		case !ok:
			t.Logf("%s: not listed: %s — %s", file, q.In(text), q.Speaker)
			continue
		case sameSpeaker(l, q.Speaker, speaker):
			s.right++
		case q.Speaker != "" && q.Sure:
			t.Errorf("%s: sure and wrong: %s — %s, not %s", file, q.In(text), q.Speaker, speaker)
		default:
			t.Logf("%s: %s — %q, not %q", file, q.In(text), q.Speaker, speaker)
		}
		s.exact++
		delete(truth, inner(text, q.Span))
	}
	for span := range truth {
		t.Logf("%s: not found: %s", file, span.In(text))
	}
}

// readTruth returns the speaker of each place that a list names.
func readTruth(t *testing.T, file, text, list string) map[segment.Span]string {
	truth := map[segment.Span]string{}
	from := 0
	for line := range strings.Lines(strings.TrimSpace(list)) {
		line = strings.TrimSpace(line)
		cut := strings.LastIndex(line, " —")
		if cut < 0 {
			t.Fatalf("%s: no speaker in %q", file, line)
		}
		first, last, _ := strings.Cut(line[:cut], "…")
		first, last = strings.TrimSpace(first), strings.TrimSpace(last)
		start := strings.Index(text[from:], first)
		end := strings.Index(text[from+max(start, 0)+len(first):], last)
		if start < 0 || end < 0 {
			t.Fatalf("%s: %q is not in the article, or not in this order", file, line)
		}
		start += from
		from = start + len(first) + end + len(last)
		truth[inner(text, segment.Span{Start: start, End: from})] = strings.TrimSpace(line[cut+len(" —"):])
	}
	return truth
}

// inner is s without the marks and spaces at its ends, about which tastes differ.
func inner(text string, s segment.Span) segment.Span {
	in := s.In(text)
	s.Start += len(in) - len(strings.TrimLeft(in, " .,…"))
	s.End -= len(in) - len(strings.TrimRight(in, " .,…!?"))
	return s
}

// sameSpeaker reports whether got is one of the ways in which want names a
// speaker; a leading article counts for nothing.
func sameSpeaker(l *lang.Language, got, want string) bool {
	bare := func(s string) string {
		s = strings.ToLower(s)
		if first, rest, ok := strings.Cut(s, " "); ok && l.Class(first).Has(lang.Article) {
			return rest
		}
		return s
	}
	for way := range strings.SplitSeq(want, " / ") {
		if bare(got) == bare(way) {
			return true
		}
	}
	return false
}
