package page

import (
	"strings"
	"time"
)

// date returns the first of some claims that is a possible time, in UTC.
func date(claims ...string) time.Time {
	earliest, latest := time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), time.Now().Add(26*time.Hour)
	for _, s := range claims {
		if at := parseTime(strings.TrimSpace(s)); at.After(earliest) && at.Before(latest) {
			return at.UTC()
		}
	}
	return time.Time{}
}

func parseTime(s string) time.Time {
	for _, layout := range []string{
		time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04-07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04",
		"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05-07:00", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly, "2006/01/02",
		time.RFC1123, time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 MST", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "20060102",
		"Mon Jan 2 15:04:05 MST 2006", "January 2, 2006 3:04 PM", "2006-01-02 15:04:05 MST",
	} {
		if at, err := time.Parse(layout, s); err == nil {
			return at
		}
	}
	return time.Time{}
}
