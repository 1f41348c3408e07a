package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"pullquote/bot/command"
	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/bot/terminal"
	"pullquote/sources"
	"pullquote/sources/newsroom"
)

// newsroomAddress is where the bundled newsroom is served. It is the same at every
// start where it is free, so that a database that lives longer than one run knows
// its articles again.
const newsroomAddress = "127.0.0.1:7417"

// adoptSources tells the database the operator's sources: those that the settings
// name. Of these no page is fetched until somebody follows them or something new
// comes. Those that were listed at the command line it knows. Where there are neither,
// the newsroom is opened.
func (h *house) adoptSources(ctx context.Context) error {
	listed, err := h.db.Listed(ctx)
	if err != nil {
		return err
	}
	var own []news.Owned
	for _, s := range h.cfg.Sources {
		own = append(own, news.Owned{Source: news.Source{Name: s.Name, URL: s.URL}})
	}
	if len(own)+len(listed) == 0 {
		if own, err = h.openNewsroom(ctx); err != nil {
			return err
		}
	}
	return h.adopt(ctx, own, listed)
}

// openNewsroom serves the newsroom that comes with the bot. Its first visit posts
// everything that is out, and news is looked for every few seconds.
func (h *house) openNewsroom(ctx context.Context) (own []news.Owned, err error) {
	listener, err := net.Listen("tcp", newsroomAddress)
	if err != nil {
		listener, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, fmt.Errorf("newsroom: %w", err)
	}
	address := listener.Addr().String()
	room := newsroom.New(newsroom.Options{Pace: 20 * time.Second, URL: "http://" + address})
	serving, stop := context.WithCancel(context.WithoutCancel(ctx))
	served := make(chan struct{})
	go func() {
		defer close(served)
		if err := room.Serve(serving, listener); err != nil {
			h.log.Error("the newsroom is closed", "error", err)
		}
	}()
	h.closers = append(h.closers, func() error { stop(); <-served; return nil })
	h.cfg.AllowPrivate = append(h.cfg.AllowPrivate, address)
	for _, f := range room.Feeds() {
		own = append(own, news.Owned{Source: news.Source{Name: f.Name, URL: f.URL}, Backlog: news.AllOfIt, Every: 3 * time.Second})
	}
	return own, nil
}

// adopt makes sources the operator's own; a terminal follows them all, and those
// that are listed.
func (h *house) adopt(ctx context.Context, own []news.Owned, listed []news.Source) error {
	sources, err := h.db.Own(ctx, own...)
	if err != nil || h.screen == nil {
		return err
	}
	for _, s := range append(listed, sources...) {
		if _, _, err := h.db.Subscribe(ctx, news.Subscription{Place: terminal.Here, Source: s, Backlog: 1}); err != nil {
			return err
		}
	}
	return nil
}

// ownerPlaces is where the operator reads what the bot has to say of itself: this
// screen, or the direct chats with the owners.
func (h *house) ownerPlaces(ctx context.Context) ([]news.Place, error) {
	if h.screen != nil {
		return []news.Place{terminal.Here}, nil
	}
	all, err := h.owners.Places(ctx)
	return slices.DeleteFunc(all, func(p news.Place) bool {
		return !slices.ContainsFunc(h.adapters, func(a adapter) bool { return a.Name() == p.Platform })
	}), err
}

// A finder finds sources for people.
type finder struct{ reader *sources.Reader }

func (f finder) Find(ctx context.Context, address string) (news.Source, []news.Source, error) {
	found, err := f.reader.Find(ctx, sources.Source{URL: address})
	if err != nil {
		return news.Source{}, nil, forPeople(err)
	}
	var others []news.Source
	for _, o := range found.Others {
		others = append(others, news.Source{Name: o.Title, URL: o.URL})
	}
	return news.Source{Name: found.Title, URL: found.URL}, others, nil
}

// A writer makes posts for people.
type writer struct{ desk *intake.Desk }

func (w writer) Write(ctx context.Context, address string) (news.Post, error) {
	story, err := w.desk.Write(ctx, address)
	if err != nil {
		return news.Post{}, forPeople(err)
	}
	return story.Post, nil
}

// forPeople lets people read what sources says of an address: it is one sentence
// written for them, and names no more than the host.
func forPeople(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	first, size := utf8.DecodeRuneInString(err.Error())
	return &command.UserError{Text: string(unicode.ToUpper(first)) + strings.TrimSuffix(err.Error()[size:], ".") + "."}
}
