package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
)

var (
	gazette = news.Source{Name: "Gazette", URL: "https://gazette.example/feed"}
	courier = news.Source{Name: "Courier", URL: "https://courier.example/feed"}
	here    = news.Place{Platform: "discord", Guild: "g1", Channel: "c1"}
	there   = news.Place{Platform: "discord", Guild: "g2", Channel: "c2"}
	topic   = news.Place{Platform: "telegram", Channel: "-1001", Thread: "7"}
)

// a world is a database with shortcuts that fail the test.
type world struct {
	*testing.T
	db *store.DB
}

func each(t *testing.T, f func(w world)) {
	storetest.Both(t, func(t *testing.T, address string) {
		f(world{t, storetest.Open(t, address)})
	})
}

func (w world) ok(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w world) follow(p news.Place, s news.Source, backlog int) news.Subscription {
	w.Helper()
	sub, added, err := w.db.Subscribe(context.Background(), news.Subscription{Place: p, Source: s, Backlog: backlog})
	w.ok(err)
	if !added {
		w.Fatalf("subscription of %s to %s was there already", p, s.Name)
	}
	return sub
}

// visit visits the only due source, or the one named, and finds items.
func (w world) visit(s news.Source, found ...string) {
	w.Helper()
	due, err := w.db.Due(context.Background(), s.ID, 10)
	w.ok(err)
	if len(due) != 1 {
		w.Fatalf("%d sources to visit, want 1", len(due))
	}
	v := due[0]
	v.State, v.Next = []byte(`{}`), time.Now()
	for _, f := range found {
		v.Found = append(v.Found, news.Found{Keys: []string{"https://x.example/" + f, "id:" + f}, Data: []byte(f)})
	}
	w.ok(w.db.Visited(context.Background(), v))
}

// readAll publishes every item that is yet to be read and returns what they hold.
func (w world) readAll() (read []string) {
	w.Helper()
	for id := int64(1); id < 100; id++ {
		item, ok, err := w.db.Item(context.Background(), id)
		w.ok(err)
		if !ok {
			continue
		}
		read = append(read, string(item.Data))
		w.ok(w.db.Publish(context.Background(), item, story(string(item.Data))))
	}
	return read
}

func story(name string) news.Story {
	return news.Story{
		Post: news.Post{Key: "https://x.example/" + name, Source: "Gazette", Headline: "On " + name, URL: "https://x.example/" + name,
			Published: time.Date(2026, 11, 24, 5, 0, 0, 0, time.UTC)},
		Text:   "The harbour talks about " + name + " began in Äußere Bucht.",
		Quotes: []news.Quote{{Text: "We will never sell " + name, Speaker: "Mara Ellison", Role: "Mayor"}},
	}
}

// id returns the place's number, which its job carries.
func (w world) id(p news.Place) int64 {
	w.Helper()
	id, err := w.db.PlaceID(p)
	w.ok(err)
	return id
}

// waiting sends everything that waits for a place and returns the headlines.
func (w world) waiting(at news.Place) (sent []string) {
	w.Helper()
	ctx := context.Background()
	place := w.id(at)
	for {
		d, _, ok, err := w.db.Next(ctx, place)
		w.ok(err)
		if !ok {
			return sent
		}
		d.Attempt++
		d.Payload, d.Tried = []byte("p"), time.Now()
		w.ok(w.db.Intend(ctx, d))
		w.ok(w.db.Sent(ctx, d, "m1"))
		sent = append(sent, d.Post.Headline)
	}
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestFirstVisitPostsTheAskedBacklog(t *testing.T) {
	each(t, func(w world) {
		sub := w.follow(here, gazette, 2)
		w.follow(there, gazette, 1)
		w.visit(sub.Source, "newest", "older", "oldest")
		same(w.T, "read", w.readAll(), "older", "newest")
		same(w.T, "first place", w.waiting(here), "On older", "On newest")
		same(w.T, "second place", w.waiting(there), "On newest")

		w.visit(sub.Source, "fresh", "newest", "older", "oldest")
		same(w.T, "read", w.readAll(), "fresh")
		same(w.T, "first place", w.waiting(here), "On fresh")
		same(w.T, "second place", w.waiting(there), "On fresh")
	})
}

func TestALateSubscriberCatchesUp(t *testing.T) {
	each(t, func(w world) {
		sub := w.follow(here, gazette, 1)
		w.visit(sub.Source, "second", "first")
		w.readAll()
		w.visit(sub.Source, "third", "second", "first")
		w.readAll()
		w.waiting(here)

		w.follow(there, gazette, 3)
		same(w.T, "read again", w.readAll(), "first")
		same(w.T, "late place", w.waiting(there), "On second", "On third", "On first")
		same(w.T, "early place", w.waiting(here))
	})
}

func TestEditsAreNoNews(t *testing.T) {
	each(t, func(w world) {
		sub := w.follow(here, gazette, 5)
		w.visit(sub.Source, "a")
		w.readAll()
		due, err := w.db.Due(context.Background(), sub.Source.ID, 1)
		w.ok(err)
		v := due[0]
		v.Next = time.Now()
		if again, err := w.db.Due(context.Background(), 0, 9); err != nil || len(again) != 0 {
			t.Errorf("a source under way is due again: %v %v", again, err)
		}
		v.Found = []news.Found{
			{Keys: []string{"https://x.example/moved", "id:a"}}, // same id, new address
			{Keys: []string{"https://x.example/a", "id:new"}},   // new id, same address
		}
		w.ok(w.db.Visited(context.Background(), v))
		same(w.T, "read", w.readAll())
		v.Found = []news.Found{
			{Keys: []string{"id:new"}},                                 // known since the last visit
			{Keys: []string{"https://x.example/b"}, Data: []byte("b")}, // news,
			{Keys: []string{"https://x.example/b"}, Data: []byte("b")}, // told twice
		}
		w.ok(w.db.Visited(context.Background(), v))
		same(w.T, "read", w.readAll(), "b")
	})
}

func TestTwoSourcesOneArticle(t *testing.T) {
	each(t, func(w world) {
		a, b := w.follow(here, gazette, 1), w.follow(here, courier, 1)
		w.follow(there, courier, 1)
		w.visit(a.Source, "same")
		w.readAll()
		same(w.T, "first place", w.waiting(here), "On same")
		w.visit(b.Source, "same")
		w.readAll()
		same(w.T, "once per place", w.waiting(here))
		same(w.T, "new to the other place", w.waiting(there), "On same")
	})
}

func TestPublishingTwiceIsPublishingOnce(t *testing.T) {
	each(t, func(w world) {
		sub := w.follow(here, gazette, 1)
		w.visit(sub.Source, "a")
		item, ok, err := w.db.Item(context.Background(), 1)
		w.ok(err)
		if !ok {
			t.Fatal("no item")
		}
		w.ok(w.db.Publish(context.Background(), item, story("a")))
		same(w.T, "posts", w.waiting(here), "On a")
		w.ok(w.db.Publish(context.Background(), item, story("a")))
		same(w.T, "posts of the second time", w.waiting(here))
	})
}

func TestAFailedVisitIsRemembered(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(here, gazette, 1)
		due, err := w.db.Due(ctx, sub.Source.ID, 1)
		w.ok(err)
		v := due[0]
		v.Err, v.Next = errors.New("gazette.example answered 500"), time.Now().Add(time.Minute)
		w.ok(w.db.Visited(ctx, v))
		if due, err := w.db.Due(ctx, 0, 5); err != nil || len(due) != 0 {
			t.Errorf("due during back-off: %v %v", due, err)
		}
		v.Next = time.Now()
		w.ok(w.db.Visited(ctx, v))
		subs, err := w.db.Subscriptions(ctx, here)
		w.ok(err)
		if s := subs[0].Source; s.Errors != 2 || s.Error != "gazette.example answered 500" || !s.LastOK.IsZero() {
			t.Errorf("after two failures: %+v", s)
		}
		due, err = w.db.Due(ctx, sub.Source.ID, 1)
		w.ok(err)
		if !due[0].First {
			t.Error("a failure counts as a first visit")
		}
	})
}

func TestPausedPlacesGetNothingAndOweNothing(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(here, gazette, 1)
		w.visit(sub.Source, "a")
		w.readAll()
		w.ok(w.db.Hold(ctx, w.id(here), errors.New("the channel was deleted")))
		same(w.T, "held", w.waiting(here))
		subs, err := w.db.Subscriptions(ctx, here)
		w.ok(err)
		if subs[0].Paused != "the channel was deleted" {
			t.Errorf("paused because %q", subs[0].Paused)
		}
		w.ok(w.db.Pause(ctx, sub.ID, ""))
		same(w.T, "resumed", w.waiting(here), "On a")

		w.ok(w.db.Pause(ctx, sub.ID, "by an admin"))
		if due, _ := w.db.Due(ctx, sub.Source.ID, 1); len(due) != 0 {
			t.Error("a source that nobody wants is visited")
		}
	})
}

func TestUnsubscribeTakesBackWhatWaits(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(here, gazette, 1)
		w.visit(sub.Source, "a")
		w.readAll()
		w.ok(w.db.Unsubscribe(ctx, sub.ID))
		same(w.T, "waiting", w.waiting(here))
		w.ok(w.db.Unsubscribe(ctx, sub.ID))
	})
}

func TestADoubtBlocksItsPlace(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(here, gazette, 2)
		w.visit(sub.Source, "b", "a")
		w.readAll()
		d, _, _, err := w.db.Next(ctx, w.id(here))
		w.ok(err)
		d.Attempt, d.Payload, d.Tried = 1, []byte("exactly this"), time.Now()
		w.ok(w.db.Intend(ctx, d))
		if err := w.db.Intend(ctx, d); err == nil {
			t.Error("two hands hold one delivery")
		}
		w.ok(w.db.Doubt(ctx, d, time.Now().Add(time.Minute), errors.New("reset")))
		again, due, ok, err := w.db.Next(ctx, w.id(here))
		w.ok(err)
		if !ok || again.ID != d.ID || string(again.Payload) != "exactly this" || again.Nonce != d.Nonce || time.Until(due) < 50*time.Second {
			t.Errorf("after a doubt: %+v due %v", again, due)
		}
		if d.Nonce == "" || len(d.Nonce) > 25 {
			t.Errorf("nonce %q", d.Nonce)
		}
	})
}

func TestARefusedMessageBlocksNothing(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(here, gazette, 2)
		w.visit(sub.Source, "b", "a")
		w.readAll()
		d, _, _, err := w.db.Next(ctx, w.id(here))
		w.ok(err)
		d.Attempt = 1
		w.ok(w.db.Intend(ctx, d))
		w.ok(w.db.Refuse(ctx, d, errors.New("too rude")))
		same(w.T, "the other", w.waiting(here), "On b")
		s, err := w.db.Status(ctx)
		w.ok(err)
		if s.Unsent != 1 || s.Waiting != 0 || s.Articles != 2 || s.Places != 1 {
			t.Errorf("status %+v", s)
		}
	})
}

func TestAMovedPlaceKeepsWhatItIsOwed(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(topic, gazette, 1)
		w.visit(sub.Source, "a")
		w.readAll()
		old, moved := w.id(topic), news.Place{Platform: "telegram", Channel: "-1002", Thread: "7"}
		w.ok(w.db.Move(ctx, old, moved))
		d, _, ok, err := w.db.Next(ctx, old)
		w.ok(err)
		if !ok || d.To != moved {
			t.Errorf("after the move: %+v", d.To)
		}
		// The next address is known already, and was owed the same article.
		known := news.Place{Platform: "telegram", Channel: "-1003", Thread: "7"}
		w.follow(known, gazette, 1)
		w.ok(w.db.Move(ctx, old, known))
		same(w.T, "merged", w.waiting(known), "On a")
		subs, err := w.db.Subscriptions(ctx, known)
		w.ok(err)
		if len(subs) != 1 {
			t.Errorf("%d subscriptions after the merge", len(subs))
		}
		if subs, err := w.db.Subscriptions(ctx, moved); err != nil || len(subs) != 0 {
			t.Errorf("the old address still has %d subscriptions, %v", len(subs), err)
		}
	})
}

func TestAnswersStayInTheirGuild(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(here, gazette, 1)
		w.visit(sub.Source, "a")
		w.readAll()
		for _, p := range []news.Place{there, topic, {Platform: "telegram", Channel: "c1"}, {Platform: "discord", Channel: "c1"}} {
			subs, err := w.db.Subscriptions(ctx, p)
			w.ok(err)
			posts, err := w.db.Latest(ctx, p, news.Query{})
			w.ok(err)
			found, err := w.db.Search(ctx, p, news.Query{Words: "harbour"})
			w.ok(err)
			said, err := w.db.Quotes(ctx, p, news.Query{Person: "ellison"})
			w.ok(err)
			if len(subs)+len(posts)+len(found)+len(said) != 0 {
				t.Errorf("%v sees what belongs to %v", p, here)
			}
		}
		_, err := w.db.Own(ctx, news.Owned{Source: gazette})
		w.ok(err)
		if posts, err := w.db.Latest(ctx, there, news.Query{}); err != nil || len(posts) != 1 {
			t.Errorf("the operator's own source: %d posts, %v", len(posts), err)
		}
	})
}

func TestSearch(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(here, gazette, 2)
		w.visit(sub.Source, "fish", "ships")
		w.readAll()
		for words, want := range map[string]int{
			"harbour": 2, "HARB fish": 1, "fish ships": 0, "äußere": 2, `"*'; DROP TABLE articles --`: 0, "fish'\"*": 1, "": 0, "!!": 0,
			"words : fish": 0, "NEAR(fish)": 0,
		} {
			posts, err := w.db.Search(ctx, here, news.Query{Words: words})
			w.ok(err)
			if len(posts) != want {
				t.Errorf("search %q: %d posts, want %d", words, len(posts), want)
			}
		}
		for _, q := range []struct {
			news.Query
			want int
		}{
			{news.Query{Person: "ellison"}, 2}, {news.Query{Person: "mayor", Words: "sell fish"}, 1}, {news.Query{Words: "ellison"}, 0},
			{news.Query{}, 2}, {news.Query{Source: "gazette"}, 2}, {news.Query{Source: "other"}, 0}, {news.Query{Count: 1}, 1},
			{news.Query{Since: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)}, 0},
		} {
			said, err := w.db.Quotes(ctx, here, q.Query)
			w.ok(err)
			if len(said) != q.want {
				t.Errorf("quotes %+v: %d, want %d", q.Query, len(said), q.want)
			}
		}
	})
}

func TestInboxAndMemory(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		in := w.db.Inbox("telegram")
		w.ok(in.Keep(ctx, []news.Update{{ID: 5, Body: []byte("a")}, {ID: 6, Body: []byte("b")}}))
		w.ok(in.Done(ctx, 5))
		w.ok(in.Keep(ctx, []news.Update{{ID: 5, Body: []byte("again")}}))
		pending, err := in.Pending(ctx)
		w.ok(err)
		if len(pending) != 1 || pending[0].ID != 6 || string(pending[0].Body) != "b" {
			t.Errorf("pending %v", pending)
		}
		if next, err := in.Offset(ctx); err != nil || next != 7 {
			t.Errorf("offset %d, %v", next, err)
		}
		if next, err := w.db.Inbox("other").Offset(ctx); err != nil || next != 0 {
			t.Errorf("offset of an empty inbox %d, %v", next, err)
		}
		w.ok(w.db.Remember(ctx, "k", "v1"))
		w.ok(w.db.Remember(ctx, "k", "v2"))
		if v, err := w.db.Recall(ctx, "k"); err != nil || v != "v2" {
			t.Errorf("recalled %q, %v", v, err)
		}
		if v, err := w.db.Recall(ctx, "nothing"); err != nil || v != "" {
			t.Errorf("recalled %q, %v", v, err)
		}
	})
}

func TestStrangeTextIsKept(t *testing.T) {
	each(t, func(w world) {
		sub := w.follow(here, gazette, 1)
		w.visit(sub.Source, "nul\x00 bad\xff ? ?0 'quoted' \\ ?")
		item, _, err := w.db.Item(context.Background(), 1)
		w.ok(err)
		s := story("a")
		s.Post.Headline = "nul\x00 bad\xff ? ?0 'quoted' \\ ?"
		s.Text, s.Quotes[0].Speaker = s.Post.Headline, s.Post.Headline
		w.ok(w.db.Publish(context.Background(), item, s))
		same(w.T, "headline", w.waiting(here), "nul bad\ufffd ? ?0 'quoted' \\ ?")
	})
}

func TestOneProcessPerFile(t *testing.T) {
	address := storetest.SQLite(t)
	storetest.Open(t, address)
	_, err := store.Open(context.Background(), address)
	if err == nil || !strings.Contains(err.Error(), "in use by another Pullquote") {
		t.Errorf("second process: %v", err)
	}
}

func TestReopen(t *testing.T) {
	storetest.Both(t, func(t *testing.T, address string) {
		for range 2 {
			db, err := store.Open(context.Background(), address)
			if err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestTheOperatorsSources(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		one := news.Owned{Source: gazette, Backlog: news.AllOfIt, Every: time.Second}
		_, err := w.db.Own(ctx, one, news.Owned{Source: courier, Backlog: 1})
		w.ok(err)
		due, err := w.db.Due(ctx, 0, 10)
		w.ok(err)
		if len(due) != 2 || due[0].Backlog+due[1].Backlog != news.AllOfIt+1 || due[0].Every+due[1].Every != time.Second {
			t.Errorf("due %+v", due)
		}
		for _, v := range due {
			v.Next = time.Now()
			w.ok(w.db.Visited(ctx, v))
		}
		_, err = w.db.Own(ctx, one)
		w.ok(err)
		if due, err := w.db.Due(ctx, 0, 10); err != nil || len(due) != 1 {
			t.Errorf("after the other was disowned: %v %v", due, err)
		}
		_, err = w.db.Own(ctx)
		w.ok(err)
		if next, err := w.db.NextDue(ctx); err != nil || !next.IsZero() {
			t.Errorf("nobody wants anything, next is %v, %v", next, err)
		}
	})
}
