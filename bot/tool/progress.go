package tool

import (
	"fmt"
	"io"
	"time"
)

// A progress counts documents, or something else, on a terminal, in a line that it writes over again.
// On anything else it keeps silent.
type progress struct {
	out         io.Writer
	what        string
	start, last time.Time
	count, bad  int
}

func newProgress(std Std, what string) *progress {
	p := &progress{out: std.Err, what: what, start: time.Now()}
	if !std.ErrIsTerminal {
		p.out = io.Discard
	}
	return p
}

// done counts one.
func (p *progress) done(failed bool) {
	p.count++
	if failed {
		p.bad++
	}
	if now := time.Now(); now.Sub(p.last) >= 200*time.Millisecond {
		p.last = now
		p.show("")
	}
}

// end leaves the last count standing.
func (p *progress) end() { p.show("\n") }

func (p *progress) show(end string) {
	rate := float64(p.count) / max(time.Since(p.start).Seconds(), 0.001)
	text := fmt.Sprintf("%d %s, %.0f/s", p.count, p.what, rate)
	if p.bad > 0 {
		text += fmt.Sprintf(", %d with an error", p.bad)
	}
	// \x1b[K clears what a longer line has left behind.
	_, _ = io.WriteString(p.out, "\r"+text+"\x1b[K"+end)
}
