package sources

import (
	"context"
	"errors"
	"fmt"
	"net/url"
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
// seen before too. Where the source is a site, its feed is found and remembered
// in State.Feed. A source that has not changed has no items and no error.
//
// The State is to be kept whether or not there is an error. An error is one plain
// sentence that names the host; where it is a *polite.Error, its Temporary method
// tells whether a later visit may work.
func (r *Reader) Items(ctx context.Context, src Source, st State) ([]feed.Item, State, error) {
	at := st.Feed
	if at == "" {
		var err error
		if at, err = link.Address(src.URL); err != nil {
			return nil, st, err
		}
	}
	v, err := r.visit(ctx, at, st)
	if noFeed := (*feed.Error)(nil); errors.As(err, &noFeed) {
		v, err = r.discover(ctx, at, noFeed, err)
	}
	st.Every = 0
	if err != nil {
		return nil, st.after(err, src), err
	}
	st.Every = min(max(v.feed.Every, v.MaxAge), longestRest)
	if v.NotModified {
		return nil, st, nil
	}
	st.Feed, st.Title, st.ETag, st.LastModified = v.at, v.feed.Title, v.ETag, v.LastModified
	var items []feed.Item
	for _, it := range v.feed.Items {
		if it.URL == "" && it.Title == "" && it.Text == "" && len(it.Body) == 0 {
			continue // nothing that could be told
		}
		if src.Lang != "" {
			it.Lang = src.Lang
		}
		items = append(items, it)
	}
	return items, st, nil
}

// after returns the state after a visit that failed. A feed that was found on a
// site and is gone is looked for anew at the next visit.
func (st State) after(err error, src Source) State {
	var e *polite.Error
	if !errors.As(err, &e) {
		return st
	}
	st.Every = e.RetryAfter
	if own, _ := link.Address(src.URL); (e.Status == 404 || e.Status == 410) && st.Feed != own {
		st.Feed, st.ETag, st.LastModified = "", "", ""
	}
	return st
}

// A visit is a feed with the answer it came in.
type visit struct {
	polite.Response
	at   string // the address that leads to it next time
	feed feed.Feed
}

const acceptFeed = "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.1"

// visit fetches and parses a feed. The error is a *feed.Error inside a sentence
// when there is something else at the address.
func (r *Reader) visit(ctx context.Context, at string, st State) (visit, error) {
	resp, err := r.Web.Get(ctx, polite.Request{URL: at, Accept: acceptFeed, Limit: polite.FeedLimit, ETag: st.ETag, LastModified: st.LastModified})
	v := visit{Response: resp, at: at}
	if err != nil || resp.NotModified {
		return v, err
	}
	v.feed, err = feed.Parse(resp.Body, resp.ContentType, resp.URL)
	v.Body = nil
	if err != nil {
		return v, fmt.Errorf("%s answered with %w", host(at), err)
	}
	return v, nil
}

// discover visits the feeds that a page names, and where it names none, the
// places where sites usually have one. sentence is what to say when there is no
// feed.
func (r *Reader) discover(ctx context.Context, site string, page *feed.Error, sentence error) (visit, error) {
	const most = 4
	if page.What != feed.WebPage {
		return visit{}, sentence
	}
	candidates := page.Links
	if len(candidates) == 0 {
		for _, place := range []string{"/feed", "/rss", "/feed.xml", "/rss.xml"} {
			if u, err := url.Parse(site); err == nil {
				candidates = append(candidates, feed.Link{URL: u.Scheme + "://" + u.Host + place})
			}
		}
	}
	for _, c := range candidates[:min(len(candidates), most)] {
		v, err := r.visit(ctx, withUser(c.URL, site), State{})
		if err == nil {
			return v, nil
		}
		if ctx.Err() != nil {
			return visit{}, err
		}
	}
	return visit{}, sentence
}

// withUser gives a feed that was found on a site the user and password of the
// site's address.
func withUser(found, site string) string {
	f, errF := url.Parse(found)
	s, errS := url.Parse(site)
	if errF != nil || errS != nil || s.User == nil || f.Host != s.Host {
		return found
	}
	f.User = s.User
	return f.String()
}

// host names the host of an address for a sentence.
func host(address string) string {
	if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
		return u.Hostname()
	}
	return "this address"
}

// A Found is a feed that somebody asked for.
type Found struct {
	URL   string // the feed's address: what to put into Source.URL
	Title string // what it calls itself; the host's name when it does not
	Items int    // how many items it has now
}

// Find turns what somebody typed or pasted, a feed's address or a site's, into a
// feed that was read once.
func (r *Reader) Find(ctx context.Context, typed string) (Found, error) {
	items, st, err := r.Items(ctx, Source{URL: typed}, State{})
	if err != nil {
		return Found{}, err
	}
	if st.Title == "" {
		st.Title = host(st.Feed)
	}
	return Found{URL: st.Feed, Title: st.Title, Items: len(items)}, nil
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
	for k := range st.Seen {
		seen[k] = true
	}
	st.Seen = seen
	var articles []Article
	var problems []error
	for _, it := range items {
		if st.knows(it) {
			continue
		}
		a, err := r.Article(ctx, it)
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
	if len(problems) > 0 {
		st.ETag, st.LastModified = "", "" // or the next visit would find nothing changed
	}
	return articles, st, errors.Join(problems...)
}

// knows reports whether an item was returned before, and notes its new keys.
func (st State) knows(it feed.Item) bool {
	known := false
	for _, k := range it.Keys {
		known = known || st.Seen[k]
	}
	if known {
		for _, k := range it.Keys {
			st.Seen[k] = true
		}
	}
	return known
}
