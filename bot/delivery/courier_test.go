package delivery_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/bot/delivery"
	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
)

// A stage is a platform that does what the test says and remembers what it was
// asked to do.
type stage struct {
	answers []error // one for each send; nil when there are none left
	during  func(ctx context.Context, d news.Delivery)
	sent    []news.Delivery
}

func (s *stage) Name() string { return "stage" }

func (s *stage) Render(p news.Post) ([]byte, error) {
	if p.Headline == "" {
		return nil, errors.New("nothing to show")
	}
	return []byte("<" + p.Headline + ">"), nil
}

func (s *stage) Send(ctx context.Context, d news.Delivery) (news.Ref, error) {
	s.sent = append(s.sent, d)
	if s.during != nil {
		s.during(ctx, d)
	}
	if len(s.answers) == 0 {
		return news.Ref(fmt.Sprint(len(s.sent))), nil
	}
	err := s.answers[0]
	s.answers = s.answers[1:]
	return "", err
}

// headlines are what was sent, in order.
func (s *stage) headlines() string {
	var h []string
	for _, d := range s.sent {
		h = append(h, d.Post.Headline)
	}
	return strings.Join(h, " ")
}

// post has a courier with the given articles waiting for one place, in virtual
// time.
func withPosts(t *testing.T, headlines []string, f func(t *testing.T, c *delivery.Courier, s *stage, db *store.DB)) {
	address := storetest.SQLite(t) // made outside: its clean-up is not the test's time
	synctest.Test(t, func(t *testing.T) {
		ctx := context.Background()
		db := storetest.Open(t, address)
		source := news.Source{Name: "Gazette", URL: "https://gazette.example/feed"}
		sub, _, err := db.Subscribe(ctx, news.Subscription{Place: news.Place{Platform: "stage", Channel: "1"}, Source: source, Backlog: 9})
		if err != nil {
			t.Fatal(err)
		}
		v := news.Visit{Source: sub.Source, Next: time.Now(), First: true}
		for i := range headlines {
			key := headlines[len(headlines)-1-i]
			v.Found = append(v.Found, news.Found{Keys: []string{key}, Data: []byte(key)})
		}
		if err := db.Visited(ctx, v); err != nil {
			t.Fatal(err)
		}
		for i, headline := range headlines {
			item, _, err := db.Item(ctx, int64(i+1))
			if err != nil {
				t.Fatal(err)
			}
			story := news.Story{Post: news.Post{Key: headline, Headline: strings.TrimPrefix(headline, "-"), Published: time.Now().Add(time.Duration(i))}}
			if err := db.Publish(ctx, item, story); err != nil {
				t.Fatal(err)
			}
		}
		s := &stage{}
		f(t, &delivery.Courier{Queue: db, Platforms: map[string]delivery.Platform{"stage": s}, Log: slog.New(slog.DiscardHandler)}, s, db)
	})
}

// deliverAll does what the job does: it delivers, and sleeps until more is due.
func deliverAll(t *testing.T, c *delivery.Courier, most time.Duration) (slept time.Duration) {
	t.Helper()
	start := time.Now()
	for time.Since(start) < most {
		next, waits, err := c.Deliver(context.Background(), 1)
		if err != nil {
			t.Fatal(err)
		}
		if !waits {
			return time.Since(start)
		}
		time.Sleep(time.Until(next))
	}
	return time.Since(start)
}

func TestInOrder(t *testing.T) {
	withPosts(t, []string{"a", "b", "c"}, func(t *testing.T, c *delivery.Courier, s *stage, db *store.DB) {
		if slept := deliverAll(t, c, time.Hour); slept != 0 {
			t.Errorf("slept %v", slept)
		}
		if s.headlines() != "a b c" {
			t.Errorf("sent %s", s.headlines())
		}
	})
}

func TestTheIntentIsDurableBeforeTheFirstByte(t *testing.T) {
	withPosts(t, []string{"a"}, func(t *testing.T, c *delivery.Courier, s *stage, db *store.DB) {
		s.during = func(ctx context.Context, d news.Delivery) {
			kept, _, ok, err := db.Next(context.Background(), 1)
			if err != nil || !ok || kept.Attempt != 1 || string(kept.Payload) != "<a>" || kept.Nonce != d.Nonce || kept.Tried.IsZero() {
				t.Errorf("while sending, the database knows %+v %v %v", kept, ok, err)
			}
		}
		deliverAll(t, c, time.Hour)
	})
}

func TestOutcomes(t *testing.T) {
	retry := &news.RetryError{After: 90 * time.Second, Err: errors.New("slow down")}
	tests := []struct {
		name    string
		answers []error
		sent    string        // what is sent, tries included
		at      time.Duration // when all is over
		unsent  int
		paused  string
	}{
		{"told to wait", []error{retry}, "a a b", 90 * time.Second, 0, ""},
		{"refused", []error{fmt.Errorf("bad words: %w", news.ErrRejected)}, "a b", 0, 1, ""},
		{"gone", []error{fmt.Errorf("the channel was deleted: %w", news.ErrGone)}, "a", 0, 0, "the channel was deleted: place is gone"},
		{"no answer", []error{news.ErrUnknown, errors.New("eof")}, "a a a b", 6 * time.Second, 0, ""},
		{"token refused", []error{news.ErrUnauthorized}, "a a b", 5 * time.Minute, 0, ""},
		{"moved", []error{&news.MovedError{To: news.Place{Platform: "stage", Channel: "2"}}}, "a a b", 0, 0, ""},
	}
	for _, tt := range tests {
		withPosts(t, []string{"a", "b"}, func(t *testing.T, c *delivery.Courier, s *stage, db *store.DB) {
			s.answers = tt.answers
			slept := deliverAll(t, c, time.Hour)
			if s.headlines() != tt.sent || slept.Round(time.Second) != tt.at {
				t.Errorf("%s: sent %q in %v, want %q in %v", tt.name, s.headlines(), slept, tt.sent, tt.at)
			}
			for _, d := range s.sent {
				if d.Post.Headline == "a" && (d.Nonce != s.sent[0].Nonce || string(d.Payload) != "<a>") {
					t.Errorf("%s: a second try sends something else: %+v", tt.name, d)
				}
			}
			status, err := db.Status(context.Background())
			if err != nil || status.Unsent != tt.unsent {
				t.Errorf("%s: %d refused, want %d (%v)", tt.name, status.Unsent, tt.unsent, err)
			}
			at := news.Place{Platform: "stage", Channel: s.sent[len(s.sent)-1].To.Channel}
			subs, err := db.Subscriptions(context.Background(), at)
			if err != nil || len(subs) != 1 || subs[0].Paused != tt.paused {
				t.Errorf("%s: subscriptions %+v, %v", tt.name, subs, err)
			}
		})
	}
}

func TestWhatCannotBeShownBlocksNothing(t *testing.T) {
	withPosts(t, []string{"-", "b"}, func(t *testing.T, c *delivery.Courier, s *stage, db *store.DB) {
		deliverAll(t, c, time.Hour)
		if status, err := db.Status(context.Background()); s.headlines() != "b" || status.Unsent != 1 || err != nil {
			t.Errorf("sent %q, %d refused, %v", s.headlines(), status.Unsent, err)
		}
	})
}

func TestABegunSendEndsWhenTheBotStops(t *testing.T) {
	withPosts(t, []string{"a", "b"}, func(t *testing.T, c *delivery.Courier, s *stage, db *store.DB) {
		ctx, stop := context.WithCancel(context.Background())
		s.during = func(sending context.Context, d news.Delivery) {
			stop()
			time.Sleep(3 * time.Second)
			if sending.Err() != nil {
				t.Error("the send was cut off")
			}
		}
		_, _, err := c.Deliver(ctx, 1)
		if !errors.Is(err, context.Canceled) || s.headlines() != "a" {
			t.Errorf("sent %q, then %v", s.headlines(), err)
		}
		s.during = nil
		deliverAll(t, c, time.Hour)
		if s.headlines() != "a b" {
			t.Errorf("after the restart: %q", s.headlines())
		}
	})
}

func TestASilentPlatformIsLeftAlone(t *testing.T) {
	withPosts(t, []string{"a"}, func(t *testing.T, c *delivery.Courier, s *stage, db *store.DB) {
		s.answers = []error{news.ErrUnknown}
		s.during = func(ctx context.Context, d news.Delivery) {
			if len(s.sent) == 1 {
				<-ctx.Done()
			}
		}
		if slept := deliverAll(t, c, time.Hour); slept != 32*time.Second {
			t.Errorf("took %v", slept)
		}
	})
}
