package command_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// plain is what a reply says.
func plain(r command.Reply) string {
	var b strings.Builder
	for _, p := range r.Text {
		b.WriteString(p.Words)
	}
	return b.String()
}

// small is a table with one command of each kind that Do tells apart.
func small(log *slog.Logger) command.Set {
	run := func(_ context.Context, c command.Call) (command.Reply, error) {
		return command.Reply{Text: command.Text{command.Say(fmt.Sprint(c.Name, " ", c.Args))}}, nil
	}
	return command.Set{
		Owners: owners{"discord:root": true},
		Log:    log,
		Commands: []command.Command{
			{Name: "feed add", Chat: "add", Aliases: []string{"sub"}, Policy: command.Manager, Private: true, Run: run, Options: []command.Option{
				{Name: "source", Help: "What to follow", Kind: command.Words, Required: true},
				{Name: "channel", Kind: command.Channel},
				{Name: "backlog", Kind: command.Number, Max: 5},
			}},
			{Name: "news latest", Chat: "latest", Policy: command.Everyone, Run: run, Options: []command.Option{
				{Name: "source", Kind: command.Words},
				{Name: "since", Kind: command.Choice, Choices: []string{"1h", "24h"}},
				{Name: "long", Kind: command.Yes},
			}},
			{Name: "news fail", Policy: command.Everyone, Run: func(context.Context, command.Call) (command.Reply, error) {
				return command.Reply{}, errors.New("database password is hunter2")
			}},
			{Name: "news hint", Policy: command.Everyone, Run: func(context.Context, command.Call) (command.Reply, error) {
				return command.Reply{}, fmt.Errorf("find: %w", &command.UserError{Text: "There is no feed at example.com.", Hint: "Paste another address."})
			}},
			{Name: "news panic", Policy: command.Everyone, Run: func(context.Context, command.Call) (command.Reply, error) { panic("boom") }},
			{Name: "news silent", Policy: command.Everyone, Run: func(context.Context, command.Call) (command.Reply, error) { return command.Reply{}, nil }},
			{Name: "newsbot status", Chat: "status", Policy: command.Owner, Run: run},
		},
	}
}

// owners holds "platform:user".
type owners map[string]bool

func (o owners) IsOwner(_ context.Context, platform, user string) (bool, error) {
	return o[platform+":"+user], nil
}

func (o owners) Meet(context.Context, string, news.Place) error { return nil }

func (o owners) Claim(_ context.Context, platform, user, code string) (bool, error) {
	if code != "open sesame" {
		return false, nil
	}
	o[platform+":"+user] = true
	return true, nil
}

var guild = news.Place{Platform: "discord", Guild: "g", Channel: "1"}

func TestDoAnswers(t *testing.T) {
	for _, tt := range []struct {
		name string
		call command.Call
		want string
	}{
		{"a command by its name", command.Call{Name: "news latest"}, "news latest map[]"},
		{"a command by its chat name", command.Call{Name: "/LATEST"}, "news latest map[]"},
		{"an unknown command", command.Call{Name: "weather"}, "I don't know “weather”."},
		{"a slip of the finger", command.Call{Name: "lastest"}, "Did you mean “latest”?"},
		{"a beginning", command.Call{Name: "lat"}, "Did you mean “latest”?"},
		{"a group", command.Call{Name: "feed"}, "Try one of: feed add"},
		{"nothing", command.Call{}, "Tell me what to do."},
		{"a missing option", command.Call{Name: "sub", Private: true}, "feed add needs a source: what to follow.\nType it as: feed add SOURCE [backlog:0-5]"},
		{"a blank option", command.Call{Name: "sub", Private: true, Args: map[string]string{"source": " "}}, "feed add needs a source"},
		{"an unknown option", command.Call{Name: "latest", Args: map[string]string{"colour": "red"}}, "news latest has no option “colour”."},
		{"a number out of range", command.Call{Name: "sub", Private: true, Args: map[string]string{"source": "x", "backlog": "6"}}, "It is a number from 0 to 5."},
		{"no number", command.Call{Name: "sub", Private: true, Args: map[string]string{"source": "x", "backlog": "many"}}, "backlog can't be “many”."},
		{"a choice that is none", command.Call{Name: "latest", Args: map[string]string{"since": "2h"}}, "It is one of: 1h, 24h"},
		{"tidied values", command.Call{Name: "latest", Args: map[string]string{"since": " 24H ", "long": "YES"}}, "map[long:true since:24h]"},
		{"a channel where there are none", command.Call{Name: "sub", Private: true, Args: map[string]string{"source": "x", "channel": "-100"}}, "channel can only be chosen on a server"},
		{"words that were not read", command.Call{Name: "latest", Err: &command.UserError{Text: "What is that?"}}, "What is that?"},
		{"an error for people", command.Call{Name: "news hint"}, "There is no feed at example.com.\nPaste another address."},
		{"an error of ours", command.Call{Name: "news fail"}, "not your fault"},
		{"a panic", command.Call{Name: "news panic"}, "not your fault"},
		{"no answer", command.Call{Name: "news silent"}, "Done."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := plain(small(slog.New(slog.DiscardHandler)).Do(t.Context(), tt.call))
			if !strings.Contains(got, tt.want) {
				t.Errorf("Do(%v) = %q, want something with %q", tt.call, got, tt.want)
			}
		})
	}
}

func TestDoKeepsInternalsInTheLog(t *testing.T) {
	var log bytes.Buffer
	set := small(slog.New(slog.NewTextHandler(&log, nil)))
	for name, cause := range map[string]string{"news fail": "hunter2", "news panic": "boom"} {
		r := set.Do(t.Context(), command.Call{Name: name, From: guild, User: "u", Args: nil})
		if strings.Contains(plain(r), cause) || !r.Private {
			t.Errorf("%s: answered %q, private %v", name, plain(r), r.Private)
		}
		if !strings.Contains(log.String(), cause) || !strings.Contains(log.String(), "discord:1") {
			t.Errorf("%s: the log does not tell cause and place: %s", name, log.String())
		}
	}
}

func TestManagerIsAskedOnlyWhereItMatters(t *testing.T) {
	asked := 0
	call := command.Call{Name: "latest", Manager: func(context.Context) (bool, error) { asked++; return true, nil }}
	set := small(nil)
	set.Do(t.Context(), call)
	if asked != 0 {
		t.Errorf("asked %d times for a command that everyone may run", asked)
	}
	call.Name, call.Args = "add", map[string]string{"source": "x"}
	set.Do(t.Context(), call)
	set.Do(t.Context(), call)
	if asked != 2 {
		t.Errorf("asked %d times for two calls of a manager's command", asked)
	}
}

func TestNobodyManagesWhenAskingFails(t *testing.T) {
	var log bytes.Buffer
	set := small(slog.New(slog.NewTextHandler(&log, nil)))
	broken := func(context.Context) (bool, error) { return true, errors.New("no answer from the platform") }
	call := command.Call{Name: "add", From: guild, User: "u", Private: true, Manager: broken, Args: map[string]string{"source": "x"}}
	if got := plain(set.Do(t.Context(), call)); !strings.Contains(got, "not your fault") {
		t.Errorf("answered %q", got)
	}
	if !strings.Contains(log.String(), "no answer from the platform") {
		t.Errorf("the log does not tell why: %s", log.String())
	}
	call.User = "root"
	if got := plain(set.Do(t.Context(), call)); !strings.HasPrefix(got, "feed add") {
		t.Errorf("the owner was answered %q", got)
	}
}
