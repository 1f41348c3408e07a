package intake

import (
	"context"
	"errors"
	"slices"
	"time"

	"pullquote/bot/news"
)

const (
	atOnce    = 32               // visits under way at the same time
	taken     = 64               // sources taken from the book at a time
	together  = 256              // visits recorded in one transaction, at most
	longEnded = time.Second      // how long a visit that found nothing may wait for others to be recorded with
	pollShift = 30 * time.Second // how long one job begins visits
	gather    = 2 * time.Second  // the least the poll sleeps: what becomes due meanwhile is visited together
	idleFor   = time.Minute      // the most
)

// Poll visits the sources that are due, many at the same time, or only the one
// that is named. A source that hangs holds up no other: whenever a visit ends the
// next begins. What was found is recorded at once, with all that ended meanwhile;
// visits that found nothing, which are most, wait for each other: they cost less
// than a transaction of their own. It returns when it has nothing left to visit.
func (d *Desk) Poll(ctx context.Context, source int64) error {
	r := round{desk: d, source: source, end: time.Now().Add(pollShift), done: make(chan news.Visit, atOnce)}
	for {
		r.begin(ctx)
		if r.away == 0 {
			r.record(ctx)
			return errors.Join(r.failed, ctx.Err())
		}
		if r.wait(); r.ripe() {
			r.record(ctx)
		}
	}
}

// A round is one Poll.
type round struct {
	desk   *Desk
	source int64     // the one that is named, or 0
	end    time.Time // when no more are taken
	empty  time.Time // when the book had no more that were due
	failed error     // the book's

	due   []news.Visit // taken, not begun
	away  int          // visits under way
	done  chan news.Visit
	ended []news.Visit // not recorded
	since time.Time    // when the first of them ended
}

// begin starts visits while there is room for more.
func (r *round) begin(ctx context.Context) {
	for r.away < atOnce {
		if len(r.due) == 0 && !r.take(ctx) {
			return
		}
		v := r.due[0]
		r.due = r.due[1:]
		r.away++
		go func() { r.done <- r.desk.visit(ctx, v) }()
	}
}

// take gets sources that are due; false when there are none. A book that had none
// is not asked again at once.
func (r *round) take(ctx context.Context) bool {
	over := r.failed != nil || ctx.Err() != nil || time.Now().After(r.end)
	if over || !r.empty.IsZero() && (r.source != 0 || time.Since(r.empty) < time.Second) {
		return false
	}
	r.due, r.failed = r.desk.Book.Due(ctx, r.source, taken)
	if len(r.due) < taken {
		r.empty = time.Now()
	}
	return len(r.due) > 0
}

// wait waits until visits end, or until those that ended are to be recorded.
func (r *round) wait() {
	var late <-chan time.Time
	if len(r.ended) > 0 {
		late = time.After(longEnded - time.Since(r.since))
	}
	select {
	case v := <-r.done:
		r.took(v)
	case <-late:
	}
	for len(r.done) > 0 {
		r.took(<-r.done)
	}
}

// took takes a visit that ended.
func (r *round) took(v news.Visit) {
	if len(r.ended) == 0 {
		r.since = time.Now()
	}
	r.away--
	r.ended = append(r.ended, v)
}

// ripe reports whether the visits that ended are to be recorded.
func (r *round) ripe() bool {
	found := slices.ContainsFunc(r.ended, func(v news.Visit) bool { return !v.Quiet })
	return found || len(r.ended) >= together || len(r.ended) > 0 && time.Since(r.since) >= longEnded
}

// record records the visits that ended. One that was cut off says nothing about
// its source.
func (r *round) record(ctx context.Context) {
	if len(r.ended) > 0 && ctx.Err() == nil {
		r.failed = errors.Join(r.failed, r.desk.Book.Visited(ctx, r.ended...))
	}
	r.ended = nil
}

// idle is how long the poll may sleep.
func (d *Desk) idle(ctx context.Context) (time.Duration, error) {
	next, err := d.Book.NextDue(ctx)
	if err != nil || next.IsZero() {
		return idleFor, err
	}
	return min(max(time.Until(next), gather), idleFor), nil
}
