package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"pullquote/bot/command"
)

// Listen answers what is typed until somebody types quit, the input ends or ctx
// does; all three are a nice end. On a terminal, posts and answers appear above
// the line that is being typed, and Ctrl-C and Ctrl-D end the input.
func (t *Terminal) Listen(ctx context.Context, set command.Set) error {
	next, restore, err := t.open(set)
	if err != nil {
		return err
	}
	defer restore()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// Answers have a goroutine of their own, so that the keyboard, and with it
	// Ctrl-C, is heard while a slow one takes its time.
	lines, answered := make(chan string, 8), make(chan error, 1)
	go func() {
		defer cancel()
		answered <- t.answer(ctx, set, lines)
	}()
	for {
		line, err := t.read(ctx, next)
		if err != nil || quits(line) {
			break // an input that fails has ended
		}
		if line == "" {
			continue
		}
		select {
		case lines <- line:
		case <-ctx.Done():
		}
	}
	close(lines)
	if t.raw {
		cancel() // whoever leaves does not wait; what was piped in is answered to its end
	}
	return <-answered
}

// answer answers lines, one after the other, until there are no more.
func (t *Terminal) answer(ctx context.Context, set command.Set, lines <-chan string) error {
	var buttons []command.Button
	for line := range lines {
		call := parse(set, line, buttons)
		if cmd, ok := set.Find(call.Name); ok && cmd.Slow {
			t.print(t.pen().block(margin, run{text: "One moment …", look: faint}))
		}
		r := set.Do(ctx, call)
		if ctx.Err() != nil {
			return nil
		}
		buttons = r.Buttons
		if _, err := t.print(t.pen().reply(r)); err != nil {
			return fmt.Errorf("terminal: answer: %w", err)
		}
	}
	return nil
}

// quits reports whether line is a wish to leave.
func quits(line string) bool {
	switch strings.ToLower(strings.TrimPrefix(line, "/")) {
	case "quit", "exit", "q":
		return true
	}
	return false
}

// parse reads a line as a button of the last answer or as a command.
func parse(set command.Set, line string, buttons []command.Button) command.Call {
	call, _ := set.Parse(line)
	label := strings.Join(strings.Fields(line), " ")
	for _, b := range buttons {
		if strings.EqualFold(b.Label, label) {
			call = command.Call{Name: b.Name, Args: b.Args}
		}
	}
	call.From, call.User, call.Private, call.Operator = Here, "you", true, true
	return call
}

// open makes ready to read lines: from a raw terminal, whose prompt can be redrawn
// below a post, or from anything else as they come.
func (t *Terminal) open(set command.Set) (next func() (string, error), restore func(), err error) {
	if !t.raw {
		r := bufio.NewReader(t.in)
		return func() (string, error) { return r.ReadString('\n') }, func() {}, nil
	}
	fd := int(t.in.(*os.File).Fd())
	before, err := term.MakeRaw(fd)
	if err != nil {
		return nil, nil, fmt.Errorf("terminal: take the keyboard: %w", err)
	}
	line := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{t.in, t.out}, t.pen().styled(run{text: "› ", look: outlet}))
	line.AutoCompleteCallback = complete(set)
	t.hold(line)
	return line.ReadLine, func() {
		t.hold(nil)
		io.WriteString(t.out, "\r\n")
		term.Restore(fd, before)
	}, nil
}

// hold sets the line that print must not disturb.
func (t *Terminal) hold(line *term.Terminal) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.line = line
}

// read waits for a line, without the blanks around it. A begun read can only be
// called off where the input knows deadlines; of a keyboard, it ends with the next
// key or with the program.
func (t *Terminal) read(ctx context.Context, next func() (string, error)) (line string, err error) {
	done := make(chan struct{})
	var got string
	var failed error
	go func() {
		defer close(done)
		got, failed = next()
	}()
	select {
	case <-done:
	case <-ctx.Done():
		in, ok := t.in.(interface{ SetReadDeadline(time.Time) error })
		if ok && in.SetReadDeadline(time.Unix(1, 0)) == nil {
			<-done
		}
		return "", ctx.Err()
	}
	if errors.Is(failed, io.EOF) && got != "" {
		failed = nil // the last line may lack its end
	}
	return strings.TrimSpace(got), failed
}
