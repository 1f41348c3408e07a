package newsroom

// An outlet is one of the two papers.
type outlet struct {
	Path     string // the first part of its addresses, and its style
	Name     string
	Motto    string
	Feed     string // the name of its feed's file
	FeedType string // the feed's media type
	Tracking string // what the feed hangs on its links, as many do
}

// outlets returns the two papers in the order of their age.
func outlets() []outlet {
	return []outlet{{
		Path: "gazette", Name: "The Larkhaven Gazette", Motto: "The paper of the harbour since 1871",
		Feed: "feed.xml", FeedType: "application/rss+xml",
		Tracking: "?utm_source=rss&utm_medium=feed",
	}, {
		Path: "signal", Name: "Orrin Signal", Motto: "News from around the Sound",
		Feed: "feed.atom", FeedType: "application/atom+xml",
	}}
}

func outletAt(path string) (outlet, bool) {
	for _, o := range outlets() {
		if o.Path == path {
			return o, true
		}
	}
	return outlet{}, false
}
