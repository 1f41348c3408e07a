package feed

import (
	"strconv"
	"strings"
	"time"

	"pullquote/sources/internal/date"
)

// date returns what a feed says of an item's time.
func (t *translator) date(c choice) time.Time {
	const longest = 500 // bytes, entities included
	if len(c.inner) > longest {
		return time.Time{}
	}
	return believed(c.value())
}

// believed reads a date in UTC; zero for what cannot be: an item dated 2099 would
// otherwise be the newest for ever. A bare number is a time of Unix, in seconds or
// milliseconds.
func believed(s string) time.Time {
	s, _, _ = strings.Cut(s, "(") // a comment, by RFC 822
	at := date.Parse(s)
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		switch len(s) {
		case 10:
			at = time.Unix(n, 0)
		case 13:
			at = time.UnixMilli(n)
		}
	}
	return date.Possible(at)
}

// dated returns when an item was published.
func (t *translator) dated(s span) time.Time {
	d := t.draft(s)
	if at := t.date(d.published); !at.IsZero() {
		return at
	}
	return t.date(d.updated)
}
