package delivery

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"pullquote/bot/news"
)

// A Worker runs the job of one place.
type Worker struct {
	river.WorkerDefaults[news.DeliverTo]
	Courier *Courier
	Rest    func(context.Context, *river.Job[news.DeliverTo]) (bool, error) // ends the job if nothing waits
}

// Work delivers until nothing waits, or until something has to wait.
func (w *Worker) Work(ctx context.Context, job *river.Job[news.DeliverTo]) error {
	for {
		next, waits, err := w.Courier.Deliver(ctx, job.Args.Place)
		if err != nil {
			return err
		}
		if waits {
			return river.JobSnooze(max(time.Until(next), 0))
		}
		if done, err := w.Rest(ctx, job); done || err != nil {
			return err
		}
	}
}

// NextRetry is for the database's errors: soon, and never so late that a place
// seems forgotten.
func (w *Worker) NextRetry(job *river.Job[news.DeliverTo]) time.Time {
	return time.Now().Add(min(time.Duration(job.Attempt)*2*time.Second, time.Minute))
}
