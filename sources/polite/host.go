package polite

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"
)

const (
	perHost   = 2                // visits at a time
	burst     = 4                // visits that come at once before the pace sets in
	remembers = 1024             // hosts, before those that nobody visits are forgotten
	quietTime = 10 * time.Minute // the longest that one answer keeps all visits away
)

// hosts keeps one slot counter and one pace per host. Turns are given in the
// order of asking.
type hosts struct {
	mu   sync.Mutex
	of   map[string]*host
	full int // how many hosts there may be before the next sweep
}

type host struct {
	slots *semaphore.Weighted
	pace  *rate.Limiter
	pages *rate.Limiter // nil until robots.txt asks for a delay between pages
	quiet time.Time     // until then no visit is wanted
	users int           // visits that hold a slot or wait for one
}

// A turn is what is asked of hosts.enter.
type turn struct {
	host  string
	free  bool          // without pace: the host is the operator's own
	delay time.Duration // between pages, as robots.txt asks for; 0 when it does not
}

// enter waits until a visit may begin. leave must be called when it is over.
func (h *hosts) enter(ctx context.Context, t turn) (leave func(), err error) {
	one, err := h.use(t)
	if err != nil {
		return nil, err
	}
	if t.delay > 0 { // before a slot is taken: feeds need not wait for pages
		err = one.pages.Wait(ctx)
	}
	if err == nil {
		err = one.slots.Acquire(ctx, 1)
	}
	if err != nil {
		h.release(one)
		return nil, late(ctx, t.host, err)
	}
	leave = func() { one.slots.Release(1); h.release(one) }
	if !t.free {
		if err := one.pace.Wait(ctx); err != nil {
			leave()
			return nil, late(ctx, t.host, err)
		}
	}
	return leave, nil
}

// late is the error of a visit that did not get its turn: its time is up, or is
// known to be up before its turn comes.
func late(ctx context.Context, host string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("waiting for a turn at %s: %w", host, context.Cause(ctx))
	}
	return &Error{Host: host, Kind: Busy, Err: err, passing: true, why: "is visited slowly out of courtesy, and the turn of this page did not come in time"}
}

// use finds or makes a host and counts a user in. It refuses while the host is to
// be left alone.
func (h *hosts) use(t turn) (*host, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	one := h.of[t.host]
	if one == nil {
		h.sweep()
		one = &host{slots: semaphore.NewWeighted(perHost), pace: rate.NewLimiter(rate.Every(hostPace), burst)}
		h.of[t.host] = one
	}
	if left := time.Until(one.quiet); left > 0 {
		return nil, &Error{Host: t.host, Kind: Busy, RetryAfter: left, passing: true, why: "has asked to be visited less often, and is left alone for now"}
	}
	if t.delay > 0 && one.pages == nil {
		one.pages = rate.NewLimiter(rate.Every(t.delay), 1)
	} else if t.delay > 0 {
		one.pages.SetLimit(rate.Every(t.delay))
	}
	one.users++
	return one, nil
}

func (h *hosts) release(one *host) {
	h.mu.Lock()
	defer h.mu.Unlock()
	one.users--
}

// hush keeps all visits from a host that is being visited, because one was
// answered that they are too many.
func (h *hosts) hush(name string, wait time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if one := h.of[name]; one != nil {
		one.quiet = time.Now().Add(min(wait, quietTime))
	}
}

// sweep makes room: it forgets the hosts that nobody visits and that owe nothing,
// for a new entry would be the same. It waits until there are twice as many as
// were left the last time, so that it costs little per host however many there
// are.
func (h *hosts) sweep() {
	if h.of == nil {
		h.of, h.full = map[string]*host{}, remembers
	}
	if len(h.of) < h.full {
		return
	}
	now := time.Now()
	for name, one := range h.of {
		if one.idle(now) {
			delete(h.of, name)
		}
	}
	h.full = max(2*len(h.of), remembers)
}

func (one *host) idle(now time.Time) bool {
	return one.users == 0 && !now.Before(one.quiet) && one.pace.TokensAt(now) >= burst && (one.pages == nil || one.pages.TokensAt(now) >= 1)
}
