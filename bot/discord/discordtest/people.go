package discordtest

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Person uses the bot in one channel.
type Person struct {
	s           *Server
	guild       string
	channel     string
	user        string
	permissions int64
}

// Member is somebody in a guild's channel with these permissions there.
func (s *Server) Member(guild, channel, user string, permissions int64) *Person {
	return &Person{s: s, guild: guild, channel: channel, user: user, permissions: permissions}
}

// DM is somebody who writes to the bot directly.
func (s *Server) DM(user string) *Person {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Person{s: s, channel: s.open("dm", dmChannel).id, user: user}
}

// Channel is where the person is.
func (p *Person) Channel() string { return p.channel }

// Slash types a command, as "/feed add", with options by name, and returns what
// comes back. It is an error of the test to type what a client would not let
// through; permissions are not among that, because a guild's admins can change
// who sees a command.
func (p *Person) Slash(ctx context.Context, command string, options map[string]any) Reply {
	p.s.t.Helper()
	s := p.s
	s.mu.Lock()
	top, path, offered, err := s.find(command)
	var given []map[string]any
	if err == nil {
		given, err = p.fill(offered, options)
	}
	if err != nil {
		s.mu.Unlock()
		s.t.Errorf("type %s: %v", command, err)
		return Reply{}
	}
	i := p.ask(typeCommand, commandData(top, path, given))
	s.mu.Unlock()
	return s.answer(ctx, i)
}

// Autocomplete types into one option and returns what is suggested. The other
// options are those that were filled in before.
func (p *Person) Autocomplete(ctx context.Context, command, option, typed string, others map[string]any) Reply {
	p.s.t.Helper()
	s := p.s
	s.mu.Lock()
	top, path, offered, err := s.find(command)
	at := slices.IndexFunc(offered, func(o Option) bool { return o.Name == option && o.Autocomplete })
	if err == nil && at < 0 {
		err = fmt.Errorf("%s is not completed", option)
	}
	var given []map[string]any
	for _, o := range offered {
		if v, ok := others[o.Name]; ok && err == nil {
			given = append(given, map[string]any{"name": o.Name, "type": o.Type, "value": v})
		}
	}
	if err != nil {
		s.mu.Unlock()
		s.t.Errorf("complete %s: %v", command, err)
		return Reply{}
	}
	given = append(given, map[string]any{"name": option, "type": offered[at].Type, "value": typed, "focused": true})
	i := p.ask(typeAutocomplete, commandData(top, path, given))
	i.options = offered[at].Type
	s.mu.Unlock()
	return s.answer(ctx, i)
}

// Click presses the button with this label on a message.
func (p *Person) Click(ctx context.Context, m Message, label string) Reply {
	p.s.t.Helper()
	s := p.s
	at := slices.IndexFunc(m.Buttons, func(b Button) bool { return b.Label == label })
	if at < 0 || m.Buttons[at].CustomID == "" {
		s.t.Errorf("click %q: there is no such button", label)
		return Reply{}
	}
	return p.Press(ctx, m, m.Buttons[at].CustomID)
}

// Press sends any custom id as if a button on the message had it.
func (p *Person) Press(ctx context.Context, m Message, customID string) Reply {
	s := p.s
	s.mu.Lock()
	source := &m
	if c := s.channels[m.channel]; c != nil {
		if there := c.find(m.ID); there != nil {
			source = there
		}
	}
	i := p.ask(typeComponent, map[string]any{"custom_id": customID, "component_type": 2}, source)
	s.mu.Unlock()
	return s.answer(ctx, i)
}

// Await returns a reply once it has so many messages.
func (s *Server) Await(id string, messages int) Reply {
	s.t.Helper()
	var r Reply
	ok := s.wait(10*time.Second, func() bool {
		for _, i := range s.asked {
			if i.id == id {
				r = i.reply
			}
		}
		return len(r.Messages) >= messages
	})
	if !ok {
		s.t.Errorf("the answer has %d messages, want %d", len(r.Messages), messages)
	}
	return r
}

// Again sends the events of the last n seconds of the session once more, as a
// resumed connection may.
func (s *Server) Again(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if was := s.gate.session; was != nil && was.conn != nil {
		for _, data := range was.events[max(0, len(was.events)-n):] {
			was.conn.write(data)
		}
	}
}

// ask makes an interaction and tells the bot. The caller holds the lock.
func (p *Person) ask(kind int, data map[string]any, source ...*Message) *interaction {
	s := p.s
	i := &interaction{id: s.nextID(), kind: kind, made: time.Now(), channel: s.channels[p.channel]}
	i.token, i.reply.ID = "interaction-token-"+i.id, i.id
	if i.channel == nil {
		i.channel = s.open("unknown", textChannel)
	}
	event := map[string]any{
		"id": i.id, "application_id": s.AppID, "type": kind, "data": data, "token": i.token, "version": 1,
		"channel_id": p.channel, "channel": i.channel.json(), "locale": "en-US", "entitlements": []any{},
		"app_permissions": strconv.FormatInt(i.channel.allowed, 10), "attachment_size_limit": 10485760,
	}
	person := user(p.user, "user"+p.user, false)
	if p.guild != "" {
		event["guild_id"], event["guild_locale"], event["context"] = p.guild, "en-US", 0
		event["authorizing_integration_owners"] = map[string]string{"0": p.guild}
		event["member"] = map[string]any{"user": person, "permissions": strconv.FormatInt(p.permissions, 10), "roles": []any{}, "joined_at": "2026-01-01T00:00:00Z", "deaf": false, "mute": false}
	} else {
		event["context"], event["user"] = 1, person
		event["authorizing_integration_owners"] = map[string]string{"0": "0"}
	}
	if len(source) > 0 {
		i.source = source[0]
		event["message"] = i.source.json()
	}
	s.asked[i.token] = i
	if !s.event("INTERACTION_CREATE", event) {
		i.reply.Failed = "the bot is not connected"
	}
	return i
}

// answer waits for what the bot says, as long as Discord does.
func (s *Server) answer(ctx context.Context, i *interaction) Reply {
	left := tokenLife
	if d, ok := ctx.Deadline(); ok {
		left = time.Until(d)
	}
	if i.reply.Failed == "" && !s.wait(min(firstAnswer, left), func() bool { return i.answered }) {
		s.mu.Lock()
		defer s.mu.Unlock()
		i.reply.Failed = "The application did not respond"
		return i.reply
	}
	s.wait(left, func() bool { return i.complete || i.reply.Failed != "" })
	s.mu.Lock()
	defer s.mu.Unlock()
	return i.reply
}

// commandData is how Discord writes a command that was typed.
func commandData(top *Command, path []string, options []map[string]any) map[string]any {
	for _, name := range slices.Backward(path) {
		options = []map[string]any{{"name": name, "type": subcommand, "options": options}}
	}
	return map[string]any{"id": top.ID, "name": top.Name, "type": 1, "options": options}
}

// fill checks typed options as a client does.
func (p *Person) fill(offered []Option, typed map[string]any) ([]map[string]any, error) {
	var given []map[string]any
	for _, o := range offered {
		v, ok := typed[o.Name]
		if !ok {
			if o.Required {
				return nil, fmt.Errorf("%s is required", o.Name)
			}
			continue
		}
		if err := o.takes(v); err != nil {
			return nil, err
		}
		given = append(given, map[string]any{"name": o.Name, "type": o.Type, "value": v})
	}
	if len(given) < len(typed) {
		return nil, fmt.Errorf("only %d of the options %v are offered", len(given), typed)
	}
	return given, nil
}

// takes reports why a client would not take a value.
func (o Option) takes(v any) error {
	ok := false
	switch o.Type {
	case stringType, chanType:
		_, ok = v.(string)
	case intType:
		var n int
		n, ok = v.(int)
		ok = ok && (o.MinValue == nil || float64(n) >= *o.MinValue) && (o.MaxValue == nil || float64(n) <= *o.MaxValue)
	case boolType:
		_, ok = v.(bool)
	}
	if len(o.Choices) > 0 {
		ok = ok && slices.ContainsFunc(o.Choices, func(c Choice) bool { return c.Value == v })
	}
	if !ok {
		return fmt.Errorf("%s does not take %v", o.Name, v)
	}
	if s, isText := v.(string); isText && strings.TrimSpace(s) == "" {
		return fmt.Errorf("%s is empty", o.Name)
	}
	return nil
}
