package discordtest

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// window takes so many requests in so long a time.
type window struct {
	most int
	per  time.Duration

	mu    sync.Mutex
	taken int
	ends  time.Time
}

// take counts one request, or tells how long the window is still full.
func (w *window) take(now time.Time) (time.Duration, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !now.Before(w.ends) {
		w.taken, w.ends = 0, now.Add(w.per)
	}
	if w.taken == w.most {
		return w.ends.Sub(now), false
	}
	w.taken++
	return w.ends.Sub(now), true
}

// headers tell a bot what is left.
func (w *window) headers(h http.Header, bucket string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	after := time.Until(w.ends)
	h.Set("X-RateLimit-Bucket", bucket)
	h.Set("X-RateLimit-Limit", strconv.Itoa(w.most))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(w.most-w.taken))
	h.Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", after.Seconds()))
	h.Set("X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(w.ends.UnixMilli())/1000))
}

// limited is Discord's 429. Its header has whole seconds and its body the truth.
func limited(w http.ResponseWriter, after time.Duration, scope string) {
	h := w.Header()
	h.Set("Retry-After", strconv.Itoa(int(math.Ceil(after.Seconds()))))
	h.Set("X-RateLimit-Scope", scope)
	if scope == "global" {
		h.Set("X-RateLimit-Global", "true")
	}
	reply(w, http.StatusTooManyRequests, map[string]any{
		"message": "You are being rate limited.", "retry_after": after.Seconds(), "global": scope == "global",
	})
}
