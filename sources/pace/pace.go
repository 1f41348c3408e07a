package pace

import (
	"math"
	"slices"
	"time"
)

// How often to look
//
// Somebody waits for every article from the moment it is out until it is found:
// half an interval in the mean. A source that publishes once in a gap g and is
// visited every I makes its readers wait I/2g for each unit of time, at the price
// of 1/I visits. Of all ways to spend a number of visits on many sources, the one
// with the least waiting in all therefore has I²/g the same for every source:
// the interval grows with the square root of the gap. A source with a hundredth
// of the news is visited a tenth as often, not a hundredth. (Sia, Cho and Cho,
// "Efficient Monitoring Algorithm for Fast News Alerts", IEEE TKDE 19(7), 2007,
// where it is measured on ten thousand feeds; intervals in proportion to the gap,
// which most feed readers have, make people wait for what is rare, and that is
// often what they subscribed for.)
//
// The gap is estimated as that of a Poisson process, n things in a stretch of
// time, with the stretch ending now and not at the last of them: so a source that
// falls silent is visited less and less without anything being written down. (Cho
// and Garcia-Molina, "Estimating Frequency of Change", ACM TOIT 3(3), 2003; their
// correction for changes that go unseen between two visits is not needed where
// the items have dates.) What comes out within five minutes is found at one visit
// and counts as one.
const (
	Usual    = 10 * time.Minute // the interval of a source with a gap of an hour, and of one that nothing is known of
	Shortest = 5 * time.Minute
	Longest  = 4 * time.Hour

	usualGap = time.Hour
	window   = 16 // how many of the latest publications count: enough for a mean, few enough to follow a change
	burst    = Shortest
	oldest   = 10 * 365 * 24 * time.Hour // what claims to be older says nothing about today
)

// Interval is how long to leave a source alone that publishes once in a gap; 0 is
// a gap that nobody knows.
func Interval(gap time.Duration) time.Duration {
	if gap <= 0 {
		return Usual
	}
	i := time.Duration(float64(Usual) * math.Sqrt(float64(gap)/float64(usualGap)))
	return min(max(i, Shortest), Longest)
}

// A Rhythm is how often a source publishes, as far as that is known. The zero
// Rhythm is that of a source that was never visited. It can be stored as JSON, and
// stays the same while the source does.
type Rhythm struct {
	Times int       `json:"times,omitempty"` // how often something came out
	Since time.Time `json:"since,omitzero"`  // from here on
	Tip   uint64    `json:"tip,omitempty"`   // stands for what a source without dates held last
}

// Gap is the mean time between two publications, judged at a moment; 0 when
// nothing is known.
func (r Rhythm) Gap(now time.Time) time.Duration {
	if r.Since.IsZero() {
		return 0
	}
	return max(now.Sub(r.Since)/time.Duration(max(r.Times, 1)), 0)
}

// Note takes in what a source holds: when its items were published, the zero time
// where they don't say, and a number that is the same as long as they are the same
// items.
func (r *Rhythm) Note(published []time.Time, tip uint64, now time.Time) {
	var dates []time.Time
	for _, d := range published {
		if !d.IsZero() && !d.After(now) && now.Sub(d) < oldest {
			dates = append(dates, d)
		}
	}
	if len(dates) > 0 && 2*len(dates) >= len(published) {
		*r = dated(dates)
		return
	}
	r.arrived(tip, now)
}

// dated makes a Rhythm of dates.
func dated(dates []time.Time) Rhythm {
	slices.SortFunc(dates, func(a, b time.Time) int { return b.Compare(a) })
	last, n := dates[0], 0
	for _, d := range dates[1:] {
		if n < window && last.Sub(d) >= burst {
			last, n = d, n+1
		}
	}
	return Rhythm{Times: n, Since: last.UTC()}
}

// arrived notes that a source without dates has been seen. When it holds something
// else than before, something came out. Of more than the window, the mean gap is
// forgotten at the far end.
func (r *Rhythm) arrived(tip uint64, now time.Time) {
	switch {
	case r.Since.IsZero() || r.Tip == 0:
		*r = Rhythm{Since: now.UTC(), Tip: tip}
	case r.Tip != tip:
		r.Tip, r.Times = tip, r.Times+1
		if r.Times > window {
			r.Since = r.Since.Add(now.Sub(r.Since) / time.Duration(r.Times))
			r.Times--
		}
	}
}
