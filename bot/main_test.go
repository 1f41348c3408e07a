package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"pullquote/bot/discord/discordtest"
	"pullquote/bot/store/storetest"
	"pullquote/bot/telegram/telegramtest"
	"pullquote/sources/newsroom"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A bot is the whole program at work in this process.
type bot struct {
	stop   context.CancelFunc
	status chan int
	out    string // path of what it printed
	err    *safeBuffer
}

// A safeBuffer is a log that may be read while it grows.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// start runs the program with these settings and this input.
func start(t *testing.T, settings map[string]string, input string) *bot {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.WriteFile(in, []byte(input), 0o600); err != nil {
		t.Fatal(err)
	}
	stdin, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := os.Create(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	b := &bot{stop: stop, status: make(chan int, 1), out: stdout.Name(), err: &safeBuffer{}}
	go func() {
		defer stdin.Close()
		defer stdout.Close()
		b.status <- run(ctx, nil, world{Getenv: func(name string) string { return settings[name] }, In: stdin, Out: stdout, Err: b.err})
	}()
	t.Cleanup(func() { b.end(t) })
	return b
}

// end stops the bot, once, and returns its exit status.
func (b *bot) end(t *testing.T) int {
	b.stop()
	return b.wait(t, 40*time.Second)
}

// wait returns the exit status.
func (b *bot) wait(t *testing.T, limit time.Duration) int {
	t.Helper()
	select {
	case status := <-b.status:
		b.status <- status // for whoever asks again
		if t.Failed() {
			t.Logf("the bot's log:\n%s", b.err)
		}
		return status
	case <-time.After(limit):
		t.Fatalf("the bot does not end; its log:\n%s", b.err)
		return -1
	}
}

func (b *bot) printed(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(b.out)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// eventually waits until f holds.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(60 * time.Second); !f(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited a minute for %s", what)
		}
	}
}

// A city is everything around the bot: a newsroom that says nothing until it is
// told to, a Discord and a Telegram, and the settings that lead to them.
type city struct {
	room     *newsroom.Newsroom
	discord  *discordtest.Server
	guild    string
	channel  string
	editor   *discordtest.Person // may manage the guild
	reader   *discordtest.Person // may not
	telegram *telegramtest.Server
	settings map[string]string
}

// Ids of people on Telegram.
const (
	anna  = 71
	boris = 72
)

func build(t *testing.T, database string) *city {
	t.Helper()
	now := time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC)
	c := &city{room: newsroom.New(newsroom.Options{Empty: true, Now: func() time.Time { return now }})}
	if err := c.room.Start(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.room.Close)
	c.discord = discordtest.Start(t, discordtest.Options{})
	c.guild = c.discord.Guild("Harbour")
	c.channel = c.discord.Channel(c.guild, "news")
	c.editor = c.discord.Member(c.guild, c.channel, "1001", discordtest.ManageGuild)
	c.reader = c.discord.Member(c.guild, c.channel, "1002", 0)
	c.telegram = telegramtest.Start(telegramtest.Options{})
	t.Cleanup(c.telegram.Close)
	var list []string
	for _, f := range c.room.Feeds() {
		list = append(list, f.Name+"="+f.URL)
	}
	c.settings = map[string]string{
		"SOURCES": strings.Join(list, "\n"), "ALLOW_PRIVATE_HOSTS": strings.TrimPrefix(c.room.URL(), "http://"),
		"DISCORD_TOKEN": c.discord.Token, "DISCORD_API_URL": c.discord.URL,
		"TELEGRAM_TOKEN": c.telegram.Token(), "TELEGRAM_API_URL": c.telegram.URL,
		"DATABASE_URL": database, "POLL_EVERY": "1s", "LOG_LEVEL": "debug",
	}
	return c
}

// golden compares got with a file in testdata, after taking out what differs from
// run to run.
func golden(t *testing.T, name string, c *city, got string) {
	t.Helper()
	got = strings.ReplaceAll(got, c.room.URL(), "http://newsroom.test")
	got = regexp.MustCompile(`"nonce": "[a-z0-9]+"`).ReplaceAllString(got, `"nonce": "…"`)
	path := filepath.Join("testdata", "posts", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is posted differently now; if that is right, run go test ./bot -update\n--- got\n%s\n--- want\n%s", name, got, want)
	}
}

func indent(t *testing.T, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The whole way: two stories break, in two languages, and stand on both
// platforms exactly as the golden files say.
func TestFromTheNewsroomToBothPlatforms(t *testing.T) {
	storetest.Both(t, func(t *testing.T, database string) {
		c := build(t, database)
		b := start(t, c.settings, "")
		ctx := context.Background()
		c.discord.Connected()
		for _, f := range c.room.Feeds() {
			if r := c.editor.Slash(ctx, "/feed add", map[string]any{"source": f.Name}); !strings.Contains(r.Text()+embeds(r), f.Name) {
				t.Fatalf("/feed add %s: %+v", f.Name, r)
			}
			c.telegram.Type(anna, anna, "/add "+f.URL)
		}
		eventually(t, "two answers on Telegram", func() bool { return len(c.telegram.Replies(anna, 0)) >= 2 })
		before := len(c.telegram.Replies(anna, 0))

		for i, slug := range []string{"bridge-closes", "svetlogavan-ledokol"} {
			if err := c.room.Publish(slug); err != nil {
				t.Fatal(err)
			}
			eventually(t, slug+" on both platforms", func() bool {
				return len(c.discord.Messages(c.channel)) > i && len(c.telegram.Replies(anna, 0)) > before+i
			})
			var sent any
			if err := json.Unmarshal(c.discord.Messages(c.channel)[i].Body, &sent); err != nil {
				t.Fatal(err)
			}
			golden(t, slug+".discord.json", c, indent(t, sent))
			posts := c.telegram.Replies(anna, 0)
			golden(t, slug+".telegram.html", c, posts[before+i].HTML+"\n\npreview of "+posts[before+i].Preview.URL+"\n")
		}
		time.Sleep(1500 * time.Millisecond) // one more visit to each source: it must bring nothing
		if n, m := len(c.discord.Messages(c.channel)), len(c.telegram.Replies(anna, 0)); n != 2 || m != before+2 {
			t.Errorf("%d messages on Discord, %d on Telegram, want 2 and %d", n, m, before+2)
		}
		if status := b.end(t); status != 0 {
			t.Errorf("exit status %d", status)
		}
		for _, token := range []string{c.discord.Token, c.telegram.Token()} {
			if strings.Contains(b.err.String()+b.printed(t), token) {
				t.Error("a token was printed")
			}
		}
	})
}

func embeds(r discordtest.Reply) string {
	b, _ := json.Marshal(r.Messages)
	return string(b)
}

// Without a setting, an account or a keyboard: everything that is out is posted,
// and the program ends.
func TestTheFirstRoundOnATerminal(t *testing.T) {
	b := start(t, nil, "latest\nno such command\n")
	if status := b.wait(t, 2*time.Minute); status != 0 {
		t.Fatalf("exit status %d: %s", status, b.err)
	}
	out := strings.Join(strings.Fields(b.printed(t)), " ")
	posts, languages := 0, map[string]bool{}
	for _, s := range newsroom.New(newsroom.Options{}).Stories() {
		if strings.Contains(out, strings.Join(strings.Fields(s.Title), " ")) {
			posts++
			languages[s.Lang] = true
		}
	}
	if posts < 12 || len(languages) < 5 {
		t.Errorf("%d posts in %d languages", posts, len(languages))
	}
	if !strings.Contains(out, "I don't know") && !strings.Contains(out, "no such command") {
		t.Error("what was typed got no answer")
	}
	if b.err.String() != "" {
		t.Errorf("the log says %s", b.err)
	}
}

func TestMistakesInSettings(t *testing.T) {
	for name, tt := range map[string]struct {
		settings map[string]string
		want     []string
	}{
		"two at once": {map[string]string{"LOG": "loud", "POLL_EVERY": "soon"}, []string{"LOG: ", "POLL_EVERY: "}},
		"no database": {map[string]string{"DATABASE_URL": "sqlite:/dev/null/here/x.db"}, []string{"database /dev/null/here/x.db"}},
		"short token": {map[string]string{"TELEGRAM_TOKEN": "12345"}, []string{"TELEGRAM_TOKEN"}},
	} {
		b := start(t, tt.settings, "")
		if status := b.wait(t, time.Minute); status == 0 {
			t.Errorf("%s: exit status 0", name)
		}
		lines := strings.Split(strings.TrimSpace(b.err.String()), "\n")
		if len(lines) != len(tt.want) {
			t.Errorf("%s: %d lines, want %d: %q", name, len(lines), len(tt.want), lines)
		}
		for _, w := range tt.want {
			if !strings.Contains(b.err.String(), w) {
				t.Errorf("%s: %q does not say %q", name, b.err, w)
			}
		}
	}
}

func TestAWrongTokenIsOneLineThatSaysWhatToDo(t *testing.T) {
	for platform, settings := range map[string]map[string]string{
		"DISCORD":  {"DISCORD_TOKEN": "MTIz.not.the-token"},
		"TELEGRAM": {"TELEGRAM_TOKEN": "123:not-the-token-at-all"},
	} {
		c := build(t, storetest.SQLite(t))
		for _, other := range []string{"DISCORD_TOKEN", "TELEGRAM_TOKEN"} {
			delete(c.settings, other)
		}
		for k, v := range settings {
			c.settings[k] = v
		}
		b := start(t, c.settings, "")
		if status := b.wait(t, time.Minute); status != 1 {
			t.Errorf("%s: exit status %d", platform, status)
		}
		said := strings.TrimSpace(b.err.String())
		if strings.Contains(said, "\n") || !strings.Contains(said, platform+"_TOKEN") || strings.Contains(said, "not-the-token") || strings.Contains(said, "not.the-token") {
			t.Errorf("%s: %q", platform, said)
		}
	}
}
