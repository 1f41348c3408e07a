package terminal_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"pullquote/bot/command"
	"pullquote/bot/platformtest"
	"pullquote/bot/terminal"
)

func TestPlatform(t *testing.T) {
	platformtest.Run(t, func(t *testing.T) platformtest.Rig {
		s := &screen{t: t}
		return platformtest.Rig{
			Platform: terminal.Colored(terminal.New(strings.NewReader(""), s, 80)),
			Place:    terminal.Here,
			Shown:    func(*testing.T) []platformtest.Message { return s.messages() },
			Gone:     func(*testing.T) { s.failNext(closed) },
			Unknown: func(*testing.T) {
				s.failNext(func(out string) (int, error) { return len(out) / 2, errors.New("the line broke") })
			},
			Ask: ask,
		}
	})
}

// ask types a command at the prompt of a terminal of its own.
func ask(t *testing.T, set command.Set, name string, args map[string]string) []platformtest.Message {
	line := name
	for _, value := range args {
		line += " " + value
	}
	s := &screen{t: t}
	term := terminal.Colored(terminal.New(strings.NewReader(line+"\n"), s, 80))
	if err := term.Listen(context.Background(), set); err != nil {
		t.Errorf("Listen: %v", err)
	}
	return s.messages()
}
