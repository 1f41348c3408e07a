package feed

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// A Link is a feed that a page names.
type Link struct {
	URL   string // http or https
	Title string // what the page calls it; may be empty
}

// Links returns the feeds that a web page names, each once, the best first: those
// of its <link> elements, or else what its text links to and looks like a feed.
// Feeds in another language than the page's come after the others, and feeds of
// comments last. base is the page's address.
func Links(markup, base string) []Link {
	var named, linked []Link
	page := "" // its language
	ranks := map[string]int{}
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
		if !more || tag != atom.Link && tag != atom.A && tag != atom.Base && tag != atom.Html {
			continue
		}
		at := attributes(z)
		if tag == atom.Html {
			page = at["lang"]
		}
		to := link.Resolve(base, at["href"])
		switch {
		case to == "":
		case tag == atom.Base:
			base = to
		case tag == atom.Link && isFeedLink(at):
			l := Link{to, prose.Line(at["title"])}
			named = append(named, l)
			ranks[to] = rank(l, page, at["hreflang"])
		case tag == atom.A && looksLikeFeed(to):
			l := Link{URL: to}
			linked = append(linked, l)
			ranks[to] = rank(l, "", "")
		}
	}
	if len(named) == 0 {
		named = linked
	}
	slices.SortStableFunc(named, func(a, b Link) int { return ranks[a.URL] - ranks[b.URL] })
	seen := map[string]bool{}
	return slices.DeleteFunc(named, func(l Link) bool {
		twice := seen[l.URL]
		seen[l.URL] = true
		return twice
	})
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

// rank tells how far behind the page's own feed a feed belongs: 1 in another
// language, 2 for comments.
func rank(l Link, page, hreflang string) int {
	words := strings.ToLower(l.URL + " " + l.Title)
	for _, w := range []string{"comment", "kommentar", "comentari", "commenti", "комментари", "コメント", "评论"} {
		if strings.Contains(words, w) {
			return 2
		}
	}
	if primary(page) != "" && primary(hreflang) != "" && primary(page) != primary(hreflang) {
		return 1
	}
	return 0
}

// primary returns the language of a tag without its country.
func primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	return tag
}
