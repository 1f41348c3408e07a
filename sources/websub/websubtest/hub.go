// Package websubtest is a WebSub hub that fits in a test. It takes the
// Recommendation (https://www.w3.org/TR/websub/) at its word: what a subscriber
// must do it must do here, or the test fails.
package websubtest

import (
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// Options say what kind of hub it is. The zero Options are good.
type Options struct {
	Plain bool          // http, not https: no secrets are told
	Lease time.Duration // what it grants; 0: what was asked for, or else ten days

	// Front stands for the server in front of the subscriber that speaks https: it
	// returns where requests for an https address of the subscriber's are to go
	// ("http://127.0.0.1:8080"). nil: to the address itself.
	Front func() string
}

// A Hub is a hub on loopback. It is closed with the test.
type Hub struct {
	URL string

	t       testing.TB
	options Options
	server  *httptest.Server

	mu     sync.Mutex
	answer http.HandlerFunc // instead of what it would do; nil: nothing
	asked  []url.Values
	subs   map[string]*subscriber
	calls  sync.WaitGroup
}

// A subscriber is one callback for one topic.
type subscriber struct {
	topic, callback, secret string
	until                   time.Time
}

// Start starts a hub.
func Start(t testing.TB, o Options) *Hub {
	h := &Hub{t: t, options: o, subs: map[string]*subscriber{}}
	h.server = httptest.NewUnstartedServer(http.HandlerFunc(h.serve))
	if o.Plain {
		h.server.Start()
	} else {
		h.server.StartTLS()
	}
	h.URL = h.server.URL + "/hub"
	t.Cleanup(func() { h.server.Close(); h.calls.Wait() })
	return h
}

// Host returns the host and port it listens at.
func (h *Hub) Host() string { return h.server.Listener.Addr().String() }

// Server returns the server itself, whose certificate nobody vouches for.
func (h *Hub) Server() *httptest.Server { return h.server }

// Certificate returns its certificate in the form of files.
func (h *Hub) Certificate() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: h.server.Certificate().Raw})
}

// Answer makes the hub answer all requests by f; nil: by itself again.
func (h *Hub) Answer(f http.HandlerFunc) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.answer = f
}

// Asked returns what was asked so far.
func (h *Hub) Asked() []url.Values {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]url.Values(nil), h.asked...)
}

// Callbacks returns the addresses of those whose lease for a topic lasts.
func (h *Hub) Callbacks(topic string) (all []string) {
	for _, s := range h.of(topic) {
		all = append(all, s.callback)
	}
	return all
}

func (h *Hub) of(topic string) (all []subscriber) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.subs {
		if s.topic == topic && time.Now().Before(s.until) {
			all = append(all, *s)
		}
	}
	return all
}

// serve takes a request of a subscriber.
func (h *Hub) serve(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		h.t.Errorf("hub: a form that is none: %v", err)
	}
	h.mu.Lock()
	h.asked = append(h.asked, r.PostForm)
	answer := h.answer
	h.mu.Unlock()
	if answer != nil {
		answer(w, r)
		return
	}
	if problem := h.problem(r); problem != "" {
		h.t.Errorf("hub: %s: %v", problem, r.PostForm)
		http.Error(w, problem, http.StatusBadRequest)
		return
	}
	h.calls.Go(func() { h.Verify(r.PostForm) })
	w.WriteHeader(http.StatusAccepted)
}

// problem says what is wrong with a request (section 5.1).
func (h *Hub) problem(r *http.Request) string {
	f := r.PostForm
	callback, err := url.Parse(f.Get("hub.callback"))
	lease, hasLease := f["hub.lease_seconds"]
	seconds := 0
	if hasLease {
		fmt.Sscan(lease[0], &seconds)
	}
	for name, values := range f {
		if len(values) != 1 {
			return name + " is there twice"
		}
	}
	switch {
	case r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded":
		return "not a form that is posted"
	case f.Get("hub.mode") != "subscribe" && f.Get("hub.mode") != "unsubscribe":
		return "no such hub.mode"
	case f.Get("hub.topic") == "":
		return "no hub.topic"
	case err != nil || !callback.IsAbs() || callback.Host == "" || callback.Fragment != "":
		return "no address in hub.callback"
	case len(f.Get("hub.secret")) >= 200:
		return "a hub.secret of 200 bytes or more"
	case f.Get("hub.secret") != "" && h.options.Plain:
		return "a hub.secret over http"
	case hasLease && seconds <= 0:
		return "no number in hub.lease_seconds"
	}
	return ""
}

// key tells subscriptions apart (section 5): by topic and callback.
func key(form url.Values) string { return form.Get("hub.topic") + " " + form.Get("hub.callback") }

// reach returns where an address of the subscriber's is served.
func (h *Hub) reach(address string) string {
	if h.options.Front == nil {
		return address
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" {
		h.t.Errorf("hub: %s is no address of https", address)
		return ""
	}
	return strings.TrimSuffix(h.options.Front(), "/") + u.RequestURI()
}
