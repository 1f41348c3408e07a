package sources

import (
	"time"

	"pullquote/sources/link"
	"pullquote/sources/page"
	"pullquote/sources/polite"
)

// A Source is something that can be read: a feed, or a site that has one.
type Source struct {
	URL      string // the feed's or the site's address
	Name     string // the outlet's name; empty: the feed's own title is used
	Lang     string // BCP 47 tag; empty: as feed or page declare
	Selector string // CSS selector of the elements that hold an article's text (see page.CheckSelector); empty: they are found

	// What the host of URL is told, and no other: its pages and feeds are asked for
	// with these, those of other hosts without. See polite.Request.
	Header         map[string]string
	User, Password string
	Bearer         string

	UserAgent string // instead of the reader's own, to all hosts
	Proxy     string // for all visits; must come from the operator (see polite.Request)
}

// ask fills a request with what is set for its source.
func (src Source) ask(r polite.Request) polite.Request {
	r.UserAgent, r.Proxy = src.UserAgent, src.Proxy
	if polite.SameDoor(src.URL, r.URL) {
		r.Header, r.User, r.Password, r.Bearer = src.Header, src.User, src.Password, src.Bearer
	}
	return r
}

// private reports whether there is something that other hosts must not be told.
func (src Source) private() bool {
	return src.User+src.Password+src.Bearer != "" || len(src.Header) > 0 || link.WithoutUser(src.URL) != src.URL
}

// MayMove reports whether a source may be read at another address from now on: who
// answers there may be somebody else, who must not be told its secrets.
func (src Source) MayMove(to string) bool {
	return !src.private() || polite.SameDoor(src.URL, to)
}

// Check reports what of a source cannot be used, in one plain sentence: its
// address, a header, the proxy. Nothing is visited, nor looked up.
func (r *Reader) Check(src Source) error {
	at, err := link.Address(src.URL)
	if err != nil {
		return err
	}
	src.URL = at
	if src.Selector != "" {
		if err := page.CheckSelector(src.Selector); err != nil {
			return err
		}
	}
	return r.Web.Check(src.ask(polite.Request{URL: at}))
}

// An Article is what one page says, as plain text.
type Article struct {
	ID        string // the item's identity within its source
	URL       string // canonical address
	Title     string // where nobody gives one, the first words of the text
	Byline    string
	Source    string // the outlet's name
	Lang      string // BCP 47 tag; empty when nobody declares it
	Image     string // address of the lead picture
	Published time.Time
	Updated   time.Time
	Paras     []string // paragraphs without mark-up, white space folded
	Excerpt   bool     // Paras are a part of the article: what its page shows, or the feed's own description
	Problem   string   // why that is, in one sentence; empty when the whole article was read
}
