package store_test

import (
	"context"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"github.com/riverqueue/river"

	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
)

// A sleeper is woken, puts itself off for a while, and is woken again.
type sleeper struct {
	river.WorkerDefaults[news.PollDue]
	woken []time.Time
	off   time.Duration
}

func (s *sleeper) Work(context.Context, *river.Job[news.PollDue]) error {
	if s.woken = append(s.woken, time.Now()); len(s.woken) == 2 {
		return river.JobSnooze(s.off)
	}
	return nil
}

// Jobs on SQLite begin when they are added, and go on when they said, although
// nobody looks for them more often than every five seconds.
func TestTheBellWakes(t *testing.T) {
	database := storetest.SQLite(t)
	synctest.Test(t, func(t *testing.T) {
		db := storetest.Open(t, database)
		work := &sleeper{off: 20 * time.Millisecond}
		workers := river.NewWorkers()
		river.AddWorker(workers, work)
		client, err := db.Workshop(workers, map[string]int{store.PollQueue: 1}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		if err := client.Start(ctx); err != nil {
			t.Fatal(err)
		}
		time.Sleep(7 * time.Second) // it has looked, and found nothing
		for _, url := range []string{"https://gazette.example/feed", "https://signal.example/feed"} {
			added := time.Now()
			_, _, err := db.Subscribe(ctx, news.Subscription{Place: news.Place{Platform: "stage", Channel: "club"}, Source: news.Source{URL: url}})
			if err != nil {
				t.Fatal(err)
			}
			time.Sleep(500 * time.Millisecond)
			if n := len(work.woken); n == 0 || work.woken[n-1].Before(added) {
				t.Fatalf("half a second after %s was added, nothing has begun", url)
			}
			time.Sleep(300 * time.Millisecond)
		}
		if len(work.woken) != 3 {
			t.Errorf("woken at %v; want the second job twice within 800 milliseconds", work.woken)
		}
		stop()
		<-client.Stopped()
	})
}
