package probe_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"pullquote/bot/discord/discordtest"
	"pullquote/bot/probe"
	"pullquote/bot/telegram/telegramtest"
)

// chats are a Discord and a Telegram that posts are really sent to, as they are:
// both are strict about what the services are strict about.
type chats struct {
	discord  *discordtest.Server
	channel  string
	telegram *telegramtest.Server
}

func openChats(t *testing.T) chats {
	c := chats{discord: discordtest.Start(t, discordtest.Options{Window: time.Millisecond, Unrecorded: true}), telegram: telegramtest.Start(telegramtest.Options{NoRecord: true})}
	t.Cleanup(c.telegram.Close)
	c.channel = c.discord.Channel(c.discord.Guild("Harbour"), "news")
	c.telegram.AddChat(telegramtest.Chat{ID: 1, Type: "private"})
	return c
}

// take sends a post and checks what people would see of it.
func (c chats) take(t *testing.T, p probe.Post) {
	t.Helper()
	seen := view{}
	switch p.Platform {
	case "discord":
		ordered(t, p.Payload)
		c.post(t, c.discord.URL+"/api/v10/channels/"+c.channel+"/messages", "Bot "+c.discord.Token, p.Payload)
		all := c.discord.Messages(c.channel)
		seen = view(all[len(all)-1].View())
	case "telegram":
		if p.Method != "sendMessage" {
			t.Fatalf("method %q", p.Method)
		}
		c.post(t, c.telegram.URL+"/bot"+c.telegram.Token()+"/"+p.Method, "", p.Payload)
		all := c.telegram.Messages(1)
		seen = telegramView(t, all[len(all)-1])
	default:
		t.Fatalf("platform %q", p.Platform)
	}
	seen.check(t, p.Platform)
}

func (c chats) post(t *testing.T, to, authorization string, body []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", authorization)
	r.Header.Set("User-Agent", "DiscordBot (https://pullquote.example, 1)")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	said, _ := io.ReadAll(answer.Body)
	switch answer.StatusCode {
	case http.StatusOK:
	case http.StatusTooManyRequests:
		time.Sleep(5 * time.Millisecond)
		c.post(t, to, authorization, body)
	default:
		t.Fatalf("refused: %s\n%s", said, body)
	}
}

// ordered checks what a Discord message must say of itself, and its lengths in
// UTF-16 units, the strictest way to count.
func ordered(t *testing.T, payload []byte) {
	t.Helper()
	var m struct {
		Nonce           string
		Enforce         bool                     `json:"enforce_nonce"`
		AllowedMentions struct{ Parse []string } `json:"allowed_mentions"`
		Embeds          []struct{ Title, Description string }
	}
	if err := json.Unmarshal(payload, &m); err != nil {
		t.Fatal(err)
	}
	if n := len(m.Nonce); n == 0 || n > 25 || !m.Enforce || m.AllowedMentions.Parse == nil || len(m.AllowedMentions.Parse) > 0 {
		t.Errorf("nonce %q, enforced %v, mentions %q", m.Nonce, m.Enforce, m.AllowedMentions.Parse)
	}
	for _, e := range m.Embeds {
		if title, text := units(e.Title), units(e.Description); title > 256 || text > 4096 {
			t.Errorf("a title of %d and a description of %d units", title, text)
		}
	}
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

// A view is what people see of a message.
type view struct {
	Text  string
	Links []string
	Pings []string
}

func telegramView(t *testing.T, m telegramtest.Message) view {
	t.Helper()
	if units(m.Text) > 4096 {
		t.Errorf("a text of %d units", units(m.Text))
	}
	v := view{Text: m.Text, Pings: slices.Concat(m.Links, m.Dropped)} // nothing may become a link by itself
	if m.Preview.URL != "" {
		v.Links = append(v.Links, m.Preview.URL)
	}
	for _, e := range m.Entities {
		if e.URL != "" {
			v.Links = append(v.Links, e.URL)
		}
	}
	return v
}

// check holds what must be true of every post, whatever the document says.
func (v view) check(t *testing.T, platform string) {
	t.Helper()
	if strings.TrimSpace(v.Text) == "" {
		t.Errorf("%s: a post without a word", platform)
	}
	if len(v.Pings) > 0 {
		t.Errorf("%s: it calls or links by itself: %q", platform, v.Pings)
	}
	for _, l := range v.Links {
		u, err := url.Parse(l)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
			t.Errorf("%s: a link to %q", platform, l)
		}
		if u != nil && strings.HasSuffix(u.Hostname(), trap) {
			t.Errorf("%s: the document made a link of its own, to %s", platform, l)
		}
	}
	clean(t, platform, v.Text)
}

// clean checks that a text can be shown: whole characters, and none that moves
// others about or is not seen.
func clean(t *testing.T, where, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%s: broken UTF-8 in %q", where, s)
	}
	for _, r := range s {
		mark := r == '\u200e' || r == '\u200f' || r == '\u061c' // turns nothing but itself; Hebrew and Arabic need it
		if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && !mark || unicode.Is(unicode.Noncharacter_Code_Point, r) {
			t.Errorf("%s: %q in %q", where, r, fmt.Sprintf("%.60s", s))
			return
		}
	}
}
