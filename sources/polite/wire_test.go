package polite

import (
	"context"
	"errors"
	"net"
	"net/http"
	"testing"
)

// A wire is a network in memory, where every name leads to one server: what only
// hosts of the open web meet can be tried, and days pass in no time.
type wire struct {
	calls chan net.Conn
	done  chan struct{}
}

func (w wire) Accept() (net.Conn, error) {
	select {
	case c := <-w.calls:
		return c, nil
	case <-w.done:
		return nil, net.ErrClosed
	}
}

func (w wire) Close() error   { return nil }
func (w wire) Addr() net.Addr { return &net.TCPAddr{} }

// web starts a server for all names in a bubble of time, and a client. stop ends
// both.
func web(h http.HandlerFunc) (c *Client, stop func()) {
	w := wire{make(chan net.Conn), make(chan struct{})}
	s := &http.Server{Handler: h}
	go s.Serve(w)
	c = &Client{}
	c.once.Do(c.open)
	c.direct.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
		near, far := net.Pipe()
		select {
		case w.calls <- far:
			return near, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return c, func() { c.CloseIdle(); close(w.done); s.Close() }
}

// kind returns what kind of *Error err is, 0 for none.
func kind(t *testing.T, err error) Kind {
	t.Helper()
	var e *Error
	if err != nil && !errors.As(err, &e) {
		t.Fatalf("%v is no *Error", err)
	}
	if e == nil {
		return 0
	}
	return e.Kind
}
