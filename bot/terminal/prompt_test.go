package terminal_test

import (
	"context"
	"strings"
	"testing"

	"pullquote/bot/command"
	"pullquote/bot/terminal"
)

// echo is a table of one command, which only the owner may run.
func echo() command.Set {
	run := func(_ context.Context, c command.Call) (command.Reply, error) {
		return command.Reply{
			Text:    command.Text{command.Bold("you said " + c.Args["words"])},
			Buttons: []command.Button{{Label: "Say less", Name: "news echo", Args: map[string]string{"words": "less"}}},
		}, nil
	}
	return command.Set{Commands: []command.Command{{
		Name: "news echo", Chat: "echo", Help: "Say it again", Policy: command.Owner, Slow: true, Run: run,
		Options: []command.Option{{Name: "words", Help: "What to say", Kind: command.Words, Required: true}},
	}}}
}

// session types lines and returns what is shown.
func session(t *testing.T, lines string) string {
	t.Helper()
	s := &screen{t: t}
	if err := terminal.New(strings.NewReader(lines), s, 80).Listen(t.Context(), echo()); err != nil {
		t.Errorf("Listen: %v", err)
	}
	var all strings.Builder
	for _, m := range s.messages() {
		all.WriteString(m.Text)
	}
	return all.String()
}

func TestListen(t *testing.T) {
	for _, tt := range []struct{ name, lines, want string }{
		{"a command", "news echo one two\n", "  One moment …\n\n  you said one two\n\n  Type Say\u00a0less\n\n"},
		{"the last line without its end", "/echo one", "you said one"},
		{"a button by what it says", "echo one\nSAY  LESS\n", "you said less"},
		{"a button only after it was shown", "say less\n", "I don't know “say”."},
		{"a slip of the finger", "ecko one\n", "Did you mean “echo”?"},
		{"nothing after quit", "quit\necho one\n", ""},
		{"nothing for nothing", "\n  \n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := session(t, tt.lines)
			if !strings.Contains(got, tt.want) || (tt.want == "" && got != "") {
				t.Errorf("showed\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// Where nothing can be clicked, an address stands behind its words.
func TestPlainLinksShowTheirAddress(t *testing.T) {
	set := echo()
	set.Commands[0].Run = func(context.Context, command.Call) (command.Reply, error) {
		return command.Reply{Text: command.Text{
			command.Link("the pier", "https://gazette.example/pier"), command.Say("\n"),
			command.Link("https://gazette.example/b", "https://gazette.example/b"), command.Say("\n"),
			command.Link("nowhere", "javascript:alert(1)"),
		}}, nil
	}
	s := &screen{t: t}
	if err := terminal.New(strings.NewReader("echo a"), s, 80).Listen(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	const want = "\n  the pier (https://gazette.example/pier)\n  https://gazette.example/b\n  nowhere\n\n"
	if got := s.messages()[1].Text; got != want {
		t.Errorf("showed %q, want %q", got, want)
	}
}

func TestTabCompletesNames(t *testing.T) {
	complete := terminal.Complete(echo())
	for line, want := range map[string]string{"ec": "echo ", "/ec": "/echo ", "NE": "news echo ", "news": "news echo ", "x": "", "": ""} {
		got, pos, ok := complete(line, len(line), '\t')
		if got != want || ok != (want != "") || pos != len(want) {
			t.Errorf("%q became %q, %d, %v; want %q", line, got, pos, ok, want)
		}
	}
	if _, _, ok := complete("ec", 1, '\t'); ok {
		t.Error("completed in the middle of a line")
	}
}

func TestWelcome(t *testing.T) {
	s := &screen{t: t}
	if err := terminal.New(nil, s, 80).Welcome(); err != nil {
		t.Fatal(err)
	}
	got := s.messages()[0].Text
	for _, w := range []string{"Pullquote", "latest", "quotes", "help", "quit"} {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not in\n%s", w, got)
		}
	}
	for _, line := range strings.Split(got, "\n") {
		if terminal.ColumnsIn(line) > 80 {
			t.Errorf("too wide: %q", line)
		}
	}
}
