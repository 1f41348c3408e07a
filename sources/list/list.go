package list

import (
	"errors"
	"net/url"
	"strings"

	"pullquote/sources/feed"
	"pullquote/sources/internal/charset"
	"pullquote/sources/internal/prose"
)

// ErrNone says that a page lists no articles, or is one itself.
var ErrNone = errors.New("a web page without a list of articles")

// least is how many articles make a list.
const least = 3

// Parse returns the articles that a page lists, in the page's order, each once,
// as a feed: with title, address, and time, picture and teaser where the page
// shows them. contentType is the HTTP header, base the page's address. An error is
// half a sentence: what the page is.
func Parse(body []byte, contentType, base string) (feed.Feed, error) {
	at, err := url.Parse(base)
	if err != nil {
		return feed.Feed{}, ErrNone
	}
	t, err := read(charset.UTF8(body, contentType, charset.Declared(body)), base)
	if err != nil {
		return feed.Feed{}, err
	}
	chosen := choose(t.candidates(at))
	items := t.items(chosen)
	if len(items) < least || t.isArticle(chosen, at) {
		return feed.Feed{}, ErrNone
	}
	f := feed.Feed{Title: t.name(at), Home: base, Lang: t.lang, Items: items[:min(len(items), feed.MaxItems)]}
	for i := range f.Items {
		f.Items[i].Home, f.Items[i].Lang = f.Home, f.Lang
	}
	return f, nil
}

// name returns what the list is called: on the front page as the site, elsewhere
// as the page.
func (t *tree) name(at *url.URL) string {
	names := []string{t.own, t.title, t.site}
	if strings.Trim(at.Path, "/") == "" {
		names = []string{t.site, t.own, t.title}
	}
	for _, name := range names {
		if name = prose.Fold(name); name != "" {
			return name
		}
	}
	return ""
}
