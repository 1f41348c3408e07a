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
	perHost   = 2    // visits at a time
	burst     = 4    // visits that come at once before the pace sets in
	remembers = 1024 // hosts, before those that nobody visits are forgotten
)

// hosts keeps one slot counter and one pace per host and port.
type hosts struct {
	mu sync.Mutex
	of map[string]*host
}

type host struct {
	slots *semaphore.Weighted
	pace  *rate.Limiter
	users int // visits that hold a slot or wait for one
}

// enter waits until a visit to hostport may begin. leave must be called when it
// is over.
func (h *hosts) enter(ctx context.Context, hostport string, paced bool) (leave func(), err error) {
	one := h.use(hostport)
	if err := one.slots.Acquire(ctx, 1); err != nil {
		h.release(one)
		return nil, fmt.Errorf("waiting for a turn at %s: %w", hostport, err)
	}
	leave = func() { one.slots.Release(1); h.release(one) }
	if paced {
		if err := one.pace.Wait(ctx); err != nil {
			leave()
			return nil, fmt.Errorf("waiting for a turn at %s: %w", hostport, err)
		}
	}
	return leave, nil
}

func (h *hosts) use(hostport string) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.of == nil {
		h.of = map[string]*host{}
	}
	if len(h.of) >= remembers {
		h.forget()
	}
	one := h.of[hostport]
	if one == nil {
		one = &host{slots: semaphore.NewWeighted(perHost), pace: rate.NewLimiter(rate.Every(hostPace), burst)}
		h.of[hostport] = one
	}
	one.users++
	return one
}

func (h *hosts) release(one *host) {
	h.mu.Lock()
	defer h.mu.Unlock()
	one.users--
}

// forget drops the hosts that nobody visits and whose pace is back at rest: a
// new entry would be the same.
func (h *hosts) forget() {
	now := time.Now()
	for name, one := range h.of {
		if one.users == 0 && one.pace.TokensAt(now) >= burst {
			delete(h.of, name)
		}
	}
}
