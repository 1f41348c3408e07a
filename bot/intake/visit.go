package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"pullquote/bot/news"
	"pullquote/sources"
	"pullquote/sources/feed"
)

// visit looks at one source and returns what came of it. Whatever happens in
// there, this source alone is hurt.
func (d *Desk) visit(ctx context.Context, v news.Visit) (result news.Visit) {
	defer func() {
		if p := recover(); p != nil {
			d.Log.Error("visit panicked", "source", v.Source.URL, "panic", p)
			result.Err = fmt.Errorf("%s holds something that this version of the bot cannot take: please report it", host(v.Source.URL))
			result.Next = d.next(v, sources.State{}, result.Err)
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
	before := state
	items, state, err := d.Reader.Items(ctx, Readable(v.Source, v.Settings), state)
	if err != nil {
		result.Err = err
		result.Gone = errors.As(err, new(*sources.GoneError))
		d.Log.Warn("visit failed", "source", v.Source.URL, "error", err, "failures", v.Source.Errors+1)
	}
	if before.MovedTo != "" && state.Feed == before.MovedTo {
		d.Log.Info("a feed has moved for good", "source", v.Source.URL, "from", redacted(before.Feed), "to", redacted(state.Feed))
		if v.Source.URL == before.Feed { // else it is a site's: that has not moved
			result.Moved = state.Feed
		}
	}
	result.State, _ = json.Marshal(state) // of plain fields: cannot fail
	result.Quiet = err == nil && len(items) == 0 && !v.First && bytes.Equal(result.State, v.State)
	result.Title = state.Title
	result.Gap = state.Rhythm.Gap(time.Now())
	result.Next = d.next(result, state, err)
	result.Rare = rare(v, result.Next)
	result.Hub, result.Topic = state.Hub.URL, state.Hub.Topic
	result.Found = found(items)
	return result
}

// redacted is an address for the log.
func redacted(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "an address"
	}
	return u.Redacted()
}

// found turns a feed's items into what the book takes, the newest first where all
// of them have a date: what is new at a first visit must not depend on the order
// of the feed.
func found(items []feed.Item) []news.Found {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	if !slices.ContainsFunc(items, func(it feed.Item) bool { return it.Published.IsZero() }) {
		slices.SortStableFunc(order, func(a, b int) int { return items[b].Published.Compare(items[a].Published) })
	}
	var list []news.Found
	for _, i := range order {
		data, _ := json.Marshal(items[i]) // of plain fields: cannot fail
		list = append(list, news.Found{Keys: items[i].Keys, Data: data, Order: i})
	}
	return list
}

// article reads the item's article. The last try takes what the feed itself says
// rather than nothing.
func (d *Desk) article(ctx context.Context, from news.Item, it feed.Item, last bool) (sources.Article, error) {
	a, err := d.Reader.Article(ctx, Readable(from.Source, from.Settings), it)
	if err != nil && last && ctx.Err() == nil {
		return sources.Excerpt(it, err), nil
	}
	if err != nil {
		return a, fmt.Errorf("reading %s: %w", it.URL, err)
	}
	return a, nil
}
