package newsroom

import (
	"compress/gzip"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Where a Fault can wait besides a path such as "/gazette/feed.xml".
const (
	AnyFeed    = "feed"
	AnyPage    = "page"
	AnyPicture = "picture"
)

// A Fault is how an address misbehaves. The fields combine; a zero Fault answers
// as if nothing were wrong.
//
//	Fault{Status: 404}                                            gone
//	Fault{Status: 429, Header: http.Header{"Retry-After": {"9"}}} asks for a pause
//	Fault{Header: http.Header{"Content-Type": {"text/xml; charset=koi8-r"}}} lies about its charset
//	Fault{Delay: time.Minute}                                     slow
//	Fault{Body: "<html>Be right back"}                            a page instead of a feed
//	Fault{Rewrite: func([]byte) []byte { return nil }}            empty
//	Fault{Size: 100 << 20}                                        a hundred megabytes
//	Fault{Size: 1 << 30, Gzip: true}                              the same as a bomb
//	Fault{Cut: 500}                                               the connection breaks in the middle
//	Fault{Reset: true}                                            the connection breaks at once
type Fault struct {
	Status  int                      // the status; 0 means 200
	Header  http.Header              // sent in place of the header fields of the same name
	Delay   time.Duration            // passes before the first byte
	Body    string                   // sent in place of what stands there
	Rewrite func(body []byte) []byte // changes what is sent
	Size    int64                    // spaces are added up to so many bytes
	Gzip    bool                     // the body is sent compressed
	Cut     int64                    // after so many bytes of the body the connection breaks; the full length was announced
	Reset   bool                     // no answer at all
	Times   int                      // how often it happens; 0 means until it is undone
}

type fault struct {
	Fault
	where string
	left  int // -1: for ever
}

// Fault makes an address misbehave until undo is called or it has happened
// f.Times times. where is a path, AnyFeed, AnyPage or AnyPicture. Of several
// faults that match, the last one set happens.
func (n *Newsroom) Fault(where string, f Fault) (undo func()) {
	set := &fault{Fault: f, where: where, left: f.Times}
	if f.Times == 0 {
		set.left = -1
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.faults = append(n.faults, set)
	return func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		set.left = 0
	}
}

// Requests returns how often a path was asked for, without its query.
func (n *Newsroom) Requests(path string) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.requests[path]
}

// arrive counts a request and returns the fault that waits for it, if any.
func (n *Newsroom) arrive(path string) *fault {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.requests[path]++
	for _, f := range slices.Backward(n.faults) {
		if f.left == 0 || f.where != path && f.where != kind(path) {
			continue
		}
		if f.left > 0 {
			f.left--
		}
		return f
	}
	return nil
}

// kind tells feeds, pages and pictures apart. robots.txt is none of them.
func kind(path string) string {
	switch {
	case strings.HasSuffix(path, ".xml") || strings.HasSuffix(path, ".atom"):
		return AnyFeed
	case strings.HasPrefix(path, "/img/"):
		return AnyPicture
	case path == "/robots.txt":
		return ""
	}
	return AnyPage
}

// serve misbehaves. a is what really stands there.
func (f *fault) serve(w http.ResponseWriter, r *http.Request, a answer) {
	if !pause(r, f.Delay) || f.Reset {
		panic(http.ErrAbortHandler) // net/http's way to break the connection
	}
	body := a.body
	if f.Body != "" {
		body = []byte(f.Body)
	}
	if f.Rewrite != nil {
		body = f.Rewrite(body)
	}
	w.Header().Set("Content-Type", a.contentType)
	for name, values := range f.Header {
		w.Header()[http.CanonicalHeaderKey(name)] = values
	}
	f.write(w, body)
}

// pause waits, and reports whether somebody still wants the answer.
func pause(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-r.Context().Done():
		return false
	case <-timer.C:
		return true
	}
}

// write sends body, padded, compressed and cut off as the fault has it.
func (f *fault) write(w http.ResponseWriter, body []byte) {
	size := max(f.Size, int64(len(body)))
	content := io.LimitReader(io.MultiReader(strings.NewReader(string(body)), spaces{}), size)
	if f.Gzip {
		w.Header().Set("Content-Encoding", "gzip")
	} else {
		w.Header().Set("Content-Length", strconv.FormatInt(size, 10))
	}
	w.WriteHeader(max(f.Status, http.StatusOK))
	out := io.Writer(w)
	if f.Cut > 0 {
		out = &cutWriter{w, f.Cut}
	}
	if !f.Gzip {
		io.Copy(out, content)
		return
	}
	zip := gzip.NewWriter(out)
	io.Copy(zip, content)
	zip.Close()
}

// spaces is an endless blank.
type spaces struct{}

func (spaces) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// A cutWriter breaks the connection after so many bytes.
type cutWriter struct {
	http.ResponseWriter
	left int64
}

func (c *cutWriter) Write(p []byte) (int, error) {
	if int64(len(p)) < c.left {
		c.left -= int64(len(p))
		return c.ResponseWriter.Write(p)
	}
	c.ResponseWriter.Write(p[:c.left])
	http.NewResponseController(c.ResponseWriter).Flush()
	panic(http.ErrAbortHandler)
}
