package news_test

import (
	"strings"
	"testing"

	"pullquote/bot/news"
)

// size counts all words of a post, as a platform with a limit would.
func size(p news.Post) int {
	n := len(p.Headline) + len(p.Image) + len(strings.Join(p.Points, ""))
	for _, q := range p.Quotes {
		n += len(q.Text) + len(q.Speaker)
	}
	return n
}

func TestFitDropsWholeSentencesFirst(t *testing.T) {
	post := news.Post{
		Headline: "A headline of some length", Image: "https://x.example/p.png",
		Points: []string{"First sentence.", "Second sentence.", "Third sentence."},
		Quotes: []news.Quote{{Text: "The best quote", Speaker: "Ada"}, {Text: "Another", Speaker: "Tom"}},
	}
	whole := size(post)
	for limit := whole; limit >= 0; limit-- {
		got, ok := post.Fit(func(p news.Post) bool { return size(p) <= limit })
		if ok != (size(got) <= limit) {
			t.Fatalf("limit %d: ok %v with %d", limit, ok, size(got))
		}
		for i, s := range got.Points {
			if s != post.Points[i] {
				t.Errorf("limit %d: sentence %q", limit, s)
			}
		}
		for i, q := range got.Quotes {
			if q != post.Quotes[i] {
				t.Errorf("limit %d: quote %q", limit, q.Text)
			}
		}
		if len(got.Quotes) < 2 && len(got.Points) > 1 {
			t.Errorf("limit %d: a quote went before a sentence", limit)
		}
		if got.Image == "" && len(got.Quotes) > 0 {
			t.Errorf("limit %d: the picture went before the quotes", limit)
		}
	}
	if got, ok := post.Fit(func(p news.Post) bool { return size(p) <= whole }); !ok || size(got) != whole {
		t.Error("a post that fits was shortened")
	}
}

func TestMarks(t *testing.T) {
	for lang, want := range map[string]string{"en-GB": "“w”", "": "“w”", "de": "„w“", "fr-CA": "«\u00a0w\u00a0»", "ru": "«w»", "pl": "„w”", "ja": "「w」"} {
		if got := (news.Quote{Text: "w", Lang: lang}).Marked(); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, tt := range []struct {
		in   string
		n    int
		want string
	}{
		{"short", 10, "short"},
		{"exactly10!", 10, "exactly10!"},
		{"one two three four", 12, "one two…"},
		{"oneveryverylongword", 8, "onevery…"},
		{"👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧…"},
		{"to be, or not", 8, "to be…"},
	} {
		if got := news.Shorten(tt.in, tt.n); got != tt.want {
			t.Errorf("%q at %d: %q, want %q", tt.in, tt.n, got, tt.want)
		}
	}
}
