package telegram_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/bot/news"
	"pullquote/bot/telegram/telegramtest"
)

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
	synctest.Wait() // the last request is counted when it has been answered
	before := s.Count("setMyCommands")
	again, _ := open(t, s, &inbox{})
	listen(t, again, newClerk().set())
	if err := s.Until(limit, func() bool { return s.Count("getMyCommands") == 6 }); err != nil {
		t.Fatal(err)
	}
	synctest.Wait()
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
			replies(t, s, k.user, id, 1)
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

// TestTyping: as long as a slow command works, and no longer, the chat shows that
// the bot types.
func TestTyping(t *testing.T) { synctest.Test(t, testTyping) }

func testTyping(t *testing.T) {
	s := inBubble(t, telegramtest.Options{})
	c := newClerk()
	c.hold = make(chan struct{})
	a, _ := open(t, s, &inbox{})
	listen(t, a, c.set())
	id := s.Type(ada, ada, "/wait")
	time.Sleep(9 * time.Second)
	close(c.hold)
	replies(t, s, ada, id, 1)
	time.Sleep(time.Minute)
	if n := s.Count("sendChatAction"); n != 3 {
		t.Errorf("it was shown %d times in nine seconds", n)
	}
}
