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
	away := map[int64]bool{}
	var failed error
	for first := true; ; first = false {
		if failed == nil && ctx.Err() == nil && time.Now().Before(end) && (first || source == 0) {
			failed = d.begin(ctx, source, away, done)
		}
		if len(away) == 0 {
			return errors.Join(failed, ctx.Err())
		}
		ended := []news.Visit{<-done}
		for len(done) > 0 {
			ended = append(ended, <-done)
		}
		for _, v := range ended {
			delete(away, v.Source.ID)
		}
		if ctx.Err() == nil { // a visit that was cut off says nothing about its source
			failed = errors.Join(failed, d.Book.Visited(ctx, ended...))
		}
	}
}

// begin starts visits to due sources as far as there is room. Those under way are
// still due, so asking for as many as there is room for in all finds the others.
func (d *Desk) begin(ctx context.Context, source int64, away map[int64]bool, done chan<- news.Visit) error {
	if len(away) == atOnce {
		return nil
	}
	due, err := d.Book.Due(ctx, source, atOnce)
	for _, v := range due {
		if !away[v.Source.ID] && len(away) < atOnce {
			away[v.Source.ID] = true
			go func() { done <- d.visit(ctx, v) }()
		}
	}
	return err
}

// idle is how long the poll may sleep.
func (d *Desk) idle(ctx context.Context) (time.Duration, error) {
	next, err := d.Book.NextDue(ctx)
	if err != nil || next.IsZero() {
		return idleFor, err
	}
	return min(max(time.Until(next), 0), idleFor), nil
}
