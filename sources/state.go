package sources

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/cespare/xxhash/v2"

	"pullquote/sources/feed"
	"pullquote/sources/pace"
	"pullquote/sources/polite"
)

// A State is what a Reader remembers of a source between two visits. The zero
// State is a source that was never visited. It can be stored as JSON.
type State struct {
	Feed         string         `json:"feed,omitempty"`    // where the feed was found; empty before
	Kind         Kind           `json:"kind,omitempty"`    // what is there
	Title        string         `json:"title,omitempty"`   // the feed's own title
	Problem      string         `json:"problem,omitempty"` // what of the feed could not be read, in one sentence
	ETag         string         `json:"etag,omitempty"`
	LastModified string         `json:"last_modified,omitempty"`
	Every        time.Duration  `json:"-"`                    // how long the source asked at the last visit to be left alone (ttl, Cache-Control, Retry-After)
	Rest         time.Duration  `json:"rest,omitempty"`       // of that, what stands in the feed (ttl)
	SkipHours    []int          `json:"skip_hours,omitempty"` // hours of the day, 0 to 23, UTC, in which the feed is not to be visited
	SkipDays     []time.Weekday `json:"skip_days,omitempty"`  // days of the week, UTC, on which it is not
	Rhythm       pace.Rhythm    `json:"rhythm,omitzero"`      // how often it publishes
	Hub          Hub            `json:"hub,omitzero"`         // who tells when the feed has news; zero when nobody does
	MovedTo      string         `json:"moved_to,omitempty"`   // where the feed says that it has moved for good
	MovedSince   time.Time      `json:"moved_since,omitzero"` // when it said so first
	Seen         []string       `json:"seen,omitempty"`       // keys of items that Read has returned, those last in the feed last; kept by Read alone
	Most         int            `json:"most,omitempty"`       // how many keys the longest feed had; kept by Read alone
}

// learn takes over what an answer with a feed in it says.
func (st *State) learn(v visit, now time.Time) {
	st.Feed, st.Kind, st.Title, st.Problem = v.url, v.kind, v.feed.Title, v.feed.Problem
	st.ETag, st.LastModified = v.ETag, v.LastModified
	if v.feed.Broken {
		st.ETag, st.LastModified = "", "" // or what is missing would never come
	}
	st.Hub = hubOf(v)
	st.Rest, st.SkipHours, st.SkipDays = v.feed.Every, v.feed.SkipHours, v.feed.SkipDays
	st.Rhythm.Note(dates(v.feed.Items), tip(v.feed.Items), now)
}

// dates returns when items were published, and tip a number that is the same for
// the same items in any order; never 0.
func dates(items []feed.Item) (all []time.Time) {
	for _, it := range items {
		all = append(all, it.Published)
	}
	return all
}

func tip(items []feed.Item) uint64 {
	sum := uint64(1)
	for _, it := range items {
		sum += xxhash.Sum64String(it.ID)
	}
	return max(sum, 1)
}

// after returns the state after a visit that failed. A feed that was found on a
// site and is gone is looked for anew at the next visit.
func (st State) after(err error, own string) State {
	var e *polite.Error
	isGone := false
	if errors.As(err, &e) {
		st.Every = e.RetryAfter
		isGone = e.Status == http.StatusNotFound || e.Status == http.StatusGone
	}
	if isGone && st.Feed != own || st.Kind != Feed && elsewhere(err) {
		st.Feed, st.Kind, st.ETag, st.LastModified = "", Feed, "", ""
	}
	return st
}

// move notes where a feed says that it has moved for good, and follows it when it
// has said so for a day: mistakes are mended faster than that.
func (st *State) move(to string, now time.Time) {
	const proven = 24 * time.Hour
	switch {
	case to == "" || to == st.Feed:
		st.MovedTo, st.MovedSince = "", time.Time{}
	case to != st.MovedTo:
		st.MovedTo, st.MovedSince = to, now
	case now.Sub(st.MovedSince) >= proven:
		st.Feed = withUser(to, st.Feed)
		st.MovedTo, st.MovedSince = "", time.Time{}
	}
}

// A GoneError says that a source is gone for good: its host says so by HTTP status
// 410, and asks that nobody comes again.
type GoneError struct {
	Host string
	Err  error // the *polite.Error
}

func (e *GoneError) Error() string {
	return "the feed at " + e.Host + " is gone for good: remove it, or give the address of another"
}

func (e *GoneError) Unwrap() error { return e.Err }

// gone makes a GoneError of an error that says so of the address that somebody
// gave, and leaves every other as it is.
func gone(err error, at, own string) error {
	var e *polite.Error
	if errors.As(err, &e) && e.Status == http.StatusGone && at == own {
		return &GoneError{Host: host(own), Err: err}
	}
	return err
}

// # How long an item is remembered
//
// An item that vanishes from its feed and comes back is no news: servers take
// turns with different copies, and when one item is deleted an old one slides in
// at the end. So more is remembered than the feed holds: as many keys again and
// again as the longest feed had, those first forgotten that were in the feed
// longest ago. What the feed holds now is never forgotten.

const (
	feedsRemembered = 4    // times the longest feed
	leastRemembered = 1000 // keys
)

// remember notes what is in the feed now and was returned, at this visit or
// before.
func (st *State) remember(items []feed.Item, returned map[string]bool) {
	present := map[string]bool{}
	var now []string
	for _, it := range slices.Backward(items) {
		for _, k := range it.Keys {
			if returned[k] && !present[k] {
				present[k] = true
				now = append(now, k)
			}
		}
	}
	st.Most = max(st.Most, len(now))
	before := slices.DeleteFunc(slices.Clone(st.Seen), func(k string) bool { return present[k] })
	room := max(leastRemembered, feedsRemembered*st.Most) - len(now)
	st.Seen = append(before[max(0, len(before)-room):], now...)
}
