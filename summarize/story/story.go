// Package story tells which articles report the same story, as they come in, and
// composes one summary of several.
//
// It is pure: no clock, no network, no randomness. The same articles in the same
// order always make the same stories. An article is decided on when it comes and
// never moved afterwards: what was posted is posted.
package story

import (
	"cmp"
	"container/list"
	"slices"
	"time"
)

// An Article is one report of something.
type Article struct {
	ID        string
	Title     string
	Text      string // paragraphs parted by an empty line
	Lang      string // BCP 47 tag as declared; empty: not
	Outlet    string // who published it
	Published time.Time
}

// Options say what is one story. Zero Options are good.
type Options struct {
	Threshold float64       // how alike an article and a story must be, 0 to 1; 0 means 0.13
	Window    time.Duration // how long after its last article a story still grows; 0 means four days. Articles without a time are always in time
	Stories   int           // how many stories are kept for comparison; the one that grew least lately goes first; 0 means 10,000
}

// A Match is the story that an article belongs to, and why.
type Match struct {
	Story     int      // its number, from 1 in the order of their beginnings
	New       bool     // the article begins it
	Score     float64  // how alike the article and the nearest story are, that one or, if New, another
	Threshold float64  // what Score had to reach
	Shared    []string // what they have in common, in lower case and cut to a stem, the most telling first; at most ten
}

// A Stream sorts articles into stories. One goroutine at a time may use it.
type Stream struct {
	options   Options
	languages map[string]*index
	mostly    string     // the language of most articles so far
	recent    *list.List // of *story, the one that grew last in front
	byNumber  map[int]*story
	last      int // the highest number of a story so far
}

// New returns a stream that has read nothing yet.
func New(o Options) *Stream {
	o.Threshold = cmp.Or(o.Threshold, 0.13)
	o.Window = cmp.Or(o.Window, 4*24*time.Hour)
	o.Stories = cmp.Or(o.Stories, 10_000)
	return &Stream{options: o, languages: map[string]*index{}, recent: list.New(), byNumber: map[int]*story{}}
}

// Add finds the story of an article, or begins one with it.
func (s *Stream) Add(a Article) Match { return s.Join(Read(a)) }

// Join does what Add does for an article that was read already.
func (s *Stream) Join(f Fingerprint) Match {
	in := s.language(f.Lang)
	read := in.read(f)
	in.count(read)
	m := Match{Threshold: s.options.Threshold}
	nearest, score := in.nearest(read, func(c *story) bool { return s.inTime(c, f.Published) })
	if nearest != nil {
		m.Score, m.Shared = score, in.shared(read, nearest)
	}
	if score < s.options.Threshold {
		m.New, m.Story = true, s.last+1
	} else {
		m.Story = nearest.number
	}
	s.grow(in, m.Story, read, f.Published)
	return m
}

// Remember puts an article into the story that it was once found to belong to. A
// stream that is told all articles of its window again, in their order, decides on
// the next one as before.
func (s *Stream) Remember(f Fingerprint, story int) {
	in := s.language(f.Lang)
	read := in.read(f)
	in.count(read)
	s.grow(in, story, read, f.Published)
}

// language returns the index of a language; of an article that does not tell its
// own, that of most articles.
func (s *Stream) language(code string) *index {
	if code == "" {
		code = s.mostly
	}
	in := s.languages[code]
	if in == nil {
		in = &index{ids: map[string]int32{}}
		s.languages[code] = in
	}
	in.came++
	if most := s.languages[s.mostly]; most == nil || in.came > most.came {
		s.mostly = code
	}
	return in
}

// inTime reports whether an article of time t may belong to a story.
func (s *Stream) inTime(c *story, t time.Time) bool {
	if t.IsZero() || c.from.IsZero() {
		return true
	}
	return !t.After(c.to.Add(s.options.Window)) && !t.Before(c.from.Add(-s.options.Window))
}

// grow adds an article to a story, which may be new, and forgets the oldest.
func (s *Stream) grow(in *index, number int, read []weighed, t time.Time) {
	c := s.byNumber[number]
	if c == nil || c.index != in {
		c = &story{number: number, index: in}
		c.place = s.recent.PushFront(c)
		in.seat(c)
		s.byNumber[number] = c
		s.last = max(s.last, number)
	}
	s.recent.MoveToFront(c.place)
	c.add(read)
	if !t.IsZero() {
		if c.from.IsZero() || t.Before(c.from) {
			c.from = t
		}
		if t.After(c.to) {
			c.to = t
		}
	}
	for s.recent.Len() > s.options.Stories {
		old := s.recent.Remove(s.recent.Back()).(*story)
		old.forget()
		if s.byNumber[old.number] == old {
			delete(s.byNumber, old.number)
		}
	}
}

// A story is what all its articles say together.
type story struct {
	number   int
	index    *index
	terms    []said // by term
	articles int
	from, to time.Time
	seat     int32 // its place in the index
	place    *list.Element
}

// said is a term in a story.
type said struct {
	term     int32
	articles int32 // how many have it
	weight   float64
}

// most is how many terms a story keeps: what few of its articles say is left out
// once they say more than that.
const most = 1024

// add merges an article's terms, which are in order, into the story's.
func (c *story) add(read []weighed) {
	merged := make([]said, 0, len(c.terms)+len(read))
	i := 0
	for _, w := range read {
		for i < len(c.terms) && c.terms[i].term < w.term {
			merged = append(merged, c.terms[i])
			i++
		}
		t := said{term: w.term}
		if i < len(c.terms) && c.terms[i].term == w.term {
			t = c.terms[i]
			i++
		} else {
			c.index.post(w.term, c)
		}
		t.articles++
		t.weight += w.weight
		merged = append(merged, t)
	}
	c.terms = append(merged, c.terms[i:]...)
	c.articles++
	if len(c.terms) > most {
		c.trim()
	}
}

// trim keeps the heavier half of a story's terms.
func (c *story) trim() {
	slices.SortFunc(c.terms, func(a, b said) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.term, b.term))
	})
	for _, t := range c.terms[most/2:] {
		c.index.drop(t, c)
	}
	c.terms = c.terms[:most/2]
	slices.SortFunc(c.terms, func(a, b said) int { return cmp.Compare(a.term, b.term) })
}

// forget takes a story out of the index.
func (c *story) forget() {
	for _, t := range c.terms {
		c.index.drop(t, c)
	}
	c.index.articles.add(-c.articles, background)
	c.index.leave(c)
}
