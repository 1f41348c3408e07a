package store

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"
	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// The queues of the left half. Deliveries have one queue for each platform, named
// after it, so that a platform that hangs holds up no other.
const (
	PollQueue = "poll"
	ReadQueue = "read"
)

// Timing of the jobs. A job that a killed process left behind is taken up again
// after rescueAfter, which must be longer than any job may take.
const (
	jobTimeout  = 60 * time.Second
	rescueAfter = 75 * time.Second
	readTries   = 4
)

// Workshop returns the client that works the jobs, yet to be started. Queues are
// named with the number of jobs that may run at once.
func (db *DB) Workshop(workers *river.Workers, queues map[string]int, log *slog.Logger) (*river.Client[*sql.Tx], error) {
	cfg := &river.Config{
		Workers:                     workers,
		Queues:                      map[string]river.QueueConfig{},
		Logger:                      slog.New(serious{log.Handler()}),
		ErrorHandler:                noter{log},
		FetchCooldown:               10 * time.Millisecond,
		FetchPollInterval:           time.Second,
		JobTimeout:                  jobTimeout,
		RescueStuckJobsAfter:        rescueAfter,
		CompletedJobRetentionPeriod: time.Hour,
	}
	if db.lite {
		cfg.FetchPollInterval = lookForJobs
		cfg.Middleware = []rivertype.Middleware{&alarm{bell: db.bell}}
	}
	for name, n := range queues {
		cfg.Queues[name] = river.QueueConfig{MaxWorkers: n}
	}
	return river.NewClient(db.driver, cfg)
}

// A noter logs what a job could not do. All of them are tried again.
type noter struct{ log *slog.Logger }

func (n noter) HandleError(_ context.Context, job *rivertype.JobRow, err error) *river.ErrorHandlerResult {
	n.log.Warn("job failed; it is tried again", "job", job.Kind, "args", string(job.EncodedArgs), "attempt", job.Attempt, "error", err)
	return nil
}

func (n noter) HandlePanic(_ context.Context, job *rivertype.JobRow, cause any, trace string) *river.ErrorHandlerResult {
	n.log.Error("job panicked; it is tried again", "job", job.Kind, "args", string(job.EncodedArgs), "attempt", job.Attempt, "panic", cause, "trace", trace)
	return nil
}

// serious lets through only what River thinks worth a warning.
type serious struct{ slog.Handler }

func (s serious) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && s.Handler.Enabled(ctx, level)
}

// takeBack makes the jobs and visits of the process before us available at once,
// and what it may not have asked of hubs, and its office of leader free. Only on SQLite: there nobody else can be running them.
func (db *DB) takeBack(ctx context.Context) error {
	for _, q := range []string{
		`UPDATE river_job SET state = 'available' WHERE state = 'running'`,
		`DELETE FROM river_leader`,
		`UPDATE sources SET taken_until = 0`,
		`UPDATE hubs SET due_at = 0 WHERE tries = 1 AND error = ''`,
	} {
		if _, err := db.w.NewRaw(q).Exec(ctx); err != nil {
			return fmt.Errorf("taking back jobs: %w", err)
		}
	}
	return nil
}

// running are the states in which a second job of the same kind and arguments
// would be one too many.
var running = []rivertype.JobState{
	rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
	rivertype.JobStateRetryable, rivertype.JobStateScheduled,
}

func poll(source int64) river.InsertManyParams {
	return once(news.PollDue{Source: source}, PollQueue, 1<<15-1)
}

func read(item int64) river.InsertManyParams {
	return once(news.ReadItem{Item: item}, ReadQueue, readTries)
}

func deliver(place int64, platform string) river.InsertManyParams {
	return once(news.DeliverTo{Place: place}, platform, 1<<15-1)
}

func once(args river.JobArgs, queue string, tries int) river.InsertManyParams {
	return river.InsertManyParams{Args: args, InsertOpts: &river.InsertOpts{
		Queue: queue, MaxAttempts: tries,
		UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: running},
	}}
}

// enqueue adds jobs to the transaction. A job that is there already is left as
// it is; the same job twice in one call is the caller's mistake.
func (db *DB) enqueue(ctx context.Context, tx bun.Tx, jobs ...river.InsertManyParams) error {
	if len(jobs) == 0 {
		return nil
	}
	if _, err := db.jobs.InsertManyFastTx(ctx, tx.Tx, jobs); err != nil {
		return fmt.Errorf("adding jobs: %w", err)
	}
	if db.lite {
		for _, j := range jobs {
			db.bell.ring(j.InsertOpts.Queue) // whoever looks waits for this transaction's end
		}
	}
	return nil
}

// Begin adds the job that polls for ever, and one for each place with something
// to deliver. It is called once, at the start.
func (db *DB) Begin(ctx context.Context) error {
	return db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		places, err := waiting(ctx, tx, time.Now())
		if err != nil {
			return err
		}
		return db.enqueue(ctx, tx, append(deliverAll(places), poll(0))...)
	})
}

// Sweep adds a job for each place whose delivery is a minute late: it mends what
// a lost wake-up would leave lying. When there is none, which is usual, it only
// reads.
func (db *DB) Sweep(ctx context.Context) error {
	places, err := waiting(ctx, db.r, time.Now().Add(-time.Minute))
	if err != nil || len(places) == 0 {
		return err
	}
	return db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error { return db.enqueue(ctx, tx, deliverAll(places)...) })
}

// Waiting returns the places with a delivery that is due, by their numbers.
func (db *DB) Waiting(ctx context.Context) (places []int64, err error) {
	rows, err := waiting(ctx, db.r, time.Now())
	for _, p := range rows {
		places = append(places, p.ID)
	}
	return places, err
}

// waiting returns the places with a delivery that was due by then.
func waiting(ctx context.Context, q bun.IDB, then time.Time) ([]placeRow, error) {
	var places []placeRow
	err := q.NewRaw(`SELECT DISTINCT p.id, p.platform FROM deliveries d JOIN places p ON p.id = d.place_id
		WHERE d.`+waits+` AND d.due_at <= ? ORDER BY p.id`, ms(then)).Scan(ctx, &places)
	if err != nil {
		return nil, fmt.Errorf("waiting places: %w", err)
	}
	return places, nil
}

func deliverAll(places []placeRow) []river.InsertManyParams {
	var jobs []river.InsertManyParams
	for _, p := range places {
		jobs = append(jobs, deliver(p.ID, p.Platform))
	}
	return jobs
}

// complete ends a running job in the transaction.
func complete(ctx context.Context, tx bun.Tx, job *river.Job[news.DeliverTo]) error {
	_, err := river.JobCompleteTx[riverdriver.Driver[*sql.Tx]](ctx, tx.Tx, job)
	return err
}
