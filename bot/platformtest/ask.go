package platformtest

import (
	"context"
	"strings"
	"testing"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// table is a Set that answers with what it was told.
func table() command.Set {
	return command.Set{Commands: []command.Command{{
		Name: "news echo", Chat: "echo", Help: "Say it again", Policy: command.Everyone,
		Options: []command.Option{{Name: "words", Help: "What to say", Kind: command.Words, Required: true}},
		Run: func(_ context.Context, c command.Call) (command.Reply, error) {
			words := c.Args["words"]
			if words == "nothing" {
				return command.Reply{}, &command.UserError{Text: "There is nothing to say.", Hint: "Try another word."}
			}
			return command.Reply{Text: command.Text{
				command.Bold("You said: "), command.Say(words), command.Say("\nsecond line "),
				command.Typed(words), command.Link(" a link", "https://gazette.example/2026/pier"),
			}, Buttons: []command.Button{
				{Label: "Say hello", Name: c.Name, Args: map[string]string{"words": "hello = | : % there"}},
				{Label: "The pier", Name: "news pier"},
			}}, nil
		},
	}, {
		Name: "news pier", Chat: "pier", Help: "What is new at the pier", Policy: command.Everyone, Slow: true,
		Run: func(context.Context, command.Call) (command.Reply, error) {
			second := article()
			second.Headline = "Work on the pier begins"
			return command.Reply{Text: command.Text{command.Say("Two articles:")}, Posts: []news.Post{article(), second}}, nil
		},
	}}}
}

// ask returns all that was answered as one message.
func (r Rig) ask(t *testing.T, name string, args map[string]string) Message {
	t.Helper()
	if r.Ask == nil {
		t.Skip("nobody can ask here")
	}
	return joined(r.Ask(t, table(), name, args))
}

// joined makes one message of all.
func joined(messages []Message) Message {
	var all Message
	for _, m := range messages {
		all.Text += m.Text + "\n"
		all.Links = append(all.Links, m.Links...)
		all.Pings = append(all.Pings, m.Pings...)
	}
	return all
}

func answers(t *testing.T, r Rig) {
	m := r.ask(t, "news echo", map[string]string{"words": "good morning"})
	m.shows(t, "You said: good morning")
	m.leads(t, "https://gazette.example/2026/pier")
	m = r.ask(t, "news echo", map[string]string{"words": "nothing"})
	m.shows(t, "There is nothing to say.")
	m.shows(t, "Try another word.")
}

func buttonsWork(t *testing.T, r Rig) {
	if r.Press == nil {
		t.Skip("nobody can press anything here")
	}
	press := func(label string) Message {
		return joined(r.Press(t, table(), "news echo", map[string]string{"words": "good morning"}, label))
	}
	press("Say hello").shows(t, "You said: hello = | : % there")
	press("The pier").shows(t, "Work on the pier begins")
}

func answerIsText(t *testing.T, r Rig) {
	for _, s := range hostile {
		s = strings.TrimSpace(strings.ToValidUTF8(strings.Map(typeable, s), "\ufffd"))
		m := r.ask(t, "news echo", map[string]string{"words": "say " + s})
		if got := strings.Count(bare(m.Text), bare(s)); got < 2 {
			t.Errorf("%q is shown %d times, want 2, in:\n%q", s, got, m.Text)
		}
		m.leads(t, "https://gazette.example/2026/pier")
	}
}

// typeable drops what nobody can type into a message.
func typeable(r rune) rune {
	if r < ' ' {
		return -1
	}
	return r
}

func answerShowsPosts(t *testing.T, r Rig) {
	m := r.ask(t, "news pier", nil)
	m.shows(t, "Two articles:")
	m.shows(t, article().Headline)
	m.shows(t, "Work on the pier begins")
	m.shows(t, "“"+article().Quotes[0].Text+"”")
}
