package websub

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"
)

// A Keeper keeps the subscriptions that a Callback is the callback of. A token is
// the end of a subscription's callback.
type Keeper interface {
	// Find returns the subscription with this token; false when there is none, or
	// none any more.
	Find(ctx context.Context, token string) (Subscription, bool, error)
	// Confirmed takes note that the hub does what was asked; with Subscribe for as
	// long as the lease, which is 0 when the hub does not say.
	Confirmed(ctx context.Context, token string, mode Mode, lease time.Duration) error
	// Denied takes note that the hub does not send, or no more, and why in its words.
	Denied(ctx context.Context, token, reason string) error
	// Pushed takes what a hub sent. It may come again: when Pushed returns an error,
	// or when the hub misses the answer.
	Pushed(ctx context.Context, token string, p Push) error
}

// A Push is what a hub sent: the feed, or a part of it with what is new.
type Push struct {
	Signed      bool // by the secret; otherwise it may be from anybody who has seen the callback
	ContentType string
	Body        []byte // nil when not Signed
}

// A Callback answers what hubs ask of the callbacks and takes what they send. It is
// the http.Handler of a pattern that ends in {token}, for all methods. Its fields
// are not to be changed after the first request.
type Callback struct {
	Keeper Keeper
	Limit  int64 // bytes that a push may have

	// Ignored hears why a push is not taken, for the log. May be nil.
	Ignored func(ctx context.Context, s Subscription, why string)

	mu    sync.Mutex
	busy  map[string]bool // tokens with a push under way
	slots chan struct{}   // one for each push that is being read or taken
}

const (
	atOnce      = 4                // pushes that are read or taken at the same time
	turnTime    = 10 * time.Second // how long a push waits for its turn
	pushTime    = 20 * time.Second // how long it may take to arrive
	longestEcho = 4 << 10          // bytes of a challenge
)

// ServeHTTP answers a hub.
func (c *Callback) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token := r.PathValue("token")
	s, found, err := c.Keeper.Find(r.Context(), token)
	switch {
	case err != nil:
		later(w)
	case r.Method == http.MethodGet && !found:
		http.NotFound(w, r)
	case r.Method == http.MethodGet:
		c.intent(w, r, token, s)
	case r.Method != http.MethodPost:
		w.Header().Set("Allow", "GET, POST")
		http.Error(w, "a hub asks by GET and sends by POST", http.StatusMethodNotAllowed)
	case !found || s.Asked == Unsubscribe:
		// The Recommendation's way to say that nothing is wanted here any more.
		http.Error(w, "nobody is subscribed here", http.StatusGone)
	default:
		c.push(w, r, token, s)
	}
}

// intent answers a hub that wants to be sure of what was asked, or that denies it.
// Whatever was not asked in just these words was not asked.
func (c *Callback) intent(w http.ResponseWriter, r *http.Request, token string, s Subscription) {
	q, err := url.ParseQuery(r.URL.RawQuery)
	mode, challenge := Mode(q.Get("hub.mode")), q.Get("hub.challenge")
	if err != nil || q.Get("hub.topic") != s.Topic {
		http.NotFound(w, r)
		return
	}
	switch {
	case mode == "denied":
		err = c.Keeper.Denied(r.Context(), token, q.Get("hub.reason"))
		challenge = ""
	case mode == s.Asked && (mode == Subscribe || mode == Unsubscribe) && challenge != "" && len(challenge) <= longestEcho:
		err = c.Keeper.Confirmed(r.Context(), token, mode, seconds(q.Get("hub.lease_seconds")))
	default:
		http.NotFound(w, r)
		return
	}
	if err != nil {
		later(w)
		return
	}
	// What comes from the request goes back as text that no browser takes for a page.
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = io.WriteString(w, challenge)
}

// push takes a push. The Recommendation wants one that is not signed well
// acknowledged and ignored: who guesses signatures learns nothing from the answer.
func (c *Callback) push(w http.ResponseWriter, r *http.Request, token string, s Subscription) {
	end := c.begin(r.Context(), token)
	if end == nil {
		w.Header().Set("Retry-After", "5")
		http.Error(w, "too many pushes at a time", http.StatusServiceUnavailable)
		return
	}
	defer end()
	p := Push{Signed: s.signs(), ContentType: r.Header.Get("Content-Type")}
	if p.Signed {
		sig, ok := s.signature(r.Header.Get("X-Hub-Signature"))
		if !ok {
			c.ignore(w, r, s, "it is not signed")
			return
		}
		var err error
		if p.Body, err = c.body(w, r); err != nil {
			http.Error(w, "the push is too long, or did not arrive", tooLong(err))
			return
		}
		if !sig.of(p.Body) {
			c.ignore(w, r, s, "its signature is wrong")
			return
		}
	}
	if c.Keeper.Pushed(r.Context(), token, p) != nil {
		later(w)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func (c *Callback) ignore(w http.ResponseWriter, r *http.Request, s Subscription, why string) {
	if c.Ignored != nil {
		c.Ignored(r.Context(), s, why)
	}
	w.WriteHeader(http.StatusAccepted)
}

// body reads a push. No room is made for what has not arrived.
func (c *Callback) body(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.ContentLength > c.Limit {
		return nil, &http.MaxBytesError{Limit: c.Limit}
	}
	// A server that cannot set a deadline has one of its own, or none.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(pushTime))
	var b bytes.Buffer
	_, err := b.ReadFrom(http.MaxBytesReader(w, r.Body, c.Limit))
	return b.Bytes(), err
}

func tooLong(err error) int {
	var long *http.MaxBytesError
	if errors.As(err, &long) {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}

// begin waits for the turn of a push and returns what ends it. It is nil when that
// takes too long, or when there is one of the same subscription: a hub that sends
// slowly holds up itself before others.
func (c *Callback) begin(ctx context.Context, token string) (end func()) {
	if !c.enter(token) {
		return nil
	}
	late := time.NewTimer(turnTime)
	defer late.Stop()
	select {
	case c.slots <- struct{}{}:
		return func() { <-c.slots; c.leave(token) }
	case <-late.C:
	case <-ctx.Done():
	}
	c.leave(token)
	return nil
}

func (c *Callback) enter(token string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.busy == nil {
		c.busy, c.slots = map[string]bool{}, make(chan struct{}, atOnce)
	}
	if c.busy[token] {
		return false
	}
	c.busy[token] = true
	return true
}

func (c *Callback) leave(token string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.busy, token)
}

// later asks the hub to come again.
func later(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "60")
	http.Error(w, "this cannot be taken now", http.StatusServiceUnavailable)
}

// seconds reads a lease; 0 when there is none that makes sense.
func seconds(s string) time.Duration {
	const longest = 10 * 365 * 24 * 3600
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return time.Duration(min(n, longest)) * time.Second
}
