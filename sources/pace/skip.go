package pace

import (
	"slices"
	"time"
)

// farthest is how far a visit is put off for the hours and days that a source
// leaves out: a week-end and a night.
const farthest = 72 * time.Hour

// Open returns the first moment from at on that is in none of the hours of the day
// (0 to 23) and days of the week, both in UTC, that a source is not to be visited
// in (skipHours and skipDays of RSS). Where they leave nothing open for three days,
// they are a mistake, and do not count.
func Open(at time.Time, hours []int, days []time.Weekday) time.Time {
	at = at.UTC()
	for t := at; t.Sub(at) <= farthest; t = t.Truncate(time.Hour).Add(time.Hour) {
		if !slices.Contains(hours, t.Hour()) && !slices.Contains(days, t.Weekday()) {
			return t
		}
	}
	return at
}
