package intake

import (
	"context"
	"encoding/json"
	"fmt"

	"pullquote/bot/news"
	"pullquote/sources/feed"
)

// Read reads the article of an item and publishes it. An article that cannot be
// read now is an error, to be tried again; with last set, its feed's own words
// are published instead, marked as such. Reading an item twice does nothing the
// second time.
func (d *Desk) Read(ctx context.Context, id int64, last bool) error {
	item, ok, err := d.Book.Item(ctx, id)
	if err != nil || !ok {
		return err
	}
	var it feed.Item
	if err := json.Unmarshal(item.Data, &it); err != nil {
		return fmt.Errorf("item %d: %w", id, err)
	}
	a, err := d.article(ctx, item, it, last)
	if err != nil {
		return err
	}
	story := d.compose(item.Source, a)
	if a.Problem != "" {
		d.Log.Warn("the whole article could not be read; an excerpt is posted", "url", a.URL, "problem", a.Problem)
	}
	return d.Book.Publish(ctx, item, story)
}

// Write makes a post of any article on the web, for somebody who asks.
func (d *Desk) Write(ctx context.Context, address string) (news.Post, error) {
	a, err := d.Reader.ArticleAt(ctx, address)
	if err != nil {
		return news.Post{}, err
	}
	return d.compose(news.Source{}, a).Post, nil
}
