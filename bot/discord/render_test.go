package discord

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"pullquote/bot/news"
	"pullquote/bot/platformtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func adapter(t testing.TB) *Adapter {
	a, err := New(Options{Token: "test-token"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// harbour is an article as most are.
func harbour() news.Post {
	return news.Post{
		Source:    "Harbour Courier",
		Headline:  "Ferry to Lindholm stops for the winter",
		URL:       "https://courier.test/2026/ferry-stops",
		Lang:      "en",
		Published: time.Date(2026, 11, 3, 7, 30, 0, 0, time.UTC),
		Points: []string{
			"The last ferry to Lindholm leaves at 6:45 p.m. on Friday, two months earlier than in other years.",
			"The operator says that the 40-year-old ship needs a new engine.",
		},
		Quotes: []news.Quote{
			{
				Text:    "We would rather stop in November than break down in January with ninety people on board.",
				Speaker: "Karin Aalto", Role: "director of the ferry company",
				URL: platformtest.LinkTo("https://courier.test/2026/ferry-stops", "We would rather stop in November than break down in January with ninety people on board."),
			},
			{
				Text: "Nobody asked us.",
				URL:  platformtest.LinkTo("https://courier.test/2026/ferry-stops", "Nobody asked us."),
			},
		},
		Image: "https://courier.test/img/ferry.jpg",
	}
}

func TestRenderGolden(t *testing.T) {
	hostile := harbour()
	hostile.Source = "*Evil* @everyone"
	hostile.Headline = "**Free** nitro: [click](https://evil.test) @everyone <@1> \u202egnp"
	hostile.Points = []string{"# Big", "||boo|| discord.gg/evil <t:0:R> :skull:"}
	hostile.Quotes = []news.Quote{{Text: "`x`\n> y", Speaker: "A](https://evil.test) B", Role: "_chief_", URL: "https://evil.test/) [x](y"}}
	hostile.Image = "javascript:alert(1)"
	excerpt := harbour()
	excerpt.Quotes, excerpt.Image, excerpt.Excerpt = nil, "", true
	bare := news.Post{Headline: "Nur eine Überschrift", URL: "https://bote.test/1"}

	for name, p := range map[string]news.Post{"post": harbour(), "hostile": hostile, "excerpt": excerpt, "bare": bare} {
		t.Run(name, func(t *testing.T) {
			got, err := adapter(t).Render(p)
			if err != nil {
				t.Fatal(err)
			}
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, got, "", "  "); err != nil {
				t.Fatal(err)
			}
			pretty.WriteByte('\n')
			file := filepath.Join("testdata", name+".json")
			if *update {
				if err := os.WriteFile(file, pretty.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(pretty.Bytes(), want) {
				t.Errorf("got\n%s\nwant\n%s", pretty.Bytes(), want)
			}
		})
	}
}

func TestRenderNeedsAHeadline(t *testing.T) {
	if _, err := adapter(t).Render(news.Post{Headline: "\u200b", URL: "https://a.test"}); err == nil {
		t.Error("no error")
	}
}

// A long headline is shortened and costs no sentence; a long text loses whole
// sentences and no part of a quote.
func TestRenderLong(t *testing.T) {
	p := harbour()
	p.Headline = strings.Repeat("*Stormy* ", 80)
	p.Source = strings.Repeat("Courier ", 80)
	p.Points = []string{strings.Repeat("One. ", 200), strings.Repeat("Two. ", 400), strings.Repeat("Three. ", 400)}
	e, err := embed(p)
	if err != nil {
		t.Fatal(err)
	}
	if n := length(e.Title); n > mostTitle || n < 200 {
		t.Errorf("title has %d characters", n)
	}
	if n := length(e.Author.Name); n > mostAuthor || n < 200 {
		t.Errorf("author has %d characters", n)
	}
	if !strings.Contains(e.Description, "Two.") || strings.Contains(e.Description, "Three.") {
		t.Errorf("want two of three sentences, got %d characters", length(e.Description))
	}
	if !strings.Contains(e.Description, "ninety people on board.”") || !strings.Contains(e.Description, "Nobody asked us.”") {
		t.Error("a quote is gone")
	}
}

func TestRenderNeverExceedsALimit(t *testing.T) {
	a := adapter(t)
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat(rapid.SampledFrom([]string{"word ", "😀", "<", "*_", "ж", ":a:", "\u202e", "\u0301", "(" /**/}).Draw(t, "unit"), rapid.IntRange(0, 3000).Draw(t, "times"))
	})
	rapid.Check(t, func(t *rapid.T) {
		p := harbour()
		p.Headline = "x" + text.Draw(t, "headline")
		p.Source = text.Draw(t, "source")
		p.Points = rapid.SliceOfN(text, 0, 4).Draw(t, "points")
		p.Quotes[0].Text = text.Draw(t, "quote")
		p.Quotes[0].Speaker = text.Draw(t, "speaker")
		p.Quotes[0].URL = "https://a.test/" + text.Draw(t, "address")
		p.URL = p.Quotes[0].URL
		data, err := a.Render(p)
		if err != nil {
			t.Fatal(err)
		}
		var m post
		if err := json.Unmarshal(data, &m); err != nil {
			t.Fatal(err)
		}
		e := m.Embeds[0]
		if length(e.Title) > 256 || length(e.Description) > 4096 || weight(e) > 6000 || len(e.URL) > 2048 || e.Title == "" {
			t.Fatalf("title %d, description %d, all %d, address %d", length(e.Title), length(e.Description), weight(e), len(e.URL))
		}
		if e.Author != nil && length(e.Author.Name) > 256 {
			t.Fatalf("author %d", length(e.Author.Name))
		}
	})
}
