package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pullquote/bot/news"
)

// add subscribes a place to a source that is known already, or that is read once
// to see what it is.
func (d Desk) add(ctx context.Context, c Call) (Reply, error) {
	source, others, err := d.find(ctx, c)
	if err != nil {
		return Reply{}, err
	}
	s := news.Subscription{Place: c.From, Source: source, Backlog: 1, Created: time.Now()}
	if channel := c.Args["channel"]; channel != "" {
		s.Place = news.Place{Platform: c.From.Platform, Guild: c.From.Guild, Channel: channel}
	}
	if n, err := strconv.Atoi(c.Args["backlog"]); err == nil {
		s.Backlog = n
	}
	s, isNew, err := d.Book.Subscribe(ctx, s)
	if err != nil {
		return Reply{}, fmt.Errorf("subscribe: %w", err)
	}
	name, where := Bold(s.Source.Name), c.where(s.Place)
	switch {
	case isNew:
		return Reply{Text: slices.Concat(Text{Say("From now on I post "), name}, where, Text{
			Say("." + beginning(s.Backlog) + "\n"), Typed(c.cmd("feed list")), Say(" shows everything that is posted here."),
		}, choices(c, others))}, nil
	case s.Paused != "":
		return Reply{
			Text:    slices.Concat(Text{name, Say(" is followed")}, where, Text{Say(" already, but paused: " + s.Paused + ".")}),
			Buttons: []Button{button("Resume", "feed resume", s)},
		}, nil
	}
	return Reply{
		Text:    slices.Concat(Text{Say("I post "), name}, where, Text{Say(" already.")}),
		Buttons: []Button{allFeeds()},
	}, nil
}

// find returns the source that is meant: a known one by its name, or whatever
// stands at an address.
func (d Desk) find(ctx context.Context, c Call) (s news.Source, others []news.Source, err error) {
	words := c.Args["source"]
	url, ok := address(words)
	if !ok {
		s, err := d.source(ctx, c, words)
		if u := (*UserError)(nil); errors.As(err, &u) {
			return s, nil, &UserError{Text: u.Text, Hint: u.Hint + " To follow something new, give me the address of its feed or site, like https://example.com."}
		}
		return s, nil, err
	}
	s, others, err = d.Finder.Find(ctx, url)
	if err != nil {
		return s, nil, fmt.Errorf("find an address: %w", err) // which may hold a password
	}
	return s, others, nil
}

// choices names what else a site offers.
func choices(c Call, others []news.Source) (t Text) {
	const most = 5
	if len(others) == 0 {
		return nil
	}
	t = Text{Say("\nThe same site has other feeds, for "), Typed(c.cmd("feed add")), Say(" too:")}
	for _, o := range others[:min(len(others), most)] {
		t = append(t, Say("\n"))
		if o.Name != "" {
			t = append(t, Say(news.Shorten(o.Name, 60)+": "))
		}
		t = append(t, Typed(o.URL))
	}
	if more := len(others) - most; more > 0 {
		t = append(t, Say(fmt.Sprintf("\nand %d more", more)))
	}
	return t
}

// beginning tells what comes at once.
func beginning(backlog int) string {
	switch backlog {
	case 0:
		return ""
	case 1:
		return " Its newest article comes first."
	}
	return fmt.Sprintf(" Its newest %d articles come first.", backlog)
}

// where names a place, seen from where it is asked.
func (c Call) where(p news.Place) Text {
	switch {
	case p.Same(c.From):
		return Text{Say(" here")}
	case p.Guild != "":
		return Text{Say(" in "), In(p.Channel)}
	case p.Thread != "":
		return Text{Say(" in topic " + p.Thread)}
	}
	return Text{Say(" in the main chat")}
}

// list shows a page of what is posted in a guild or chat, with buttons for each.
func (d Desk) list(ctx context.Context, c Call) (Reply, error) {
	const size = 5 // so that a platform has room for the buttons
	subs, err := d.subscriptions(ctx, c.From)
	if err != nil {
		return Reply{}, err
	}
	if len(subs) == 0 {
		return Reply{}, nothingYet(c)
	}
	r := Reply{Text: Text{Bold(count(len(subs), "source is posted", "sources are posted") + " here")}}
	first, last, turn := pages(c, len(subs), size)
	for i, s := range subs[first:last] {
		n := strconv.Itoa(first + i + 1)
		r.Text = append(r.Text, Say("\n\n"+n+". "), Link(s.Source.Name, s.Source.URL))
		if !s.Place.Same(c.From) {
			r.Text = append(r.Text, c.where(s.Place)...)
		}
		r.Text = append(r.Text, Say("\n"+state(s)))
		stop := button("Pause "+n, "feed pause", s)
		if s.Paused != "" || s.Source.Gone {
			stop = button("Resume "+n, "feed resume", s)
		}
		r.Buttons = append(r.Buttons, stop, button("Remove "+n, "feed remove", s))
	}
	r.Buttons = append(r.Buttons, turn...)
	return r, nil
}

// state tells how a subscription is doing.
func state(s news.Subscription) string {
	if s.Paused != "" {
		return "Paused: " + s.Paused + "."
	}
	return health(s.Source, time.Now())
}

// health tells how the last visits to a source went.
func health(s news.Source, now time.Time) string {
	switch {
	case s.Gone:
		return "Not visited any more: " + strings.TrimSuffix(s.Error, ".") + "."
	case s.Errors > 0 || s.Error != "":
		t := "Can't be read: " + strings.TrimSuffix(s.Error, ".") + "."
		if s.Errors > 1 {
			t += fmt.Sprintf(" Failed %d times in a row", s.Errors)
			if !s.Since.IsZero() {
				t += ", for " + span(now.Sub(s.Since))
			}
			t += "."
		}
		if s.Next.After(now) {
			t += " Next try in " + span(s.Next.Sub(now)) + "."
		}
		return t
	case s.LastOK.IsZero():
		return "Not read yet."
	}
	t := "All is well; read " + span(now.Sub(s.LastOK)) + " ago."
	if s.Gap >= time.Minute {
		t += " Something new about every " + strings.TrimPrefix(span(s.Gap), "1 ") + "."
	}
	return t
}

func (d Desk) pause(ctx context.Context, c Call) (Reply, error) {
	s, err := d.subscription(ctx, c)
	if err != nil {
		return Reply{}, err
	}
	r := Reply{
		Text:    Text{Bold(s.Source.Name), Say(" is paused. Nothing of it is posted until you resume it.")},
		Buttons: []Button{button("Resume", "feed resume", s), allFeeds()},
	}
	if s.Paused != "" {
		r.Text = Text{Bold(s.Source.Name), Say(" is paused already: " + s.Paused + ".")}
		return r, nil
	}
	if err := d.Book.Pause(ctx, s.ID, "by an admin"); err != nil {
		return Reply{}, fmt.Errorf("pause: %w", err)
	}
	return r, nil
}

func (d Desk) resume(ctx context.Context, c Call) (Reply, error) {
	s, err := d.subscription(ctx, c)
	if err != nil {
		return Reply{}, err
	}
	r := Reply{
		Text:    slices.Concat(Text{Bold(s.Source.Name), Say(" is posted")}, c.where(s.Place), Text{Say(" again.")}),
		Buttons: []Button{allFeeds()},
	}
	if s.Paused == "" && !s.Source.Gone {
		r.Text = Text{Bold(s.Source.Name), Say(" is not paused. " + state(s))}
		return r, nil
	}
	if s.Source.Gone {
		if err := d.Book.Start(ctx, s.Source.ID); err != nil {
			return Reply{}, fmt.Errorf("resume: %w", err)
		}
		r.Text = Text{Bold(s.Source.Name), Say(" is visited once more. If it is still gone, "), Typed(c.cmd("feed list")), Say(" tells.")}
	}
	if s.Paused != "" {
		if err := d.Book.Pause(ctx, s.ID, ""); err != nil {
			return Reply{}, fmt.Errorf("resume: %w", err)
		}
	}
	return r, nil
}

// remove asks back first; the button that it shows runs it again, confirmed.
func (d Desk) remove(ctx context.Context, c Call) (Reply, error) {
	s, err := d.subscription(ctx, c)
	if err != nil {
		return Reply{}, err
	}
	if c.Args["confirm"] != "true" {
		yes := button("Remove it", "feed remove", s)
		yes.Args["confirm"] = "true"
		return Reply{
			Text:    slices.Concat(Text{Say("Stop posting "), Bold(s.Source.Name)}, c.where(s.Place), Text{Say(" for good? What was posted stays.")}),
			Buttons: []Button{yes, {Label: "Keep it", Name: "feed list"}},
		}, nil
	}
	if err := d.Book.Unsubscribe(ctx, s.ID); err != nil {
		return Reply{}, fmt.Errorf("unsubscribe: %w", err)
	}
	return Reply{
		Text:    slices.Concat(Text{Bold(s.Source.Name), Say(" is no longer posted")}, c.where(s.Place), Text{Say(".")}),
		Buttons: []Button{allFeeds()},
	}, nil
}

// button runs a command on one subscription.
func button(label, name string, s news.Subscription) Button {
	return Button{Label: label, Name: name, Args: map[string]string{"subscription": key(s)}}
}

// allFeeds leads back to the list.
func allFeeds() Button { return Button{Label: "Show all", Name: "feed list"} }

// nothingYet tells how to begin.
func nothingYet(c Call) *UserError {
	return &UserError{Text: "Nothing is posted here yet.", Hint: "Give me the address of a feed or site: " + c.cmd("feed add") + " https://example.com"}
}
