package command

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
)

// Do answers a call. There is always an answer: whoever mistypes, forgets
// something or may not do it reads why and what to do; when the fault is ours,
// that it is, while the cause goes to the log.
func (s Set) Do(ctx context.Context, c Call) (r Reply) {
	cmd, ok := s.Find(c.Name)
	if !ok {
		return s.unknown(c.Name, c.From.Platform).reply()
	}
	c.Name = cmd.Name
	defer func() {
		if p := recover(); p != nil {
			r = s.sorry(ctx, c, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
		r.Private = r.Private || cmd.Private
	}()
	r, err := s.run(ctx, cmd, c)
	if err != nil {
		return s.sorry(ctx, c, err)
	}
	if len(r.Text)+len(r.Posts) == 0 {
		r.Text = Text{Say("Done.")}
	}
	return r
}

// run runs cmd for those who may, with options that are in order.
func (s Set) run(ctx context.Context, cmd Command, c Call) (Reply, error) {
	if err := s.allowed(ctx, cmd, c); err != nil {
		return Reply{}, err
	}
	if c.Err != nil {
		var u *UserError
		if errors.As(c.Err, &u) && u.Hint == "" {
			return Reply{}, &UserError{Text: u.Text, Hint: cmd.Usage(c.From.Platform)}
		}
		return Reply{}, c.Err
	}
	var err error
	if c.Args, err = cmd.check(c); err != nil {
		return Reply{}, err
	}
	return cmd.Run(ctx, c)
}

// Suggest completes what was typed so far for an option of c.Name. Whoever may
// not run the command gets no suggestions, and nothing that goes wrong is worth
// an answer here.
func (s Set) Suggest(ctx context.Context, c Call, option, typed string) (list []Suggestion) {
	const most = 25 // as many as Discord shows
	cmd, _ := s.Find(c.Name)
	o, _ := cmd.option(option)
	if o.Suggest == nil || s.allowed(ctx, cmd, c) != nil {
		return nil
	}
	c.Name = cmd.Name
	defer func() {
		if p := recover(); p != nil {
			s.sorry(ctx, c, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			list = nil
		}
	}()
	list = o.Suggest(ctx, c, typed)
	return list[:min(len(list), most)]
}

// allowed returns why c.User may not run cmd, or nil.
func (s Set) allowed(ctx context.Context, cmd Command, c Call) error {
	if cmd.Policy == Everyone || c.Operator {
		return nil
	}
	var asked error
	if cmd.Policy == Manager {
		may, err := c.manages(ctx)
		if may && err == nil {
			return nil
		}
		asked = err
	}
	if s.Owners != nil {
		may, err := s.Owners.IsOwner(ctx, c.From.Platform, c.User)
		if may && err == nil {
			return nil
		}
		asked = errors.Join(asked, err)
	}
	if asked != nil {
		return fmt.Errorf("ask who may do this: %w", asked)
	}
	if cmd.Policy == Manager {
		return &UserError{
			Text: "Only people who manage this server or chat can do that.",
			Hint: "Ask one of its administrators, or write to me directly to follow news there.",
		}
	}
	return &UserError{
		Text: "Only the owner of this bot can do that.",
		Hint: "If that is you, send me the code that was printed at the first start: " + c.cmd("newsbot claim") + " CODE",
	}
}

// manages reports whether the asker manages c.From.
func (c Call) manages(ctx context.Context) (bool, error) {
	if c.Manager == nil {
		return c.Private, nil
	}
	return c.Manager(ctx)
}

// sorry answers for an error: in full when it is meant for people, else with
// nothing but whose fault it is.
func (s Set) sorry(ctx context.Context, c Call, err error) Reply {
	var u *UserError
	if errors.As(err, &u) {
		return u.reply()
	}
	if errors.Is(err, context.Canceled) {
		u = &UserError{Text: "I am being restarted.", Hint: "Please ask again in a minute."}
		return u.reply()
	}
	log := s.Log
	if log == nil {
		log = slog.Default()
	}
	// The options stay out of the log: one of them may be a secret.
	log.ErrorContext(ctx, "command failed", "command", c.Name, "place", c.From.String(), "user", c.User, "error", err)
	u = &UserError{Text: "Something went wrong here, and it is not your fault.", Hint: "It has been noted. Please try again in a few minutes."}
	return u.reply()
}

// unknown tells what was probably meant.
func (s Set) unknown(name, platform string) *UserError {
	name = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(name), "/"))
	help := typedOn(platform, "help") + " shows what I can do."
	if name == "" {
		return &UserError{Text: "Tell me what to do.", Hint: help}
	}
	var group, words []string
	for _, c := range s.Commands {
		if strings.HasPrefix(c.Name, name+" ") {
			group = append(group, typedOn(platform, c.Name))
		}
		words = append(words, c.names()...)
	}
	if len(group) > 0 {
		return &UserError{Text: fmt.Sprintf("What about “%s”?", name), Hint: "Try one of: " + strings.Join(group, ", ")}
	}
	if near := nearest(name, words); near != "" {
		help = fmt.Sprintf("Did you mean “%s”? %s", near, help)
	}
	return &UserError{Text: fmt.Sprintf("I don't know “%s”.", clip(name)), Hint: help}
}
