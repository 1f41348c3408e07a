package telegram_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/bot/telegram/telegramtest"
)

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
