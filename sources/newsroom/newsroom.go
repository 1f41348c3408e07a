package newsroom

import (
	"fmt"
	"html/template"
	"slices"
	"sync"
	"time"
)

// Options say how a Newsroom works. Zero Options are good for tests: nothing
// moves by itself.
type Options struct {
	// Pace is how often a story breaks by itself while the newsroom is served, and
	// how corrections are timed. When all are out it goes quiet. 0: stories break
	// only when Publish or PublishNext is called.
	Pace time.Duration
	// Now tells the time that stories are published at. Nil means time.Now.
	Now func() time.Time
	// URL is the site's address where Start does not choose it: with Serve, or when
	// the Newsroom is the handler of a server of yours.
	URL string
	// Empty opens the newsroom without a single story.
	Empty bool
}

// A Feed is one outlet's feed.
type Feed struct{ Name, URL string }

// A Newsroom is the site: an http.Handler whose addresses follow the Host that
// is asked for. All its methods may be called at any time from anywhere.
type Newsroom struct {
	pace      time.Duration
	now       func() time.Time
	templates *template.Template
	stories   []manuscript // every story there is, as readStories orders them; never changed

	mu       sync.Mutex
	out      []Story   // what is published, newest first
	changed  time.Time // when out last changed
	faults   []*fault
	requests map[string]int
	pictures map[string][]byte // by slug, painted when first asked for

	server
}

// New opens a newsroom. Most stories are out at once, their times spread over
// the last hours; the others wait to break.
func New(o Options) *Newsroom {
	stories, err := readStories(storyFiles)
	if err != nil {
		panic(err) // the files are part of the program, and tests read them all
	}
	n := &Newsroom{
		pace: o.Pace, now: o.Now, stories: stories, templates: parseTemplates(),
		requests: map[string]int{}, pictures: map[string][]byte{}, server: server{url: o.URL},
	}
	if n.now == nil {
		n.now = time.Now
	}
	n.changed = n.clock()
	for _, m := range stories {
		if m.breaking == 0 && !o.Empty {
			n.publish(m, n.changed.Add(-m.before))
		}
	}
	return n
}

// clock tells the time in the form in which the site shows it.
func (n *Newsroom) clock() time.Time { return n.now().UTC().Truncate(time.Second) }

// Stories returns what is published, newest first.
func (n *Newsroom) Stories() []Story {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.out)
}

// Publish publishes one story now. It is an error when it is out already.
func (n *Newsroom) Publish(slug string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	i := slices.IndexFunc(n.stories, func(m manuscript) bool { return m.Slug == slug })
	if i < 0 {
		return fmt.Errorf("no story %q", slug)
	}
	if n.find(slug) >= 0 {
		return fmt.Errorf("story %q is published already", slug)
	}
	n.publish(n.stories[i], n.clock())
	return nil
}

// PublishNext publishes the next story that is not out yet and returns its
// name; false when all are out.
func (n *Newsroom) PublishNext() (slug string, ok bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, m := range n.stories {
		if n.find(m.Slug) < 0 {
			n.publish(m, n.clock())
			return m.Slug, true
		}
	}
	return "", false
}

// Correct puts the corrected version of a published story in its place.
func (n *Newsroom) Correct(slug string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	i := n.find(slug)
	if i < 0 {
		return fmt.Errorf("story %q is not published", slug)
	}
	for _, m := range n.stories {
		if m.Slug == slug && m.corrected.blocks != nil {
			n.changed = n.clock()
			n.out[i].Updated = n.changed
			n.out[i].setText(m.corrected)
			return nil
		}
	}
	return fmt.Errorf("story %q has no corrected version", slug)
}

// find returns the story's index among those that are out, or -1.
func (n *Newsroom) find(slug string) int {
	return slices.IndexFunc(n.out, func(s Story) bool { return s.Slug == slug })
}

func (n *Newsroom) publish(m manuscript, at time.Time) {
	m.Published, m.Updated = at, at
	n.out = slices.Insert(n.out, 0, m.Story)
	n.changed = n.clock()
}
