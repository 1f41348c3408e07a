package intake

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"pullquote/bot/news"
)

// A Poller runs the jobs that visit sources.
type Poller struct {
	river.WorkerDefaults[news.PollDue]
	Desk  *Desk
	Sweep func(context.Context) error // adds the jobs that a lost wake-up would leave out

	reported time.Time // there is one poll that visits all that is due
}

// Work polls. The job that visits whatever is due never ends: it sleeps until
// the next source is.
func (w *Poller) Work(ctx context.Context, job *river.Job[news.PollDue]) error {
	if err := w.Desk.Poll(ctx, job.Args.Source); err != nil {
		return err
	}
	if job.Args.Source != 0 {
		return nil
	}
	if err := w.Sweep(ctx); err != nil {
		return err
	}
	if time.Since(w.reported) >= reportEvery {
		if err := w.Desk.report(ctx); err != nil {
			return err
		}
		w.reported = time.Now()
	}
	idle, err := w.Desk.idle(ctx)
	if err != nil {
		return err
	}
	return river.JobSnooze(idle)
}

// NextRetry is for the database's errors: the poll goes on as soon as it can.
func (w *Poller) NextRetry(job *river.Job[news.PollDue]) time.Time {
	return time.Now().Add(min(time.Duration(job.Attempt)*2*time.Second, time.Minute))
}

// A Correspondent runs the jobs that read articles.
type Correspondent struct {
	river.WorkerDefaults[news.ReadItem]
	Desk *Desk
}

// Work reads one article.
func (w *Correspondent) Work(ctx context.Context, job *river.Job[news.ReadItem]) error {
	return w.Desk.Read(ctx, job.Args.Item, job.Attempt >= job.MaxAttempts)
}

// NextRetry gives a site that stumbles 15 seconds, then a minute, then four.
func (w *Correspondent) NextRetry(job *river.Job[news.ReadItem]) time.Time {
	return time.Now().Add(15 * time.Second << (2 * min(job.Attempt-1, 3)))
}
