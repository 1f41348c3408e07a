package intake_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/sources/newsroom"
)

func TestPollerSleepsUntilASourceIsDue(t *testing.T) {
	inBureau(t, nil, func(b bureau) {
		swept := 0
		p := &intake.Poller{Desk: b.desk, Sweep: func(context.Context) error { swept++; return nil }}
		all := &river.Job[news.PollDue]{JobRow: &rivertype.JobRow{}}
		sleeps := func(want time.Duration) {
			t.Helper()
			var snooze *rivertype.JobSnoozeError
			if err := p.Work(t.Context(), all); !errors.As(err, &snooze) || snooze.Duration != want {
				t.Errorf("it ended with %v, want a sleep of %v", err, want)
			}
		}
		sleeps(time.Minute) // there is no source
		b.follow(rss, 1)
		sleeps(time.Minute) // the source is due in ten
		if b.source(rss).LastOK.IsZero() {
			t.Error("the source was not visited")
		}
		b.wait(b.pause(rss) - 7*time.Second)
		sleeps(7 * time.Second)
		if swept != 3 {
			t.Errorf("swept %d times, want 3", swept)
		}
		one := &river.Job[news.PollDue]{JobRow: &rivertype.JobRow{}, Args: news.PollDue{Source: b.source(rss).ID}}
		if err := p.Work(t.Context(), one); err != nil || swept != 3 {
			t.Errorf("the poll of one source ended with %v, swept %d times", err, swept)
		}
		broken := errors.New("no broom")
		p.Sweep = func(context.Context) error { return broken }
		if err := p.Work(t.Context(), all); !errors.Is(err, broken) {
			t.Errorf("a sweep that failed: %v", err)
		}
	})
}

// The last of four tries takes what it can get.
func TestCorrespondentTriesFourTimes(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.room.Fault(newsroom.AnyPage, newsroom.Fault{Status: 500})
		b.follow(rss, 1)
		b.poll()
		c := &intake.Correspondent{Desk: b.desk}
		job := &river.Job[news.ReadItem]{JobRow: &rivertype.JobRow{MaxAttempts: 4}, Args: news.ReadItem{Item: 1}}
		for i, want := range []time.Duration{15 * time.Second, time.Minute, 4 * time.Minute} {
			job.Attempt = i + 1
			if err := c.Work(t.Context(), job); err == nil {
				t.Errorf("try %d found something", job.Attempt)
			}
			if wait := time.Until(c.NextRetry(job)); wait != want {
				t.Errorf("after try %d it waits for %v, want %v", job.Attempt, wait, want)
			}
		}
		b.expect("")
		job.Attempt = 4
		b.ok(c.Work(t.Context(), job))
		b.isExcerpt()
	})
}

func TestPollerRetriesSoon(t *testing.T) {
	inBureau(t, nil, func(b bureau) {
		for attempt, want := range map[int]time.Duration{1: 2 * time.Second, 5: 10 * time.Second, 1000: time.Minute} {
			job := &river.Job[news.PollDue]{JobRow: &rivertype.JobRow{Attempt: attempt}}
			if wait := time.Until((&intake.Poller{}).NextRetry(job)); wait != want {
				t.Errorf("after try %d it waits for %v, want %v", attempt, wait, want)
			}
		}
	})
}
