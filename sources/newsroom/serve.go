package newsroom

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// A server is what a Newsroom holds while it is served.
type server struct {
	url     string
	stop    context.CancelFunc
	stopped sync.WaitGroup
}

// Start serves the newsroom on a free port of loopback, and lets news break at
// its Pace, until ctx ends or Close is called.
func (n *Newsroom) Start(ctx context.Context) error {
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("newsroom: %w", err)
	}
	n.url = "http://" + ln.Addr().String()
	ctx, n.stop = context.WithCancel(ctx)
	n.stopped.Go(func() { n.Serve(ctx, ln) }) // a listener of our own fails only when it is closed
	return nil
}

// Close ends what Start began and returns when it has ended.
func (n *Newsroom) Close() {
	if n.stop != nil {
		n.stop()
	}
	n.stopped.Wait()
}

// Serve does what Start does, on the given listener, and returns when ctx has
// ended, or the listener has failed, and nothing runs any more. Only the failure
// is an error. Start is all that most callers need; this is for those who choose
// the address, and for networks that are not the machine's.
func (n *Newsroom) Serve(ctx context.Context, ln net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	srv := &http.Server{
		Handler:           n,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	var all sync.WaitGroup
	all.Go(func() { n.breakNews(ctx) })
	all.Go(func() {
		<-ctx.Done()
		srv.Close()
	})
	err := srv.Serve(ln)
	if ctx.Err() != nil {
		err = nil
	}
	stop()
	all.Wait()
	return err
}

// URL returns the site's address, without a slash at the end; empty before Start
// unless Options.URL says it.
func (n *Newsroom) URL() string { return n.url }

// Feeds returns the two feeds. Their addresses are complete when URL is.
func (n *Newsroom) Feeds() []Feed {
	var feeds []Feed
	for _, o := range outlets() {
		feeds = append(feeds, Feed{Name: o.Name, URL: n.url + "/" + o.Path + "/" + o.Feed})
	}
	return feeds
}

// breakNews publishes a story at every beat of the Pace, and the corrections
// that are due by then, until nothing is left to do.
func (n *Newsroom) breakNews(ctx context.Context) {
	if n.pace <= 0 {
		return
	}
	last := 0
	for _, m := range n.stories {
		last = max(last, m.breaking, m.correct)
	}
	tick := time.NewTicker(n.pace)
	defer tick.Stop()
	for beat := 1; beat <= last; beat++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		n.PublishNext()
		for _, m := range n.stories {
			if m.correct == beat {
				n.Correct(m.Slug)
			}
		}
	}
}

// An answer is what stands at an address.
type answer struct {
	contentType string
	body        []byte
	modified    time.Time
}

var errNotFound = errors.New("no such page")

// ServeHTTP answers as a careful news site does: with an ETag and Last-Modified,
// and nothing but 304 to those who know the page already. Where a Fault waits,
// it answers with that.
func (n *Newsroom) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f := n.arrive(r.URL.Path)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "read only", http.StatusMethodNotAllowed)
		return
	}
	a, err := n.answer("http://"+r.Host, r.URL.Path)
	switch {
	case f != nil:
		f.serve(w, r, a)
	case errors.Is(err, errNotFound):
		http.NotFound(w, r)
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	default:
		a.serve(w, r)
	}
}

func (a answer) serve(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", a.contentType)
	w.Header().Set("Cache-Control", "public, max-age=5")
	sum := sha256.Sum256(a.body)
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sum[:8]))
	http.ServeContent(w, r, "", a.modified, bytes.NewReader(a.body))
}

// answer finds what stands at path. base is the site's address as the asker
// wrote it.
func (n *Newsroom) answer(base, path string) (answer, error) {
	n.mu.Lock()
	out, changed := slices.Clone(n.out), n.changed
	n.mu.Unlock()

	part := strings.Split(strings.Trim(path, "/"), "/")
	switch {
	case path == "/":
		return n.render("home.html", home{Outlets: outlets()}, changed)
	case path == "/robots.txt":
		return answer{"text/plain; charset=utf-8", []byte("User-agent: *\nAllow: /\n"), changed}, nil
	case part[0] == "img" && len(part) == 2:
		return n.picture(out, strings.TrimSuffix(part[1], ".png"))
	}
	o, ok := outletAt(part[0])
	if !ok {
		return answer{}, errNotFound
	}
	at := place{base: base, outlet: o, out: out, changed: changed}
	switch {
	case len(part) == 1:
		return n.list(at, "", func(Story) bool { return true })
	case len(part) == 2 && part[1] == o.Feed:
		return at.feed()
	case len(part) == 3 && part[1] == "news":
		return n.page(at, part[2])
	case len(part) == 3 && part[1] == "section":
		return n.list(at, part[2], func(s Story) bool { return s.Section == part[2] })
	case len(part) == 3 && part[1] == "author":
		return n.list(at, part[2], func(s Story) bool { return s.Byline == part[2] })
	}
	return answer{}, errNotFound
}

// A place is an outlet at the moment at which somebody asks.
type place struct {
	base    string // "http://127.0.0.1:1234"
	outlet  outlet
	out     []Story // everything that is published, of both outlets
	changed time.Time
}

// stories returns what this outlet has published, newest first.
func (p place) stories() []Story {
	return slices.DeleteFunc(slices.Clone(p.out), func(s Story) bool { return s.Outlet != p.outlet.Name })
}

// The addresses that feeds and pages need whole.
func (p place) HomeURL() string           { return p.base + "/" + p.outlet.Path + "/" }
func (p place) FeedURL() string           { return p.HomeURL() + p.outlet.Feed }
func (p place) PageURL(s Story) string    { return p.base + s.Path }
func (p place) PictureURL(s Story) string { return p.base + s.Image }
