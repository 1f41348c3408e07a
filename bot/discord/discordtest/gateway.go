package discordtest

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// A Greeting is how the gateway treats the next connection.
type Greeting struct {
	Refuse int  // the handshake is answered with this status
	Silent bool // no Hello
	Mute   bool // no answer to Identify or Resume
	Op     int  // 7, 9 or 11 comes instead of the answer
	Close  int  // the answer is this close code
	Deaf   bool // no heartbeat is acknowledged
}

// Greet sets how the next connections begin, one after the other.
func (s *Server) Greet(g ...Greeting) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.greetings = append(s.gate.greetings, g...)
}

// gate is what the gateway knows. The server's lock guards it.
type gate struct {
	conns      map[*conn]bool // all that are open
	greetings  []Greeting
	session    *session
	identifies int
	resumes    int
}

// session outlives its connections.
type session struct {
	id     string
	events [][]byte // all that were sent; event n has the sequence n+1
	conn   *conn    // nil while the bot is away
}

// conn is one connection.
type conn struct {
	ws *websocket.Conn
	mu sync.Mutex // of writing
}

func (c *conn) write(data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ws.SetWriteDeadline(time.Now().Add(5 * time.Second))
	c.ws.WriteMessage(websocket.TextMessage, data) // the reading side sees that it is gone
}

func (c *conn) send(op int, d any) {
	data, _ := json.Marshal(map[string]any{"op": op, "d": d, "s": nil, "t": nil})
	c.write(data)
}

// close sends a close code and hangs up.
func (c *conn) close(code int, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, text), time.Now().Add(time.Second))
	c.ws.Close()
}

// Connected waits until the bot is at the gateway.
func (s *Server) Connected() {
	s.t.Helper()
	if !s.wait(10*time.Second, func() bool { return s.gate.session != nil && s.gate.session.conn != nil }) {
		s.t.Error("the bot did not connect to the gateway")
	}
}

// Sessions tells how often the bot began a session and how often it resumed one.
func (s *Server) Sessions() (identified, resumed int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gate.identifies, s.gate.resumes
}

// Reconnect asks the bot to come back on a new connection (op 7).
func (s *Server) Reconnect() { s.onConn(func(c *conn) { c.send(7, nil) }) }

// Invalidate tells the bot that its session is over (op 9).
func (s *Server) Invalidate(resumable bool) {
	s.onConn(func(c *conn) { c.send(9, resumable) })
	if !resumable {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.gate.session = nil
	}
}

// CloseGateway ends the connection with a code.
func (s *Server) CloseGateway(code int) {
	s.onConn(func(c *conn) { c.close(code, "closed by the test") })
}

// Drop ends the connection without a word.
func (s *Server) Drop() { s.onConn(func(c *conn) { c.ws.UnderlyingConn().Close() }) }

// hangUp ends all connections.
func (s *Server) hangUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.gate.conns {
		c.ws.UnderlyingConn().Close()
	}
}

// onConn does something to the connection, if there is one, and counts it as lost
// from then on.
func (s *Server) onConn(f func(*conn)) {
	s.mu.Lock()
	var c *conn
	if s.gate.session != nil {
		c, s.gate.session.conn = s.gate.session.conn, nil
	}
	s.mu.Unlock()
	if c != nil {
		f(c)
	}
}

// gateway serves one connection.
func (s *Server) gateway(w http.ResponseWriter, r *http.Request) {
	s.following.Add(1)
	defer s.following.Done()
	g := s.greeting()
	if g.Refuse != 0 {
		http.Error(w, "not now", g.Refuse)
		return
	}
	if v := r.FormValue("v"); v != "10" || r.FormValue("encoding") != "json" {
		http.Error(w, "wrong version or encoding", http.StatusBadRequest)
		return
	}
	ws, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &conn{ws: ws}
	defer ws.Close()
	s.mu.Lock()
	s.gate.conns[c] = true
	s.mu.Unlock()
	defer s.left(c)
	if !g.Silent {
		c.send(10, map[string]any{"heartbeat_interval": s.o.Heartbeat.Milliseconds()})
	}
	for {
		var in struct {
			Op int
			D  json.RawMessage
		}
		if ws.ReadJSON(&in) != nil {
			return
		}
		s.heard(c, g, in.Op, in.D)
	}
}

// greeting takes the next one.
func (s *Server) greeting() (g Greeting) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if all := s.gate.greetings; len(all) > 0 {
		g, s.gate.greetings = all[0], all[1:]
	}
	return g
}

// left notes that a connection ended.
func (s *Server) left(c *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.gate.conns, c)
	if s.gate.session != nil && s.gate.session.conn == c {
		s.gate.session.conn = nil
	}
	s.notify()
}

// heard answers what the bot sends.
func (s *Server) heard(c *conn, g Greeting, op int, d json.RawMessage) {
	switch op {
	case 1:
		if !g.Deaf {
			c.send(11, nil)
		}
	case 2, 6:
		s.mu.Lock()
		if op == 2 {
			s.gate.identifies++
		} else {
			s.gate.resumes++
		}
		s.notify()
		s.mu.Unlock()
		switch {
		case g.Mute:
		case g.Close != 0:
			c.close(g.Close, "closed by the test")
		case g.Op != 0:
			c.send(g.Op, nil)
		case op == 2:
			s.identify(c, d)
		default:
			s.resume(c, d)
		}
	default:
		c.close(4001, "Unknown opcode.")
	}
}

// identify begins a session.
func (s *Server) identify(c *conn, d json.RawMessage) {
	var in struct {
		Token      string
		Intents    *int64
		Properties map[string]string
	}
	const privileged = 1<<1 | 1<<8 | 1<<15
	switch err := json.Unmarshal(d, &in); {
	case err != nil:
		c.close(4002, "Error while decoding payload.")
		return
	case in.Token != "Bot "+s.Token && in.Token != s.Token:
		c.close(4004, "Authentication failed.")
		return
	case in.Intents == nil || *in.Intents >= 1<<26:
		c.close(4013, "Invalid intent(s).")
		return
	case *in.Intents&privileged != 0:
		c.close(4014, "Disallowed intent(s).")
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gate.session = &session{id: s.nextID(), conn: c}
	guilds := []any{}
	for _, g := range s.guilds {
		if !g.without {
			guilds = append(guilds, map[string]any{"id": g.id, "unavailable": true})
		}
	}
	s.event("READY", map[string]any{
		"v": 10, "user": user(s.BotID, "pullquote", true), "guilds": guilds, "session_id": s.gate.session.id,
		"resume_gateway_url": "ws://127.0.0.1:1", "application": map[string]any{"id": s.AppID, "flags": 0},
	})
	for _, g := range s.guilds {
		if !g.without {
			s.event("GUILD_CREATE", g.json())
		}
	}
	s.notify()
}

// resume goes on with a session: what was missed is sent again.
func (s *Server) resume(c *conn, d json.RawMessage) {
	var in struct {
		Token     string
		SessionID string `json:"session_id"`
		Seq       int
	}
	err := json.Unmarshal(d, &in)
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.gate.session
	if err != nil || was == nil || was.id != in.SessionID || in.Seq > len(was.events) {
		c.send(9, false)
		return
	}
	was.conn = c
	for _, data := range was.events[in.Seq:] {
		c.write(data)
	}
	s.event("RESUMED", map[string]any{})
	s.notify()
}

// event sends one to the bot, or keeps it until it resumes. The caller holds the
// lock. It reports false when there is no session.
func (s *Server) event(name string, d any) bool {
	was := s.gate.session
	if was == nil {
		return false
	}
	data, err := json.Marshal(map[string]any{"op": 0, "t": name, "s": len(was.events) + 1, "d": d})
	if err != nil {
		s.t.Error(err)
		return false
	}
	was.events = append(was.events, data)
	if was.conn != nil {
		was.conn.write(data)
	}
	return true
}
