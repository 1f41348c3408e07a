package news

import "time"

// A Visit is one look at a source: what was remembered before it, and what came
// of it.
type Visit struct {
	Source   Source
	State    []byte        // what the reader remembers between visits, as JSON; nil at the first
	First    bool          // nothing was ever read here: what it holds is its past
	Backlog  int           // how much of that past is posted: a number of articles, or AllOfIt
	Every    time.Duration // the source's own pace; 0: the bot's
	Settings Settings      // what else was set for it
	Began    time.Time     // when it was taken from the book

	Quiet bool          // it worked and found what was known: nothing of the below but Next
	Title string        // how the feed calls itself; names a source that has no name yet
	Gap   time.Duration // the mean time between two articles; 0 when nobody knows
	Found []Found
	Next  time.Time // when to come again
	Rare  time.Time // the same, where a hub tells of news: only to see whether it does
	Moved string    // its new address, when it has moved for good
	Gone  bool      // it will never be there again; Err says so
	Hub   string    // where the feed's hub is; empty when it has none
	Topic string    // what the hub calls the feed
	Err   error     // why the visit failed, in words for people; nil when it did not
}

// Owned is a source that the operator wants read, with how.
type Owned struct {
	Source  Source
	Backlog int           // how much of its past is posted: a number of articles, or AllOfIt
	Every   time.Duration // its pace; 0: the bot's
}

// AllOfIt is the backlog of a source whose whole past is posted.
const AllOfIt = -1

// Found is an item that stood in a source, new or not.
type Found struct {
	Keys  []string // what it may be known by in its source; one that was seen before is enough
	Data  []byte   // the item itself, as JSON
	Order int      // where it stood in the source, from 0
}

// An Item is a Found that was new and whose article is to be read.
type Item struct {
	ID       int64
	Source   Source
	Settings Settings
	Data     []byte
}

// A Story is a finished article: the post, and what the archive keeps besides.
type Story struct {
	Post   Post
	Text   string  // the whole text, for search
	Quotes []Quote // every quotation found, for search
}
