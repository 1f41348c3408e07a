package intake_test

import (
	"strings"
	"testing"

	"pullquote/sources/newsroom"
	"pullquote/summarize"
)

// The newsroom's writers know who said what. A speaker that is left out, or called
// by a shorter name, is a pity; words put into the mouth of somebody else are what
// must never be shown.
func TestNobodyIsGivenTheWordsOfAnother(t *testing.T) {
	room := newsroom.New(newsroom.Options{})
	for more := true; more; _, more = room.PublishNext() {
	}
	all, right, sure := 0, 0, 0
	for _, s := range room.Stories() {
		text := strings.Join(s.Paras, "\n\n")
		sum := summarize.Options{}.Summarize(summarize.Document{Title: s.Title, Lang: s.Lang, Text: text})
		speakers := map[string]bool{}
		for _, truth := range s.Quotes {
			speakers[truth.Speaker] = true
		}
		for _, truth := range s.Quotes {
			all++
			q, found := quoteOf(sum, text, truth.Text)
			switch {
			case !found:
				t.Logf("%s: %q was not found", s.Slug, truth.Text)
			case q.Speaker == truth.Speaker:
				right++
			case q.Sure && speakers[q.Speaker]:
				t.Errorf("%s: %q is said by %q, not %q", s.Slug, truth.Text, truth.Speaker, q.Speaker)
			}
			if q.Sure {
				sure++
			}
			if q.Key && !q.Sure {
				t.Errorf("%s: %q would be shown, though its speaker is in doubt", s.Slug, truth.Text)
			}
		}
	}
	if right*100 < all*75 || sure*100 < all*75 {
		t.Errorf("of %d quotations %d have the right speaker and %d a sure one", all, right, sure)
	}
	t.Logf("of %d quotations %d have the right speaker and %d a sure one", all, right, sure)
}

// quoteOf returns the quote that holds these words, or some of them.
func quoteOf(sum summarize.Summary, text, words string) (summarize.Quote, bool) {
	for _, q := range sum.Quotes {
		if got := summarize.Fold(q.In(text)); strings.Contains(words, got) || strings.Contains(got, words) {
			return q, true
		}
	}
	return summarize.Quote{}, false
}
