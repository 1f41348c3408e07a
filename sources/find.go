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
// channel or a profile, into a feed that was read once.
func (r *Reader) Find(ctx context.Context, typed string) (Found, error) {
	at, err := link.Address(typed)
	if err != nil {
		return Found{}, err
	}
	v, others, err := r.search(ctx, at, false)
	if err != nil {
		return Found{}, gone(err, at, at)
	}
	f := Found{URL: v.url, Kind: v.kind, Title: v.feed.Title, Items: len(v.feed.Items), Others: others}
	if f.Title == "" {
		f.Title = host(v.url)
	}
	return f, nil
}
