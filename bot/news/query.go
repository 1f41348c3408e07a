package news

import "time"

// A Query asks the archive. Zero fields do not narrow it.
type Query struct {
	Words  string    // full text, as people type it; never a query language
	Person string    // only quotes said by a person of this name, or part of it
	Source string    // only this source: its name or address
	Since  time.Time // only what was published after it
	Count  int       // how many at most; 0 means 5
}

// A Said is a quote found in the archive with the article it stands in.
type Said struct {
	Quote
	Post Post
}
