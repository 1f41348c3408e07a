package tool_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pullquote/bot/tool"
	"pullquote/sources"
	"pullquote/sources/newsroom"
	"pullquote/sources/polite"
)

// open serves a newsroom and returns it with somebody who may read it.
func open(t *testing.T) (*newsroom.Newsroom, *sources.Reader) {
	t.Helper()
	news := newsroom.New(newsroom.Options{})
	if err := news.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	web := &polite.Client{AllowPrivate: []string{strings.TrimPrefix(news.URL(), "http://")}}
	t.Cleanup(func() { web.CloseIdle(); news.Close() })
	return news, &sources.Reader{Web: web}
}

// english returns a story of the newsroom in English.
func english(t *testing.T, news *newsroom.Newsroom) newsroom.Story {
	t.Helper()
	for _, s := range news.Stories() {
		if s.Lang == "en" {
			return s
		}
	}
	t.Fatal("no story in English")
	return newsroom.Story{}
}

func TestFromTheWeb(t *testing.T) {
	news, web := open(t)
	story := english(t, news)
	var out bytes.Buffer
	std := tool.Std{Out: &out}

	var summary struct {
		Title, URL, Language string
		Sentences, Quotes    []struct {
			Text       string
			Start, End int
		}
	}
	err := (&tool.Summarize{Where: news.URL() + story.Path, JSON: true, Sentences: 3, Quotes: 2}).Run(t.Context(), std, web)
	if err == nil {
		err = json.Unmarshal(out.Bytes(), &summary)
	}
	if err != nil || summary.Title != story.Title || summary.URL != news.URL()+story.Path || summary.Language != "en" || len(summary.Sentences) == 0 {
		t.Fatalf("%v, %+v", err, summary)
	}

	// What extract gives is the text that the spans of summarize point into.
	var page struct{ Title, URL, Text string }
	out.Reset()
	err = (&tool.Extract{Where: news.URL() + story.Path, JSON: true}).Run(t.Context(), std, web)
	if err == nil {
		err = json.Unmarshal(out.Bytes(), &page)
	}
	if err != nil || page.Title != summary.Title || page.URL != summary.URL {
		t.Fatalf("%v, %+v", err, page)
	}
	for _, s := range slices.Concat(summary.Sentences, summary.Quotes) {
		if got := page.Text[s.Start:s.End]; got != s.Text {
			t.Errorf("the span says %q, the text %q", got, s.Text)
		}
	}
}

func TestFeedFromTheWeb(t *testing.T) {
	news, web := open(t)
	feed := news.Feeds()[0]
	site := feed.URL[:strings.LastIndex(feed.URL, "/")+1]
	for _, where := range []string{feed.URL, site} {
		var out bytes.Buffer
		if err := (&tool.Feed{Where: where, JSON: true}).Run(t.Context(), tool.Std{Out: &out}, web); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Title, URL string
			Items      []struct{ ID, URL, Title, Published string }
		}
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if got.Title != feed.Name || got.URL != feed.URL || len(got.Items) == 0 || got.Items[0].ID == "" || got.Items[0].Published == "" {
			t.Errorf("%s: got %+v", where, got)
		}
	}
}

// What goes wrong on the web is one sentence that names the host.
func TestMistakesOnTheWeb(t *testing.T) {
	news, web := open(t)
	missing := news.URL() + "/missing"
	for name, run := range map[string]func(tool.Std) error{
		"summarize": func(std tool.Std) error { return (&tool.Summarize{Where: missing}).Run(t.Context(), std, web) },
		"extract":   func(std tool.Std) error { return (&tool.Extract{Where: missing}).Run(t.Context(), std, web) },
		"feed":      func(std tool.Std) error { return (&tool.Feed{Where: missing}).Run(t.Context(), std, web) },
	} {
		var out, stderr bytes.Buffer
		code := tool.Exit(t.Context(), run(tool.Std{Out: &out}), &stderr)
		if code != 1 || out.Len() > 0 || !strings.HasPrefix(stderr.String(), "error: 127.0.0.1") || strings.Count(stderr.String(), "\n") != 1 {
			t.Errorf("%s: status %d, %q, %q", name, code, &out, &stderr)
		}
	}
}

// At a terminal a probe is for people: what it read, and how much it would post.
func TestProbeForPeople(t *testing.T) {
	news, web := open(t)
	var out bytes.Buffer
	std := tool.Std{Out: &out, OutIsTerminal: true}
	probe := &tool.ProbeFeed{}
	probe.URL = news.Feeds()[0].URL
	if err := probe.Run(t.Context(), std, web); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{news.Feeds()[0].Name + "\n", "\n• ", "Posts: 1 on Discord, 1 on Telegram; none was sent."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &out)
		}
	}
	page := &tool.ProbePage{}
	page.URL = news.URL() + "/missing"
	if err := page.Run(t.Context(), std, web); err == nil || !strings.HasPrefix(err.Error(), "127.0.0.1 answered 404") {
		t.Errorf("an error for people is %v", err)
	}
}
