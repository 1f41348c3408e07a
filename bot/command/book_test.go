package command_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// A book is a Book in memory that writes down what was changed.
type book struct {
	subs    []news.Subscription
	sources []news.Source
	posts   []news.Post
	said    []news.Said
	asked   news.Query // the last one
	reads   int        // how often sources or subscriptions were listed
	changes []string
}

// within is what "at" means to a Book.
func within(p, at news.Place) bool {
	if at.Guild != "" || p.Guild != "" {
		return p.Guild == at.Guild
	}
	return p.Platform == at.Platform && p.Channel == at.Channel
}

func (b *book) Subscribe(_ context.Context, s news.Subscription) (news.Subscription, bool, error) {
	for _, old := range b.subs {
		if old.Place.Same(s.Place) && old.Source.URL == s.Source.URL {
			return old, false, nil
		}
	}
	s.ID = int64(100 + len(b.subs))
	b.subs = append(b.subs, s)
	b.changes = append(b.changes, fmt.Sprintf("subscribe %s to %s, backlog %d", s.Place, s.Source.URL, s.Backlog))
	return s, true, nil
}

func (b *book) Subscriptions(_ context.Context, at news.Place) ([]news.Subscription, error) {
	b.reads++
	var list []news.Subscription
	for _, s := range slices.Backward(b.subs) { // in no order to rely on
		if within(s.Place, at) {
			list = append(list, s)
		}
	}
	return list, nil
}

func (b *book) Pause(_ context.Context, id int64, why string) error {
	b.changes = append(b.changes, fmt.Sprintf("pause %d %q", id, why))
	for i := range b.subs {
		if b.subs[i].ID == id {
			b.subs[i].Paused = why
		}
	}
	return nil
}

func (b *book) Unsubscribe(_ context.Context, id int64) error {
	b.changes = append(b.changes, fmt.Sprintf("unsubscribe %d", id))
	b.subs = slices.DeleteFunc(b.subs, func(s news.Subscription) bool { return s.ID == id })
	return nil
}

func (b *book) Start(_ context.Context, source int64) error {
	b.changes = append(b.changes, fmt.Sprintf("start %d", source))
	return nil
}

func (b *book) Sources(context.Context, news.Place) ([]news.Source, error) {
	b.reads++
	return b.sources, nil
}

func (b *book) Latest(_ context.Context, _ news.Place, q news.Query) ([]news.Post, error) {
	b.asked = q
	return b.posts, nil
}

func (b *book) Search(_ context.Context, _ news.Place, q news.Query) ([]news.Post, error) {
	b.asked = q
	return b.posts, nil
}

func (b *book) Quotes(_ context.Context, _ news.Place, q news.Query) ([]news.Said, error) {
	b.asked = q
	return b.said, nil
}

func (b *book) Status(context.Context) (news.Status, error) {
	return news.Status{Sources: 3, Failing: 1, Places: 1, Articles: 120, Waiting: 0, Unsent: 2}, nil
}

// A web finds feeds and writes posts where an address says example.
type web struct {
	visits []string
	others []news.Source // what else a site offers
}

func (w *web) Find(_ context.Context, address string) (news.Source, []news.Source, error) {
	w.visits = append(w.visits, address)
	if !strings.Contains(address, "example") {
		return news.Source{}, nil, &command.UserError{Text: address + " can't be found.", Hint: "Is it spelled right?"}
	}
	return news.Source{Name: "New Outlet", URL: address + "/feed"}, w.others, nil
}

func (w *web) Write(_ context.Context, address string) (news.Post, error) {
	w.visits = append(w.visits, address)
	return news.Post{Headline: "An article", URL: address}, nil
}

// places of three kinds.
var (
	lobby = news.Place{Platform: "discord", Guild: "g", Channel: "1"}
	annex = news.Place{Platform: "discord", Guild: "g", Channel: "2"}
	other = news.Place{Platform: "discord", Guild: "h", Channel: "9"}
	chat  = news.Place{Platform: "telegram", Channel: "-100"}
)

// A house is a table with all that stands behind it.
type house struct {
	*book
	*web
	owners owners
	set    command.Set
}

func newHouse() *house {
	gazette := news.Source{ID: 1, Name: "Harbour Gazette", URL: "https://gazette.example/rss", LastOK: time.Now().Add(-3 * time.Minute)}
	post := news.Source{ID: 2, Name: "Skerry Post", URL: "https://post.example/atom", Errors: 4, Error: "the server does not answer", Next: time.Now().Add(20*time.Minute + time.Second)}
	h := &house{
		book: &book{
			sources: []news.Source{gazette, post},
			subs: []news.Subscription{
				{ID: 11, Place: lobby, Source: gazette},
				{ID: 12, Place: other, Source: gazette},
				{ID: 13, Place: annex, Source: post, Paused: "by an admin"},
				{ID: 14, Place: chat, Source: gazette},
			},
		},
		web:    &web{},
		owners: owners{"discord:root": true},
	}
	h.set = command.Desk{Book: h.book, Finder: h.web, Writer: h.web, Owners: h.owners, Log: slog.New(slog.DiscardHandler)}.Set()
	return h
}

// manager may manage wherever they ask.
func manager(context.Context) (bool, error) { return true, nil }

// says types a line as a manager of a place and returns the answer.
func (h *house) says(at news.Place, line string) command.Reply {
	call, _ := h.set.Parse(line)
	call.From, call.User, call.Manager = at, "u", manager
	return h.set.Do(context.Background(), call)
}

// presses runs the button with this label as a manager of a place.
func (h *house) presses(at news.Place, r command.Reply, label string) command.Reply {
	for _, b := range r.Buttons {
		if b.Label == label {
			return h.set.Do(context.Background(), command.Call{From: at, User: "u", Manager: manager, Name: b.Name, Args: b.Args})
		}
	}
	return command.Reply{Text: command.Text{command.Say("no button " + label)}}
}
