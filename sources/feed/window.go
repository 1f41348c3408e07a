package feed

import (
	"slices"
	"time"
)

// A window is the items at either end of a list that may be very long.
type window[T any] struct {
	first []T // at most MaxItems
	last  []T // of those after them the last, as a ring of MaxItems
	total int
}

func (w *window[T]) add(item T) {
	switch w.total++; {
	case w.total <= MaxItems:
		w.first = append(w.first, item)
	case len(w.last) < MaxItems:
		w.last = append(w.last, item)
	default:
		w.last[(w.total-1)%MaxItems] = item
	}
}

// newer returns the newer end of the list, in its order. Nearly all feeds put the
// newest first; of one that is too long and puts it last, as the dates of its two
// ends say, the last are read.
func (w *window[T]) newer(date func(T) time.Time) []T {
	if len(w.last) == 0 {
		return w.first
	}
	oldest := 0 // of the ring
	if len(w.last) == MaxItems {
		oldest = w.total % MaxItems
	}
	end := slices.Concat(w.first[len(w.last):], w.last[oldest:], w.last[:oldest])
	from, to := date(end[len(end)-1]), date(w.first[0])
	if !from.IsZero() && !to.IsZero() && from.After(to) {
		return end
	}
	return w.first
}
