package command

import (
	"context"
	"fmt"
	"strings"
)

// help tells what the asker can do, or more about one command.
func (s Set) help(ctx context.Context, c Call) (Reply, error) {
	if topic := c.Args["topic"]; topic != "" {
		cmd, ok := s.Find(topic)
		if !ok {
			return Reply{}, s.unknown(topic, c.From.Platform)
		}
		return Reply{Text: cmd.explain(c.From.Platform)}, nil
	}
	t := Text{Say("I read the news and keep what people said, word for word.\n")}
	for _, part := range []struct {
		policy Policy
		title  string
	}{
		{Everyone, "To read"},
		{Manager, "To choose what is posted here"},
		{Owner, "For the owner of this bot"},
	} {
		lines := s.lines(part.policy, c.From.Platform)
		// Whoever may run one command of a policy may run all of it.
		if len(lines) == 0 || s.allowed(ctx, Command{Policy: part.policy}, c) != nil {
			continue
		}
		t = append(append(t, Say("\n"), Bold(part.title), Say("\n")), lines...)
	}
	return Reply{Text: append(t, Say("\n"), Typed(c.cmd("help")+" "+c.cmd("latest")), Say(" tells more about one of them."))}, nil
}

// lines are the commands of one policy with their help.
func (s Set) lines(policy Policy, platform string) Text {
	var t Text
	for _, cmd := range s.Commands {
		if cmd.Policy == policy && !cmd.Rare {
			t = append(t, Typed(typedOn(platform, cmd.Name)), Say(" – "+cmd.Help+"\n"))
		}
	}
	return t
}

// explain tells how one command is used.
func (c Command) explain(platform string) Text {
	t := Text{Bold(c.Help + "."), Say("\n"), Typed(c.Usage(platform)), Say("\n")}
	for _, o := range c.Options {
		if o.Kind == Channel && platform != "discord" {
			continue
		}
		t = append(t, Say("\n"), Bold(o.Name), Say(strings.TrimRight(" – "+o.Help+". "+o.wants(), " ")))
	}
	if len(c.Aliases) > 0 && platform != "discord" {
		t = append(t, Say("\n\nAlso: "+strings.Join(c.Aliases, ", ")))
	}
	return t
}

// suggestTopic completes the name of a command.
func (s Set) suggestTopic(_ context.Context, _ Call, typed string) []Suggestion {
	var list []Suggestion
	for _, cmd := range s.Commands {
		if strings.Contains(cmd.Name, strings.ToLower(typed)) {
			list = append(list, Suggestion{Label: fmt.Sprintf("%s – %s", cmd.Name, cmd.Help), Value: cmd.Name})
		}
	}
	return list
}
