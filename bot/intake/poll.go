package intake

import (
	"context"
	"errors"
	"time"

	"pullquote/bot/news"
)

const (
	atOnce    = 32               // visits under way at the same time
	pollShift = 30 * time.Second // how long one job begins visits
	idleFor   = time.Minute      // how long the poll sleeps when no source is due
)

// Poll visits the sources that are due, many at the same time, or only the one
// that is named. A source that hangs holds up no other: whenever a visit ends the
// next begins, and all visits that ended meanwhile are recorded in one
// transaction. It returns when it has nothing left to visit.
func (d *Desk) Poll(ctx context.Context, source int64) error {
	end := time.Now().Add(pollShift)
	done := make(chan news.Visit, atOnce)
	away := 0
	var failed error
	for first := true; ; first = false {
		if failed == nil && ctx.Err() == nil && time.Now().Before(end) && (first || source == 0) {
			var begun int
			begun, failed = d.begin(ctx, source, atOnce-away, done)
			away += begun
		}
		if away == 0 {
			return errors.Join(failed, ctx.Err())
		}
		ended := []news.Visit{<-done}
		for len(done) > 0 {
			ended = append(ended, <-done)
		}
		away -= len(ended)
		if ctx.Err() == nil { // a visit that was cut off says nothing about its source
			failed = errors.Join(failed, d.Book.Visited(ctx, ended...))
		}
	}
}

// begin starts up to room visits to due sources and returns how many.
func (d *Desk) begin(ctx context.Context, source int64, room int, done chan<- news.Visit) (int, error) {
	if room == 0 {
		return 0, nil
	}
	due, err := d.Book.Due(ctx, source, room)
	for _, v := range due {
		go func() { done <- d.visit(ctx, v) }()
	}
	return len(due), err
}

// idle is how long the poll may sleep.
func (d *Desk) idle(ctx context.Context) (time.Duration, error) {
	next, err := d.Book.NextDue(ctx)
	if err != nil || next.IsZero() {
		return idleFor, err
	}
	return min(max(time.Until(next), 0), idleFor), nil
}
