package terminal_test

import (
	"os"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"pullquote/bot/platformtest"
)

// A screen is the writer behind a Terminal. It reads what is written the way a
// terminal does, and complains about every control sequence but colours, links and
// line ends.
type screen struct {
	t      *testing.T
	mu     sync.Mutex
	fault  func(s string) (int, error) // instead of the next write
	writes []string
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if fault := s.fault; fault != nil {
		s.fault = nil
		return fault(string(p))
	}
	s.writes = append(s.writes, string(p))
	return len(p), nil
}

// failNext makes the next write end like this.
func (s *screen) failNext(fault func(string) (int, error)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = fault
}

// closed is what a pipe without a reader answers.
func closed(string) (int, error) { return 0, os.ErrClosed }

// messages are the writes so far, as people see them.
func (s *screen) messages() []platformtest.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []platformtest.Message
	for _, w := range s.writes {
		all = append(all, s.read(w))
	}
	return all
}

func (s *screen) read(out string) platformtest.Message {
	var m platformtest.Message
	var text strings.Builder
	for out != "" {
		if rest, ok := strings.CutPrefix(out, "\x1b]8;;"); ok {
			address, after, found := strings.Cut(rest, "\x1b\\")
			if !found {
				s.t.Errorf("a link sequence does not end: %q", out)
			}
			if address != "" {
				m.Links = append(m.Links, address)
			}
			out = after
			continue
		}
		if rest, ok := strings.CutPrefix(out, "\x1b["); ok {
			if end := strings.IndexFunc(rest, func(r rune) bool { return r >= '@' }); end >= 0 && rest[end] == 'm' {
				out = rest[end+1:]
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(out)
		if (r < ' ' && r != '\n') || (0x7f <= r && r < 0xa0) {
			s.t.Errorf("a control character reached the screen: %q", out[:min(len(out), 20)])
		}
		if r != '▌' { // the bar beside a quotation is not part of it
			text.WriteRune(r)
		}
		out = out[size:]
	}
	m.Text = text.String()
	return m
}
