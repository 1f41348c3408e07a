package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"pullquote/bot/news"
	"pullquote/sources"
	"pullquote/sources/feed"
	"pullquote/sources/polite"
)

const (
	usualPace = 10 * time.Minute
	longest   = 24 * time.Hour // no source is left alone for longer
)

// visit looks at one source and returns what came of it. Whatever happens in
// there, this source alone is hurt.
func (d *Desk) visit(ctx context.Context, v news.Visit) (result news.Visit) {
	defer func() {
		if p := recover(); p != nil {
			d.Log.Error("visit panicked", "source", v.Source.URL, "panic", p)
			result.Err = errors.New("could not be read: it holds something that this version cannot take")
			result.Next = time.Now().Add(d.pause(v, sources.State{}, result.Err))
		}
	}()
	result = v
	var state sources.State
	if v.State != nil {
		if err := json.Unmarshal(v.State, &state); err != nil {
			// Made by another version: visit it as if for the first time. What is new
			// is decided by the items, not by this.
			state = sources.State{}
		}
	}
	items, state, err := d.Reader.Items(ctx, sources.Source{URL: v.Source.URL, Name: v.Source.Name}, state)
	if err != nil {
		result.Err = err
		d.Log.Warn("visit failed", "source", v.Source.URL, "error", err, "failures", v.Source.Errors+1)
	}
	result.State, _ = json.Marshal(state) // of plain fields: cannot fail
	result.Quiet = err == nil && len(items) == 0 && !v.First && bytes.Equal(result.State, v.State)
	result.Title = state.Title
	result.Next = time.Now().Add(d.pause(v, state, err))
	result.Found = found(items)
	return result
}

// found turns a feed's items into what the book takes, the newest first where all
// of them have a date: what is new at a first visit must not depend on the order
// of the feed.
func found(items []feed.Item) []news.Found {
	dated := !slices.ContainsFunc(items, func(it feed.Item) bool { return it.Published.IsZero() })
	if dated {
		items = slices.Clone(items)
		slices.SortStableFunc(items, func(a, b feed.Item) int { return b.Published.Compare(a.Published) })
	}
	var list []news.Found
	for _, it := range items {
		data, _ := json.Marshal(it) // of plain fields: cannot fail
		list = append(list, news.Found{Keys: it.Keys, Data: data})
	}
	return list
}

// pause is how long to leave a source alone after a visit: its own pace or ours,
// whichever is slower; twice as long after each failure in a row; at least as
// long as it asks for. A tenth of chance keeps sources that were added together
// from being visited together for ever.
func (d *Desk) pause(v news.Visit, state sources.State, err error) time.Duration {
	if v.Every > 0 && err == nil {
		return v.Every
	}
	pace := d.Every
	if pace == 0 {
		pace = usualPace
	}
	if v.Every > 0 {
		pace = v.Every
	}
	if err == nil {
		pace = min(max(pace, state.Every), longest)
		return pace - rand.N(pace/10+1)
	}
	pace = min(pace<<min(v.Source.Errors, 12), longest)
	var refused *polite.Error
	if errors.As(err, &refused) {
		pace = max(pace, refused.RetryAfter)
	}
	return pace
}

// article reads the item's article. The last try takes what the feed itself says
// rather than nothing.
func (d *Desk) article(ctx context.Context, from news.Source, it feed.Item, last bool) (sources.Article, error) {
	a, err := d.Reader.Article(ctx, sources.Source{URL: from.URL, Name: from.Name}, it)
	if err != nil && last && ctx.Err() == nil {
		return sources.Excerpt(it, err), nil
	}
	if err != nil {
		return a, fmt.Errorf("reading %s: %w", it.URL, err)
	}
	return a, nil
}
