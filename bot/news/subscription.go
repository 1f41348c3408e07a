package news

import "time"

// A Subscription says that a place gets the articles of a source.
type Subscription struct {
	ID      int64
	Place   Place
	Source  Source
	Paused  string // why nothing is posted: "" when active, else "by an admin" or what went wrong
	Backlog int    // how many of the newest articles were asked for at the first visit
	Created time.Time
}

// A Source is a feed or site that the bot reads, and how it is doing.
type Source struct {
	ID     int64
	Name   string
	URL    string        // without user and password
	LastOK time.Time     // the last visit that worked; zero before it
	Next   time.Time     // when it is visited next
	Errors int           // failed visits in a row
	Since  time.Time     // the first of them; zero when all is well
	Error  string        // what went wrong at the last visit, in plain words; empty when all is well
	Gone   bool          // it says that it is gone for good, and is not visited any more
	Gap    time.Duration // the mean time between two of its articles; 0 when nobody knows
}
