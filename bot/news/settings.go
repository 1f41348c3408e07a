package news

import "time"

// Settings are what the operator has set for one source. The zero Settings set
// nothing.
type Settings struct {
	Every     time.Duration // its own pace; 0: the bot's
	First     *int          // how many of the articles that stand in it at the first visit are posted, or AllOfIt; nil: as many as subscribers ask for
	Lang      string        // BCP 47 tag
	Selector  string        // CSS selector of the elements that hold an article's text
	UserAgent string

	// What its host alone is told, and never printed.
	User, Password, Bearer Secret
	Header                 map[string]Secret

	Proxy Secret // the address of a proxy, which may hold a password
}

// An Entry is a source as its operator sees it.
type Entry struct {
	Source
	Settings Settings
	Folder   []string // the names of the folders that it lies in, the outermost first
	Own      bool     // the operator's own: everybody may ask about it
	Listed   bool     // made so at the command line, and not by the settings of the bot
	Places   int      // places that follow it
	Items    int      // items seen in it, ever
	State    []byte   // what the reader remembers, as JSON; nil before the first visit
}

// A Report is what has changed with the sources since the one before.
type Report struct {
	Failing []Source // they can't be read for long
	Well    []Source // they can be read again
	Gone    []Gone   // they will never be read again
}

// A Gone source is one that says of itself that it is gone for good.
type Gone struct {
	Source
	Places []Place // where it is followed
}

// A Notice is a post in the bot's own words, about a source.
type Notice struct {
	To   Place
	Post Post
}
