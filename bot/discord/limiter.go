package discord

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Discord counts requests per bucket, and per bot over all buckets. How large a
// bucket is stands only in the headers of its answers:
//
//	X-RateLimit-Bucket       which bucket the route belongs to
//	X-RateLimit-Remaining    how many more it takes …
//	X-RateLimit-Reset-After  … until this many seconds have passed
//
// The limiter lets one request of a bucket out at a time, so that the headers of
// one are known before the next, and holds it back while nothing remains. Short
// waits are waited out; a long one comes back as a *waitError, because the caller
// has better things to do.
// See https://discord.com/developers/docs/topics/rate-limits.
type limiter struct {
	pace *rate.Limiter // all requests of the bot

	mu      sync.Mutex
	pause   time.Time          // nothing goes out before it
	routes  map[string]string  // route → bucket, once an answer told
	buckets map[string]*bucket // by Discord's id and the channel, before that by route
}

// bucket is what is known of one.
type bucket struct {
	turn chan struct{} // holds the request that is out

	left  int // how many more until reset; meaningless after it
	reset time.Time
}

const (
	patience   = 5 * time.Second // waits up to this are waited out
	mostRoutes = 10_000          // more than this and the idle ones are forgotten
)

// newLimiter stays below the documented 50 requests a second: other programs may
// share the token for a moment, as when a new version takes over.
func newLimiter() *limiter {
	return &limiter{pace: rate.NewLimiter(45, 10), routes: map[string]string{}, buckets: map[string]*bucket{}}
}

// waitError says that a request was not made and when it can be.
type waitError struct{ after time.Duration }

func (e *waitError) Error() string { return "too many requests, by what Discord told before" }

// enter waits until a request of the route may go out. The caller calls leave when
// the answer is there and everything in it was noted.
func (l *limiter) enter(ctx context.Context, route string) (leave func(), err error) {
	b := l.bucket(route)
	for {
		select {
		case b.turn <- struct{}{}:
		case <-ctx.Done():
			return nil, &waitError{}
		}
		now := l.bucket(route)
		if now == b {
			break
		}
		<-b.turn // an answer told meanwhile that the route belongs to another
		b = now
	}
	if err := l.wait(ctx, b); err != nil {
		<-b.turn
		return nil, err
	}
	return func() { <-b.turn }, nil
}

// wait returns when both the bucket and the bot have something left.
func (l *limiter) wait(ctx context.Context, b *bucket) error {
	for {
		l.mu.Lock()
		until := l.pause
		if b.left == 0 && b.reset.After(until) {
			until = b.reset
		}
		l.mu.Unlock()
		d := time.Until(until)
		if d <= 0 {
			break
		}
		if d > patience {
			return &waitError{d}
		}
		if !sleep(ctx, d) {
			return &waitError{d}
		}
	}
	if l.pace.Wait(ctx) != nil {
		return &waitError{time.Second}
	}
	return nil
}

// bucket returns the bucket of a route.
func (l *limiter) bucket(route string) *bucket {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.of(route)
}

// of is bucket for callers that hold the lock.
func (l *limiter) of(route string) *bucket {
	key, ok := l.routes[route]
	if !ok {
		key = route
	}
	b := l.buckets[key]
	if b == nil {
		l.forget()
		b = &bucket{turn: make(chan struct{}, 1), left: 1}
		l.buckets[key] = b
	}
	return b
}

// learn reads what an answer tells about the bucket of a route.
func (l *limiter) learn(route, major string, h http.Header) {
	left, err := strconv.Atoi(h.Get("X-RateLimit-Remaining"))
	after, ok := seconds(h.Get("X-RateLimit-Reset-After"))
	if err != nil || !ok {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if id := h.Get("X-RateLimit-Bucket"); id != "" {
		l.routes[route] = id + " " + major
	}
	b := l.of(route)
	b.left, b.reset = left, time.Now().Add(after)
}

// refused notes a 429: the bucket, or the whole bot, is to be left alone.
func (l *limiter) refused(route string, after time.Duration, global bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	until := time.Now().Add(after)
	if global {
		l.pause = until
		return
	}
	b := l.of(route)
	b.left, b.reset = 0, until
}

// forget drops buckets that have nothing to tell when there are very many. The
// caller holds the lock.
func (l *limiter) forget() {
	if len(l.buckets) < mostRoutes {
		return
	}
	now := time.Now()
	for key, b := range l.buckets {
		if len(b.turn) == 0 && b.reset.Before(now) {
			delete(l.buckets, key)
		}
	}
	for route, key := range l.routes {
		if l.buckets[key] == nil {
			delete(l.routes, route)
		}
	}
}

// seconds reads a header's decimal number of seconds.
func seconds(s string) (time.Duration, bool) {
	f, err := strconv.ParseFloat(s, 64)
	return time.Duration(f * float64(time.Second)), err == nil && f >= 0 && f < 1e8
}

// sleep waits and reports whether it was left to finish.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
