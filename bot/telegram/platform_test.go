package telegram_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"pullquote/bot/command"
	"pullquote/bot/news"
	"pullquote/bot/platformtest"
	"pullquote/bot/telegram"
	"pullquote/bot/telegram/telegramtest"
)

func TestPlatform(t *testing.T) { platformtest.Run(t, rig) }

// rig is Telegram for the suite. Places are a private chat, where everybody may
// ask for everything.
func rig(t *testing.T) platformtest.Rig {
	s := start(t, telegramtest.Options{})
	a, _ := open(t, s, nil)
	box := &inbox{}
	once := func(f telegramtest.Fault) {
		f.Method, f.Times = "sendMessage", 1
		s.Faults(f)
	}
	return platformtest.Rig{
		Platform: hasty{a, t, s},
		Place:    chatID(ada),
		Shown:    func(*testing.T) []platformtest.Message { return shown(s.Messages(ada)) },
		Gone:     func(*testing.T) { s.CloseChat(ada, http.StatusForbidden, "Forbidden: bot was blocked by the user") },
		Rejected: func(*testing.T) { once(telegramtest.Refuse("", 400, "Bad Request: message is too long")) },
		Unknown:  func(*testing.T) { once(telegramtest.Fault{Late: true, Reset: true}) },
		Retry: func(_ *testing.T, after time.Duration) {
			once(telegramtest.TooMany("sendMessage", int(after.Seconds())))
		},
		Ask: func(t *testing.T, set command.Set, name string, args map[string]string) []platformtest.Message {
			return shown(ask(t, s, box, set, name, args, ""))
		},
		Press: func(t *testing.T, set command.Set, name string, args map[string]string, label string) []platformtest.Message {
			return shown(ask(t, s, box, set, name, args, label))
		},
	}
}

// A hasty platform makes each send in another life of the process, which does not
// know how much the one before has sent: the suite need not wait.
type hasty struct {
	*telegram.Adapter
	t *testing.T
	s *world
}

func (h hasty) Send(ctx context.Context, d news.Delivery) (news.Ref, error) {
	a, _ := open(h.t, h.s, nil)
	return a.Send(ctx, d)
}

// ask types a command, presses a button of the answer if one is named, and returns
// what is shown then.
func ask(t *testing.T, s *world, box *inbox, set command.Set, name string, args map[string]string, press string) []telegramtest.Message {
	t.Helper()
	cmd, _ := set.Find(name)
	line := "/" + cmd.Chat
	for _, o := range cmd.Options {
		line += " " + args[o.Name]
	}
	a, _ := open(t, s, box)
	stop := listen(t, a, set)
	before := len(box.handled())
	id := s.Type(ada, ada, line)
	settled(t, box, before+1)
	if press != "" {
		answers := s.Replies(ada, id)
		s.Click(answers[len(answers)-1], press, ada)
		settled(t, box, before+2)
	}
	stop()
	return s.Replies(ada, id)
}

// shown is what people see of messages. What Telegram makes a link or a mention of
// by itself counts as one.
func shown(messages []telegramtest.Message) []platformtest.Message {
	var list []platformtest.Message
	for _, m := range messages {
		one := platformtest.Message{Text: m.Text}
		if m.Preview.URL != "" {
			one.Links = append(one.Links, m.Preview.URL)
		}
		for _, e := range m.Entities {
			if e.URL != "" {
				one.Links = append(one.Links, e.URL)
			}
		}
		for _, link := range m.Links {
			if strings.HasPrefix(link, "mention") {
				one.Pings = append(one.Pings, link)
			} else {
				one.Links = append(one.Links, fmt.Sprintf("made by Telegram: %s", link))
			}
		}
		list = append(list, one)
	}
	return list
}
