package sources

import (
	"context"

	"pullquote/sources/link"
)

// A Found is a feed that somebody asked for.
type Found struct {
	URL    string   // the feed's address: what to put into Source.URL
	Kind   Kind     // whether it is a feed, or what is read in place of one
	Title  string   // what it calls itself; the host's name when it does not
	Items  int      // how many items it has now
	Others []Choice // other feeds of the same site, as far as its page names them
}

// Find turns what somebody typed or pasted, the address of a feed, a site, a
// channel or a profile, into a feed that was read once. What else is set for src
// is used on the way.
func (r *Reader) Find(ctx context.Context, src Source) (Found, error) {
	at, err := link.Address(src.URL)
	if err != nil {
		return Found{}, err
	}
	src.URL = at
	v, others, err := r.search(ctx, src, false)
	if err != nil {
		return Found{}, gone(err, at, at)
	}
	f := Found{URL: v.url, Kind: v.kind, Title: v.feed.Title, Items: len(v.feed.Items), Others: others}
	if f.Title == "" {
		f.Title = host(v.url)
	}
	return f, nil
}
