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
// text, and says so; so it does where the page shows only a part and the feed more. An error means that the page may be readable later; who does
// not want to wait calls Excerpt with it.
func (r *Reader) Article(ctx context.Context, src Source, it feed.Item) (Article, error) {
	if it.URL == "" {
		return Excerpt(it, errors.New("the feed gives no address for this article")), nil
	}
	if own, err := link.Address(src.URL); err == nil {
		src.URL = own
	}
	p, err := r.page(ctx, src, it.URL)
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
	feeds := Excerpt(it, nil)
	switch mine := length(feeds.Paras); {
	case !feeds.Excerpt && (a.Excerpt || mine > 2*length(p.Paras)):
		a.Paras, a.Excerpt, a.Problem = it.Body, false, "" // the page shows a part only
	case a.Excerpt && mine > length(p.Paras):
		a.Paras = feeds.Paras
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
	p, err := r.page(ctx, Source{}, at)
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

// page fetches and reads a page, and the further pages of its article.
func (r *Reader) page(ctx context.Context, src Source, address string) (page.Page, error) {
	p, at, err := r.sheet(ctx, src, address)
	if err == nil {
		r.join(ctx, src, &p, at)
	}
	return p, err
}

// mostSheets bounds the pages of one article. What has more is a gallery.
const mostSheets = 10

// join adds the further pages of an article to its first, which stands at the
// given address. When one of them cannot be read, what was read before stands, as
// a part. Paragraphs that are on every page are taken once; a page that has
// nothing else is the last.
func (r *Reader) join(ctx context.Context, src Source, p *page.Page, first string) {
	seen := make(map[string]bool, len(p.Paras))
	for _, para := range p.Paras {
		seen[para] = true
	}
	for n := 2; page.Sequel(first, p.Next) == n && p.Partial != page.Paywall; n++ {
		if n > mostSheets {
			p.Partial = page.Cut
			return
		}
		more, _, err := r.sheet(ctx, src, p.Next)
		if err != nil {
			p.Partial = page.Cut
			return
		}
		before := len(p.Paras)
		for _, para := range more.Paras {
			if !seen[para] {
				seen[para] = true
				p.Paras = append(p.Paras, para)
			}
		}
		if p.Next, p.Partial = more.Next, more.Partial; len(p.Paras) == before {
			return
		}
	}
}

// sheet fetches and reads one page, and returns the address that it was found at.
func (r *Reader) sheet(ctx context.Context, src Source, address string) (page.Page, string, error) {
	resp, err := r.Web.Get(ctx, src.ask(polite.Request{URL: address, Accept: acceptPage, Limit: polite.PageLimit, Page: true}))
	if err != nil {
		return page.Page{}, "", err
	}
	p, err := page.Options{Selector: src.Selector}.Extract(resp.Body, resp.ContentType, resp.URL)
	if err != nil {
		err = fmt.Errorf("%s: %w", host(address), err)
	}
	return p, resp.URL, err
}

// merge joins what a feed and a page say of an article.
func merge(it feed.Item, p page.Page) Article {
	a := Article{
		ID: it.ID, URL: p.URL, Title: it.Title, Byline: it.Byline, Source: p.Site, Lang: it.Lang, Image: p.Image,
		Published: it.Published, Updated: it.Updated, Paras: p.Paras,
	}
	if p.Partial != page.Whole {
		a.Excerpt, a.Problem = true, host(p.URL)+" shows only the beginning of this article"
	}
	if p.Partial == page.Paywall {
		a.Problem += " to people without a subscription"
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
