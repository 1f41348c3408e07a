package sources

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"pullquote/sources/feed"
	"pullquote/sources/link"
	"pullquote/sources/page"
	"pullquote/sources/polite"
)

const acceptPage = "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1"

// Article reads the page of an item. What the feed says goes before what the page
// says of itself: its title, date, language, byline.
//
// A page that cannot be read is no error: the article then has the feed's own
// text, and says so. An error means that the page may be readable later; who does
// not want to wait calls Excerpt with it.
func (r *Reader) Article(ctx context.Context, it feed.Item) (Article, error) {
	if it.URL == "" {
		return Excerpt(it, errors.New("the feed gives no address for this article")), nil
	}
	p, err := r.page(ctx, it.URL)
	var visit *polite.Error
	switch {
	case errors.As(err, &visit) && visit.Temporary(), ctx.Err() != nil:
		return Article{}, err
	case err != nil:
		return Excerpt(it, err), nil
	case same(p.URL, it.Home):
		return Excerpt(it, fmt.Errorf("%s shows its front page at the address of this article", host(it.URL))), nil
	}
	a := merge(it, p)
	if whole(it.Body) && length(it.Body) > 2*length(p.Paras) {
		a.Paras = it.Body // the page shows a part only
	}
	return a, nil
}

// ArticleAt reads any page of the web as an article. Its error is one plain
// sentence that names the host.
func (r *Reader) ArticleAt(ctx context.Context, address string) (Article, error) {
	at, err := link.Address(address)
	if err != nil {
		return Article{}, err
	}
	p, err := r.page(ctx, at)
	if err != nil {
		return Article{}, err
	}
	a := merge(feed.Item{}, p)
	if a.ID, err = link.Canonical(p.URL); err != nil {
		a.ID = p.URL
	}
	return a, nil
}

// Excerpt makes an article of what the feed itself has. problem is why its page
// was not read. A feed that carries whole articles leaves nothing to be missed.
func Excerpt(it feed.Item, problem error) Article {
	a := merge(it, page.Page{URL: it.URL})
	if a.URL == "" {
		a.URL = it.Home
	}
	text := strings.Split(it.Text, "\n\n")
	if it.Text == "" {
		text = nil
	}
	switch {
	case whole(it.Body):
		a.Paras = it.Body
		return a
	case length(it.Body) > length(text):
		text = it.Body
	}
	a.Paras, a.Excerpt = text, true
	if problem != nil {
		a.Problem = problem.Error()
	}
	return a
}

// page fetches and reads a page.
func (r *Reader) page(ctx context.Context, address string) (page.Page, error) {
	resp, err := r.Web.Get(ctx, polite.Request{URL: address, Accept: acceptPage, Limit: polite.PageLimit})
	if err != nil {
		return page.Page{}, err
	}
	p, err := page.Extract(resp.Body, resp.ContentType, resp.URL)
	if err != nil {
		return p, fmt.Errorf("%s: %w", host(address), err)
	}
	return p, nil
}

// merge joins what a feed and a page say of an article.
func merge(it feed.Item, p page.Page) Article {
	a := Article{
		ID: it.ID, URL: p.URL, Title: it.Title, Byline: it.Byline, Source: p.Site, Lang: it.Lang, Image: p.Image,
		Published: it.Published, Updated: it.Updated, Paras: p.Paras,
	}
	for _, missing := range []struct {
		at   *string
		from string
	}{{&a.Title, p.Title}, {&a.Byline, p.Byline}, {&a.Lang, p.Lang}, {&a.Image, it.Image}} {
		if *missing.at == "" {
			*missing.at = missing.from
		}
	}
	if a.Title == "" {
		a.Title = beginning(append(append(slices.Clone(p.Paras), it.Text), it.Body...))
	}
	if a.Published.IsZero() {
		a.Published = p.Published
	}
	if a.Updated.IsZero() {
		a.Updated = p.Updated
	}
	return a
}

// beginning returns the first words of a text: notes have no title, and people
// need something to click on.
func beginning(paras []string) string {
	const most = 80
	for _, p := range paras {
		p, _, _ = strings.Cut(p, "\n")
		runes := []rune(p)
		if len(runes) > most {
			p = string(runes[:most])
			if space := strings.LastIndexByte(p, ' '); space > 0 {
				p = p[:space]
			}
			p = strings.TrimRight(p, " ,.;:–—-") + "…"
		}
		if p != "" {
			return p
		}
	}
	return ""
}

// same reports whether two addresses lead to the same page.
func same(a, b string) bool {
	keyA, errA := link.Canonical(a)
	keyB, errB := link.Canonical(b)
	return errA == nil && errB == nil && keyA == keyB
}

// whole reports whether paragraphs look like an article and not like the
// beginning of one.
func whole(paras []string) bool { return len(paras) >= 4 && length(paras) >= 1200 }

func length(paras []string) (n int) {
	for _, p := range paras {
		n += len(p)
	}
	return n
}
