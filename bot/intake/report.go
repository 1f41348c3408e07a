package intake

import (
	"context"
	"fmt"
	"strings"
	"time"

	"pullquote/bot/news"
)

const (
	patience    = 24 * time.Hour // how long a source may fail before its operator is told
	reportEvery = 10 * time.Minute
	mostNamed   = 10 // sources in one message
)

// report tells the operator which sources could not be read for a day, and which can
// be read again; and people in the places that follow a source that it is gone for
// good. Each is told once, all that happened since the last time in one message:
// when the bot itself is cut off, a thousand sources fail at once.
func (d *Desk) report(ctx context.Context) error {
	var owner []news.Place
	if d.Owner != nil {
		var err error
		if owner, err = d.Owner(ctx); err != nil {
			return err
		}
	}
	return d.Book.Report(ctx, patience, func(r news.Report) []news.Notice {
		for _, s := range r.Failing {
			d.Log.Warn("a source could not be read for a day", "source", s.URL, "since", s.Since, "error", s.Error)
		}
		for _, s := range r.Well {
			d.Log.Warn("a source can be read again", "source", s.URL)
		}
		for _, g := range r.Gone {
			d.Log.Warn("a source is gone for good and is not visited any more", "source", g.URL, "error", g.Error)
		}
		return notices(r, owner)
	})
}

// notices writes a report to the operator, and to the places that lost a source.
func notices(r news.Report, owner []news.Place) (all []news.Notice) {
	var gone []news.Source
	lost := map[news.Place][]news.Source{}
	var places []news.Place // in order
	for _, g := range r.Gone {
		gone = append(gone, g.Source)
		for _, p := range g.Places {
			if lost[p] == nil {
				places = append(places, p)
			}
			lost[p] = append(lost[p], g.Source)
		}
	}
	for _, p := range owner {
		all = append(all, about(p, r.Failing, "could not be read for a day", "It is visited once a day until it works; bot source show tells more, bot source set gives it a password, a user agent or a proxy.")...)
		all = append(all, about(p, r.Well, "can be read again", "What came out meanwhile, and still stands there, is posted now.")...)
		if lost[p] == nil {
			all = append(all, about(p, gone, "is gone for good", "Its host says that nothing will be there again, and it is not visited any more. Add its new address if it has one; bot source start tries this one once more.")...)
		}
	}
	for _, p := range places {
		all = append(all, about(p, lost[p], "is gone for good", "Its host says that nothing will be there again, and it is not visited any more. Remove it and add its new address if it has one; resume tries this one once more.")...)
	}
	return all
}

// about makes one notice of what happened to some sources, or none.
func about(to news.Place, list []news.Source, what, remedy string) []news.Notice {
	if len(list) == 0 {
		return nil
	}
	p := news.Post{Source: "Pullquote", URL: list[0].URL, Lang: "en", Published: time.Now(), Headline: called(list[0]) + " " + what}
	if more := len(list) - 1; more > 0 {
		p.Headline = fmt.Sprintf("%s: %d sources, one of them %s", capital(what), len(list), called(list[0]))
	}
	for _, s := range list[:min(len(list), mostNamed)] {
		line := called(s)
		if s.Error != "" {
			line += ": " + s.Error
		}
		p.Points = append(p.Points, strings.TrimSuffix(line, ".")+".")
	}
	if len(list) > mostNamed {
		p.Points = append(p.Points, fmt.Sprintf("And %d more.", len(list)-mostNamed))
	}
	p.Points = append(p.Points, remedy)
	return []news.Notice{{To: to, Post: p}}
}

func called(s news.Source) string {
	if s.Name != "" {
		return s.Name
	}
	return s.URL
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
