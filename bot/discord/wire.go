package discord

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"strings"
	"sync"
	"time"
)

// wire is the gateway's connection below discordgo. It looks at the frames that
// come in, because discordgo does not survive some of them:
//
//   - silence: discordgo reads without a deadline, holding its lock. A read takes
//     at most openLimit until the session begins and silentBeats heartbeat
//     intervals after that; the gateway acknowledges every heartbeat.
//   - op 7, "reconnect": as the first answer it locks discordgo up for ever. It
//     ends the connection here; without a close frame the session can be resumed.
//   - op 9, "invalid session": discordgo identifies again at once where the
//     reference asks for a pause. It ends the connection too.
//   - op 11 before the session begins: locks up as well, and means nothing.
//   - a close frame: discordgo tells nobody its code, which says whether coming
//     back is of any use.
//
// Frames of the server are neither masked nor, since nobody asks for it,
// compressed. Only short ones are looked at: all of the above are short.
// See https://www.rfc-editor.org/rfc/rfc6455#section-5.2 and
// https://discord.com/developers/docs/events/gateway.
type wire struct {
	net.Conn
	in *bufio.Reader

	// Used by the reading goroutine alone.
	out     []byte        // looked at and to be handed over
	pass    int64         // bytes of a long frame that go by unseen
	framed  bool          // the handshake is over
	begun   bool          // the gateway has sent an event
	silence time.Duration // how long the gateway may say nothing after that

	once sync.Once
	why  error         // set before gone is closed
	gone chan struct{} // closed when the connection has ended
}

const (
	openLimit   = 20 * time.Second
	silentBeats = 2.5
	shortFrame  = 1 << 10 // bytes
)

// Why a connection ended, besides what the network tells.
var (
	errReconnect = errors.New("the gateway asks to connect again")
	errResumable = errors.New("the gateway asks to resume later")
	errInvalid   = errors.New("the gateway has forgotten the session")
	errHungUp    = errors.New("closed here")
)

// closed is the gateway's own close code.
type closed struct {
	code int
	text string
}

func (e *closed) Error() string { return fmt.Sprintf("the gateway closed with %d %s", e.code, e.text) }

// newWire puts a wire around a connection.
func newWire(c net.Conn) *wire {
	w := &wire{Conn: c, silence: openLimit, gone: make(chan struct{})}
	w.in = bufio.NewReader(readFunc(func(p []byte) (int, error) {
		limit := openLimit
		if w.begun {
			limit = w.silence
		}
		if err := c.SetReadDeadline(time.Now().Add(limit)); err != nil {
			return 0, err
		}
		return c.Read(p)
	}))
	return w
}

type readFunc func([]byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// Read hands over what came in, a frame at a time.
func (w *wire) Read(p []byte) (int, error) {
	for len(w.out) == 0 && w.pass == 0 {
		if err := w.next(); err != nil {
			w.end(err)
			w.Conn.Close() // at once, or discordgo would end the session with a close frame
			return 0, err
		}
	}
	if len(w.out) > 0 {
		n := copy(p, w.out)
		w.out = w.out[n:]
		return n, nil
	}
	n, err := w.in.Read(p[:min(int64(len(p)), w.pass)])
	w.pass -= int64(n)
	if err != nil {
		w.end(err)
	}
	return n, err
}

// Close ends the connection.
func (w *wire) Close() error {
	w.end(errHungUp)
	return w.Conn.Close()
}

// end notes the first reason why the connection ended.
func (w *wire) end(why error) {
	w.once.Do(func() {
		w.why = why
		close(w.gone)
	})
}

// next reads a line of the handshake, a short frame, or the head of a long one.
func (w *wire) next() error {
	if !w.framed {
		return w.handshake()
	}
	head := make([]byte, 2, 10)
	if _, err := io.ReadFull(w.in, head); err != nil {
		return err
	}
	size := int64(head[1] & 0x7F)
	if more := map[int64]int{126: 2, 127: 8}[size]; more > 0 {
		head = head[:2+more]
		if _, err := io.ReadFull(w.in, head[2:]); err != nil {
			return err
		}
		size = int64(binary.BigEndian.Uint64(append(make([]byte, 8-more, 8), head[2:]...)) & math.MaxInt64)
	}
	w.out = head
	if size > shortFrame {
		w.pass, w.begun = size, true
		return nil
	}
	frame := make([]byte, size)
	if _, err := io.ReadFull(w.in, frame); err != nil {
		return err
	}
	w.out = append(head, frame...)
	const final, text, closing = 0x80, 1, 8
	switch head[0] {
	case final | text:
		return w.look(frame)
	case final | closing:
		w.end(closeReason(frame))
	}
	return nil
}

// handshake hands the HTTP answer over line by line, up to the empty one.
func (w *wire) handshake() error {
	line, err := w.in.ReadSlice('\n')
	if err != nil {
		return err
	}
	w.out = []byte(string(line))
	if strings.HasPrefix(string(line), "HTTP/") && !strings.Contains(string(line), " 101 ") {
		w.framed, w.pass = true, math.MaxInt64 // no frames will follow
	}
	if strings.TrimSpace(string(line)) == "" {
		w.framed = true
	}
	return nil
}

// look reads the few kinds of frames that matter here.
func (w *wire) look(frame []byte) error {
	var packet struct {
		Op int
		D  json.RawMessage
	}
	if json.Unmarshal(frame, &packet) != nil {
		return nil // discordgo says what is wrong with it
	}
	switch packet.Op {
	case 0:
		w.begun = true
	case 7:
		return errReconnect
	case 9:
		if string(packet.D) == "true" {
			return errResumable
		}
		return errInvalid
	case 10:
		var hello struct {
			Interval float64 `json:"heartbeat_interval"` // milliseconds
		}
		if json.Unmarshal(packet.D, &hello) == nil && hello.Interval > 0 && hello.Interval < 1e7 {
			w.silence = time.Duration(silentBeats*hello.Interval) * time.Millisecond
		}
	case 11:
		if !w.begun {
			return errors.New("the gateway acknowledges what was not sent")
		}
	}
	return nil
}

// closeReason reads a close frame.
func closeReason(frame []byte) error {
	if len(frame) < 2 {
		return &closed{code: 1005}
	}
	return &closed{code: int(binary.BigEndian.Uint16(frame)), text: string(frame[2:])}
}

// dial connects to the gateway, with TLS or without.
func dial(ctx context.Context, secure bool, network, addr string) (*wire, error) {
	d := &net.Dialer{Timeout: openLimit}
	var c net.Conn
	var err error
	if secure {
		c, err = (&tls.Dialer{NetDialer: d}).DialContext(ctx, network, addr)
	} else {
		c, err = d.DialContext(ctx, network, addr)
	}
	if err != nil {
		return nil, err
	}
	return newWire(c), nil
}
