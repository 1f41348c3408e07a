package main

import (
	"context"
	"errors"
	"fmt"
	"net"
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

// An ownSource is one that the operator chose, with how it is to be read.
type ownSource struct {
	news.Source
	backlog int
	every   time.Duration // 0: the bot's pace
}

// ownSources returns what the settings name, or opens the newsroom. Of the sources
// that are named no page is fetched until somebody follows them or something new
// comes. The newsroom's first visit posts everything that is out, and news is
// looked for every few seconds.
func (h *house) ownSources(ctx context.Context) ([]ownSource, error) {
	var own []ownSource
	for _, s := range h.cfg.Sources {
		own = append(own, ownSource{Source: news.Source{Name: s.Name, URL: s.URL}})
	}
	if len(own) > 0 {
		return own, nil
	}
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
		own = append(own, ownSource{Source: news.Source{Name: f.Name, URL: f.URL}, backlog: news.AllOfIt, every: 3 * time.Second})
	}
	return own, nil
}

// adopt tells the database the operator's sources; a terminal follows them all.
func (h *house) adopt(ctx context.Context, own []ownSource) error {
	var ids []int64
	for _, o := range own {
		s, err := h.db.Own(ctx, o.Source, o.backlog, o.every)
		if err != nil {
			return err
		}
		ids = append(ids, s.ID)
		if h.screen == nil {
			continue
		}
		if _, _, err := h.db.Subscribe(ctx, news.Subscription{Place: terminal.Here, Source: s, Backlog: 1}); err != nil {
			return err
		}
	}
	return h.db.Disown(ctx, ids)
}

// A finder finds sources for people.
type finder struct{ reader *sources.Reader }

func (f finder) Find(ctx context.Context, address string) (news.Source, error) {
	found, err := f.reader.Find(ctx, sources.Source{URL: address})
	if err != nil {
		return news.Source{}, forPeople(err)
	}
	return news.Source{Name: found.Title, URL: found.URL}, nil
}

// A writer makes posts for people.
type writer struct{ desk *intake.Desk }

func (w writer) Write(ctx context.Context, address string) (news.Post, error) {
	post, err := w.desk.Write(ctx, address)
	if err != nil {
		return post, forPeople(err)
	}
	return post, nil
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
