package intake

import (
	"context"
	"encoding/json"
	"fmt"

	"pullquote/bot/news"
	"pullquote/sources"
	"pullquote/sources/feed"
)

// Read reads the article of an item and publishes it. An article that cannot be
// read now is an error, to be tried again; with last set, its feed's own words
// are published instead, marked as such. Reading an item twice does nothing the
// second time.
func (d *Desk) Read(ctx context.Context, id int64, last bool) error {
	return d.publish(ctx, id, func(item news.Item, it feed.Item) (sources.Article, error) {
		return d.article(ctx, item, it, last)
	})
}

// Excerpt publishes an item in its feed's own words, without a visit to its page.
func (d *Desk) Excerpt(ctx context.Context, id int64) error {
	return d.publish(ctx, id, func(_ news.Item, it feed.Item) (sources.Article, error) {
		return sources.Excerpt(it, nil), nil
	})
}

func (d *Desk) publish(ctx context.Context, id int64, read func(news.Item, feed.Item) (sources.Article, error)) error {
	item, ok, err := d.Book.Item(ctx, id)
	if err != nil || !ok {
		return err
	}
	var it feed.Item
	if err := json.Unmarshal(item.Data, &it); err != nil {
		return fmt.Errorf("item %d: %w", id, err)
	}
	a, err := read(item, it)
	if err != nil {
		return err
	}
	story := d.compose(item.Source, a)
	if a.Problem != "" {
		d.Log.Warn("the whole article could not be read; an excerpt is posted", "url", a.URL, "problem", a.Problem)
	}
	return d.Book.Publish(ctx, item, story)
}

// Write makes a story of any article on the web, for somebody who asks.
func (d *Desk) Write(ctx context.Context, address string) (news.Story, error) {
	a, err := d.Reader.ArticleAt(ctx, address)
	if err != nil {
		return news.Story{}, err
	}
	return d.compose(news.Source{}, a), nil
}
