// Package terminal shows posts as cards in a terminal and answers commands typed
// at its prompt: the platform that needs no account.
//
//	Send ──► card ──► pen ──► lines ──► print ──► above the prompt
//	Listen ◄── a typed line ──► command.Set ──► reply ──► pen ──► …
//
// Whatever is not ours passes through clean first, so that nothing in an article
// can move the cursor, change a colour or set a link.
package terminal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"sync"
	"syscall"
	"time"

	"golang.org/x/term"

	"pullquote/bot/news"
)

// Here is the one place that a terminal has.
var Here = news.Place{Platform: "terminal", Channel: "here"}

// A Terminal is a screen with a prompt. Its methods may be called from many
// goroutines; what one of them shows is never torn apart by another.
type Terminal struct {
	in    io.Reader
	out   io.Writer
	color bool
	width func() int // columns of the screen now
	raw   bool       // in and out are one terminal, so that the prompt can be redrawn

	mu   sync.Mutex
	line *term.Terminal // the line being typed, while Listen has a raw terminal
	sent int
}

// Open takes a terminal, or files and pipes, where text stays plain. Colours and
// links are shown on a terminal unless NO_COLOR is set (https://no-color.org).
func Open(in, out *os.File) *Terminal {
	t := New(in, out, 0)
	if !term.IsTerminal(int(out.Fd())) {
		return t
	}
	t.raw = term.IsTerminal(int(in.Fd()))
	t.color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	t.width = func() int {
		columns, _, err := term.GetSize(int(out.Fd()))
		if err != nil {
			return 0
		}
		return columns
	}
	return t
}

// New takes any reader and writer as a plain screen of so many columns; 0 means
// 80.
func New(in io.Reader, out io.Writer, columns int) *Terminal {
	return &Terminal{in: in, out: out, width: func() int { return columns }}
}

// Name is "terminal".
func (t *Terminal) Name() string { return Here.Platform }

// Render keeps the post as it is: it is drawn when it is shown, for the screen
// that is there then.
func (t *Terminal) Render(p news.Post) ([]byte, error) { return json.Marshal(p) }

// Send shows the card. A screen keeps nothing, so it cannot tell whether it has
// shown a post before.
func (t *Terminal) Send(ctx context.Context, d news.Delivery) (news.Ref, error) {
	if err := ctx.Err(); err != nil {
		return "", &news.RetryError{After: time.Second, Err: err}
	}
	var p news.Post
	if err := json.Unmarshal(d.Payload, &p); err != nil {
		return "", fmt.Errorf("terminal: read the post: %w: %w", news.ErrRejected, err)
	}
	n, err := t.print(t.pen().card(p) + "\n")
	switch {
	case err == nil:
		return t.ref(), nil
	case errors.Is(err, fs.ErrClosed), errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return "", fmt.Errorf("terminal: %w: %w", news.ErrGone, err)
	case n == 0:
		return "", &news.RetryError{After: time.Second, Err: fmt.Errorf("terminal: %w", err)}
	}
	return "", fmt.Errorf("terminal: %w: %w", news.ErrUnknown, err)
}

// ref numbers the cards that were shown.
func (t *Terminal) ref() news.Ref {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sent++
	return news.Ref(strconv.Itoa(t.sent))
}

// Write shows p above the prompt, as it is: for a log that shares the screen.
func (t *Terminal) Write(p []byte) (int, error) { return t.print(string(p)) }

// print shows s above the line that is being typed.
func (t *Terminal) print(s string) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.line == nil {
		return io.WriteString(t.out, s)
	}
	if columns := t.width(); columns > 0 {
		t.line.SetSize(columns, 1) // it may have changed; how many rows there are does not matter here
	}
	return t.line.Write([]byte(s))
}

// pen draws for the screen as it is now.
func (t *Terminal) pen() pen {
	const usual, readable = 80, 88 // longer lines tire the eye
	w := t.width()
	if w <= 0 {
		w = usual
	}
	return pen{color: t.color, width: min(w, readable)}
}
