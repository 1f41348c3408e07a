package feed

import (
	"strings"
	"time"

	"pullquote/sources/internal/date"
)

// clockSlack is how far in the future a date may lie: time zones are mistaken for
// each other by up to a day.
const clockSlack = 26 * time.Hour

// earliest is when the first feeds were published; older dates are zeros that
// were written out.
var earliest = time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC)

// date returns what a feed says of an item's time, in UTC; zero for what cannot
// be: an item dated 2099 would otherwise be the newest for ever.
func (t *translator) date(parsed *time.Time, raw string) time.Time {
	at := time.Time{}
	if parsed != nil {
		at = *parsed
	} else {
		raw, _, _ = strings.Cut(raw, "(") // a comment, by RFC 822
		at = date.Parse(raw)
	}
	if at.Before(earliest) || at.After(t.latest) {
		return time.Time{}
	}
	return at.UTC()
}
