package sources

import (
	"fmt"

	"pullquote/sources/feed"
	"pullquote/sources/websub"
)

// A Hub tells those who subscribe to a feed when it has news (see package websub).
type Hub struct {
	URL    string `json:"url"`              // where to subscribe
	Topic  string `json:"topic"`            // what the feed is called there
	Base   string `json:"base,omitempty"`   // the address that the feed came from, where links in it begin
	Shared bool   `json:"shared,omitempty"` // its items share keys (see feed.Feed): only a visit can tell which are new
}

// hubOf returns the hub of a feed that was read.
func hubOf(v visit) Hub {
	if v.kind != Feed {
		return Hub{}
	}
	at, topic := websub.Discover(v.Links, v.URL, v.feed.Hub, v.feed.Self)
	if at == "" {
		return Hub{}
	}
	return Hub{URL: at, Topic: topic, Base: v.URL, Shared: v.feed.Shared}
}

// Pushed reads a document that the hub of a source has sent, as if it had been found
// there: the whole feed or a part of it, whose items are those that a visit would
// bring. st is the State after the last visit, and stays. With an error, which is
// one plain sentence, the document does not say what is new, and a visit will.
func Pushed(src Source, st State, contentType string, document []byte) ([]feed.Item, error) {
	f, err := feed.Parse(document, contentType, st.Hub.Base)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s sent %w", host(st.Hub.URL), err)
	case f.Broken:
		return nil, fmt.Errorf("%s sent a feed that breaks off before its end", host(st.Hub.URL))
	case f.Shared || st.Hub.Shared:
		return nil, fmt.Errorf("%s sent a part of a feed whose items cannot be told apart without the others", host(st.Hub.URL))
	}
	return told(f.Items, src), nil
}
