package sources

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"pullquote/sources/feed"
	"pullquote/sources/list"
	"pullquote/sources/polite"
	"pullquote/sources/sitemap"
)

// A Kind is what a source is read from.
type Kind string

const (
	Feed    Kind = ""        // RSS, Atom, JSON Feed
	List    Kind = "list"    // a web page that lists articles
	Sitemap Kind = "sitemap" // a list of pages for search engines
)

// A spot is an address with what is there.
type spot struct {
	url  string
	kind Kind
}

// A visit is what was read at a spot, as a feed, with the answer it came in.
type visit struct {
	polite.Response
	spot
	feed feed.Feed
	news bool // of a sitemap: it is one of news
}

const acceptFeed = "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.1"

// visit fetches and parses what is at a spot. When there is something else, the
// error is a *feed.Error, list.ErrNone or sitemap.ErrNone inside a sentence, and
// the answer still has its body.
func (r *Reader) visit(ctx context.Context, src Source, at spot, st State) (visit, error) {
	accept := acceptFeed
	if at.kind == List {
		accept = acceptPage
	}
	resp, err := r.Web.Get(ctx, src.ask(polite.Request{URL: at.url, Accept: accept, Limit: polite.FeedLimit, ETag: st.ETag, LastModified: st.LastModified, Page: at.kind == List}))
	v := visit{Response: resp, spot: at}
	if err != nil || resp.NotModified {
		return v, err
	}
	switch at.kind {
	case List:
		v.feed, err = list.Parse(resp.Body, resp.ContentType, resp.URL)
	case Sitemap:
		err = r.readSitemap(ctx, src, &v)
	default:
		v.feed, err = feed.Parse(resp.Body, resp.ContentType, resp.URL)
		if err != nil && r.readSitemap(ctx, src, &v) == nil {
			v.kind, err = Sitemap, nil // somebody gave its address on purpose
		}
	}
	if err != nil {
		return v, fmt.Errorf("%s answered with %w", host(at.url), err)
	}
	v.Body = nil
	return v, nil
}

// readSitemap reads a sitemap; of an index, the first of its sitemaps. What is in
// that one may change while the index stays the same.
func (r *Reader) readSitemap(ctx context.Context, src Source, v *visit) error {
	m, err := sitemap.Parse(v.Body, v.ContentType, v.URL)
	if err == nil && len(m.Items) == 0 && len(m.Maps) > 0 {
		v.ETag, v.LastModified = "", ""
		var resp polite.Response
		resp, err = r.Web.Get(ctx, src.ask(polite.Request{URL: m.Maps[0], Accept: acceptFeed, Limit: polite.FeedLimit}))
		if err == nil {
			m, err = sitemap.Parse(resp.Body, resp.ContentType, resp.URL)
		}
	}
	if err != nil {
		return err
	}
	if m.Name == "" {
		m.Name = host(v.URL)
	}
	v.feed = feed.Feed{Title: m.Name, Items: m.Items}
	v.news = m.News
	return nil
}

// elsewhere reports whether an error says that something else is at an address
// than what was looked for.
func elsewhere(err error) bool {
	var noFeed *feed.Error
	return errors.As(err, &noFeed) || errors.Is(err, list.ErrNone) || errors.Is(err, sitemap.ErrNone)
}

// withUser gives a feed that was found on a site the user and password of the
// site's address, where these may be told.
func withUser(found, site string) string {
	f, errF := url.Parse(found)
	s, errS := url.Parse(site)
	if errF != nil || errS != nil || s.User == nil || !polite.SameDoor(site, found) {
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
