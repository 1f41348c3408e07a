package feed

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"

	"pullquote/sources/internal/charset"
	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// MaxItems is how many items of a feed are read, in the feed's order, which puts
// the newest first. What a longer feed holds beyond them was there before.
const MaxItems = 2000

// A Feed is what a document says of itself, and its items in the document's
// order.
type Feed struct {
	Title string
	Home  string        // the site's address
	Lang  string        // BCP 47 tag; empty when it does not say
	Every time.Duration // how long it asks to be left alone (ttl); 0 when it does not say
	Items []Item        // at most MaxItems
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
func Parse(body []byte, contentType, base string) (Feed, error) {
	text := charset.UTF8(body, contentType, declared(body))
	body = nil
	text = bytes.TrimSpace(text)
	switch {
	case len(text) == 0:
		return Feed{}, &Error{What: "an empty document"}
	case text[0] == '{':
		if n := bytes.Count(text, []byte{'{'}); n > maxObjects {
			return Feed{}, &Error{What: fmt.Sprintf("a maze of %d objects", n)}
		}
	case isHTML(text):
		return Feed{}, &Error{What: WebPage, Links: Links(string(text), base)}
	default:
		var err error
		if text, err = mend(text); err != nil {
			return Feed{}, err
		}
	}
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	raw, err := p.Parse(bytes.NewReader(text))
	if err != nil || raw == nil || text[0] == '{' && !isJSONFeed(raw) {
		return Feed{}, &Error{What: "something that cannot be read as a feed", Err: err}
	}
	return translate(raw, base), nil
}

// isJSONFeed tells a JSON Feed from any other JSON.
func isJSONFeed(f *gofeed.Feed) bool {
	return strings.Contains(f.FeedVersion, "jsonfeed.org") || len(f.Items) > 0
}

// translate turns the parser's feed into ours.
func translate(raw *gofeed.Feed, base string) Feed {
	f := Feed{Title: prose.Line(raw.Title), Lang: tag(raw.Language), Every: every(raw)}
	f.Home = resolve(base, raw.Link)
	// Addresses without a host belong to the site; where it does not say which, to
	// the place the feed came from.
	root := f.Home
	if root == "" {
		root = base
	}
	t := translator{root: root, feed: base, home: f.Home, lang: f.Lang, latest: time.Now().Add(clockSlack)}
	for _, item := range raw.Items[:min(len(raw.Items), MaxItems)] {
		if item != nil {
			f.Items = append(f.Items, t.item(item))
		}
	}
	identify(f.Items, base, f.Home)
	return f
}

// every reads how many minutes an RSS feed may be cached, at most a day.
func every(raw *gofeed.Feed) time.Duration {
	original, ok := raw.OriginalFeed().(*rss.Feed)
	if !ok {
		return 0
	}
	minutes, err := strconv.Atoi(strings.TrimSpace(original.TTL))
	if err != nil || minutes < 0 {
		return 0
	}
	return time.Duration(min(minutes, 24*60)) * time.Minute
}

// resolve makes a link absolute and clean; empty when it is not on the web.
func resolve(base, ref string) string {
	if ref = strings.TrimSpace(ref); ref == "" {
		return ""
	}
	if abs, err := join(base, ref); err == nil {
		if clean, err := link.Clean(abs); err == nil {
			return clean
		}
	}
	return ""
}

// WebPage is the What of an Error for a web page, whose Links may lead on.
const WebPage = "a web page"

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
	return s
}

func (e *Error) Unwrap() error { return e.Err }
