package sources

import (
	"context"
	"errors"
	"slices"
	"time"

	"pullquote/sources/feed"
	"pullquote/sources/link"
	"pullquote/sources/polite"
)

// A Reader reads sources. It remembers nothing: what there is to remember is in
// the State that it takes and returns. Many goroutines may use one.
type Reader struct {
	Web *polite.Client // nil is not allowed; a zero Client is good
}

// longestRest bounds how long a feed may ask to be left alone while all is well:
// caches are told longer times than news is fresh.
const longestRest = time.Hour

// Items visits a source once and returns its items in the feed's order, those
// seen before too. Where the source is a site, its feed is found, or what can be
// read in place of one, and remembered in State.Feed. A source that has not changed
// has no items and no error.
//
// The State is to be kept whether or not there is an error. An error is one plain
// sentence that names the host; where it is a *polite.Error, its Temporary method
// tells whether a later visit may work, and a *GoneError says that none will.
func (r *Reader) Items(ctx context.Context, src Source, st State) ([]feed.Item, State, error) {
	own, err := link.Address(src.URL)
	if err != nil {
		return nil, st, err
	}
	src.URL = own
	v, err := r.look(ctx, src, st)
	st.Every = 0
	if err != nil {
		at := st.Feed
		if at == "" {
			at = own
		}
		return nil, st.after(err, own), gone(err, at, own)
	}
	if !v.NotModified {
		st.learn(v, time.Now())
		if src.Proxy != "" {
			st.Hub = Hub{} // it would be asked, and would answer, without the proxy
		}
	}
	st.Every = min(max(st.Rest, v.MaxAge), longestRest)
	if src.MayMove(v.Moved) {
		st.move(v.Moved, time.Now())
	}
	return told(v.feed.Items, src), st, nil
}

// told returns the items of which there is anything to tell.
func told(all []feed.Item, src Source) (items []feed.Item) {
	for _, it := range all {
		if it.URL == "" && it.Title == "" && it.Text == "" && len(it.Body) == 0 {
			continue
		}
		if src.Lang != "" {
			it.Lang = src.Lang
		}
		items = append(items, it)
	}
	return items
}

// look visits the feed that is remembered, or looks for one. A feed in whose place
// there is a web page now is looked for anew, but nothing less than a feed will do:
// the page may be there for an hour.
func (r *Reader) look(ctx context.Context, src Source, st State) (visit, error) {
	if st.Feed == "" {
		v, _, err := r.search(ctx, src, false)
		return v, err
	}
	v, err := r.visit(ctx, src, spot{st.Feed, st.Kind}, st)
	if st.Kind == Feed && elsewhere(err) {
		if found, _, other := r.search(ctx, src, true); other == nil {
			return found, nil
		}
	}
	return v, err
}

// Read visits a source and reads the articles of all items that no earlier Read
// has returned. An article whose page may be readable later is left for the next
// Read, and its error is joined to those of the others.
func (r *Reader) Read(ctx context.Context, src Source, st State) ([]Article, State, error) {
	items, st, err := r.Items(ctx, src, st)
	if err != nil {
		return nil, st, err
	}
	seen := make(map[string]bool, len(st.Seen)+2*len(items))
	for _, k := range st.Seen {
		seen[k] = true
	}
	var articles []Article
	var problems []error
	for _, it := range items {
		if knows(seen, it) {
			continue
		}
		a, err := r.Article(ctx, src, it)
		if err != nil {
			problems = append(problems, err)
			if ctx.Err() != nil {
				break
			}
			continue
		}
		for _, k := range it.Keys {
			seen[k] = true
		}
		if a.Source = src.Name; a.Source == "" {
			a.Source = st.Title
		}
		articles = append(articles, a)
	}
	st.remember(items, seen)
	if len(problems) > 0 {
		st.ETag, st.LastModified = "", "" // or the next visit would find nothing changed
	}
	return articles, st, errors.Join(problems...)
}

// knows reports whether an item was returned before, and notes its new keys.
func knows(seen map[string]bool, it feed.Item) bool {
	if !slices.ContainsFunc(it.Keys, func(k string) bool { return seen[k] }) {
		return false
	}
	for _, k := range it.Keys {
		seen[k] = true
	}
	return true
}
