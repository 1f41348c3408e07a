package opml

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"pullquote/sources/internal/charset"
	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// The bounds of a list. What lies beyond them is refused and never cut, so that
// nobody misses a feed without being told.
const (
	MaxBytes = 10 << 20
	MaxFeeds = 20_000
	MaxDepth = 64 // folders inside folders

	maxOutlines = 4 * MaxFeeds // of all kinds
	longest     = 300          // letters of a name; a longer one is cut
)

// A List is what one file holds.
type List struct {
	Title   string
	Created time.Time // written when it is not zero; not read
	Feeds   []Feed    // in the file's order, each once
	Skipped []Skip    // what is no feed that can be read, in the file's order
}

// A Feed is one subscription.
type Feed struct {
	URL        string   // http or https, with user and password where the file has them
	Title      string   // as its owner calls it; may be empty
	Home       string   // the site's address; may be empty
	Type       string   // "rss" nearly always, whatever the feed's format; may be empty
	Categories []string // may be empty
	Folder     []string // the names of the folders that it lies in, the outermost first
	Line       int      // where it stands in the file, from 1
}

// A Skip is an entry that was left out.
type Skip struct {
	Line  int    // where it stands in the file, from 1
	Title string // may be empty
	Why   string // in a few words: "it has no address"
}

// String returns the entry as one line of a report.
func (s Skip) String() string {
	if s.Title == "" {
		return fmt.Sprintf("line %d: %s", s.Line, s.Why)
	}
	return fmt.Sprintf("line %d, %s: %s", s.Line, s.Title, s.Why)
}

// Parse reads a list, also one that is not well-formed. contentType is the HTTP
// header; it may be empty. An error is one plain sentence about the whole file.
func Parse(body []byte, contentType string) (List, error) {
	if len(body) > MaxBytes {
		return List{}, fmt.Errorf("this file has more than %d MB: that is no list of feeds", MaxBytes>>20)
	}
	text := charset.UTF8(body, contentType, charset.Declared(body))
	marks, title, err := lex(text)
	if err != nil {
		return List{}, err
	}
	b := builder{seen: map[string]int{}, loose: loose(marks)}
	b.list.Title = title
	for _, m := range marks {
		if err := b.take(m); err != nil {
			return List{}, err
		}
	}
	return b.list, nil
}

// A builder puts outlines into their folders.
type builder struct {
	list   List
	open   []outline
	folder []string       // the names of the open folders
	seen   map[string]int // line of a feed, by its address
	loose  bool
}

// An outline is one that is open.
type outline struct{ folder, comment bool }

// loose reports whether feeds are written like <br>, without an end: then no end
// tag is theirs.
func loose(marks []mark) bool {
	open, ends := 0, 0
	for _, m := range marks {
		switch {
		case m.end:
			ends++
		case !m.empty:
			open++
		}
	}
	return open > ends
}

func (b *builder) take(m mark) error {
	if m.end {
		b.close()
		return nil
	}
	o := outline{comment: b.commented() || m.is("iscomment", "true")}
	switch {
	case o.comment:
		b.skip(m, "it is commented out")
	case m.address() != "":
		if err := b.feed(m); err != nil {
			return err
		}
	case m.is("type", "include"), m.is("type", "link"):
		b.skip(m, "it is a link to something else, and is not followed")
	case m.empty:
		b.skip(m, "it has no address")
	default:
		o.folder = true
	}
	if m.empty || b.loose && !o.folder {
		return nil
	}
	if o.folder {
		if len(b.folder) == MaxDepth {
			return fmt.Errorf("this list has more than %d folders inside each other (line %d): export it without folders", MaxDepth, m.line)
		}
		b.folder = append(b.folder[:len(b.folder):len(b.folder)], m.name())
	}
	b.open = append(b.open, o)
	return nil
}

func (b *builder) commented() bool { return len(b.open) > 0 && b.open[len(b.open)-1].comment }

func (b *builder) close() {
	last := len(b.open) - 1
	if last < 0 {
		return
	}
	if b.open[last].folder {
		if b.folder = b.folder[:len(b.folder)-1]; len(b.folder) == 0 {
			b.folder = nil
		}
	}
	b.open = b.open[:last]
}

// feed takes an outline that has an address.
func (b *builder) feed(m mark) error {
	address, err := link.Address(m.address())
	if err != nil {
		b.skip(m, "its address is not one of the web")
		return nil
	}
	key, err := link.Canonical(address)
	if err != nil {
		b.skip(m, "its address is not one of the web")
		return nil
	}
	if first := b.seen[key]; first > 0 {
		b.skip(m, fmt.Sprintf("it is the feed of line %d once more", first))
		return nil
	}
	if len(b.list.Feeds) == MaxFeeds {
		return fmt.Errorf("this list has more than %d feeds: split it into smaller ones", MaxFeeds)
	}
	b.seen[key] = m.line
	home, err := link.Clean(m.at.get("htmlurl"))
	if err != nil {
		home = ""
	}
	b.list.Feeds = append(b.list.Feeds, Feed{
		URL: address, Title: m.name(), Home: home, Type: strings.ToLower(prose.Fold(m.at.get("type"))),
		Categories: categories(m.at.get("category")), Folder: b.folder, Line: m.line,
	})
	return nil
}

func (b *builder) skip(m mark, why string) {
	b.list.Skipped = append(b.list.Skipped, Skip{Line: m.line, Title: m.name(), Why: why})
}

// categories reads a list of them: "/Boston/Weather,harbour".
func categories(s string) (all []string) {
	for part := range strings.SplitSeq(s, ",") {
		if part = name(strings.Trim(part, " /")); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// name returns what somebody called something, on one line.
func name(s string) string {
	s = prose.Line(s)
	if runes := []rune(s); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return s
}

var errNoList = errors.New("this is not a list of feeds (OPML): let your reader export one, and send that file")
