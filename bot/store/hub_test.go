package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"pullquote/bot/news"
)

const (
	hub   = "https://hub.example/"
	base  = "https://bot.example"
	later = 4 * time.Hour
)

// look visits the source as a visit that finds a hub does, and returns when it is
// visited next.
func (w world) look(s news.Source, at, feed string, found ...string) time.Duration {
	w.Helper()
	w.past(s)
	due, err := w.db.Due(context.Background(), s.ID, 10)
	w.ok(err)
	if len(due) != 1 {
		w.Fatalf("%d sources to visit, want 1", len(due))
	}
	return w.end(due[0], at, feed, found...)
}

// end ends a visit.
func (w world) end(v news.Visit, at, feed string, found ...string) time.Duration {
	w.Helper()
	v.State, v.Hub, v.Topic = []byte(`{}`), at, feed
	v.Next, v.Rare = time.Now().Add(10*time.Minute), time.Now().Add(later)
	v.Quiet = len(found) == 0 && !v.First
	v.Found = items(found...)
	w.ok(w.db.Visited(context.Background(), v))
	return w.next(v.Source)
}

func items(names ...string) (found []news.Found) {
	for _, n := range names {
		found = append(found, news.Found{Keys: []string{"id:" + n}, Data: []byte(n)})
	}
	return found
}

// next returns how long a source is left alone.
func (w world) next(s news.Source) time.Duration {
	w.Helper()
	next, err := w.db.NextDue(context.Background())
	w.ok(err)
	return time.Until(next).Round(time.Minute)
}

// past makes a source due now.
func (w world) past(s news.Source) {
	w.Helper()
	w.ok(w.db.SetSource(s.ID, "next_at", 0))
}

// asked returns what hubs are asked now: mode, hub and topic.
func (w world) asked(base string) (all []news.Hub) {
	w.Helper()
	all, err := w.db.HubsDue(context.Background(), base, 10)
	w.ok(err)
	return all
}

// subscribed makes a world with a source whose hub has a lease of ten days and one token.
func (w world) subscribed() (news.Source, news.Hub) {
	w.Helper()
	s := w.follow(here, gazette, 0).Source
	w.look(s, hub, s.URL, "a")
	asked := w.asked(base)
	if len(asked) != 1 || asked[0].Asked != "subscribe" || asked[0].URL != hub || asked[0].Topic != s.URL {
		w.Fatalf("asked %+v", asked)
	}
	h, found, err := w.db.Hub(context.Background(), asked[0].Token)
	w.ok(err)
	if !found || h.Source.URL != s.URL || string(h.State) != `{}` || len(h.Secret.Reveal()) < 40 || len(h.Secret.Reveal()) > 199 {
		w.Fatalf("found %t: %+v", found, h)
	}
	w.ok(w.db.HubSubscribed(context.Background(), h, time.Now().Add(240*time.Hour), time.Now().Add(192*time.Hour)))
	return s, h
}

// A hub is asked once, and again when its lease ends, when the bot's address is
// another, and when nothing comes of it.
func TestHubIsAsked(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		_, h := w.subscribed()
		if asked := w.asked(base); len(asked) != 0 {
			w.Errorf("asked again: %+v", asked)
		}
		w.ok(w.db.SetHub(h.ID, "due_at", 0))
		for i, want := range []time.Duration{5, 20, 80, 320, 1440, 1440} {
			if asked := w.asked(base); len(asked) != 1 || asked[0].Token != h.Token || asked[0].Secret != h.Secret {
				w.Fatalf("renewal %d: %+v", i, asked)
			}
			if due := time.Until(w.db.HubDue(h.ID)).Round(time.Minute); due != want*time.Minute {
				w.Errorf("asked in vain %d times, due in %s, want %d min", i+1, due, want)
			}
			w.ok(w.db.SetHub(h.ID, "due_at", 0))
		}
		w.asked(base)
		w.ok(w.db.HubFailed(ctx, h, "is full", time.Now().Add(48*time.Hour)))
		if due := time.Until(w.db.HubDue(h.ID)).Round(time.Hour); due != 48*time.Hour {
			w.Errorf("asked to come in two days, due in %s", due)
		}
		w.ok(w.db.HubsMove(ctx, base))
		if asked := w.asked(base); len(asked) != 0 {
			w.Errorf("from the same address: %+v", asked)
		}
		w.ok(w.db.HubsMove(ctx, "https://elsewhere.example"))
		if asked := w.asked("https://elsewhere.example"); len(asked) != 1 {
			w.Errorf("from another address: %+v", asked)
		}
		w.ok(w.db.HubLost(ctx, h, "no", time.Now().Add(time.Hour)))
		if asked := w.asked("https://elsewhere.example"); len(asked) != 0 {
			w.Errorf("after a denial: %+v", asked)
		}
	})
}

// A hub that is not wanted any more is asked to stop, and asked again when it is.
func TestHubIsLeft(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		s, h := w.subscribed()
		unsubscribed := func(what string) {
			t.Helper()
			asked := w.asked(base)
			if len(asked) != 1 || asked[0].ID != h.ID || asked[0].Asked != "unsubscribe" {
				w.Fatalf("%s: %+v", what, asked)
			}
			if again := w.asked(base); len(again) != 0 {
				w.Errorf("%s, asked twice: %+v", what, again)
			}
			w.ok(w.db.HubLost(ctx, h, "", time.Time{}))
			if again := w.asked(base); len(again) != 0 {
				w.Errorf("%s, asked after the end: %+v", what, again)
			}
		}
		w.ok(w.db.SetPaused(s.ID, "by an admin"))
		unsubscribed("nobody follows")
		w.ok(w.db.SetPaused(s.ID, ""))
		if asked := w.asked(base); len(asked) != 1 || asked[0].Asked != "subscribe" {
			w.Fatalf("wanted again: %+v", asked)
		}
		w.ok(w.db.HubSubscribed(ctx, h, time.Now().Add(time.Hour), time.Now().Add(time.Hour)))

		w.look(s, "https://other.example/", s.URL, "b")
		asked := w.asked(base)
		slices.SortFunc(asked, func(a, b news.Hub) int { return int(a.ID - b.ID) })
		if len(asked) != 2 || asked[0].Asked != "unsubscribe" || asked[1].Asked != "subscribe" || asked[1].URL != "https://other.example/" || asked[1].Token == h.Token || asked[1].Secret == h.Secret {
			w.Fatalf("another hub: %+v", asked)
		}
		w.look(s, "", "", "c") // the hub does not answer; it was told
		if _, found, err := w.db.Hub(ctx, h.Token); found || err != nil {
			w.Errorf("a hub of the past is still known: %v", err)
		}
	})
}

// What a hub sends is read once, whichever way it comes, and says nothing of the
// source's visits.
func TestPushed(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		s, h := w.subscribed()
		before := w.next(s)
		w.ok(w.db.Pushed(ctx, h, items("c", "b", "a")))
		w.ok(w.db.Pushed(ctx, h, items("c", "b", "a")))
		if after := w.next(s); after != before {
			w.Errorf("a push put the next visit off from %s to %s", before, after)
		}
		if got := w.readAll(); !slices.Equal(got, []string{"b", "c"}) {
			w.Errorf("read %q", got)
		}
		w.look(s, hub, s.URL, "c", "b", "a")
		if got := w.readAll(); len(got) != 0 {
			w.Errorf("a visit after a push brought %q", got)
		}
	})
}

// A hub is relied on once it has told of news, and until it has not.
func TestTrust(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		s, h := w.subscribed()
		check := func(what string, got, want time.Duration) {
			t.Helper()
			if got != want {
				w.Errorf("%s: left alone for %s, want %s", what, got, want)
			}
		}
		check("a lease and nothing more", w.look(s, hub, s.URL), 10*time.Minute)
		w.ok(w.db.Pushed(ctx, h, items("a")))
		check("a push of what was known", w.look(s, hub, s.URL), 10*time.Minute)
		w.ok(w.db.Pushed(ctx, h, items("b")))
		check("news", w.look(s, hub, s.URL), later)
		check("and no more of it", w.look(s, hub, s.URL, "b", "a"), later)
		check("news that it had not told of", w.look(s, hub, s.URL, "c"), 10*time.Minute)
		w.ok(w.db.Pushed(ctx, h, items("c")))
		check("too late", w.look(s, hub, s.URL), 10*time.Minute)
		w.ok(w.db.Pushed(ctx, h, items("d")))
		check("news again", w.look(s, hub, s.URL), later)
		w.ok(w.db.HubSubscribed(ctx, h, time.Now().Add(time.Hour), time.Now()))
		check("when the lease ends before", w.look(s, hub, s.URL), time.Hour)
		w.ok(w.db.SetHub(h.ID, "expires_at", 1))
		check("when it has ended", w.look(s, hub, s.URL), 10*time.Minute)

		w.ok(w.db.HubSubscribed(ctx, h, time.Now().Add(100*time.Hour), time.Now()))
		check("a new lease", w.look(s, hub, s.URL), later)
		w.ok(w.db.HubLost(ctx, h, "full", time.Now().Add(time.Hour)))
		check("when the hub denies it", w.next(s), 0)
		check("then", w.look(s, hub, s.URL), 10*time.Minute)

		w.ok(w.db.HubSubscribed(ctx, h, time.Now().Add(100*time.Hour), time.Now()))
		w.ok(w.db.Pushed(ctx, h, items("e")))
		w.look(s, hub, s.URL)
		w.ok(w.db.HubsMove(ctx, ""))
		check("when nobody listens", w.next(s), 0)
		check("then", w.look(s, hub, s.URL), 10*time.Minute)
	})
}

// A hub that says there is news, and not which, has its source visited: once a
// minute, and again when it spoke during a visit.
func TestRung(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		s, h := w.subscribed()
		w.look(s, hub, s.URL)
		time.Sleep(2 * time.Millisecond)
		w.ok(w.db.Rung(ctx, h))
		if next := w.next(s); next != 0 {
			w.Errorf("visited in %s", next)
		}
		due, err := w.db.Due(ctx, s.ID, 1)
		w.ok(err)
		if len(due) != 1 {
			w.Fatalf("%d due", len(due))
		}
		time.Sleep(2 * time.Millisecond)
		for range 3 { // the first of these counts, and is a minute after the last
			w.ok(w.db.Rung(ctx, h))
		}
		if next := w.end(due[0], hub, s.URL, "b"); next != time.Minute {
			w.Errorf("rung during the visit, visited again in %s", next)
		}
		time.Sleep(2 * time.Millisecond)
		w.ok(w.db.SetHub(h.ID, "rung_at", time.Now().UnixMilli()))
		time.Sleep(2 * time.Millisecond)
		if next := w.look(s, hub, s.URL); next != 10*time.Minute {
			w.Errorf("a visit that was rung for put the next off for %s", next)
		}
		w.ok(w.db.SetHub(h.ID, "rung_at", 1))
		if next := w.look(s, hub, s.URL); next != later {
			w.Errorf("it told of news, and the next visit is in %s", next)
		}
		w.look(s, hub, s.URL, "c")
		if next := w.look(s, hub, s.URL); next != 10*time.Minute {
			w.Errorf("it did not tell of news, and the next visit is in %s", next)
		}
	})
}

// The same items by many ways at once are read once.
func TestPushesAtOnce(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		s, h := w.subscribed()
		const rounds, most = 10, 3
		for n := range rounds {
			w.past(s)
			due, err := w.db.Due(ctx, s.ID, 1)
			w.ok(err)
			v := due[0]
			v.State, v.Next, v.Hub, v.Topic = []byte(`{}`), time.Now(), hub, s.URL
			for i := range most {
				v.Found = append(v.Found, items(fmt.Sprintf("n%d-%d", n, i))...)
			}
			w.atOnce(8, func(i int) error {
				if i == 0 {
					return w.db.Visited(ctx, v)
				}
				return w.db.Pushed(ctx, h, v.Found)
			})
		}
		if got := w.readAll(); len(got) != rounds*most {
			w.Errorf("%d items are to be read: %q", len(got), got)
		}
	})
}

// Several bots on one database ask each hub once.
func TestHubsAreShared(t *testing.T) {
	each(t, func(w world) {
		for i := range 40 {
			s := w.follow(here, news.Source{URL: fmt.Sprintf("https://paper%d.example/", i)}, 0).Source
			w.look(s, hub, s.URL, "a")
		}
		var mu sync.Mutex
		asked := map[int64]int{}
		for range 5 {
			w.atOnce(4, func(int) error {
				hubs, err := w.db.HubsDue(context.Background(), base, 3)
				mu.Lock()
				defer mu.Unlock()
				for _, h := range hubs {
					asked[h.ID]++
				}
				return err
			})
		}
		for id, n := range asked {
			if n != 1 {
				w.Errorf("hub %d was asked %d times", id, n)
			}
		}
		if len(asked) != 40 {
			w.Errorf("%d hubs were asked", len(asked))
		}
	})
}

// atOnce does n things at the same moment, with connections that are open.
func (w world) atOnce(n int, f func(i int) error) {
	w.Helper()
	var open, all sync.WaitGroup
	open.Add(n)
	for i := range n {
		all.Go(func() {
			_, err := w.db.Status(context.Background())
			open.Done()
			open.Wait()
			if err := errors.Join(err, f(i)); err != nil {
				w.Error(err)
			}
		})
	}
	all.Wait()
}
