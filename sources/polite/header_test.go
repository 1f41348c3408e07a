package polite

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 8, 4, 9, 0, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"": 0, "0": 0, " 60 ": time.Minute, "-5": 0, "soon": 0, "1.5": 0, "0x10": 0, "007": 7 * time.Second,
		"100000000000000000000": longest, "9999999999": longest,
		"Tue, 04 Aug 2026 10:00:00 GMT": time.Hour, "Tuesday, 04-Aug-26 10:00:00 GMT": time.Hour,
		"Tue, 04 Aug 2026 08:00:00 GMT": 0, "Sun, 04 Aug 2099 08:00:00 GMT": longest,
	} {
		if got := retryAfter(header, now); got != want {
			t.Errorf("retryAfter(%q) = %s, want %s", header, got, want)
		}
	}
}

func TestMaxAge(t *testing.T) {
	now := time.Date(2026, 8, 4, 9, 0, 0, 0, time.UTC)
	for headers, want := range map[string]time.Duration{
		"":                                                                           0,
		"Cache-Control: no-cache":                                                    0,
		"Cache-Control: max-age=300, no-cache":                                       0,
		"Cache-Control: no-store, max-age=300":                                       0,
		`Cache-Control: private, Max-Age="300"`:                                      5 * time.Minute,
		"Cache-Control: max-age=x":                                                   0,
		"Cache-Control: max-age=-1":                                                  0,
		"Cache-Control: max-age=31536000":                                            longest,
		"Cache-Control: s-maxage=60":                                                 time.Minute,
		"Cache-Control: s-maxage=60,max-age=300":                                     5 * time.Minute,
		"Cache-Control: max-age=0, s-maxage=60":                                      0,
		"Cache-Control: public|Cache-Control: max-age=60":                            time.Minute,
		"Cache-Control: max-age=300|Age: 100":                                        200 * time.Second,
		"Cache-Control: max-age=300|Age: 400":                                        0,
		"Cache-Control: max-age=300|Age: -1":                                         5 * time.Minute,
		"Cache-Control: max-age=31536000|Age: 86400":                                 longest,
		"Cache-Control: max-age=60|Expires: Tue, 04 Aug 2026 10:00:00 GMT":           time.Minute,
		"Expires: Tue, 04 Aug 2026 10:00:00 GMT":                                     time.Hour,
		"Expires: Tue, 04 Aug 2026 10:00:00 GMT|Date: Tue, 04 Aug 2026 09:30:00 GMT": 30 * time.Minute,
		"Expires: Tue, 04 Aug 2026 10:00:00 GMT|Date: Tue, 04 Aug 2026 09:30:00 GMT|Age: 600": 20 * time.Minute,
		"Expires: Tue, 04 Aug 2026 08:00:00 GMT":                                              0,
		"Expires: 0":                                                                          0,
		"Expires: Sun, 04 Aug 2999 08:00:00 GMT":                                              longest,
		"Cache-Control: max-age=" + strings.Repeat("9", 1000) + "|Age: " + strings.Repeat("9", 100_000): 0,
	} {
		h := http.Header{}
		for line := range strings.SplitSeq(headers, "|") {
			if name, value, found := strings.Cut(line, ": "); found {
				h.Add(name, value)
			}
		}
		if got := maxAge(h, now); got != want {
			t.Errorf("maxAge(%.80s) = %s, want %s", headers, got, want)
		}
	}
}

func TestValidator(t *testing.T) {
	if short, long := validator(`"1"`), validator(strings.Repeat("x", longestTag+1)); short != `"1"` || long != "" {
		t.Errorf("got %q and %d bytes", short, len(long))
	}
}
