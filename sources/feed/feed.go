package feed

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"time"

	"pullquote/sources/internal/charset"
)

// MaxItems is how many items of a feed are read: those at its newer end, which is
// its beginning unless the dates say otherwise. Feed.Problem tells of the others.
const MaxItems = 2000

// A Feed is what a document says of itself, and its items in the document's
// order.
type Feed struct {
	Title string `json:"title"`
	Home  string `json:"home,omitempty"` // the site's address
	Self  string `json:"self,omitempty"` // the feed's own address, as it says
	Hub   string `json:"hub,omitempty"`  // where a WebSub subscriber is to ask
	Icon  string `json:"icon,omitempty"` // the address of its picture
	Lang  string `json:"lang,omitempty"` // BCP 47 tag; empty when it does not say

	// What it asks of its readers.
	Every     time.Duration  `json:"every,omitempty"`      // how long it asks to be left alone (ttl), at most a day; 0 when it does not say
	Period    time.Duration  `json:"period,omitempty"`     // how often it says it changes (sy:updatePeriod), a hint: much software writes always the same; 0 when it does not say
	SkipHours []int          `json:"skip_hours,omitempty"` // hours of the day, 0 to 23, UTC, in which it is not to be visited
	SkipDays  []time.Weekday `json:"skip_days,omitempty"`  // days of the week, UTC, on which it is not to be visited

	Shared  bool   `json:"shared,omitempty"`  // some of its items share an address, an identifier or a text: a part of it does not show which keys are an item's own
	Broken  bool   `json:"broken,omitempty"`  // it ends before its end: an item may be missing, and is to be looked for again even if nothing changes
	Problem string `json:"problem,omitempty"` // what of it was not read, in one sentence; empty when all was
	Items   []Item `json:"items"`             // at most MaxItems
}

// An Item is one entry of a feed, as plain text. It can be stored as JSON.
type Item struct {
	ID        string    `json:"id"`             // its identity within the feed: the first of Keys
	Keys      []string  `json:"keys,omitempty"` // every identity it goes by: an item that shares one with an item seen before is no news
	URL       string    `json:"url,omitempty"`  // the article's address; empty when the item has none of its own
	Home      string    `json:"home,omitempty"` // the site's address
	Title     string    `json:"title,omitempty"`
	Text      string    `json:"text,omitempty"` // the description; paragraphs are parted by an empty line
	Body      []string  `json:"body,omitempty"` // the content, by paragraph; often the whole article, often nothing
	Byline    string    `json:"byline,omitempty"`
	Lang      string    `json:"lang,omitempty"`
	Image     string    `json:"image,omitempty"`
	Tags      []string  `json:"tags,omitempty"`
	Published time.Time `json:"published,omitzero"` // zero when it does not say, or says what cannot be
	Updated   time.Time `json:"updated,omitzero"`
}

// Parse reads a feed. contentType is the HTTP header, base the address it came
// from; both may be empty. An error is an *Error: the document is no feed.
//
// Whatever the document, Parse takes time in proportion to its length and no
// memory beyond a few times that. The document may be changed afterwards: the feed
// does not share its memory.
func Parse(body []byte, contentType, base string) (Feed, error) {
	text := bytes.TrimSpace(charset.UTF8(body, contentType, charset.Declared(body)))
	switch {
	case len(text) == 0:
		return Feed{}, &Error{What: emptyDocument}
	case text[0] == '{':
		return parseJSON(text, base)
	case isHTML(text):
		return Feed{}, &Error{What: WebPage, Links: Links(string(text), base)}
	}
	o, err := outlined(text, base)
	if err != nil {
		return Feed{}, err
	}
	return o.feed(base), nil
}

// feed makes the feed that an outline is of.
func (o *outline) feed(base string) Feed {
	f := o.channel.feed(base)
	t := translator{
		prefixes: o.prefixes, base: o.base, root: cmp.Or(f.Home, base),
		home: f.Home, lang: f.Lang,
	}
	for _, s := range o.items.newer(t.dated) {
		f.Items = append(f.Items, t.item(s))
	}
	f.Broken, f.Problem = o.broken, problem(o.items.total, o.broken, t.cut)
	f.Items, f.Shared = identify(f.Items, base, f.Home)
	return f
}

// problem says what of a feed was not read.
func problem(total int, broken, cut bool) string {
	var parts []string
	if total > MaxItems {
		parts = append(parts, fmt.Sprintf("it lists %d items, of which the %d newest were read", total, MaxItems))
	}
	if broken {
		parts = append(parts, "it breaks off before its end, and an item that it broke off in is left for the next visit")
	}
	if cut {
		parts = append(parts, "one of its texts is longer than any article, and only the beginning was read")
	}
	return strings.Join(parts, "; ")
}

// WebPage is the What of an Error for a web page, whose Links may lead on.
const WebPage = "a web page"

const (
	emptyDocument = "an empty document"
	listOfFeeds   = "a list of feeds (OPML)"
)

// An Error says that a document is no feed, and what it is instead.
type Error struct {
	What  string // "a web page"
	Links []Link // the feeds that a web page names
	Err   error  // the parser's words, for logs; may be nil
}

// Error is the second half of a sentence: "a web page, not a feed; …".
func (e *Error) Error() string {
	s := e.What + ", not a feed"
	if len(e.Links) > 0 {
		s += fmt.Sprintf("; its feed seems to be %s", e.Links[0].URL)
	}
	return s + advice(e.What)
}

func (e *Error) Unwrap() error { return e.Err }
