package telegram_test

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pullquote/bot/news"
	"pullquote/bot/platformtest"
	"pullquote/bot/telegram"
	"pullquote/bot/telegram/telegramtest"
)

const (
	ada     = int64(7)     // a person
	eve     = int64(8)     // another one
	group   = int64(-5001) // where ada is an administrator
	forum   = int64(-1002000000001)
	channel = int64(-1002000000002) // @harbour_news, where ada may post
)

// limit is how long a test waits for what takes milliseconds.
const limit = 10 * time.Second

// A world is a Telegram with a few chats, and the way to it.
type world struct {
	*telegramtest.Server
	base string
	dial func(context.Context, string, string) (net.Conn, error)
}

// start returns a world on loopback.
func start(t *testing.T, o telegramtest.Options) *world {
	t.Helper()
	s := telegramtest.Start(o)
	t.Cleanup(s.Close)
	furnish(s)
	return &world{Server: s, base: s.URL}
}

// inBubble returns a world in memory, so that synctest can make time pass.
func inBubble(t *testing.T, o telegramtest.Options) *world {
	t.Helper()
	s := telegramtest.New(o)
	furnish(s)
	wire := &memory{calls: make(chan net.Conn), closed: make(chan struct{})}
	web := &http.Server{Handler: s}
	go func() { _ = web.Serve(wire) }()
	t.Cleanup(func() { _ = web.Close(); s.Close() })
	return &world{Server: s, base: "http://telegram.test", dial: wire.dial}
}

func furnish(s *telegramtest.Server) {
	s.AddChat(telegramtest.Chat{ID: ada, Type: "private"})
	s.AddChat(telegramtest.Chat{ID: group, Type: "group", Title: "Neighbours"})
	s.AddChat(telegramtest.Chat{ID: forum, Type: "supergroup", Title: "Forum", Forum: true})
	s.AddChat(telegramtest.Chat{ID: channel, Type: "channel", Title: "Harbour news", Username: "harbour_news"})
	s.SetMember(group, ada, telegramtest.Member{Status: "administrator"})
	s.SetMember(group, eve, telegramtest.Member{Status: "member"})
	s.SetMember(forum, ada, telegramtest.Member{Status: "creator"})
	s.SetMember(channel, ada, telegramtest.Member{Status: "administrator", CanPost: true})
	s.SetMember(channel, eve, telegramtest.Member{Status: "administrator"})
	s.SetTopic(forum, 77, "open")
}

// open returns an adapter for s and what it logs.
func open(t *testing.T, s *world, inbox telegram.Inbox) (*telegram.Adapter, *journal) {
	t.Helper()
	log := &journal{}
	a, err := telegram.New(telegram.Options{Token: s.Token(), APIURL: s.base, Dial: s.dial, Inbox: inbox, Log: log.logger()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.keepsSecret(t, s.Token()) })
	return a, log
}

// A journal keeps what is logged.
type journal struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (j *journal) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(j, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.all.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.all.String()
}

func (j *journal) keepsSecret(t *testing.T, token string) {
	t.Helper()
	_, secret, _ := strings.Cut(token, ":")
	if strings.Contains(j.String(), secret) {
		t.Errorf("the token is in the log:\n%s", j)
	}
}

// An inbox is a telegram.Inbox in memory. It outlives adapters, as a store does.
type inbox struct {
	mu      sync.Mutex
	offset  int64
	pending []news.Update
	seen    map[int64]bool
	done    []int64
	broken  error // what Keep answers
}

func (b *inbox) Offset(context.Context) (int64, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.offset, nil
}

func (b *inbox) Keep(_ context.Context, updates []news.Update) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.broken != nil {
		return b.broken
	}
	if b.seen == nil {
		b.seen = map[int64]bool{}
	}
	for _, u := range updates {
		if !b.seen[u.ID] {
			b.pending = append(b.pending, u)
		}
		b.seen[u.ID] = true
		b.offset = max(b.offset, u.ID+1)
	}
	return nil
}

func (b *inbox) Pending(context.Context) ([]news.Update, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.pending), nil
}

func (b *inbox) Done(_ context.Context, id int64) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pending = slices.DeleteFunc(b.pending, func(u news.Update) bool { return u.ID == id })
	b.done = append(b.done, id)
	return nil
}

func (b *inbox) waiting() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.pending)
}

func (b *inbox) handled() []int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.done)
}

// A memory is a network of pipes.
type memory struct {
	calls  chan net.Conn
	once   sync.Once
	closed chan struct{}
}

func (m *memory) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case m.calls <- there:
		return here, nil
	case <-m.closed: // nobody takes calls any more
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (m *memory) Accept() (net.Conn, error) {
	select {
	case c := <-m.calls:
		return c, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

func (m *memory) Close() error   { m.once.Do(func() { close(m.closed) }); return nil }
func (m *memory) Addr() net.Addr { return &net.UnixAddr{Name: "memory"} }

// post is a post as the bot makes them.
func post() news.Post {
	const at = "https://harbour-gazette.example/2026/11/24/bridge"
	return news.Post{
		Key: "bridge", Source: "Harbour Gazette", Headline: "Old swing bridge to reopen before Christmas", URL: at,
		Lang: "en", Published: time.Date(2026, 11, 24, 5, 30, 0, 0, time.UTC),
		Points: []string{
			"The swing bridge over the Lune will open to traffic on 19 December, three weeks earlier than planned.",
			"Engineers replaced all 48 bearings and found less rust than they had feared.",
		},
		Quotes: []news.Quote{
			{Text: "We promised the town a bridge by the new year, and it will have one by Christmas.", Speaker: "Marta Lindqvist", Role: "harbour master", URL: platformtest.LinkTo(at, "We promised the town a bridge by the new year, and it will have one by Christmas.")},
			{Text: "Nobody here will miss the detour.", URL: platformtest.LinkTo(at, "Nobody here will miss the detour.")},
		},
		Image: "https://harbour-gazette.example/bridge.jpg",
	}
}

func chatID(n int64) news.Place {
	return news.Place{Platform: "telegram", Channel: number(n)}
}
