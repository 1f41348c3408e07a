package terminal_test

import (
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/bot/news"
	"pullquote/bot/terminal"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// cards are posts with all that a card can hold, in scripts of one and two
// columns.
func cards() []news.Post {
	const address = "https://gazette.example/2026/pier"
	return []news.Post{{
		Source: "Harbour Gazette", Headline: "Council votes seven to two to rebuild the old pier after twelve years of argument", URL: address,
		Points: []string{
			"The harbour council voted seven to two on Monday evening to rebuild the old pier, ending a dispute that began when a storm tore away its last forty metres.",
			"Work is to start in March and will cost 4.2 million crowns.",
		},
		Quotes: []news.Quote{
			{Text: "We have waited twelve years for this evening, and I am not ashamed to say that I cried", Speaker: "Mara Lindqvist", Role: "chair of the Pier Society", URL: address + "#:~:text=We"},
			{Text: "The money is there", URL: address + "#:~:text=The"},
		},
	}, {
		Source: "Почта Скерри", Headline: "Порт закрыли на сутки из-за шторма", URL: "https://post.example/порт?q=ветер", Excerpt: true,
		Points: []string{"Порт закрыли во вторник утром: скорость ветра превысила тридцать метров в секунду."},
		Quotes: []news.Quote{{Text: "Мы не выпустим ни одного судна", Speaker: "Олег Сомов", URL: address}},
	}, {
		Source: "港湾新聞", Headline: "旧桟橋の再建、議会が可決", URL: address,
		Points: []string{"港湾議会は月曜日の夜、旧桟橋を再建する案を七対二で可決した。十二年前の嵐で失われて以来、続いていた「終わりのない論争」が終わった。"},
	}}
}

// shown sends posts to a screen and returns what was written.
func shown(t *testing.T, color bool, columns int, posts []news.Post) string {
	t.Helper()
	s := &screen{t: t}
	term := terminal.New(nil, s, columns)
	if color {
		term = terminal.Colored(term)
	}
	for _, p := range posts {
		payload, err := term.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := term.Send(t.Context(), news.Delivery{Payload: payload}); err != nil {
			t.Fatal(err)
		}
	}
	return strings.Join(s.writes, "")
}

func TestCards(t *testing.T) {
	for name, got := range map[string]string{
		"testdata/cards.txt":        shown(t, false, 0, cards()),
		"testdata/cards_narrow.txt": shown(t, false, 40, cards()),
		// Escape is written as ␛ so that a reviewer can see it.
		"testdata/cards_color.txt": strings.ReplaceAll(shown(t, true, 80, cards()), "\x1b", "␛"),
	} {
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; run with -update and look at it. Got:\n%s", name, got)
		}
	}
}

func TestNoLineIsTooWide(t *testing.T) {
	posts := cards()
	posts[0].Published = time.Now().AddDate(-1, 0, 0)
	posts[1].Source = strings.Repeat("Длинное название ", 10)
	for _, columns := range []int{12, 20, 33, 40, 79, 80, 200} {
		for _, line := range strings.Split(shown(t, false, columns, posts), "\n") {
			if got := terminal.ColumnsIn(line); got > min(columns, 88) && !strings.HasPrefix(line, "  https://") {
				t.Errorf("%d columns of %d: %q", got, columns, line)
			}
		}
	}
}

func TestMoment(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.Local)
	for want, at := range map[string]time.Time{
		"":             {},
		"08:05":        now.Add(-55 * time.Minute),
		"1 Mar, 23:30": now.Add(-9*time.Hour - 30*time.Minute),
		"2 Mar 2025":   now.AddDate(-1, 0, 0),
	} {
		if got := terminal.Moment(at, now); got != want {
			t.Errorf("Moment(%v) = %q, want %q", at, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		text    string
		columns int
		want    []string
	}{
		{"one two three", 7, []string{"one two", "three"}},
		{"one  two", 4, []string{"one", "two"}},
		{"no\nblanks", 20, []string{"no", "blanks"}},
		{"endlessword", 4, []string{"endl", "essw", "ord"}},
		{"a endlessword", 4, []string{"a", "endl", "essw", "ord"}},
		{"20\u00a0km away", 5, []string{"20\u00a0km", "away"}},
		{"漢字漢字", 4, []string{"漢字", "漢字"}},
		{"漢字。漢字", 4, []string{"漢", "字。", "漢字"}},
		{"漢「字」漢", 6, []string{"漢", "「字」", "漢"}},
		{"e\u0301e\u0301 e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"👩‍👩‍👧👩‍👩‍👧", 2, []string{"👩‍👩‍👧", "👩‍👩‍👧"}},
		{"mark \u0744", 20, []string{"mark \u0744"}}, // a blank that carries a mark
		{"", 5, []string{""}},
	} {
		if got := terminal.Wrap(tt.text, tt.columns); !slices.Equal(got, tt.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", tt.text, tt.columns, got, tt.want)
		}
	}
}

func TestColumnsIn(t *testing.T) {
	for s, want := range map[string]int{"abc": 3, "Жук": 3, "é": 1, "e\u0301": 1, "漢字": 4, "ｆｕｌｌ": 8, "한국": 4, "😀": 2, "❤️": 2, "🇩🇪": 2, "👩‍👩‍👧": 2, "“…”": 3, "ﾊﾝ": 2} {
		if got := terminal.ColumnsIn(s); got != want {
			t.Errorf("ColumnsIn(%q) = %d, want %d", s, got, want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("one two 漢字。“quoted”", uint8(10))
	f.Fuzz(func(t *testing.T, text string, n uint8) {
		columns := max(int(n), 2)
		text = terminal.Clean(text)
		got := terminal.Wrap(text, columns)
		for _, line := range got {
			if terminal.ColumnsIn(line) > columns {
				t.Errorf("%d columns of %d: %q", terminal.ColumnsIn(line), columns, line)
			}
		}
		if strings.Join(strings.Fields(strings.Join(got, " ")), "") != strings.Join(strings.Fields(text), "") {
			t.Errorf("Wrap(%q, %d) = %q loses or adds something", text, columns, got)
		}
	})
}

func TestCleanURL(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/b?c=d#:~:text=e,f":  "https://a.example/b?c=d#:~:text=e,f",
		"https://post.example/порт?q=ветер x":  "https://post.example/%D0%BF%D0%BE%D1%80%D1%82?q=%D0%B2%D0%B5%D1%82%D0%B5%D1%80%20x",
		"http://пример.example/":               "http://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.example/",
		"javascript:alert(1)":                  "",
		"//a.example":                          "",
		"https:///path":                        "",
		"https://a.example/\x1b\\":             "",
		"https://a.example/?q=\u009c\u202e":    "https://a.example/?q=%C2%9C%E2%80%AE",
		"HTTPS://a.example/\"onclick=\"alert(": "https://a.example/%22onclick=%22alert%28",
	} {
		if got := terminal.CleanURL(address); got != want {
			t.Errorf("CleanURL(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestSendTellsWhatBecameOfIt(t *testing.T) {
	broken := errors.New("disk full")
	for _, tt := range []struct {
		name  string
		fault func(string) (int, error)
		is    error
		retry bool
	}{
		{"nothing was written", func(string) (int, error) { return 0, broken }, broken, true},
		{"half was written", func(s string) (int, error) { return len(s) / 2, broken }, news.ErrUnknown, false},
		{"nobody reads any more", closed, news.ErrGone, false},
	} {
		s := &screen{t: t}
		s.failNext(tt.fault)
		_, err := terminal.New(nil, s, 80).Send(t.Context(), news.Delivery{Payload: []byte(`{}`)})
		var retry *news.RetryError
		if !errors.Is(err, tt.is) || errors.As(err, &retry) != tt.retry {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	_, err := terminal.New(nil, &screen{t: t}, 80).Send(t.Context(), news.Delivery{Payload: []byte("no post")})
	if !errors.Is(err, news.ErrRejected) {
		t.Errorf("a payload that is none: %v", err)
	}
}
