package discord

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// Discord waits three seconds for the first answer to an interaction, and takes
// more for fifteen minutes once it was told that somebody is working on it.
// See https://discord.com/developers/docs/interactions/receiving-and-responding.
const (
	deferAfter = 1500 * time.Millisecond
	tokenLife  = 14 * time.Minute
	mostTries  = 3                // of an answer
	lastWords  = 10 * time.Second // for giving an answer
)

const (
	alreadyAnswered = 40060 // an earlier try was heard
)

// answer runs a command and shows what it says. own tells that the interaction is
// a click on a message that only the asker sees: that message becomes the answer.
func (d *desk) answer(ctx context.Context, i *discordgo.Interaction, c command.Call, own bool) {
	ctx, cancel := context.WithTimeout(ctx, tokenLife)
	defer cancel()
	cmd, _ := d.set.Find(c.Name)
	patience := deferAfter
	if cmd.Slow {
		patience = 0
	}
	done := make(chan command.Reply, 1)
	go func() { done <- d.set.Do(ctx, c) }() // Do comes back, and is waited for below
	timer := time.NewTimer(patience)
	defer timer.Stop()

	s := &slip{a: d.a, i: i, own: own, private: cmd.Private}
	var r command.Reply
	select {
	case r = <-done:
	case <-timer.C:
		err := s.later(ctx)
		r = <-done
		if err != nil {
			d.a.log.WarnContext(ctx, "an answer cannot be given any more", "command", c.Name, "error", err)
			return
		}
	}
	if err := s.show(ctx, d.a.messages(r)); err != nil {
		d.a.log.WarnContext(ctx, "an answer was not shown", "command", c.Name, "error", err)
	}
}

// slip is the answer to one interaction.
type slip struct {
	a        *Adapter
	i        *discordgo.Interaction
	own      bool
	private  bool // the command's answer is for the asker alone
	deferred bool
}

// unhurried lets an answer be given though the bot is being stopped.
func unhurried(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), lastWords)
}

// later tells Discord that the answer takes a while.
func (s *slip) later(ctx context.Context) error {
	kind, data := discordgo.InteractionResponseDeferredChannelMessageWithSource, map[string]any{}
	if s.own {
		kind = discordgo.InteractionResponseDeferredMessageUpdate
	}
	if s.private && !s.own {
		data["flags"] = ephemeral
	}
	ctx, stop := unhurried(ctx)
	defer stop()
	err := s.a.persist(ctx, true, func() error { return s.a.callback(ctx, s.i, int(kind), data) })
	s.deferred = err == nil
	return err
}

// show gives the first message as the answer and the others behind it.
func (s *slip) show(ctx context.Context, all []message) error {
	ctx, stop := unhurried(ctx)
	defer stop()
	if err := s.first(ctx, all[0]); err != nil {
		return err
	}
	for _, m := range all[1:] {
		if err := s.more(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// first gives the answer itself.
func (s *slip) first(ctx context.Context, m message) error {
	if !s.deferred {
		kind := discordgo.InteractionResponseChannelMessageWithSource
		if s.own {
			kind, m.Flags = discordgo.InteractionResponseUpdateMessage, 0 // it stays as private as it was
		}
		return s.a.persist(ctx, true, func() error { return s.a.callback(ctx, s.i, int(kind), m) })
	}
	if m.Flags == ephemeral && !s.private && !s.own {
		// Everybody sees that the bot is working on it, and a message stays as
		// visible as it was: take it away and tell the asker alone.
		if err := s.original(ctx, http.MethodDelete, nil); err != nil {
			return err
		}
		return s.more(ctx, m)
	}
	m.Flags = 0 // an edit takes none
	return s.original(ctx, http.MethodPatch, m)
}

// original changes the message that the deferral made.
func (s *slip) original(ctx context.Context, method string, m any) error {
	return s.a.persist(ctx, true, func() error { return s.hook(ctx, method, "/messages/@original", m) })
}

// more adds a message. Nothing keeps a second one from appearing, so it is tried
// again only when the first certainly is not there.
func (s *slip) more(ctx context.Context, m message) error {
	return s.a.persist(ctx, false, func() error { return s.hook(ctx, http.MethodPost, "", m) })
}

func (s *slip) hook(ctx context.Context, method, path string, m any) error {
	var body []byte
	if m != nil {
		var err error
		if body, err = marshal(m); err != nil {
			return err
		}
	}
	_, err := s.a.call(ctx, method, "/webhooks/"+s.i.AppID+"/"+s.i.Token+path, body)
	return err
}

// callback is the first answer to an interaction.
func (a *Adapter) callback(ctx context.Context, i *discordgo.Interaction, kind int, data any) error {
	body, err := marshal(map[string]any{"type": kind, "data": data})
	if err != nil {
		return err
	}
	_, err = a.call(ctx, http.MethodPost, "/interactions/"+i.ID+"/"+i.Token+"/callback", body)
	return err
}

// persist tries an answer again when it was not heard, or, if doing it twice does
// no harm, when nobody knows whether it was.
func (a *Adapter) persist(ctx context.Context, harmless bool, try func() error) error {
	for n := 1; ; n++ {
		err := try()
		var r *refusal
		if n > 1 && errors.As(err, &r) && r.Code == alreadyAnswered {
			return nil
		}
		var wait *news.RetryError
		d := 200 * time.Millisecond
		switch {
		case errors.As(err, &wait):
			d = max(d, wait.After)
		case err == nil, !harmless, !errors.Is(err, news.ErrUnknown):
			return err
		}
		if n == mostTries || d > patience || !sleep(ctx, d) {
			return err
		}
	}
}
