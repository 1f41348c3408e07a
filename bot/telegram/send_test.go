package telegram_test

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/bot/news"
	"pullquote/bot/telegram"
	"pullquote/bot/telegram/telegramtest"
)

func send(ctx context.Context, t *testing.T, a *telegram.Adapter, to news.Place) (news.Ref, error) {
	t.Helper()
	payload, err := a.Render(post())
	if err != nil {
		t.Fatal(err)
	}
	return a.Send(ctx, news.Delivery{To: to, Post: post(), Payload: payload, Attempt: 1})
}

func TestSend(t *testing.T) {
	s := start(t, telegramtest.Options{})
	a, _ := open(t, s, nil)
	topic := news.Place{Platform: "telegram", Channel: number(forum), Thread: "77"}
	general := news.Place{Platform: "telegram", Channel: number(forum), Thread: "1"}
	for _, to := range []news.Place{chatID(ada), chatID(group), chatID(channel), topic} {
		ref, err := send(t.Context(), t, a, to)
		if err != nil {
			t.Fatalf("%s: %v", to, err)
		}
		all := s.Messages(place(to))
		m := all[len(all)-1]
		if string(ref) != number(m.ID) {
			t.Errorf("%s: the ref is %s, the message %d", to, ref, m.ID)
		}
		if number(m.Thread) != to.Thread && to.Thread != "" {
			t.Errorf("%s: it stands in thread %d", to, m.Thread)
		}
		if want := (telegramtest.Preview{URL: post().URL, Large: true}); m.Preview != want {
			t.Errorf("%s: the preview is %+v", to, m.Preview)
		}
		check(t, m)
	}
	if _, err := send(t.Context(), t, a, general); err != nil {
		t.Errorf("the General topic: %v", err)
	}
}

func place(p news.Place) (id int64) {
	_ = json.Unmarshal([]byte(p.Channel), &id)
	return id
}

// TestOutcomes provokes every way in which a send can end.
func TestOutcomes(t *testing.T) {
	refuse := func(code int, text string) telegramtest.Fault { return telegramtest.Refuse("sendMessage", code, text) }
	gone := []telegramtest.Fault{
		refuse(403, "Forbidden: bot was blocked by the user"),
		refuse(403, "Forbidden: user is deactivated"),
		refuse(403, "Forbidden: bot was kicked from the supergroup chat"),
		refuse(403, "Forbidden: bot is not a member of the channel chat"),
		refuse(403, "Forbidden: the group chat was deleted"),
		refuse(403, "Forbidden: bot can't initiate conversation with a user"),
		refuse(403, "Forbidden: some new reason"),
		refuse(400, "Bad Request: chat not found"),
		refuse(400, "Bad Request: message thread not found"),
		refuse(400, "Bad Request: TOPIC_CLOSED"),
		refuse(400, "Bad Request: TOPIC_DELETED"),
		refuse(400, "Bad Request: have no write access to the chat"),
		refuse(400, "Bad Request: not enough rights to send text messages to the chat"),
		refuse(400, "Bad Request: need administrator rights in the channel chat"),
		refuse(400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
	}
	rejected := []telegramtest.Fault{
		refuse(400, "Bad Request: message is too long"),
		refuse(400, `Bad Request: can't parse entities: Unsupported start tag "br" at byte offset 7`),
		refuse(400, "Bad Request: something new"),
		refuse(413, "Request Entity Too Large"),
	}
	unauthorized := []telegramtest.Fault{refuse(401, "Unauthorized"), refuse(404, "Not Found")}
	unknown := []telegramtest.Fault{
		refuse(500, "Internal Server Error: restart"),
		{Status: 502, Body: "<html><h1>502 Bad Gateway</h1></html>"},
		{Status: 200, Body: "<html>Welcome to the hotel's network</html>"},
		{Status: 403, Body: "<html>Forbidden by the proxy</html>"},
		{Status: 302, Header: map[string]string{"Location": "https://elsewhere.example/"}},
		{Status: 200, Body: `{"ok":true,"result":{"message_id":"5"}}`},
		{Status: 200, Body: `{"ok":true,"result":true}`},
		{Status: 200, Body: `{"ok":true}`},
		{Status: 502, Body: `{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}`},
		{Status: 200},
		{Reset: true},
		{Reset: true, Late: true},
		{Cut: true, Late: true},
	}
	for _, class := range []struct {
		want   error
		faults []telegramtest.Fault
	}{
		{news.ErrGone, gone}, {news.ErrRejected, rejected}, {news.ErrUnauthorized, unauthorized}, {news.ErrUnknown, unknown},
	} {
		for _, f := range class.faults {
			s := start(t, telegramtest.Options{NoRecord: true})
			a, log := open(t, s, nil)
			f.Times = 1
			s.Faults(f)
			_, err := send(t.Context(), t, a, chatID(group))
			if !errors.Is(err, class.want) {
				t.Errorf("%+v: got %v, want %v", f, err, class.want)
				continue
			}
			secret(t, s, err)
			if n := s.Count("sendMessage"); n != 1 {
				t.Errorf("%+v: sent %d times", f, n)
			}
			if class.want == news.ErrRejected && !strings.Contains(log.String(), "refused a message") {
				t.Errorf("%+v: nothing in the log", f)
			}
		}
	}
}

// secret checks that an error does not hold the token.
func secret(t *testing.T, s *world, err error) {
	t.Helper()
	_, token, _ := strings.Cut(s.Token(), ":")
	for e := err; e != nil; e = errors.Unwrap(e) {
		if strings.Contains(e.Error(), token) {
			t.Errorf("the token is in the error: %v", e)
		}
	}
}

// TestNothingLeft: what never left the machine may be tried again.
func TestNothingLeft(t *testing.T) {
	s := start(t, telegramtest.Options{NoRecord: true})
	a, _ := open(t, s, nil)
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	s.Close()
	for name, ctx := range map[string]context.Context{"nobody listens": t.Context(), "stopped before": stopped} {
		_, err := send(ctx, t, a, chatID(ada))
		var later *news.RetryError
		if !errors.As(err, &later) || errors.Is(err, news.ErrUnknown) {
			t.Errorf("%s: %v", name, err)
		}
		secret(t, s, err)
	}
}

// TestSilence: a server that takes the message and says nothing for a minute.
func TestSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := inBubble(t, telegramtest.Options{NoRecord: true})
		a, _ := open(t, s, nil)
		s.Faults(telegramtest.Fault{Late: true, Slow: time.Hour})
		begin := time.Now()
		_, err := send(t.Context(), t, a, chatID(ada))
		if !errors.Is(err, news.ErrUnknown) || time.Since(begin) != time.Minute {
			t.Errorf("after %v: %v", time.Since(begin), err)
		}
	})
}

func TestMoved(t *testing.T) {
	s := start(t, telegramtest.Options{})
	a, _ := open(t, s, nil)
	s.Upgrade(group, -1002000000009)
	_, err := send(t.Context(), t, a, chatID(group))
	var moved *news.MovedError
	if !errors.As(err, &moved) || moved.To != chatID(-1002000000009) {
		t.Fatal(err)
	}
}

// TestTooMany: a wait concerns its own chat, and holds back what comes next.
func TestTooMany(t *testing.T) {
	s := start(t, telegramtest.Options{})
	a, _ := open(t, s, nil)
	f := telegramtest.TooMany("sendMessage", 35)
	f.Chat, f.Times = number(group), 1
	s.Faults(f)
	for range 2 { // the second time without asking Telegram
		_, err := send(t.Context(), t, a, chatID(group))
		var later *news.RetryError
		if !errors.As(err, &later) || later.After < 34*time.Second || later.After > 35*time.Second {
			t.Fatal(err)
		}
	}
	if n := s.Count("sendMessage"); n != 1 {
		t.Errorf("asked %d times", n)
	}
	if _, err := send(t.Context(), t, a, chatID(ada)); err != nil {
		t.Errorf("another chat: %v", err)
	}
}

// TestPace sends as fast as it may to many chats for some minutes. The strict
// server, which counts for itself, never has to say that it is too fast.
func TestPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := inBubble(t, telegramtest.Options{Limits: true, NoRecord: true})
		a, _ := open(t, s, nil)
		done := make(chan int)
		chats := []int64{ada, group, channel, forum}
		for i := range int64(60) {
			s.AddChat(telegramtest.Chat{ID: 1000 + i, Type: "private"})
			chats = append(chats, 1000+i)
		}
		end := time.Now().Add(3 * time.Minute)
		for _, chat := range chats {
			go func() {
				n := 0
				for time.Now().Before(end) {
					_, err := send(t.Context(), t, a, chatID(chat))
					var later *news.RetryError
					switch {
					case err == nil:
						n++
					case errors.As(err, &later):
						time.Sleep(later.After)
					default:
						t.Error(err)
						n = -1 << 20
					}
				}
				done <- n
			}()
		}
		all := 0
		for range chats {
			all += <-done
		}
		for _, r := range s.Requests() {
			if r.Status == 429 {
				t.Fatal("Telegram said that it is too fast")
			}
		}
		if all < 4500 { // of 5400 at 30 a second
			t.Errorf("only %d messages in three minutes", all)
		}
		if n := len(s.Messages(group)); n < 55 || n > 63 {
			t.Errorf("%d messages in a group in three minutes", n)
		}
	})
}

// TestRedirect: the token, which is in the address, goes to no other server.
func TestRedirect(t *testing.T) {
	s, other := start(t, telegramtest.Options{NoRecord: true}), start(t, telegramtest.Options{NoRecord: true})
	for _, status := range []int{301, 302, 307, 308} {
		s.Faults(telegramtest.Fault{Status: status, Times: 1, Header: map[string]string{"Location": other.URL + "/bot" + other.Token() + "/sendMessage"}})
		a, _ := open(t, s, nil)
		if _, err := send(t.Context(), t, a, chatID(ada)); !errors.Is(err, news.ErrUnknown) {
			t.Errorf("%d: %v", status, err)
		}
	}
	if n := len(other.Requests()); n != 0 {
		t.Errorf("%d requests went elsewhere", n)
	}
}

// TestIdleConnection: servers close connections that were kept open. That costs no
// message and makes no second one.
func TestIdleConnection(t *testing.T) {
	s := start(t, telegramtest.Options{})
	a, _ := open(t, s, nil)
	for _, chat := range []int64{ada, group, channel} {
		if _, err := send(t.Context(), t, a, chatID(chat)); err != nil {
			t.Fatal(err)
		}
		s.CloseIdle()
		time.Sleep(20 * time.Millisecond) // until this side has noticed
	}
	if n := s.Count("sendMessage"); n != 3 {
		t.Errorf("%d requests for 3 messages", n)
	}
}

func TestNew(t *testing.T) {
	for _, token := range []string{"", "x", "12:ab\n", "12:a/b", "12:%zz", "http://12:SECRET@x"} {
		_, err := telegram.New(telegram.Options{Token: token})
		if err == nil {
			t.Errorf("%q is taken for a token", token)
		} else if token != "" && len(token) > 3 && strings.Contains(err.Error(), token) {
			t.Errorf("the error holds the token: %v", err)
		}
	}
	for _, base := range []string{"localhost:8081", "ftp://x", "http://", "://"} {
		if _, err := telegram.New(telegram.Options{Token: "1:a", APIURL: base}); err == nil {
			t.Errorf("%q is taken for a server", base)
		}
	}
}

// TestTokenStaysHidden breaks every part of a request.
func TestTokenStaysHidden(t *testing.T) {
	s := start(t, telegramtest.Options{NoRecord: true})
	dials := map[string]func(context.Context, string, string) (net.Conn, error){
		"no network": func(context.Context, string, string) (net.Conn, error) {
			return nil, errors.New("no route to " + s.Token())
		},
		"no answer": nil,
	}
	for name, dial := range dials {
		for _, base := range []string{"http://127.0.0.1:1", "http://no-such-host.invalid", "https://" + strings.TrimPrefix(s.URL, "http://"), "http://127.0.0.1:1/%zz%s"} {
			a, err := telegram.New(telegram.Options{Token: s.Token(), APIURL: base, Dial: dial})
			if err == nil {
				_, err = send(t.Context(), t, a, chatID(ada))
			}
			if err == nil {
				t.Errorf("%s, %s: no error", name, base)
			}
			secret(t, s, err)
		}
	}
}
