package terminal_test

import (
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
			Ask: func(t *testing.T, set command.Set, name string, args map[string]string) []platformtest.Message {
				return typed(t, set, line(name, args))
			},
			Press: func(t *testing.T, set command.Set, name string, args map[string]string, label string) []platformtest.Message {
				return typed(t, set, line(name, args), label)
			},
		}
	})
}

// line is how a command is typed.
func line(name string, args map[string]string) string {
	for _, value := range args {
		name += " " + value
	}
	return name
}

// typed shows what is answered to lines at the prompt of a terminal of its own.
func typed(t *testing.T, set command.Set, lines ...string) []platformtest.Message {
	s := &screen{t: t}
	term := terminal.Colored(terminal.New(strings.NewReader(strings.Join(lines, "\n")), s, 80))
	if err := term.Listen(t.Context(), set); err != nil {
		t.Errorf("Listen: %v", err)
	}
	return s.messages()
}
