package page

import (
	"regexp"
	"strconv"
	"sync"
	"time"

	"pullquote/sources/internal/date"
)

// when returns the first of some claims that is a possible time, in UTC.
func when(claims ...string) time.Time {
	for _, s := range claims {
		if at := date.Parse(s); possible(at) {
			return at.UTC()
		}
	}
	return time.Time{}
}

func possible(at time.Time) bool {
	return at.After(time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)) && at.Before(time.Now().Add(26*time.Hour))
}

// dayIn returns the day that an address names: /2026/08/04/ferry.
func dayIn(address string) time.Time {
	found := dayPath().FindStringSubmatch(address)
	if found == nil {
		return time.Time{}
	}
	year, _ := strconv.Atoi(found[1])
	month, _ := strconv.Atoi(found[2])
	day, _ := strconv.Atoi(found[3])
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if at.Day() != day || !possible(at) {
		return time.Time{}
	}
	return at
}

var dayPath = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\d|3[01])(?:/|-|_|$)`)
})
