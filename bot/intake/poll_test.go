package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
	"pullquote/sources/newsroom"
)

// A watchedBook is the real book, but for what a test wants to see or to break.
type watchedBook struct {
	*store.DB
	visited func(context.Context, ...news.Visit) error
	publish func(context.Context, news.Item, news.Story) error
}

func (w watchedBook) Visited(ctx context.Context, visits ...news.Visit) error {
	return w.visited(ctx, visits...)
}

func (w watchedBook) Publish(ctx context.Context, item news.Item, s news.Story) error {
	return w.publish(ctx, item, s)
}

// One source hangs for an hour. Forty others, more than are visited at the same
// time, are recorded meanwhile. Then the bot stops: the poll ends at once, and
// says nothing bad about the source.
func TestASourceThatHangs(t *testing.T) {
	const others = 40
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.follow(rss, 1)
		for i := range others {
			b.follow(fmt.Sprintf("%s?edition=%d", atom, i), 0)
		}
		undo := b.room.Fault(rss, newsroom.Fault{Delay: time.Hour})
		ctx, stop := context.WithCancel(t.Context())
		recorded := 0
		b.desk.Book = watchedBook{DB: b.db, visited: func(ctx context.Context, visits ...news.Visit) error {
			err := b.db.Visited(ctx, visits...)
			if recorded += len(visits); recorded == others {
				stop()
			}
			return err
		}}
		if err := b.desk.Poll(ctx, 0); !errors.Is(err, context.Canceled) {
			t.Errorf("the poll ended with %v", err)
		}
		for i := range others {
			if s := b.source(fmt.Sprintf("%s?edition=%d", atom, i)); s.LastOK.IsZero() {
				t.Fatalf("the source hangs, and so %s was not visited", s.URL)
			}
		}
		if s := b.source(rss); s.Errors != 0 || s.Error != "" || !s.LastOK.IsZero() {
			t.Errorf("of the visit that was cut off is recorded %+v", s)
		}
		undo()
		b.desk.Book = b.db
		b.wait(2 * time.Minute) // for this long the visit might have gone on elsewhere
		b.poll()
		b.readAll()
		b.expect("bridge-closes")
	})
}

// In real time: a source that does not answer costs a visit's time, no more.
func TestASourceThatDoesNotAnswer(t *testing.T) {
	b := newBureau(t, openNewsroom(t), storetest.SQLite(t))
	b.web.Timeout = 100 * time.Millisecond
	b.follow(rss, 1)
	b.room.Fault(rss, newsroom.Fault{Delay: time.Hour})
	b.poll()
	if s := b.source(rss); s.Error != "127.0.0.1 did not answer in time: later may be better" || s.Errors != 1 {
		t.Errorf("recorded %q (%d in a row)", s.Error, s.Errors)
	}
}

// Somebody who adds a source in chat does not wait for all the others.
func TestPollOfOneSource(t *testing.T) {
	inBureau(t, []string{"bridge-closes", "bridge-shut"}, func(b bureau) {
		b.follow(rss, 1)
		b.follow(atom, 1)
		b.ok(b.desk.Poll(t.Context(), b.source(atom).ID))
		b.readAll()
		b.expect("bridge-shut")
		b.ok(b.desk.Poll(t.Context(), b.source(atom).ID)) // not due again
		if n, other := b.room.Requests(atom), b.room.Requests(rss); n != 1 || other != 0 {
			t.Errorf("it was visited %d times, the other one %d times", n, other)
		}
	})
}

// The power may go at either hand-over. Nothing is lost then, and nothing is told
// twice: the step is done again from its beginning.
func TestAHandOverThatFails(t *testing.T) {
	gone := errors.New("the power is gone")
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.follow(rss, 1)
		b.desk.Book = watchedBook{DB: b.db, visited: func(context.Context, ...news.Visit) error { return gone }}
		if err := b.desk.Poll(t.Context(), 0); !errors.Is(err, gone) {
			t.Errorf("the poll ended with %v", err)
		}
		b.desk.Book = b.db
		b.wait(2 * time.Minute) // so long the visit belongs to who began it
		b.poll()
		b.desk.Book = watchedBook{DB: b.db, publish: func(context.Context, news.Item, news.Story) error { return gone }}
		if err := b.read(1); !errors.Is(err, gone) {
			t.Errorf("the reading ended with %v", err)
		}
		b.expect("")
		b.desk.Book = b.db
		b.ok(b.read(1))
		b.expect("bridge-closes")
		b.pollAndRead(rss)
		b.expect("bridge-closes")
	})
}

// Articles are read in the order in which they were written.
func TestTheOldestIsReadFirst(t *testing.T) {
	inBureau(t, []string{"bridge-closes", "stolen-bell", "fish-market"}, func(b bureau) {
		b.follow(rss, 3)
		b.poll()
		var order []string
		for item := range int64(4) {
			b.ok(b.read(item))
			if posts := b.posts(); len(posts) > 0 {
				order = append(order, slugs(posts[:1]))
			}
		}
		if want := []string{"bridge-closes", "stolen-bell", "fish-market"}; !slices.Equal(order, want) {
			t.Errorf("read %v, want %v", order, want)
		}
	})
}
