package telegramtest

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"
)

// Options say what kind of Telegram it is. Zero Options are good.
type Options struct {
	Token    string // that is accepted; empty: one that looks like a real one
	Username string // the bot's; empty: "pullquote_bot"
	Limits   bool   // answer 429 to whoever is too fast
	NoRecord bool   // for tests that provoke refusals: their requests are no sample of the bot's
}

// BotID is the bot's user id.
const BotID = 4242

// A Server is one Telegram with one bot. It is safe for concurrent use.
type Server struct {
	URL string // where it listens; empty unless it was made by Start

	options Options
	http    *httptest.Server
	record  *recorder

	mu       sync.Mutex
	changed  chan struct{} // closed and renewed whenever something happens
	chats    map[int64]*room
	lastID   int64 // of messages outside of supergroups and channels
	updates  []queued
	nextID   int64             // of the next update
	allowed  map[string]bool   // kinds of update that the bot asked for; nil: all
	polling  chan struct{}     // closed to end the poll that is under way
	presses  map[string]bool   // callback queries by id: were they answered?
	answers  []Answer          //
	menus    map[string][]Menu // by scope
	webhook  string
	faults   []*Fault
	requests []Request
	pace     pace
}

// A Request is one call that the bot made.
type Request struct {
	Time   time.Time
	Method string
	Params map[string]string
	Status int // that it was answered with; 0: not at all
}

// New returns a Server that listens nowhere: an http.Handler for any listener.
func New(o Options) *Server {
	if o.Token == "" {
		o.Token = "123456789:AAE-not-a-secret_Xq3vY7wLpZ0bN5cK2dM9"
	}
	if o.Username == "" {
		o.Username = "pullquote_bot"
	}
	return &Server{
		options: o, record: newRecorder(o),
		changed: make(chan struct{}),
		chats:   map[int64]*room{},
		nextID:  730_000_001,
		presses: map[string]bool{},
		menus:   map[string][]Menu{},
		pace:    pace{},
	}
}

// Start returns a Server that listens on loopback.
func Start(o Options) *Server {
	s := New(o)
	s.http = httptest.NewServer(s)
	s.URL = s.http.URL
	return s
}

// Close ends the polls that are under way and stops listening.
func (s *Server) Close() {
	s.mu.Lock()
	if s.polling != nil {
		close(s.polling)
		s.polling = nil
	}
	s.mu.Unlock()
	if s.http != nil {
		s.http.CloseClientConnections()
		s.http.Close()
	}
	s.record.close()
}

// Token is the one that is accepted.
func (s *Server) Token() string { return s.options.Token }

// Requests are the calls so far, the oldest first.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Count is how many calls of method were made.
func (s *Server) Count(method string) int {
	n := 0
	for _, r := range s.Requests() {
		if r.Method == method {
			n++
		}
	}
	return n
}

// happened wakes everybody who waits for something. The lock must be held.
func (s *Server) happened() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// ServeHTTP answers /bot<token>/<method>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	sample := s.record.request(r)
	w = &watched{ResponseWriter: w, sample: sample}
	defer s.record.write(sample)

	token, method, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/bot"), "/")
	if e := s.door(token); e != nil {
		e.write(w)
		return
	}
	params, err := parameters(r)
	if err != nil {
		badRequest("can't parse the request: %v", err).write(w)
		return
	}
	call, ok := methods[strings.ToLower(method)]
	if !ok {
		(&failure{Code: 404, Text: "Not Found: method not found"}).write(w)
		return
	}
	s.answer(w, r, call, params)
}

// door refuses wrong tokens, as the real one does: 404 for what cannot be a token.
func (s *Server) door(token string) *failure {
	switch {
	case token == s.options.Token:
		return nil
	case !strings.Contains(token, ":"):
		return &failure{Code: 404, Text: "Not Found"}
	}
	return &failure{Code: 401, Text: "Unauthorized"}
}

// answer does what was asked, unless a Fault is in the way.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, call method, p map[string]string) {
	fault := s.fault(call.name, p["chat_id"])
	if fault != nil && !fault.Late {
		s.log(call.name, p, fault.Status)
		fault.happen(w, r, nil)
		return
	}
	result, e := s.perform(r, call, p)
	body, status := envelope(result, e)
	s.log(call.name, p, status)
	if fault != nil {
		fault.happen(w, r, body)
		return
	}
	e.headers(w)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

func (s *Server) perform(r *http.Request, call method, p map[string]string) (any, *failure) {
	if e := call.check(p); e != nil {
		return nil, e
	}
	return call.do(s, r.Context(), p)
}

func (s *Server) log(method string, p map[string]string, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, Request{time.Now(), method, maps.Clone(p), status})
	s.happened()
}

// parameters reads a form, or JSON, in which every value counts as its text.
func parameters(r *http.Request) (map[string]string, error) {
	p := map[string]string{}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		var raw map[string]json.RawMessage
		if err := json.NewDecoder(r.Body).Decode(&raw); err != nil {
			return nil, err
		}
		for k, v := range raw {
			var text string
			if json.Unmarshal(v, &text) != nil {
				text = string(v)
			}
			p[k] = text
		}
		return p, nil
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	for k, v := range r.Form {
		p[k] = v[0]
	}
	return p, nil
}

// CloseIdle closes the connections that were kept open, as servers do after a while.
func (s *Server) CloseIdle() {
	if s.http != nil {
		s.http.CloseClientConnections()
	}
}
