package discordtest

import (
	"fmt"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"time"
)

// A Fault is something that goes wrong with a request.
type Fault struct {
	On     string // which requests: "POST /channels/" is method and beginning of the path; empty: all
	Times  int    // how many of them; 0: one
	Stored bool   // the request takes effect and only its answer suffers

	Status int           // the answer's status; 0: as it would be
	Body   string        // and body
	Header http.Header   // and headers
	Cut    bool          // the answer ends in the middle
	Reset  bool          // the connection is reset instead of an answer
	Delay  time.Duration // the answer comes later
}

// Refuse is a fault with which Discord says no.
func Refuse(on string, status, code int, message string) Fault {
	return Fault{On: on, Status: status, Body: fmt.Sprintf(`{"code":%d,"message":%q}`, code, message), Header: jsonType()}
}

// Page is a fault that answers with a web page, as the servers in front of
// Discord do.
func Page(on string, status int) Fault {
	return Fault{On: on, Status: status, Body: "<html><title>error</title>error code: 1020</html>", Header: http.Header{"Content-Type": {"text/html"}}}
}

// Limit is a 429 of the scope "user", "shared" or "global".
func Limit(on, scope string, after time.Duration) Fault {
	w := httptest.NewRecorder()
	if scope == "shared" { // its headers still speak of the bot's own limit
		w.Header().Set("X-RateLimit-Remaining", "9")
		w.Header().Set("X-RateLimit-Reset-After", "0.1")
	}
	limited(w, after, scope)
	return Fault{On: on, Status: w.Code, Body: w.Body.String(), Header: w.Header()}
}

// Cloudflare is a 429 that never came to Discord: a page, for every path.
func Cloudflare(on string, after time.Duration) Fault {
	f := Page(on, http.StatusTooManyRequests)
	f.Header.Set("Retry-After", strconv.Itoa(int(math.Ceil(after.Seconds()))))
	return f
}

func jsonType() http.Header { return http.Header{"Content-Type": {"application/json"}} }

// Fault makes the next matching requests go wrong. Faults of the same requests
// strike one after the other.
func (s *Server) Fault(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.Times = max(f.Times, 1)
	s.faults = append(s.faults, &f)
}

// fault takes the fault of a request, if it has one.
func (s *Server) fault(r *http.Request) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := r.Method + " " + strings.TrimPrefix(r.URL.Path, "/api/v10")
	for _, f := range s.faults {
		if f.Times > 0 && strings.HasPrefix(line, f.On) {
			f.Times--
			return f
		}
	}
	return nil
}

// answer is what the fault makes of the true one.
func (f *Fault) answer(was *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	if f.Status == 0 {
		return was
	}
	now := httptest.NewRecorder()
	for k, v := range f.Header {
		now.Header()[k] = v
	}
	now.WriteHeader(f.Status)
	now.WriteString(f.Body)
	return now
}

// give sends an answer, or what is left of it. A nil fault leaves all of it.
func (f *Fault) give(w http.ResponseWriter, r *http.Request, a *httptest.ResponseRecorder) {
	if f != nil && f.Delay > 0 {
		t := time.NewTimer(f.Delay)
		defer t.Stop()
		select {
		case <-t.C:
		case <-r.Context().Done():
			return
		}
	}
	if f != nil && f.Reset {
		reset(w)
		return
	}
	for k, v := range a.Header() {
		w.Header()[k] = v
	}
	body := a.Body.Bytes()
	if f != nil && f.Cut {
		w.Header().Set("Content-Length", strconv.Itoa(len(body)+1))
		body = body[:len(body)/2]
	}
	w.WriteHeader(a.Code)
	w.Write(body)
}

// reset ends a connection so that the other side reads "reset by peer".
func reset(w http.ResponseWriter) {
	c, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := c.(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	c.Close()
}
