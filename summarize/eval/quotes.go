package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"pullquote/summarize"
	"pullquote/summarize/internal/corpus"
	"pullquote/summarize/internal/stats"
)

// # How quotations are compared
//
// Quotations of one or two words are left out on both sides. A found one and a
// marked one are the same when they share half of their words, by F1, and lie at
// the same place; each is used once, the likest first. Exact are those with the
// same words. A speaker is right when the names share their last word, or all words
// of one are in the other; for a pronoun the name behind it counts, and where
// nobody knows that, nothing does. Of key quotes, which a post shows with the name,
// those are counted that have another speaker than people marked. Some are errors
// of the marks: who cites Smith is marked for Smith, or a wrong name for "he". Joint is a quotation found with its right
// speaker.

// shortest is how many words a quotation must have to count.
const shortest = 3

// A quotation is one that was found or marked, ready to compare.
type quotation struct {
	words             []string
	start, end        int // bytes; equal when not known
	speaker, resolved string
	kind              string
	key               bool // of those found: it is one that a post shows
}

// A tally counts quotations.
type tally struct {
	marked, found, exact, joint int
	right, asked                map[string]int // by kind of source
	keys, others                int            // key quotes whose speaker people know, and those that have another
	articles                    []hits
}

// hits are the counts of one article.
type hits struct{ quotations, exact, joint int }

// quotes compares quotations and speakers, beside a baseline.
func (b *bench) quotes(w io.Writer) error {
	fmt.Fprintf(w, `
| quotations | marked | exact P / R / F1 [95%%] | speaker right: all | named | pronoun | nominal | joint F1 [95%%] | key quotes | with another speaker than marked |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
`)
	for _, name := range []string{"polnear", "german_quotes"} {
		articles, err := b.read(name)
		if err != nil {
			return err
		}
		if len(articles) == 0 {
			continue
		}
		ours, base := newTally(), newTally()
		for i, a := range articles {
			b.progress.show(name, i, len(articles))
			marked := marked(a)
			ours.compare(marked, found(a, b.summary(a)))
			base.compare(marked, nearest(a))
		}
		base.row(w, name+", marks and the nearest name")
		ours.row(w, name+", ours")
	}
	return nil
}

func newTally() *tally { return &tally{right: map[string]int{}, asked: map[string]int{}} }

func (t *tally) row(w io.Writer, name string) {
	share := func(kind string) string {
		if t.asked[kind] == 0 {
			return "–"
		}
		return fmt.Sprintf("%.1f", 100*float64(t.right[kind])/float64(t.asked[kind]))
	}
	p, r := 100*float64(t.exact)/float64(max(1, t.found)), 100*float64(t.exact)/float64(max(1, t.marked))
	fmt.Fprintf(w, "| %s | %d | %.1f / %.1f / %s | %s | %s | %s | %s | %s | %d | %d |\n", name, t.marked, p, r,
		t.f1(func(h hits) int { return h.exact }), share("all"), share("name"), share("pronoun"), share("nominal"), t.f1(func(h hits) int { return h.joint }), t.keys, t.others)
}

// f1 writes a harmonic mean of precision and recall with its bounds; articles are
// what is drawn again.
func (t *tally) f1(of func(hits) int) string {
	m := stats.Resample(len(t.articles), func(drawn []int) float64 {
		hit, all := 0, 0
		for _, i := range drawn {
			hit += of(t.articles[i])
			all += t.articles[i].quotations
		}
		return 200 * float64(hit) / float64(max(1, all))
	})
	return fmt.Sprintf("%.1f [%.1f, %.1f]", m.Mean, m.Low, m.High)
}

// compare adds the quotations of one article.
func (t *tally) compare(marked, found []quotation) {
	t.marked += len(marked)
	t.found += len(found)
	exact, joint := t.exact, t.joint
	defer func() {
		t.articles = append(t.articles, hits{len(marked) + len(found), t.exact - exact, t.joint - joint})
	}()
	usedMarked, usedFound := make([]bool, len(marked)), make([]bool, len(found))
	for _, p := range pairs(marked, found) {
		if usedMarked[p.marked] || usedFound[p.found] {
			continue
		}
		usedMarked[p.marked], usedFound[p.found] = true, true
		if p.likeness > 1 {
			t.exact++
		}
		t.speaker(marked[p.marked], found[p.found].speaker)
		if found[p.found].key {
			t.key(marked[p.marked], found[p.found].speaker)
		}
	}
}

// key adds the speaker of a quotation that a post would show. Marks often have a
// whole phrase ("the chairman, Tom Vell, who"): a name between its commas will do.
func (t *tally) key(want quotation, got string) {
	if want.kind == "pronoun" && want.resolved == want.speaker {
		return
	}
	t.keys++
	for part := range strings.SplitSeq(want.speaker+","+want.resolved, ",") {
		if same(got, part) {
			return
		}
	}
	t.others++
}

// speaker adds one speaker.
func (t *tally) speaker(want quotation, got string) {
	right := same(got, want.speaker) || want.resolved != "" && same(got, want.resolved)
	switch want.kind {
	case "none":
		right = got == ""
	case "pronoun":
		if want.resolved == want.speaker { // nobody knows the name
			t.joint++
			return
		}
		right = same(got, want.resolved)
	}
	for _, kind := range []string{"all", want.kind} {
		t.asked[kind]++
		if right {
			t.right[kind]++
		}
	}
	if right {
		t.joint++
	}
}

type match struct {
	marked, found int
	likeness      float64 // above 1: the same words
}

// pairs returns the quotations that may be the same, the likest first.
func pairs(marked, found []quotation) []match {
	var out []match
	for i, a := range marked {
		for k, b := range found {
			if a.start < a.end && b.start < b.end && (b.start >= a.end || a.start >= b.end) {
				continue
			}
			likeness := overlap(a.words, b.words)
			if slices.Equal(a.words, b.words) {
				likeness = 2
			}
			if likeness >= 0.5 {
				out = append(out, match{i, k, likeness})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b match) int { return cmp.Compare(b.likeness, a.likeness) })
	return out
}

// overlap is the F1 of two lists of words.
func overlap(a, b []string) float64 {
	n := map[string]int{}
	for _, w := range a {
		n[w]++
	}
	hits := 0
	for _, w := range b {
		if n[w] > 0 {
			n[w]--
			hits++
		}
	}
	return 2 * float64(hits) / float64(max(1, len(a)+len(b)))
}

// marked returns the quotations that people marked.
func marked(a corpus.Article) []quotation {
	at := offsets(a.Text)
	var out []quotation
	for _, q := range a.Quotes {
		x := quotation{words: words(q.Text), speaker: q.Speaker, resolved: q.Resolved, kind: q.Kind}
		if q.Start >= 0 && q.End < len(at) {
			x.start, x.end = at[q.Start], at[q.End]
		}
		if len(x.words) >= shortest {
			out = append(out, x)
		}
	}
	return out
}

// offsets maps the characters of a text, and its end, to bytes.
func offsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// found returns the quotations of a summary.
func found(a corpus.Article, s summarize.Summary) []quotation {
	var out []quotation
	for _, q := range s.Quotes {
		if w := words(q.In(a.Text)); len(w) >= shortest {
			out = append(out, quotation{words: w, start: q.Start, end: q.End, speaker: q.Speaker, key: q.Key})
		}
	}
	return out
}

// words are what counts of a text: runs of letters and digits, in lower case.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// same reports whether two names are one speaker's.
func same(a, b string) bool {
	x, y := name(a), name(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	return x[len(x)-1] == y[len(y)-1] || within(x, y) || within(y, x)
}

func within(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// name returns the words of a speaker that tell who it is.
func name(s string) []string {
	if i := strings.IndexAny(s, ",("); i > 0 {
		s = s[:i]
	}
	return slices.DeleteFunc(words(s), func(w string) bool {
		switch w {
		case "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "president", "senator", "sen", "rep", "gov",
			"the", "a", "an", "former", "his", "her", "their", "s":
			return true
		}
		return false
	})
}
