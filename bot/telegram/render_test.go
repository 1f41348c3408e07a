package telegram_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"pullquote/bot/delivery"
	"pullquote/bot/news"
	"pullquote/bot/platformtest"
	"pullquote/bot/telegram"
	"pullquote/bot/telegram/telegramtest"
)

var _ delivery.Platform = (*telegram.Adapter)(nil)

var update = flag.Bool("update", false, "rewrite the golden files")

func number(n int64) string { return strconv.FormatInt(n, 10) }

// TestRenderGolden shows the exact messages. Read a change like prose.
func TestRenderGolden(t *testing.T) {
	s := start(t, telegramtest.Options{})
	a, _ := open(t, s, nil)
	hostile := post()
	hostile.Headline = `<b>@everyone</b> & "friends" #breaking`
	hostile.Points = []string{"Write to tips@gazette.example or call +44 20 7946 0958, see www.gazette.example/tips.", "Shares of $LUNE fell; type /start to win."}
	hostile.Quotes = []news.Quote{{Text: "</blockquote><a href=\"https://evil.example\">click</a>", Speaker: "\u202eMallory", Role: "t.me/mallory"}}
	excerpt := post()
	excerpt.Excerpt, excerpt.Quotes, excerpt.Published = true, nil, time.Time{}
	inside := post()
	inside.URL, inside.Quotes = "http://intranet/news?a=1&b=2", inside.Quotes[:1]
	inside.Quotes[0].URL = "http://intranet/news#:~:text=We%20promised"

	for name, p := range map[string]news.Post{"post": post(), "hostile": hostile, "excerpt": excerpt, "intranet": inside} {
		payload, err := a.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		var params map[string]string
		if err := json.Unmarshal(payload, &params); err != nil {
			t.Fatal(err)
		}
		got := params["text"] + "\n-- preview --\n" + params["link_preview_options"] + "\n"
		file := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal([]byte(got), want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestRenderLong makes posts of every length around the limits: what is left out
// is left out whole.
func TestRenderLong(t *testing.T) {
	s := start(t, telegramtest.Options{})
	a, _ := open(t, s, nil)
	letters := map[string]string{"ascii": "x", "emoji": "😀", "escaped": "&", "cyrillic": "ж", "cut": "#b "}
	for name, letter := range letters {
		for _, n := range []int{500, 1300, 1365, 1366, 2040, 2048, 4000, 4090, 4096, 4097, 9000} {
			p := post()
			p.Points = []string{"First " + strings.TrimSpace(strings.Repeat(letter, n)) + ".", "Second sentence.", "Third " + strings.TrimSpace(strings.Repeat(letter, n/2)) + "!"}
			m := rendered(t, a, p)
			for _, want := range append(p.Points, p.Quotes[0].Text, p.Quotes[1].Text) {
				shown := strings.ReplaceAll(m.Text, "\u200b", "")
				begin, _, _ := strings.Cut(want, " ")
				if strings.Contains(shown, begin) && !strings.Contains(shown, want) {
					t.Fatalf("%s of %d: a sentence or quote was cut", name, n)
				}
			}
			if !strings.Contains(m.Text, p.Headline) || !strings.Contains(m.Text, p.Source) {
				t.Fatalf("%s of %d: no headline or outlet in %q", name, n, m.Text)
			}
		}
	}
}

// rendered is the message that Telegram would make of p.
func rendered(t *testing.T, a *telegram.Adapter, p news.Post) telegramtest.Message {
	t.Helper()
	payload, err := a.Render(p)
	if err != nil {
		t.Fatal(err)
	}
	m, err := telegramtest.Read(payload)
	if err != nil {
		t.Fatalf("Telegram refuses it: %v\n%s", err, payload)
	}
	check(t, m)
	return m
}

// check holds a message against what no message of ours may have.
func check(t *testing.T, m telegramtest.Message) {
	t.Helper()
	if len(m.Dropped) > 0 {
		t.Errorf("Telegram drops %q of\n%s", m.Dropped, m.HTML)
	}
	if len(m.Links) > 0 {
		t.Errorf("words became links: %q in\n%s", m.Links, m.HTML)
	}
	for _, r := range m.Text {
		if r != '\n' && r != '\u200b' && r != '\u200c' && r != '\u200d' && (unicode.Is(unicode.Cf, r) || unicode.IsControl(r)) {
			t.Errorf("an invisible %U is in\n%q", r, m.Text)
			break
		}
	}
}

// FuzzRender: whatever a post holds, Telegram takes the message, keeps all of its
// mark-up and makes no link that we did not.
func FuzzRender(f *testing.F) {
	for _, seed := range []string{
		"plain", "<b>bold</b> & <i>", "@name /cmd #tag $USD", "see example.org/x or https://example.com:80/a?b=c.d",
		"a@b.co", "1.2.3.4", "4111 1111 1111 1111", "+1 (202) 555-0143", "\u202eevil\u2066\u200f", "&nbsp;&lt;&#60;", "x\u200c.\u200dcom",
		"tg://resolve?domain=x", "#\u200ctag #·x #1", "a.b.c.d.рф", "e\u030a\u0333\u2800", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨‍👩‍👧", "..com .com", "://", "@@a /\u200b/b", "1INCH $1INCH $$A",
	} {
		f.Add(seed, seed, seed, seed, "https://example.org/a?b=c&d=\"e\"")
		f.Add(strings.Repeat(seed, 90), seed, strings.Repeat(seed, 200), "", "http://localhost/"+seed)
	}
	a, err := telegram.New(telegram.Options{Token: "1:a"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, headline, point, quote, speaker, url string) {
		p := news.Post{
			Source: speaker + "\n" + quote, Headline: headline, URL: url, Published: time.Unix(1e9, 0), Excerpt: true,
			Points: []string{point, headline + quote, point + point},
			Quotes: []news.Quote{{Text: quote, Speaker: speaker, Role: point, URL: platformtest.LinkTo(url, quote)}, {Text: point, URL: url}},
		}
		payload, err := a.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		m, err := telegramtest.Read(payload)
		if err != nil {
			t.Fatalf("Telegram refuses it: %v\n%s", err, payload)
		}
		check(t, m)
	})
}
