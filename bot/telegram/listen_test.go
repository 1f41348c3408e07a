package telegram_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/bot/news"
	"pullquote/bot/telegram"
	"pullquote/bot/telegram/telegramtest"
)

// TestRestart: what was received and not handled is handled by the next life.
func TestStopFinishesWhatIsBegun(t *testing.T) { synctest.Test(t, testStop) }

func testStop(t *testing.T) {
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
}

// Killed in the middle: what was begun is pending, and more came while nobody
// listened.
func TestRestart(t *testing.T) { synctest.Test(t, testRestart) }

func testRestart(t *testing.T) {
	s := inBubble(t, telegramtest.Options{})
	box, c := &inbox{}, newClerk()
	hold := make(chan struct{})
	c.hold = hold
	a, _ := open(t, s, box)
	stop := listen(t, a, c.set())
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
