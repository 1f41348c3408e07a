package polite

import (
	"net/http"
	"strings"
	"time"
)

const (
	// longest is how long a host can ask to be left alone: beyond a day it is
	// more likely a mistake than a wish.
	longest = 24 * time.Hour

	// longestTag is how many bytes of a validator are kept and sent back.
	longestTag = 1 << 10

	// longestLinks is how many bytes of Link headers are kept.
	longestLinks = 8 << 10
)

// maxAge is how long an answer stays fresh from now on: what Cache-Control
// allows, else what Expires says, less the time that the answer has spent in
// caches on its way (RFC 9111). max-age goes before s-maxage: the latter is
// for caches that the publisher can empty when there is news.
func maxAge(h http.Header, now time.Time) time.Duration {
	var own, shared time.Duration = -1, -1
	for directive := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		switch strings.ToLower(name) {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			own = max(own, seconds(strings.Trim(value, `"`)))
		case "s-maxage":
			shared = max(shared, seconds(strings.Trim(value, `"`)))
		}
	}
	fresh := own
	if fresh < 0 {
		fresh = shared
	}
	if fresh < 0 {
		fresh = expires(h, now)
	}
	return within(fresh - seconds(h.Get("Age")))
}

// expires is the time between the Date of an answer and its Expires. Values that
// are no date ("0", "-1") are in the past.
func expires(h http.Header, now time.Time) time.Duration {
	end, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date
	}
	return end.Sub(now)
}

// retryAfter reads a Retry-After header: seconds, or a date.
func retryAfter(header string, now time.Time) time.Duration {
	if date, err := http.ParseTime(header); err == nil {
		return within(date.Sub(now))
	}
	return within(seconds(header))
}

// seconds reads a whole number of seconds, up to thirty years; anything else is
// none.
func seconds(s string) time.Duration {
	s = strings.TrimSpace(s)
	if strings.Trim(s, "0123456789") != "" {
		return 0
	}
	n := 0
	for _, c := range s {
		n = min(10*n+int(c-'0'), 1e9)
	}
	return time.Duration(n) * time.Second
}

// within keeps a wait between none and the longest.
func within(d time.Duration) time.Duration { return min(max(d, 0), longest) }

// validator returns an ETag or Last-Modified to be sent back at the next visit.
// One that is too long would make the host refuse the request: better none.
func validator(value string) string {
	if len(value) > longestTag {
		return ""
	}
	return value
}

// links returns the first of the Link headers.
func links(h http.Header) []string {
	all, size := h.Values("Link"), 0
	for i, l := range all {
		if size += len(l); size > longestLinks {
			return all[:i]
		}
	}
	return all
}
