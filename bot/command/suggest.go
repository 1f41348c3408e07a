package command

import (
	"context"

	"pullquote/bot/news"
)

// suggestions complete the names of sources and subscriptions. They come from
// memory: a platform asks at every key, and the Book may be on another machine.
type suggestions struct {
	known memory[news.Source]
	books memory[news.Subscription]
}

// suggestions makes them.
func (d Desk) suggestions() *suggestions {
	return &suggestions{
		known: memory[news.Source]{ask: d.Book.Sources},
		books: memory[news.Subscription]{ask: d.subscriptions},
	}
}

func (s *suggestions) sources(ctx context.Context, c Call, typed string) []Suggestion {
	var list []Suggestion
	for _, found := range match(s.known.at(ctx, c.From), typed, sourceNames) {
		list = append(list, suggestion(found.Name, found.Name))
	}
	return list
}

func (s *suggestions) subscriptions(ctx context.Context, c Call, typed string) []Suggestion {
	var list []Suggestion
	for _, found := range match(s.books.at(ctx, c.From), typed, subscriptionNames) {
		label := found.Source.Name
		if !found.Place.Same(c.From) {
			label += " (elsewhere)"
		}
		if found.Paused != "" {
			label += " (paused)"
		}
		list = append(list, suggestion(label, key(found)))
	}
	return list
}

// suggestion keeps label and value as short as Discord wants them. A name that
// lost its end is still found by its beginning.
func suggestion(label, value string) Suggestion {
	const most = 100
	if r := []rune(value); len(r) > most {
		value = string(r[:most])
	}
	return Suggestion{Label: news.Shorten(label, most), Value: value}
}
