// Package discordtest runs a Discord that fits in a test: its API and its gateway
// on loopback, with guilds, channels, messages, commands and people who use them.
//
// It is as strict as the documentation: about lengths, permissions, tokens, the
// three seconds of an interaction, and how often a channel may be written to. It
// misbehaves on demand (see Fault and Greeting) in the ways that the real one
// does.
//
// With RECORD_REQUESTS=DIR in the environment every request is appended to a file
// in DIR as a JSON line, to be held against Discord's own specification.
package discordtest

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Options change what a Server is like. The zero value is good.
type Options struct {
	Window     time.Duration // in which a channel takes five messages; 0: 5 s
	Heartbeat  time.Duration // how often the gateway wants one; 0: 41.25 s
	Unrecorded bool          // keep the requests out of RECORD_REQUESTS: they provoke refusals on purpose
}

// A Server is one Discord with one bot in it.
type Server struct {
	URL   string // what DISCORD_API_URL is set to
	Token string // the bot's
	AppID string // the application's
	BotID string // the bot's user; another one, as in old applications

	t       testing.TB
	o       Options
	record  *recorder
	mux     *http.ServeMux
	overall window

	mu        sync.Mutex
	lastID    int64
	guilds    map[string]*guild
	channels  map[string]*channel
	commands  []*Command
	puts      int                     // how often the commands were overwritten
	asked     map[string]*interaction // by token
	faults    []*Fault
	log       []Request
	gate      gate
	changed   chan struct{} // closed and made anew when something happened
	following sync.WaitGroup
}

// A Request is one that the API got, as the bot sent it.
type Request struct {
	Time   time.Time
	Method string
	Path   string // behind "/api/v10", with the query
	Header http.Header
	Body   string
	Status int // the answer; 0: none was given
}

// Start runs a Server until the test ends.
func Start(t testing.TB, o Options) *Server {
	t.Helper()
	if o.Window == 0 {
		o.Window = 5 * time.Second
	}
	if o.Heartbeat == 0 {
		o.Heartbeat = 41250 * time.Millisecond
	}
	s := &Server{
		t: t, o: o, Token: "MTIz.fake.token-of-the-bot",
		guilds: map[string]*guild{}, channels: map[string]*channel{}, asked: map[string]*interaction{},
		gate: gate{conns: map[*conn]bool{}}, changed: make(chan struct{}), overall: window{most: 50, per: time.Second},
	}
	s.AppID, s.BotID = s.newID(), s.newID()
	if !o.Unrecorded {
		s.record = newRecorder(t)
	}
	s.routes()
	web := httptest.NewServer(s)
	s.URL = web.URL
	t.Cleanup(func() {
		s.hangUp()
		web.CloseClientConnections()
		web.Close()
		s.following.Wait()
	})
	return s
}

// newID makes a snowflake: the time, and a number that tells the ids of one
// millisecond apart.
func (s *Server) newID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.nextID()
}

// nextID is newID for callers that hold the lock.
func (s *Server) nextID() string {
	const epoch = 1420070400000
	s.lastID = max(s.lastID+1, (time.Now().UnixMilli()-epoch)<<22)
	return strconv.FormatInt(s.lastID, 10)
}

// notify wakes whoever waits for something to happen. The caller holds the lock.
func (s *Server) notify() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// wait returns when cond holds, which is asked under the lock, or false after d.
func (s *Server) wait(d time.Duration, cond func() bool) bool {
	limit := time.NewTimer(d)
	defer limit.Stop()
	for {
		s.mu.Lock()
		ok, changed := cond(), s.changed
		s.mu.Unlock()
		if ok {
			return true
		}
		select {
		case <-changed:
		case <-limit.C:
			return false
		}
	}
}

// ServeHTTP is the API and the gateway.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/gateway" {
		s.gateway(w, r)
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, 8<<20))
	if err != nil {
		return
	}
	r.Body = io.NopCloser(strings.NewReader(string(body)))
	got := Request{Time: time.Now(), Method: r.Method, Path: strings.TrimPrefix(r.URL.RequestURI(), "/api/v10"), Header: r.Header.Clone(), Body: string(body)}

	f := s.fault(r)
	answer := httptest.NewRecorder()
	if f == nil || f.Stored {
		s.mux.ServeHTTP(answer, r)
	}
	if f != nil {
		answer = f.answer(answer)
	}
	if f == nil || !f.Reset {
		got.Status = answer.Code
	}
	s.mu.Lock()
	s.log = append(s.log, got)
	s.notify()
	s.mu.Unlock()
	s.record.write(r, got, answer)
	f.give(w, r, answer)
}

// Requests are those that the API got so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request{}, s.log...)
}

// routes is the API, as far as the bot needs it.
func (s *Server) routes() {
	s.mux = http.NewServeMux()
	for pattern, h := range map[string]http.HandlerFunc{
		"GET /gateway":                                 s.getGateway,
		"GET /users/@me":                               s.getMe,
		"GET /applications/@me":                        s.getApplication,
		"GET /applications/{app}/commands":             s.getCommands,
		"PUT /applications/{app}/commands":             s.putCommands,
		"POST /channels/{channel}/messages":            s.postMessage,
		"GET /channels/{channel}/messages":             s.getMessages,
		"PATCH /channels/{channel}/messages/{id}":      s.patchMessage,
		"DELETE /channels/{channel}/messages/{id}":     s.deleteMessage,
		"POST /interactions/{id}/{token}/callback":     s.postCallback,
		"POST /webhooks/{app}/{token}":                 s.postFollowUp,
		"PATCH /webhooks/{app}/{token}/messages/{id}":  s.patchAnswer,
		"DELETE /webhooks/{app}/{token}/messages/{id}": s.deleteAnswer,
	} {
		method, path, _ := strings.Cut(pattern, " ")
		open := strings.HasPrefix(path, "/interactions") || strings.HasPrefix(path, "/webhooks")
		s.mux.Handle(method+" /api/v10"+path, s.guard(open, h))
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { refuse(w, http.StatusNotFound, 0, "404: Not Found") })
}

// guard checks what every route wants: a bot's User-Agent, its token, and no more
// than 50 requests a second. Interactions have a token of their own and are not
// counted.
func (s *Server) guard(open bool, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if !strings.HasPrefix(r.UserAgent(), "DiscordBot (") {
			refuse(w, http.StatusForbidden, 40333, "internal network error")
			return
		}
		if !open {
			if r.Header.Get("Authorization") != "Bot "+s.Token {
				refuse(w, http.StatusUnauthorized, 0, "401: Unauthorized")
				return
			}
			if after, ok := s.overall.take(time.Now()); !ok {
				limited(w, after, "global")
				return
			}
		}
		h(w, r)
	}
}

// refuse is how Discord says no.
func refuse(w http.ResponseWriter, status, code int, message string) {
	reply(w, status, map[string]any{"code": code, "message": message})
}

// reply answers with JSON.
func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v) // a client that left is no fault of the server
}

func (s *Server) getGateway(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusOK, map[string]any{"url": "ws" + strings.TrimPrefix(s.URL, "http") + "/gateway"})
}

func (s *Server) getMe(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusOK, user(s.BotID, "pullquote", true))
}

func (s *Server) getApplication(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusOK, map[string]any{"id": s.AppID, "name": "pullquote", "bot": user(s.BotID, "pullquote", true)})
}

// user is how Discord writes one.
func user(id, name string, bot bool) map[string]any {
	return map[string]any{"id": id, "username": name, "discriminator": "0", "global_name": nil, "avatar": nil, "bot": bot}
}
