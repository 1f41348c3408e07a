package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivertype"
)

// SQLite cannot tell that a job came, so River looks for jobs and for notes of
// them many times a second: a bot that does nothing was busy with that for a
// twentieth of its time. But here one process has the database for itself: who
// adds a job can ring a bell, and who works waits for it.

// lookForJobs is how often River looks for jobs that nobody rang for: those that
// another process left, or that fail and are due again within seconds.
const lookForJobs = 5 * time.Second

// bellDriver is River's driver for SQLite with the bell for notes.
type bellDriver struct {
	*riversqlite.Driver
	bell *bell
}

func newBellDriver(db *sql.DB) bellDriver {
	return bellDriver{riversqlite.New(db), &bell{ears: map[*ear]bool{}}}
}

func (d bellDriver) SupportsListener() bool     { return true }
func (d bellDriver) SupportsListenNotify() bool { return false } // no notes in the database

func (d bellDriver) GetListener(*riverdriver.GetListenenerParams) riverdriver.Listener {
	return &ear{bell: d.bell, waiting: map[riverdriver.Notification]bool{}, woken: make(chan struct{}, 1)}
}

// A bell tells who works that there is something to do.
type bell struct {
	mu   sync.Mutex
	ears map[*ear]bool
}

// ring tells that a queue has a job.
func (b *bell) ring(queue string) {
	note := riverdriver.Notification{Topic: "river_insert", Payload: fmt.Sprintf(`{"queue":%q}`, queue)}
	b.mu.Lock()
	defer b.mu.Unlock()
	for e := range b.ears {
		e.hear(note)
	}
}

// An ear hears the bell.
type ear struct {
	bell    *bell
	mu      sync.Mutex
	waiting map[riverdriver.Notification]bool // heard and not told
	woken   chan struct{}
}

func (e *ear) hear(note riverdriver.Notification) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.waiting[note] = true
	select {
	case e.woken <- struct{}{}:
	default:
	}
}

// WaitForNotification returns what was heard, or waits for it.
func (e *ear) WaitForNotification(ctx context.Context) (*riverdriver.Notification, error) {
	for {
		if note := e.next(); note != nil {
			return note, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-e.woken:
		}
	}
}

func (e *ear) next() *riverdriver.Notification {
	e.mu.Lock()
	defer e.mu.Unlock()
	for note := range e.waiting {
		delete(e.waiting, note)
		return &note
	}
	return nil
}

func (e *ear) Connect(context.Context) error { return e.attach(true) }
func (e *ear) Close(context.Context) error   { return e.attach(false) }

func (e *ear) attach(on bool) error {
	e.bell.mu.Lock()
	defer e.bell.mu.Unlock()
	delete(e.bell.ears, e)
	if on {
		e.bell.ears[e] = true
	}
	return nil
}

// River leaves out by itself what nobody listens to.
func (e *ear) Listen(context.Context, string) error   { return nil }
func (e *ear) Unlisten(context.Context, string) error { return nil }
func (e *ear) Ping(context.Context) error             { return nil }
func (e *ear) Schema() string                         { return "" }
func (e *ear) SetAfterConnectExec(string)             {}

// An alarm rings for jobs that put themselves off for less than lookForJobs.
type alarm struct {
	river.MiddlewareDefaults
	bell *bell
}

// written is how long River may take to write down that a job waits: it does so for
// many at a time, every quarter of a second.
const written = 300 * time.Millisecond

// Work runs the job.
func (a *alarm) Work(ctx context.Context, job *rivertype.JobRow, run func(context.Context) error) error {
	err := run(ctx)
	var wait *rivertype.JobSnoozeError
	if errors.As(err, &wait) && wait.Duration < lookForJobs {
		time.AfterFunc(max(wait.Duration, written), func() { a.bell.ring(job.Queue) })
	}
	return err
}
