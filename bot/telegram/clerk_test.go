package telegram_test

import (
	"context"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pullquote/bot/command"
	"pullquote/bot/news"
	"pullquote/bot/telegram"
	"pullquote/bot/telegram/telegramtest"
)

// A clerk is a small Set that notes what it is asked.
type clerk struct {
	calls chan command.Call
	hold  chan struct{} // if not nil, "wait" waits for it
}

func newClerk() *clerk { return &clerk{calls: make(chan command.Call, 100)} }

func (c *clerk) set() command.Set {
	note := func(answer func(command.Call) command.Reply) func(context.Context, command.Call) (command.Reply, error) {
		return func(ctx context.Context, call command.Call) (command.Reply, error) {
			c.calls <- call
			return answer(call), nil
		}
	}
	say := func(text string) func(command.Call) command.Reply {
		return func(command.Call) command.Reply { return command.Reply{Text: command.Text{command.Say(text)}} }
	}
	source := command.Option{Name: "source", Help: "An address", Kind: command.Words, Required: true}
	list := func(call command.Call) command.Reply {
		return command.Reply{
			Text: command.Text{command.Bold("Harbour Gazette"), command.Say(" is posted here.\n"), command.Typed("/add https://a.example"), command.Say(" adds more.")},
			Buttons: []command.Button{
				{Label: "Pause", Name: "feed pause", Args: map[string]string{"subscription": "#12"}},
				{Label: "Remove", Name: "feed pause", Args: map[string]string{"subscription": "#12|^%"}},
				{Label: "More than Telegram keeps", Name: "feed pause", Args: map[string]string{"subscription": strings.Repeat("x", 50)}},
			},
		}
	}
	return command.Set{Owners: owner{}, Log: slog.New(slog.DiscardHandler), Commands: []command.Command{
		{Name: "help", Chat: "help", Aliases: []string{"start"}, Help: "What I can do", Policy: command.Everyone, Private: true, Run: note(say("I follow news.")), Options: []command.Option{{Name: "topic", Help: "A command", Kind: command.Words}}},
		{Name: "feed add", Chat: "add", Aliases: []string{"subscribe"}, Help: "Post the news of a site here", Policy: command.Manager, Private: true, Slow: true, Options: []command.Option{source}, Run: note(say("Followed."))},
		{Name: "feed list", Chat: "list", Help: "What is posted here", Policy: command.Manager, Private: true, Run: note(list)},
		{Name: "feed pause", Chat: "pause", Help: "Stop posting", Policy: command.Manager, Private: true, Options: []command.Option{{Name: "subscription", Help: "Which", Kind: command.Words, Required: true}}, Run: note(func(command.Call) command.Reply {
			return command.Reply{Text: command.Text{command.Say("Paused.")}, Buttons: []command.Button{{Label: "Show all", Name: "feed list"}}}
		})},
		{Name: "news latest", Chat: "latest", Help: "The newest articles", Policy: command.Everyone, Run: note(func(command.Call) command.Reply {
			return command.Reply{Text: command.Text{command.Say("Two:")}, Posts: []news.Post{post(), post()}, Buttons: []command.Button{{Label: "Summarise", Name: "news summarize", Args: map[string]string{"url": post().URL}}}}
		})},
		{Name: "news summarize", Chat: "summary", Help: "An article in brief", Policy: command.Everyone, Slow: true, Options: []command.Option{{Name: "url", Help: "Its address", Kind: command.Words, Required: true}}, Run: note(func(command.Call) command.Reply { return command.Reply{Posts: []news.Post{post()}} })},
		{Name: "news long", Chat: "long", Help: "A long text", Policy: command.Everyone, Run: note(func(command.Call) command.Reply {
			return command.Reply{Text: command.Text{command.Say(strings.Repeat("A line with <marks> & an example.org address.\n", 400)), command.Bold(strings.Repeat("endless ", 2000))}}
		})},
		{Name: "news wait", Chat: "wait", Help: "Wait", Policy: command.Everyone, Slow: true, Run: func(ctx context.Context, call command.Call) (command.Reply, error) {
			c.calls <- call
			select {
			case <-c.hold:
			case <-ctx.Done():
				return command.Reply{}, ctx.Err()
			}
			return command.Reply{Text: command.Text{command.Say("Waited.")}}, nil
		}},
		{Name: "newsbot status", Chat: "status", Help: "How I am", Policy: command.Owner, Private: true, Run: note(say("Fine."))},
		{Name: "news panic", Chat: "panic", Help: "Stumble", Policy: command.Everyone, Run: func(context.Context, command.Call) (command.Reply, error) { panic("stumbled") }},
	}}
}

type owner struct{}

func (owner) IsOwner(_ context.Context, platform, user string) (bool, error) {
	return platform == "telegram" && user == "99", nil
}

func (owner) Claim(context.Context, string, string, string) (bool, error) { return false, nil }
func (owner) Meet(context.Context, string, news.Place) error              { return nil }

// asked is the next call, or nil after a while.
func (c *clerk) asked(t *testing.T) command.Call {
	t.Helper()
	select {
	case call := <-c.calls:
		return call
	case <-time.After(limit):
		t.Fatal("nobody was asked")
		return command.Call{}
	}
}

func (c *clerk) notAsked(t *testing.T) {
	t.Helper()
	select {
	case call := <-c.calls:
		t.Errorf("%q was run with %q", call.Name, call.Args)
	default:
	}
}

// listen runs Listen until the test ends, or until stop is called.
func listen(t *testing.T, a *telegram.Adapter, set command.Set) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.Listen(ctx, set) }()
	var once atomic.Bool
	stop = func() {
		if once.Swap(true) {
			return
		}
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Listen: %v", err)
		}
	}
	t.Cleanup(stop)
	return stop
}

// desk is a Telegram with a bot that listens.
func desk(t *testing.T, o telegramtest.Options) (*world, *clerk, *inbox) {
	t.Helper()
	s := inBubble(t, o)
	box, c := &inbox{}, newClerk()
	a, _ := open(t, s, box)
	listen(t, a, c.set())
	return s, c, box
}

// replies waits for n messages of the bot after the message with this id.
func replies(t *testing.T, s *world, chat, after int64, n int) []telegramtest.Message {
	t.Helper()
	var list []telegramtest.Message
	err := s.Until(limit, func() bool { list = s.Replies(chat, after); return len(list) >= n })
	if err != nil {
		t.Fatalf("%d of %d answers in %d: %v", len(list), n, chat, err)
	}
	for _, m := range list {
		check(t, m)
	}
	return list
}

// settled waits until n updates are handled.
func settled(t *testing.T, box *inbox, n int) {
	t.Helper()
	for deadline := time.Now().Add(limit); len(box.handled()) < n; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d of %d updates were handled", len(box.handled()), n)
		}
	}
}
