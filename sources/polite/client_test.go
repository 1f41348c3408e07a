package polite_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"pullquote/sources/link"
	"pullquote/sources/polite"
)

// serve starts a server on loopback and a client that may visit it.
func serve(t *testing.T, h http.HandlerFunc) (*httptest.Server, *polite.Client) {
	t.Helper()
	s := httptest.NewServer(h)
	c := &polite.Client{AllowPrivate: []string{s.Listener.Addr().String()}}
	t.Cleanup(func() { c.CloseIdle(); s.Close() })
	return s, c
}

// fails makes a visit that must fail and returns its error.
func fails(t *testing.T, c *polite.Client, r polite.Request) *polite.Error {
	t.Helper()
	_, err := c.Get(t.Context(), r)
	var e *polite.Error
	if !errors.As(err, &e) {
		t.Fatalf("Get(%s): %v, want a *polite.Error", r.URL, err)
	}
	return e
}

func zipped(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.Bytes()
}

func TestConditional(t *testing.T) {
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		w.Header().Set("Cache-Control", "public, max-age=600")
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, "news")
	})
	first, err := c.Get(t.Context(), polite.Request{URL: s.URL})
	if err != nil || string(first.Body) != "news" || first.MaxAge != 10*time.Minute {
		t.Fatalf("first visit: %+v, %v", first, err)
	}
	second, err := c.Get(t.Context(), polite.Request{URL: s.URL, ETag: first.ETag})
	if err != nil || !second.NotModified || second.Body != nil {
		t.Errorf("second visit: %+v, %v; want NotModified", second, err)
	}
}

func TestShortBody(t *testing.T) {
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "half a feed")
	})
	if e := fails(t, c, polite.Request{URL: s.URL}); e.Kind != polite.Broken || !e.Temporary() {
		t.Errorf("got %v (kind %d)", e, e.Kind)
	}
}

func TestStatus(t *testing.T) {
	var status int
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(status)
	})
	for _, test := range []struct {
		status    int
		temporary bool
		wait      time.Duration
		want      string
	}{
		{204, false, 0, "127.0.0.1 answered 204 No Content: it sent nothing to read, check the address in a browser"},
		{304, false, 0, "127.0.0.1 answered 304 Not Modified: it sent nothing to read, check the address in a browser"},
		{403, false, 0, "127.0.0.1 answered 403 Forbidden: it does not let bots in, another feed of the same site may"},
		{404, false, 0, "127.0.0.1 answered 404 Not Found: there is nothing at this address, check the spelling"},
		{410, false, 0, "127.0.0.1 answered 410 Gone: this is gone for good"},
		{429, true, 2 * time.Minute, "127.0.0.1 answered 429 Too Many Requests: it wants to be visited less often, later may be better"},
		{500, true, 0, "127.0.0.1 answered 500 Internal Server Error: it is in trouble, later may be better"},
		{503, true, 2 * time.Minute, "127.0.0.1 answered 503 Service Unavailable: it is in trouble, later may be better"},
		{999, false, 0, "127.0.0.1 answered 999: nobody knows what that means, check the address in a browser"},
	} {
		status = test.status
		e := fails(t, c, polite.Request{URL: s.URL})
		if e.Error() != test.want || e.Temporary() != test.temporary || e.RetryAfter != test.wait || e.Status != status {
			t.Errorf("got %q, temporary %v, wait %s; want %+v", e, e.Temporary(), e.RetryAfter, test)
		}
	}
}

func TestRedirects(t *testing.T) {
	inside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("a request reached the inside: %s", r.URL)
	}))
	defer inside.Close()
	var hits int
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		hits++
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/older", http.StatusMovedPermanently)
		case "/older":
			w.Header().Set("Location", "http://reader:sesame@"+r.Host+"/new")
			w.WriteHeader(http.StatusPermanentRedirect)
		case "/new":
			http.Redirect(w, r, "/today", http.StatusFound)
		case "/today":
			io.WriteString(w, "news")
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		case "/inside":
			http.Redirect(w, r, inside.URL, http.StatusFound)
		case "/nowhere":
			w.WriteHeader(http.StatusFound)
		}
	})
	r, err := c.Get(t.Context(), polite.Request{URL: s.URL + "/old"})
	if err != nil || string(r.Body) != "news" || r.URL != s.URL+"/today" || r.Moved != s.URL+"/new" {
		t.Errorf("got %+v, %v", r, err)
	}
	for path, kind := range map[string]polite.Kind{
		"/loop": polite.Redirects, "/file": polite.Redirects, "/nowhere": polite.Redirects, "/inside": polite.Private,
	} {
		hits = 0
		if e := fails(t, c, polite.Request{URL: s.URL + path}); e.Kind != kind || hits > 6 {
			t.Errorf("%s: %v (kind %d) after %d requests, want kind %d", path, e, e.Kind, hits, kind)
		}
	}
}

// TestPassword holds that a password reaches its own host alone and no error.
func TestPassword(t *testing.T) {
	var leaked []string
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		leaked = append(leaked, r.Header.Get("Authorization"), r.Header.Get("Referer"))
	}))
	defer other.Close()
	away := strings.Replace(other.URL, "127.0.0.1", "localhost", 1)
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch user, password, _ := r.BasicAuth(); {
		case r.URL.Path == "/away":
			http.Redirect(w, r, away, http.StatusFound)
		case user != "reader" || password != "sesame":
			w.WriteHeader(http.StatusUnauthorized)
		case r.URL.Path == "/next":
			http.Redirect(w, r, "/feed", http.StatusFound)
		case r.URL.Path == "/broken":
			w.WriteHeader(http.StatusBadGateway)
		}
	})
	c.AllowPrivate = append(c.AllowPrivate, strings.TrimPrefix(away, "http://"))
	private := strings.Replace(s.URL, "http://", "http://reader:sesame@", 1)
	for _, path := range []string{"/feed", "/next", "/away"} {
		if r, err := c.Get(t.Context(), polite.Request{URL: private + path}); err != nil || strings.Contains(r.URL, "sesame") {
			t.Errorf("%s: %+v, %v", path, r, err)
		}
	}
	if got := strings.Join(leaked, ""); got != "" {
		t.Errorf("another host was told %q", got)
	}
	for _, address := range []string{private + "/broken", "http://reader:sesame@", "ftp://reader:sesame@a.example/", "http://reader:sesame@%zz/"} {
		if e := fails(t, c, polite.Request{URL: address}); strings.Contains(e.Error(), "sesame") {
			t.Errorf("an error tells the password: %v", e)
		}
	}
}

func TestAnAddressThatIsTooLong(t *testing.T) {
	visits := 0
	s, c := serve(t, func(http.ResponseWriter, *http.Request) { visits++ })
	longest := s.URL + "/" + strings.Repeat("a", link.MaxLength-len(s.URL)-1)
	if _, err := c.Get(t.Context(), polite.Request{URL: longest}); err != nil {
		t.Errorf("an address of %d bytes: %v", len(longest), err)
	}
	if e := fails(t, c, polite.Request{URL: longest + "a"}); e.Kind != polite.Address || visits != 1 {
		t.Errorf("a longer one: %v (kind %d), %d visits", e, e.Kind, visits)
	}
}

func TestUnreachable(t *testing.T) {
	s, c := serve(t, nil)
	s.Close()
	if e := fails(t, c, polite.Request{URL: s.URL}); e.Kind != polite.Unreachable || !e.Temporary() {
		t.Errorf("got %v (kind %d)", e, e.Kind)
	}
	plain, c := serve(t, func(http.ResponseWriter, *http.Request) {})
	if e := fails(t, c, polite.Request{URL: strings.Replace(plain.URL, "http:", "https:", 1)}); e.Kind != polite.TLS {
		t.Errorf("got %v (kind %d), want TLS", e, e.Kind)
	}
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	defer secure.Close()
	c = &polite.Client{AllowPrivate: []string{secure.Listener.Addr().String()}}
	if e := fails(t, c, polite.Request{URL: secure.URL}); e.Kind != polite.TLS {
		t.Errorf("got %v (kind %d), want TLS", e, e.Kind)
	}
}

func TestTimeout(t *testing.T) {
	hang := make(chan struct{})
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.(http.Flusher).Flush()
		<-hang
	})
	defer close(hang)
	c.Timeout = 50 * time.Millisecond
	if e := fails(t, c, polite.Request{URL: s.URL}); e.Kind != polite.Timeout || !e.Temporary() {
		t.Errorf("got %v (kind %d)", e, e.Kind)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Get(ctx, polite.Request{URL: s.URL}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func ExampleClient() {
	c := &polite.Client{Contact: "https://harbour.example/bot"}
	_, err := c.Get(context.Background(), polite.Request{URL: "http://192.168.1.1/feed", Limit: polite.FeedLimit})
	fmt.Println(err)
	// Output: 192.168.1.1 is on a private network or a port that is not the web's, and is not visited; the operator of this bot can allow it by host and port
}
