package polite

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"pullquote/sources/internal/robots"
)

// When robots.txt is asked
//
// Before the page of an article is visited, and before each host that redirects
// lead it to; not before a feed, which is there to be fetched by programs. It is
// kept for a day. What counts when it cannot be had follows RFC 9309, 2.3.1:
//
//   - There is none (any 4xx but 429), or it sends readers around: everything may
//     be visited.
//   - The host is in trouble (5xx, 429, no answer): nothing may be, until it is
//     asked again ten minutes later. Rules that were had before go on to count;
//     after 30 days of trouble there are none.
//   - Of a file over 512 KB the beginning counts.

const (
	robotsLimit    = 512 << 10
	robotsLife     = 24 * time.Hour
	robotsRetry    = 10 * time.Minute
	robotsPatience = 30 * 24 * time.Hour
	longestDelay   = 30 * time.Second // between two pages: a longer one is not kept
	mannersLimit   = 8 << 20          // bytes of rules in memory
	mannerCost     = 512              // bytes of an entry without rules, about
)

// manners remembers what hosts want of visitors. The zero value is ready.
type manners struct {
	mu   sync.Mutex
	of   map[string]*manner // by scheme, host and port
	size int
}

// A manner is what one host wants, and its place in memory.
type manner struct {
	said
	turn chan struct{} // holds a token while somebody uses said
	cost int           // in bytes, as manners.size has it
}

// said is what has come of asking for a robots.txt.
type said struct {
	rules  robots.Rules
	known  time.Time // when the rules came
	failed time.Time // since when they cannot be had; zero while they can
	why    error     // why nothing may be visited; nil when the rules count
	next   time.Time // when to ask again
}

// welcome returns how far apart the pages of a host are to be visited, or the
// reason why the one that v is about to visit may not be.
func (m *manners) welcome(ctx context.Context, v *visit) (delay time.Duration, err error) {
	site := v.at.Scheme + "://" + withPort(v.at)
	one := m.find(site)
	select {
	case one.turn <- struct{}{}:
		defer func() { <-one.turn }()
	case <-ctx.Done():
		return 0, late(ctx, v.at.Hostname(), nil)
	}
	if !time.Now().Before(one.next) {
		if err := one.ask(ctx, v); err != nil {
			return 0, err
		}
		m.grew(site, one)
	}
	switch {
	case one.why != nil:
		return 0, one.why
	case !one.rules.Allow(v.at.RequestURI()):
		return 0, &Error{Host: v.at.Hostname(), Kind: Robots, why: "does not let bots read this page: its robots.txt says so"}
	}
	return min(one.rules.Delay, longestDelay), nil
}

func (m *manners) find(site string) *manner {
	m.mu.Lock()
	defer m.mu.Unlock()
	one := m.of[site]
	if one == nil {
		if m.of == nil {
			m.of = map[string]*manner{}
		}
		one = &manner{turn: make(chan struct{}, 1)}
		m.of[site] = one
		m.weigh(one, 0)
	}
	return one
}

// weigh counts what an entry takes now, and forgets others, whichever come, while
// all of them take too much: they can be asked again.
func (m *manners) weigh(one *manner, rules int) {
	m.size -= one.cost
	one.cost = mannerCost + rules
	m.size += one.cost
	for site, other := range m.of {
		if m.size <= mannersLimit {
			return
		}
		if other != one {
			delete(m.of, site)
			m.size -= other.cost
		}
	}
}

// grew weighs an entry again, unless it was forgotten meanwhile.
func (m *manners) grew(site string, one *manner) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of[site] == one {
		m.weigh(one, one.rules.Size())
	}
}

// ask fetches a robots.txt. An error means that it was not asked, for reasons of
// the visitor's own.
func (one *manner) ask(ctx context.Context, v *visit) error {
	answer, err := v.client.Get(ctx, Request{
		URL: v.at.Scheme + "://" + v.at.Host + "/robots.txt", Accept: "text/plain, */*;q=0.5", Limit: robotsLimit, cut: true,
		UserAgent: v.request.UserAgent, Proxy: v.request.Proxy,
	})
	var e *Error
	now := time.Now()
	switch {
	case err == nil:
		one.said = said{rules: robots.Parse(answer.Body, product), known: now, next: now.Add(robotsLife)}
	case !errors.As(err, &e) || e.Kind == Busy:
		return err
	case e.Kind == Redirects, (e.Kind == Status || e.Kind == Gone) && e.Status < 500 && e.Status != http.StatusTooManyRequests:
		one.said = said{known: now, next: now.Add(robotsLife)}
	default:
		one.fail(e, now)
	}
	return nil
}

// fail notes that a robots.txt cannot be had.
func (one *manner) fail(e *Error, now time.Time) {
	if one.failed.IsZero() {
		one.failed = now
	}
	one.next, one.why = now.Add(robotsRetry), nil
	if now.Sub(one.known) < robotsPatience {
		return
	}
	one.rules = robots.Rules{}
	if now.Sub(one.failed) >= robotsPatience {
		return
	}
	one.why = e
	if e.Kind == Status {
		one.why = &Error{Host: e.Host, Kind: Robots, RetryAfter: max(e.RetryAfter, robotsRetry), passing: true, Err: e, why: "is in trouble and does not say which pages bots may read, later may be better"}
	}
}
