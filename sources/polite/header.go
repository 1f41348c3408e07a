package polite

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longest is how long a host can ask to be left alone: beyond a day it is more
// likely a mistake than a wish.
const longest = 24 * time.Hour

// maxAge reads how many seconds a Cache-Control header calls an answer fresh.
func maxAge(header string) time.Duration {
	for directive := range strings.SplitSeq(header, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		if strings.EqualFold(name, "max-age") {
			return seconds(strings.Trim(value, `"`))
		}
	}
	return 0
}

// retryAfter reads a Retry-After header: seconds, or a date.
func retryAfter(header string, now time.Time) time.Duration {
	if header == "" {
		return 0
	}
	if date, err := http.ParseTime(header); err == nil {
		return min(max(date.Sub(now), 0), longest)
	}
	return seconds(header)
}

// seconds reads a whole number of seconds between none and the longest wait;
// anything else is none.
func seconds(s string) time.Duration {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return time.Duration(min(n, int64(longest/time.Second))) * time.Second
}
