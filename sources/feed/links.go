package feed

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pullquote/sources/internal/prose"
)

// A Link is a feed that a page names.
type Link struct {
	URL   string // http or https
	Title string // what the page calls it; may be empty
}

// Links returns the feeds that a web page names, the best first: those of its
// <link> elements (feeds of comments last), or else what its text links to and
// looks like a feed. base is the page's address.
func Links(markup, base string) []Link {
	var named, linked []Link
	z := html.NewTokenizer(strings.NewReader(markup))
	for len(named) < 50 && len(linked) < 50 {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		name, more := z.TagName()
		tag := atom.Lookup(name)
		if !more || tag != atom.Link && tag != atom.A && tag != atom.Base {
			continue
		}
		at := attributes(z)
		to := resolve(base, at["href"])
		switch {
		case to == "":
		case tag == atom.Base:
			base = to
		case tag == atom.Link && isFeedLink(at):
			named = append(named, Link{to, prose.Line(at["title"])})
		case tag == atom.A && looksLikeFeed(to):
			linked = append(linked, Link{URL: to})
		}
	}
	if len(named) == 0 {
		named = linked
	}
	slices.SortStableFunc(named, func(a, b Link) int { return rank(a) - rank(b) })
	return slices.CompactFunc(named, func(a, b Link) bool { return a.URL == b.URL })
}

// attributes reads those of the tag that z stands at; the first of a name counts.
func attributes(z *html.Tokenizer) map[string]string {
	at := map[string]string{}
	for {
		key, value, more := z.TagAttr()
		if _, twice := at[string(key)]; !twice && len(at) < 64 {
			at[string(key)] = string(value)
		}
		if !more {
			return at
		}
	}
}

func isFeedLink(at map[string]string) bool {
	rel := strings.Fields(strings.ToLower(at["rel"]))
	if !slices.Contains(rel, "alternate") && !slices.Contains(rel, "feed") {
		return false
	}
	kind, _, _ := strings.Cut(strings.ToLower(at["type"]), ";")
	switch strings.TrimSpace(kind) {
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/rss+xml", "text/atom+xml":
		return true
	case "application/json", "application/xml", "text/xml":
		return looksLikeFeed(at["href"])
	}
	return slices.Contains(rel, "feed")
}

// looksLikeFeed reports whether an address is written like one of a feed.
func looksLikeFeed(address string) bool {
	path, _, _ := strings.Cut(strings.ToLower(address), "?")
	path = strings.TrimRight(path, "/")
	for _, end := range []string{".rss", ".atom", ".rdf", "/rss", "/feed", "/atom", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

// rank puts feeds of comments behind feeds of articles.
func rank(l Link) int {
	if s := strings.ToLower(l.URL + " " + l.Title); strings.Contains(s, "comment") || strings.Contains(s, "kommentar") {
		return 1
	}
	return 0
}
