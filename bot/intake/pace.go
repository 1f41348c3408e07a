package intake

import (
	"errors"
	"math/rand/v2"
	"time"

	"pullquote/bot/news"
	"pullquote/sources"
	"pullquote/sources/pace"
	"pullquote/sources/polite"
)

// longest is how long a source is left alone at most, however often it has failed.
const longest = 24 * time.Hour

// next is when to visit a source again. What the operator has set for it counts
// as it is, in place of everything that the source asks for while all is well.
// Otherwise it is left alone for its pace, and at least for as long as it asks, and
// not visited at hours when it does not want to be. A tenth of chance keeps sources
// that were added together from being visited together for ever.
//
// After each failure in a row the pace is twice as long. A host that says when to
// come again is believed.
func (d *Desk) next(v news.Visit, state sources.State, err error) time.Time {
	now := time.Now()
	rest := d.pace(v)
	switch {
	case err != nil:
		rest = min(rest<<min(v.Source.Errors, 12), longest)
		if refused := (*polite.Error)(nil); errors.As(err, &refused) {
			rest = max(rest, refused.RetryAfter)
		}
		return now.Add(rest)
	case v.Every > 0:
		return now.Add(rest)
	}
	rest = max(rest, state.Every)
	due := now.Add(rest - rand.N(rest/10+1))
	open := pace.Open(due, state.SkipHours, state.SkipDays)
	if open.After(due) {
		open = open.Add(rand.N(rest/10 + 1)) // not all of them on the stroke of the hour
	}
	return open
}

// pace is how long a source is left alone that asks for nothing.
func (d *Desk) pace(v news.Visit) time.Duration {
	switch {
	case v.Every > 0:
		return v.Every
	case d.Every > 0:
		return d.Every
	}
	return pace.Interval(v.Gap)
}
