package telegramtest

import (
	"net"
	"net/http"
	"strconv"
	"time"
)

// A Fault makes requests fail. Of the ways to fail, the first that is set is taken;
// a Fault with none of them only makes the answer slow.
type Fault struct {
	Method string // that it concerns; empty: all
	Chat   string // the chat_id that it concerns; empty: all
	Times  int    // how often it happens; 0: until ClearFaults
	Late   bool   // what was asked is done first, and only the answer suffers

	Slow   time.Duration // wait before answering
	Reset  bool          // the connection breaks off
	Cut    bool          // the answer breaks off half-way
	Status int           // answer with this status and Body, whatever that is
	Body   string
	Header map[string]string
}

// Refuse is a Fault that answers method with a well-formed refusal.
func Refuse(method string, code int, description string) Fault {
	body, _ := envelope(nil, &failure{Code: code, Text: description})
	return Fault{Method: method, Status: code, Body: string(body)}
}

// TooMany is a Fault that answers method with 429 and a time to wait.
func TooMany(method string, seconds int) Fault {
	body, _ := envelope(nil, tooMany(seconds))
	return Fault{
		Method: method, Status: http.StatusTooManyRequests, Body: string(body),
		Header: map[string]string{"Retry-After": strconv.Itoa(seconds)},
	}
}

// Faults adds faults. The oldest that fits a request happens.
func (s *Server) Faults(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range faults {
		s.faults = append(s.faults, &f)
	}
}

// ClearFaults ends all faults.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// fault takes the fault for a request, nil if there is none.
func (s *Server) fault(method, chat string) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if f.Method != "" && f.Method != method || f.Chat != "" && f.Chat != chat {
			continue
		}
		if f.Times--; f.Times == 0 {
			s.faults = append(s.faults[:i:i], s.faults[i+1:]...)
		}
		return f
	}
	return nil
}

// happen answers as the fault wants. body is the true answer, nil if nothing was
// done.
func (f *Fault) happen(w http.ResponseWriter, r *http.Request, body []byte) {
	select {
	case <-time.After(f.Slow):
	case <-r.Context().Done():
	}
	if body == nil {
		body = []byte(`{"ok":true,"result":true}`)
	}
	status := http.StatusOK
	switch {
	case f.Reset:
		hangUp(w)
		return
	case f.Cut:
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		body = body[:len(body)/2]
	case f.Status != 0:
		status, body = f.Status, []byte(f.Body)
	}
	for k, v := range f.Header {
		w.Header().Set(k, v)
	}
	w.WriteHeader(status)
	_, _ = w.Write(body)
	if f.Cut {
		panic(http.ErrAbortHandler) // net/http's way to break an answer off
	}
}

// hangUp breaks the connection off without a word.
func hangUp(w http.ResponseWriter) {
	c, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // RST instead of FIN
	}
	_ = c.Close()
}
