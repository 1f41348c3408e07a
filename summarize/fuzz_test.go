package summarize_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pullquote/summarize"
)

// FuzzSummarize proves what must hold for any bytes: spans lie inside the text,
// on character boundaries, in order, apart from each other, and the same document
// gives the same summary.
func FuzzSummarize(f *testing.F) {
	for _, s := range hostile() {
		if len(s) < 2000 {
			f.Add("Harbour", s)
		}
	}
	f.Add("", "“We will rebuild,” Mayor Ada Brandt said. “All of it.”\n\nShe added: \"By May.\"")
	f.Add("", "« Nous verrons », a déclaré la maire. „Ja“, sagte er. «Да», — сказал он. 「はい」と言った。")
	f.Fuzz(func(t *testing.T, title, text string) {
		langs := []string{"", "en", "de", "fr", "ru", "es"}
		check(t, summarize.Document{Title: title, Text: text, Lang: langs[len(text)%len(langs)]})
	})
}

// TestHostile runs what breaks careless text code. The time that it takes is held
// by BenchmarkGrowth and the sizes' ratios; here a minute only tells that it hangs.
func TestHostile(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			check(t, summarize.Document{Title: name, Text: text})
			if took := time.Since(start); took > time.Minute {
				t.Errorf("took %v", took)
			}
		})
	}
}

// hostile returns texts that no newspaper prints.
func hostile() map[string]string {
	const half = 500_000
	return map[string]string{
		"empty":             "",
		"blank":             " \n\t\n ",
		"one long word":     strings.Repeat("a", half),
		"two million words": strings.Repeat("harbour wall and the mayor ", 400_000),
		"one sentence":      strings.Repeat("harbour wall and ", half/17) + ".",
		"no final marks":    strings.Repeat("the mayor Ada Brandt said so ", half/29),
		"full stops":        strings.Repeat(".", half),
		"opening marks":     strings.Repeat("“", half/3),
		"opening singles":   strings.Repeat(" 'a", half/3),
		"genitives":         "'" + strings.Repeat("workers' rights ", half/16),
		"straight marks":    strings.Repeat(`"a `, half/3),
		"empty quotations":  strings.Repeat(`"" `, half/3),
		"lines":             strings.Repeat("a\n", half/2),
		"paragraphs":        strings.Repeat("“a\n\n", half/7),
		"capitals":          strings.Repeat("Ada ", half/4),
		"commas":            strings.Repeat("Ada, said, ", half/11),
		"many quotations":   strings.Repeat(`“Yes,” she said. `, half/20),
		"beside marks":      strings.Repeat(`“aa” `, half/9),
		"between marks":     strings.Repeat(`“aa bb” saying `, half/19),
		"and between":       strings.Repeat(`“aa bb” and said that and `, half/30),
		"sentences marks":   strings.Repeat(`Ada Brandt said “we will stay here now”. `, half/45),
		"namesakes":         namesakes(half / 12),
		"pronouns":          strings.Repeat("It did. ", half/8),
		"initials":          strings.Repeat("U.S. ", half/5),
		"invalid UTF-8":     strings.Repeat("\xff“\xfe said\x80 ”. \xc3", 1000),
		"NUL":               "The mayor\x00said “no\x00” today.\x00\x00",
		"right to left":     "قال الوزير: «سنعيد بناء الجسر قبل الشتاء». وأضاف أن العمل بدأ أمس.\n\n" + strings.Repeat("وصل العمال إلى الميناء صباح اليوم. ", 50),
		"only quotations":   strings.Repeat("“We will stay.”\n\n", 100),
		"only captions":     strings.Repeat("The harbour (file photo)\n\n", 50),
		"hyphens":           strings.Repeat("a-", half/2),
		"turkish dots":      strings.Repeat("İİİİ'İ ’İ. ", 500),
		"brackets":          strings.Repeat("( ", half/2),
		"deep marks":        strings.Repeat("“‘", half/12) + "we stay" + strings.Repeat("’”", half/12),
		"mixed languages":   strings.Repeat("The mayor said no. Der Rat tagt heute. Мэр сказал нет. 市长说不。 ", 2000),
		"emoji":             strings.Repeat("👩‍👩‍👧‍👦🏳️‍🌈 said “👍🏽 yes 👍🏽”. ", 500),
		"combining marks":   "e" + strings.Repeat("\u0301", half/2) + " said so.",
		"chinese":           strings.Repeat("市长说：「我们会重建港口。」工程昨天开始。", 200),
	}
}

// TestReason asks why there is nothing.
func TestReason(t *testing.T) {
	texts := hostile()
	for name, want := range map[string]string{
		"empty": "the text has no words", "blank": "the text has no words", "full stops": "the text has no words",
		"only captions":     "the text is headings, captions and page furniture only",
		"two million words": "the text is not cut into sentences",
		"one sentence":      "the text is not cut into sentences",
		"initials":          "the text is not cut into sentences",
		"pronouns":          "no sentence of the text can stand alone",
		"right to left":     "",
	} {
		if got := (summarize.Options{}).Summarize(summarize.Document{Text: texts[name]}).Reason; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// namesakes returns n people with one last name.
func namesakes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "A%c%c%c Brandt, ", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	return b.String() + "“We stay,” said Brandt."
}

func check(t *testing.T, d summarize.Document) {
	t.Helper()
	s := summarize.Options{}.Summarize(d)
	valid := utf8.ValidString(d.Text)
	folded := summarize.Fold(d.Text)
	said := map[string]bool{"": true}
	end := 0
	for _, x := range s.Sentences {
		end = span(t, d.Text, valid, x.Span, end)
	}
	end = 0
	keys := 0
	for _, q := range s.Quotes {
		end = span(t, d.Text, valid, q.Span, end)
		if q.SpeakerSpan != (summarize.Span{}) {
			span(t, d.Text, valid, q.SpeakerSpan, 0)
		}
		if q.Key {
			keys++
			if q.Speaker == "" {
				t.Errorf("key quote %q has no speaker", q.In(d.Text))
			}
		}
		if !said[q.Speaker] && !strings.Contains(folded, q.Speaker) {
			t.Errorf("speaker %q is not in the text", q.Speaker)
		}
		said[q.Speaker] = true
	}
	if (s.Reason == "") != (len(s.Sentences) > 0) {
		t.Errorf("%d sentences, and the reason %q", len(s.Sentences), s.Reason)
	}
	if keys > 2 {
		t.Errorf("%d key quotes", keys)
	}
	if len(d.Text) < 10_000 && !reflect.DeepEqual(s, summarize.Options{}.Summarize(d)) {
		t.Error("a second run gives another summary")
	}
}

// span checks one span and returns its end.
func span(t *testing.T, text string, valid bool, s summarize.Span, from int) int {
	t.Helper()
	if s.Start < from || s.End <= s.Start || s.End > len(text) {
		t.Fatalf("span [%d:%d) of %d bytes after %d", s.Start, s.End, len(text), from)
	}
	if valid && !(utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End]))) {
		t.Fatalf("span [%d:%d) cuts a character", s.Start, s.End)
	}
	return s.End
}
