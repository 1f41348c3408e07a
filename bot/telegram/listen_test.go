package telegram_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
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

func TestMenus(t *testing.T) { synctest.Test(t, testMenus) }

func testMenus(t *testing.T) {
	s, _, _ := desk(t, telegramtest.Options{})
	if err := s.Until(limit, func() bool { return len(s.Menus("all_chat_administrators")) > 0 }); err != nil {
		t.Fatal(err)
	}
	for scope, want := range map[string]string{
		"default":                 "help add list pause latest summary long wait panic",
		"all_chat_administrators": "help add list pause latest summary long wait panic",
		"all_group_chats":         "help latest summary long wait panic",
	} {
		var names []string
		for _, m := range s.Menus(scope) {
			names = append(names, m.Command)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %s", scope, got)
		}
	}
	before := s.Count("setMyCommands")
	again, _ := open(t, s, &inbox{})
	listen(t, again, newClerk().set())
	if err := s.Until(limit, func() bool { return s.Count("getMyCommands") == 6 }); err != nil {
		t.Fatal(err)
	}
	if n := s.Count("setMyCommands"); n != before {
		t.Error("menus were set again although nothing changed")
	}
}

// TestCommands: what people type, and what becomes of it.
func TestCommands(t *testing.T) { synctest.Test(t, testCommands) }

func testCommands(t *testing.T) {
	s, c, box := desk(t, telegramtest.Options{})
	for _, k := range []struct {
		say  telegramtest.Typed
		name string // of the command that runs; empty: none
		args string
		from news.Place
	}{
		{telegramtest.Typed{Chat: ada, User: ada, Text: "/add https://a.example/feed"}, "feed add", "map[source:https://a.example/feed]", chatID(ada)},
		{telegramtest.Typed{Chat: ada, User: ada, Text: "/subscribe@Pullquote_Bot https://a.example/feed"}, "feed add", "map[source:https://a.example/feed]", chatID(ada)},
		{telegramtest.Typed{Chat: ada, User: ada, Text: "latest"}, "news latest", "map[]", chatID(ada)},
		{telegramtest.Typed{Chat: ada, User: ada, Text: "/start payload"}, "help", "map[]", chatID(ada)},
		{telegramtest.Typed{Chat: ada, User: ada, Text: "/HELP\nadd"}, "help", "map[topic:add]", chatID(ada)},
		{telegramtest.Typed{Chat: group, User: ada, Text: "/list"}, "feed list", "map[]", chatID(group)},
		{telegramtest.Typed{Chat: group, User: eve, Text: "/latest"}, "news latest", "map[]", chatID(group)},
		{telegramtest.Typed{Chat: group, User: 1, Text: "/list", Anonymous: true}, "feed list", "map[]", chatID(group)},
		{telegramtest.Typed{Chat: forum, User: ada, Thread: 77, Text: "/list"}, "feed list", "map[]", news.Place{Platform: "telegram", Channel: number(forum), Thread: "77"}},
		{telegramtest.Typed{Chat: group, User: ada, Text: "/list", Replied: 3}, "feed list", "map[]", chatID(group)},
		{telegramtest.Typed{Chat: group, User: ada, Text: "latest news"}, "", "", news.Place{}},
		{telegramtest.Typed{Chat: group, User: ada, Text: "/latest@other_bot"}, "", "", news.Place{}},
		{telegramtest.Typed{Chat: group, User: ada, Text: "/roll 3"}, "", "", news.Place{}},
		{telegramtest.Typed{Chat: group, User: ada, Text: "/list", Forwarded: true}, "", "", news.Place{}},
		{telegramtest.Typed{Chat: group, User: ada, Text: "/list", Edited: true}, "", "", news.Place{}},
		{telegramtest.Typed{Chat: group, User: telegramtest.GroupAnonymousBot, Text: ""}, "", "", news.Place{}},
		{telegramtest.Typed{Chat: ada, User: ada, Text: "/remember this"}, "", "", news.Place{}},
	} {
		before := len(box.handled())
		s.Say(k.say)
		if k.name == "" {
			if !k.say.Edited {
				settled(t, box, before+1)
			}
			c.notAsked(t)
			continue
		}
		call := c.asked(t)
		if call.Name != k.name || fmt.Sprint(call.Args) != k.args || call.From != k.from || call.Private != (k.say.Chat == ada) {
			t.Errorf("%q: %s %v from %v, private %v", k.say.Text, call.Name, call.Args, call.From, call.Private)
		}
		settled(t, box, before+1)
	}
	for _, chat := range []int64{ada, group, forum} {
		for _, m := range s.Replies(chat, 0) {
			check(t, m)
		}
	}
	if !strings.Contains(fmt.Sprint(s.Requests()), "action:typing") {
		t.Error("a slow command did not show that the bot types")
	}
}

// TestAnswers: what people see.
func TestAnswers(t *testing.T) { synctest.Test(t, testAnswers) }

func testAnswers(t *testing.T) {
	s, _, _ := desk(t, telegramtest.Options{})
	id := s.Type(group, ada, "/latest")
	m := replies(t, s, group, id, 3)
	if m[0].Text != "Two:" || m[0].ReplyTo != id || !m[0].Preview.Disabled {
		t.Errorf("the text: %+v", m[0])
	}
	if !strings.Contains(m[1].Text, post().Headline) || m[1].Preview.URL != post().URL || len(m[1].Buttons) > 0 {
		t.Errorf("a post: %+v", m[1])
	}
	if len(m[2].Buttons) != 1 || m[2].Buttons[0][0].Text != "Summarise" {
		t.Errorf("the buttons: %+v", m[2])
	}
	id = s.Type(ada, ada, "/list")
	m = replies(t, s, ada, id, 1)
	if want := "<b>Harbour Gazette</b> is posted here.\n<code>/add https://a.example</code> adds more."; strings.ReplaceAll(m[0].HTML, "\u200b", "") != want {
		t.Errorf("got  %s\nwant %s", m[0].HTML, want)
	}
	if len(m[0].Buttons) != 1 || len(m[0].Buttons[0]) != 2 || m[0].ReplyTo != 0 {
		t.Errorf("%+v", m[0])
	}
	id = s.Type(eve, eve, "/long")
	var text strings.Builder
	for _, m := range replies(t, s, eve, id, 10) {
		text.WriteString(m.Text + "\n")
	}
	shown := strings.ReplaceAll(text.String(), "\u200b", "")
	if n := strings.Count(shown, "A line with <marks> & an example.org address.\n"); n != 400 {
		t.Errorf("%d of 400 lines are shown whole", n)
	}
	if n := strings.Count(shown, "endless"); n != 2000 {
		t.Errorf("%d of 2000 words are shown", n)
	}
}

// TestRights: who may do what is asked of Telegram every time.
func TestRights(t *testing.T) { synctest.Test(t, testRights) }

func testRights(t *testing.T) {
	s, c, _ := desk(t, telegramtest.Options{})
	refused := func(chat, user int64, text, want string) {
		t.Helper()
		id := s.Type(chat, user, text)
		if m := replies(t, s, chat, id, 1); !strings.Contains(m[0].Text, want) {
			t.Errorf("%s: %q", text, m[0].Text)
		}
		c.notAsked(t)
	}
	allowed := func(chat, user int64, text string) {
		t.Helper()
		id := s.Type(chat, user, text)
		c.asked(t)
		replies(t, s, chat, id, 1)
	}
	refused(group, eve, "/add https://a.example", "Only people who manage")
	refused(group, 1234, "/list", "Only people who manage")
	allowed(group, ada, "/list")
	s.SetMember(group, ada, telegramtest.Member{Status: "member"})
	refused(group, ada, "/list", "Only people who manage")
	s.SetMember(group, eve, telegramtest.Member{Status: "administrator"})
	allowed(group, eve, "/list")
	refused(ada, ada, "/status", "Only the owner")
	allowed(99, 99, "/status")
	allowed(group, 99, "/list")
	s.Faults(telegramtest.Fault{Method: "getChatMember", Status: 502, Body: "<html>"})
	refused(group, eve, "/list", "not your fault")
}

// TestRemote: a channel has nobody to type in it, so it is managed from a private
// chat, by those who may post there.
func TestRemote(t *testing.T) { synctest.Test(t, testRemote) }

func testRemote(t *testing.T) {
	s, c, _ := desk(t, telegramtest.Options{})
	s.AddChat(telegramtest.Chat{ID: -1002000000003, Type: "channel", Title: "Closed", Username: "closed_channel"})
	s.SetMember(-1002000000003, telegramtest.BotID, telegramtest.Member{Status: "left"})
	for _, k := range []struct {
		user       int64
		text, want string // want: in the answer; empty: the command runs
	}{
		{ada, "/add @harbour_news https://a.example", ""},
		{ada, "/add " + number(channel) + " https://a.example", ""},
		{ada, "/list @harbour_news", ""},
		{eve, "/add @harbour_news https://a.example", "Only administrators of"},
		{1234, "/list " + number(channel), "Only administrators of"},
		{1234, "/latest @harbour_news", "Only administrators of"},
		{ada, "/list @no_such_channel", "I can't see"},
		{ada, "/list @closed_channel", "I can't see"},
	} {
		id := s.Type(k.user, k.user, k.text)
		if k.want == "" {
			call := c.asked(t)
			if call.From != chatID(channel) || call.Private {
				t.Errorf("%s: from %v, private %v", k.text, call.From, call.Private)
			}
			if strings.HasPrefix(k.text, "/add") && call.Args["source"] != "https://a.example" {
				t.Errorf("%s: %v", k.text, call.Args)
			}
			continue
		}
		if m := replies(t, s, k.user, id, 1); !strings.Contains(strings.ReplaceAll(m[0].Text, "\u200b", ""), k.want) {
			t.Errorf("%s: %q", k.text, m[0].Text)
		}
		c.notAsked(t)
	}

	// Buttons under an answer about the channel are about the channel, too.
	id := s.Type(ada, ada, "/list @harbour_news")
	c.asked(t)
	m := replies(t, s, ada, id, 1)[0]
	s.Click(m, "Pause", ada)
	if call := c.asked(t); call.From != chatID(channel) || call.Args["subscription"] != "#12" {
		t.Errorf("%+v", call)
	}
	s.SetMember(channel, ada, telegramtest.Member{Status: "administrator"})
	press := s.Press(m, m.Buttons[0][0].Data, ada)
	if a := answer(t, s, press); !a.Alert || !strings.Contains(a.Text, "Only administrators") {
		t.Errorf("%+v", a)
	}
	c.notAsked(t)
}

// answer waits for the answer to a press.
func answer(t *testing.T, s *world, press string) (found telegramtest.Answer) {
	t.Helper()
	err := s.Until(limit, func() bool {
		for _, a := range s.Answers() {
			if a.Query == press {
				found = a
				return true
			}
		}
		return false
	})
	if err != nil {
		t.Fatal("the press was not answered")
	}
	return found
}

func TestClicks(t *testing.T) { synctest.Test(t, testClicks) }

func testClicks(t *testing.T) {
	s, c, box := desk(t, telegramtest.Options{})
	id := s.Type(group, ada, "/list")
	c.asked(t)
	list := replies(t, s, group, id, 1)[0]

	stranger := s.Click(list, "Pause", eve)
	if a := answer(t, s, stranger); !a.Alert || !strings.Contains(a.Text, "Only people who manage") {
		t.Errorf("a stranger's press: %+v", a)
	}
	c.notAsked(t)
	if m := s.Replies(group, id); len(m) != 1 || m[0].Edits != 0 {
		t.Errorf("a stranger's press changed something: %+v", m)
	}

	s.Click(list, "Remove", ada)
	if call := c.asked(t); call.Name != "feed pause" || call.Args["subscription"] != "#12|^%" || call.User != number(ada) || call.From != chatID(group) {
		t.Errorf("%+v", call)
	}
	press := s.Click(list, "Pause", ada)
	c.asked(t)
	answer(t, s, press)
	if err := s.Until(limit, func() bool { return s.Replies(group, id)[0].Text == "Paused." }); err != nil {
		t.Fatalf("the list was not replaced: %+v", s.Replies(group, id))
	}
	if m := s.Replies(group, id)[0]; m.Buttons[0][0].Text != "Show all" {
		t.Errorf("%+v", m)
	}

	before := len(box.handled())
	for _, data := range []string{"", "x", "|", "||", "|feed pause|subscription=^9", "|feed pause|subscription=^x", "|feed pause|subscription=%zz", "|no such command", strings.Repeat("|", 64), "\x00"} {
		if a := answer(t, s, s.Press(list, data, ada)); a.Text == "" {
			t.Errorf("%q: %+v", data, a)
		}
	}
	s.Forget(list)
	if a := answer(t, s, s.Press(list, list.Buttons[0][0].Data, ada)); !strings.Contains(a.Text, "too old") {
		t.Errorf("%+v", a)
	}
	settled(t, box, before+11)
	c.notAsked(t)
}

// TestPastedAddress: an address alone, in a private chat, offers what can be done
// with it, however long it is.
func TestPastedAddress(t *testing.T) { synctest.Test(t, testPastedAddress) }

func testPastedAddress(t *testing.T) {
	s, c, _ := desk(t, telegramtest.Options{})
	address := "https://harbour-gazette.example/2026/11/24/" + strings.Repeat("long-", 40) + "?a=1&b=2"
	id := s.Type(ada, ada, " "+address+" ")
	m := replies(t, s, ada, id, 1)[0]
	s.Click(m, "Summarise it", ada)
	if call := c.asked(t); call.Name != "news summarize" || call.Args["url"] != address {
		t.Errorf("%+v", call)
	}
	replies(t, s, ada, id, 2)
	s.Click(m, "Follow it here", ada)
	if call := c.asked(t); call.Name != "feed add" || call.Args["source"] != address || call.From != chatID(ada) {
		t.Errorf("%+v", call)
	}
	s.Type(group, ada, address)
	s.Type(group, ada, "/latest")
	if call := c.asked(t); call.Name != "news latest" {
		t.Errorf("%+v", call)
	}
}

// TestRestart: what was received and not handled is handled by the next life.
func TestRestart(t *testing.T) { synctest.Test(t, testRestart) }

func testRestart(t *testing.T) {
	s := inBubble(t, telegramtest.Options{})
	box, c := &inbox{}, newClerk()
	c.hold = make(chan struct{})
	a, _ := open(t, s, box)
	stop := listen(t, a, c.set())
	s.Type(ada, ada, "/wait")
	s.Type(ada, ada, "/latest")
	c.asked(t)
	for deadline := time.Now().Add(limit); box.waiting() < 2 && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	close(c.hold) // what is being handled is finished, the rest is not begun
	stop()
	if n := len(s.Replies(ada, 0)); n > 4 {
		t.Fatalf("%d answers", n)
	}

	// Killed in the middle: both are pending, and more came while nobody listened.
	box = &inbox{}
	c = newClerk()
	hold := make(chan struct{})
	c.hold = hold
	a, _ = open(t, s, box)
	stop = listen(t, a, c.set())
	id := s.Type(eve, eve, "/wait")
	c.asked(t)
	old := box.snapshot()
	close(hold)
	stop()
	s.Type(eve, eve, "/latest")
	a, _ = open(t, s, old)
	c2 := newClerk()
	c2.hold = hold
	listen(t, a, c2.set())
	if call := c2.asked(t); call.Name != "news wait" {
		t.Errorf("first: %+v", call)
	}
	if call := c2.asked(t); call.Name != "news latest" {
		t.Errorf("second: %+v", call)
	}
	replies(t, s, eve, id, 5)
}

// snapshot is the inbox as a killed process leaves it.
func (b *inbox) snapshot() *inbox {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := &inbox{offset: b.offset, pending: append([]news.Update{}, b.pending...), seen: map[int64]bool{}}
	for id := range b.seen {
		c.seen[id] = true
	}
	return c
}

// TestConfirmAfterKeep: what could not be kept is not confirmed.
func TestConfirmAfterKeep(t *testing.T) { synctest.Test(t, testConfirmAfterKeep) }

func testConfirmAfterKeep(t *testing.T) {
	s := inBubble(t, telegramtest.Options{})
	box, c := &inbox{broken: errors.New("disk full")}, newClerk()
	a, log := open(t, s, box)
	listen(t, a, c.set())
	s.Type(ada, ada, "/latest")
	time.Sleep(time.Second)
	if !strings.Contains(log.String(), "disk full") {
		t.Error("the log does not tell what is wrong")
	}
	c.notAsked(t)
	if s.Pending() != 1 {
		t.Error("the update was confirmed")
	}
	box.mu.Lock()
	box.broken = nil
	box.mu.Unlock()
	c.asked(t)
}

// TestPoison: updates of odd shapes hurt nobody but themselves.
func TestPoison(t *testing.T) { synctest.Test(t, testPoison) }

func testPoison(t *testing.T) {
	s, c, box := desk(t, telegramtest.Options{})
	for _, body := range []string{
		`"message":{"message_id":"x","date":"soon","chat":7,"text":["/latest"]}`,
		`"message":null`,
		`"callback_query":{"id":"1","from":{"id":7},"data":"x"}`,
		`"callback_query":{"id":"1","from":{"id":7},"message":{"chat":{"id":7}},"data":"|help"}`,
		`"my_chat_member":{"chat":{"id":-5},"new_chat_member":{"status":"kicked"}}`,
		`"message":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"text":"/latest"}`,
		`"message":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"from":{"id":7},"photo":[{}]}`,
		`"message":{"message_id":5,"date":1,"chat":{"id":99999,"type":"private"},"from":{"id":99999},"text":"/latest"}`,
		`"some_new_kind":{"a":[1,2,3]}`,
		`"message":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"from":{"id":7},"text":"/panic"}`,
	} {
		s.Update(body)
	}
	s.Type(ada, ada, "/help")
	settled(t, box, 11)
	got := []string{c.asked(t).Name, c.asked(t).Name}
	slices.Sort(got) // one is asked in a chat of its own, which does not exist
	if !slices.Equal(got, []string{"help", "news latest"}) {
		t.Errorf("%q", got)
	}
	c.notAsked(t)
	if s.Pending() > 1 {
		t.Errorf("%d updates are stuck", s.Pending())
	}
}

// TestBusyChat: a chat that is slow delays no other, and keeps its own order.
func TestBusyChat(t *testing.T) { synctest.Test(t, testBusyChat) }

func testBusyChat(t *testing.T) {
	s := inBubble(t, telegramtest.Options{})
	box, c := &inbox{}, newClerk()
	c.hold = make(chan struct{})
	a, _ := open(t, s, box)
	listen(t, a, c.set())
	s.Type(ada, ada, "/wait")
	s.Type(ada, ada, "/latest")
	s.Type(eve, eve, "/help")
	got := c.asked(t).Name + ", " + c.asked(t).Name
	if got != "news wait, help" && got != "help, news wait" {
		t.Errorf("%s", got)
	}
	c.notAsked(t)
	close(c.hold)
	if call := c.asked(t); call.Name != "news latest" {
		t.Errorf("%+v", call)
	}
}

func TestWrongToken(t *testing.T) {
	s := start(t, telegramtest.Options{NoRecord: true})
	for _, token := range []string{"123456789:AAF-another-one", "123456789:"} {
		a, err := telegram.New(telegram.Options{Token: token, APIURL: s.URL, Inbox: &inbox{}})
		if err == nil {
			err = a.Listen(t.Context(), newClerk().set())
			if want := "telegram: the token was refused; ask @BotFather for it with /mybots and put it in TELEGRAM_TOKEN"; err == nil || err.Error() != want || !errors.Is(err, news.ErrUnauthorized) {
				t.Errorf("got %v", err)
			}
		}
		if err == nil {
			t.Errorf("%q is accepted", token)
		}
	}
	// One that is taken back while the bot listens.
	a, _ := open(t, s, &inbox{})
	s.Faults(telegramtest.Refuse("getUpdates", 401, "Unauthorized"))
	if err := a.Listen(t.Context(), newClerk().set()); !errors.Is(err, news.ErrUnauthorized) {
		t.Errorf("got %v", err)
	}
}

// TestTroubles lets everything go wrong for an hour. The bot asks neither too
// often nor gives up, and answers as soon as it can.
func TestTroubles(t *testing.T) {
	for name, f := range map[string]telegramtest.Fault{
		"another program": telegramtest.Refuse("getUpdates", 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
		"bad gateway":     {Method: "getUpdates", Status: 502, Body: "<html>"},
		"cut connections": {Method: "getUpdates", Reset: true},
		"told to wait":    telegramtest.TooMany("getUpdates", 600),
		"not even getMe":  {Status: 500, Body: "{}"},
		"nonsense":        {Method: "getUpdates", Status: 200, Body: `{"ok":true,"result":[{"update_id":"x"}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				box, c := &inbox{}, newClerk()
				s := inBubble(t, telegramtest.Options{NoRecord: true})
				a, log := open(t, s, box)
				s.Faults(f)
				listen(t, a, c.set())
				time.Sleep(time.Hour)
				asked := len(s.Requests())
				if asked < 5 || asked > 100 {
					t.Errorf("asked %d times in an hour", asked)
				}
				if name == "another program" && !strings.Contains(log.String(), "another program asks for updates with this token") {
					t.Error("the log does not say what to do")
				}
				s.Type(ada, ada, "/latest")
				s.ClearFaults()
				time.Sleep(11 * time.Minute)
				synctest.Wait()
				if n := len(s.Replies(ada, 0)); n != 3 {
					t.Errorf("%d answers", n)
				}
			})
		})
	}
}

// TestWebhook: a webhook that somebody set before is ended, and nothing is lost.
func TestWebhook(t *testing.T) { synctest.Test(t, testWebhook) }

func testWebhook(t *testing.T) {
	s := inBubble(t, telegramtest.Options{})
	s.SetWebhook("https://elsewhere.example/hook")
	id := s.Type(ada, ada, "/help")
	a, _ := open(t, s, &inbox{})
	listen(t, a, newClerk().set())
	replies(t, s, ada, id, 1)
}

// TestAnswerWaits: an answer that Telegram wants to have later comes later; one
// that may have arrived is not repeated.
func TestAnswerWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		box, c := &inbox{}, newClerk()
		s := inBubble(t, telegramtest.Options{NoRecord: true})
		a, _ := open(t, s, box)
		listen(t, a, c.set())
		f := telegramtest.TooMany("sendMessage", 35)
		f.Times = 1
		s.Faults(f)
		s.Type(ada, ada, "/help")
		time.Sleep(34 * time.Second)
		if n := len(s.Replies(ada, 0)); n != 0 {
			t.Errorf("%d answers too early", n)
		}
		time.Sleep(2 * time.Second)
		if n := len(s.Replies(ada, 0)); n != 1 {
			t.Errorf("%d answers", n)
		}
		s.Faults(telegramtest.Fault{Method: "sendMessage", Late: true, Reset: true, Times: 1})
		s.Type(ada, ada, "/help")
		time.Sleep(10 * time.Minute)
		if n := len(s.Replies(ada, 0)); n != 2 {
			t.Errorf("%d answers after a lost one", n)
		}
	})
}
