package sources

import "time"

// A Source is something that can be read: a feed, or a site that has one.
type Source struct {
	URL      string // the feed's or the site's address
	Name     string // the outlet's name; empty: the feed's own title is used
	Lang     string // BCP 47 tag; empty: as feed or page declare
	Selector string // CSS selector of the elements that hold an article's text (see page.CheckSelector); empty: they are found
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
