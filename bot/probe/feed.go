package probe

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"pullquote/bot/delivery"
	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/sources"
	"pullquote/sources/feed"
)

// database is the file in a probe's folder.
const database = "probe.db"

// Feed visits a feed, or a site that has one, and tells what is new since the
// last probe with the same folder, and what would be posted to a channel on each
// platform that followed it before the first. An empty folder's name means that
// nothing is kept.
func (p Probe) Feed(ctx context.Context, address, folder string) (r Result, err error) {
	if folder == "" {
		if folder, err = os.MkdirTemp("", "pullquote-probe-"); err != nil {
			return r, err
		}
		defer os.RemoveAll(folder)
	}
	db, err := store.Open(ctx, "sqlite:"+filepath.Join(folder, database))
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	address = p.address(address)
	source, err := follow(ctx, db, address)
	if err != nil {
		return r, err
	}
	book := &notebook{DB: db, stories: map[string]news.Story{}}
	desk := &intake.Desk{Book: book, Reader: p.Web, Log: p.Log}
	if err := desk.Poll(ctx, source); err != nil {
		return r, err
	}
	if book.visit.Err != nil {
		return failed(book.visit.Err), nil
	}
	if err := p.read(ctx, desk, db, source); err != nil {
		return r, err
	}
	r = Result{Outcome: "feed", Title: book.visit.Title}
	if r.Items, err = book.items(); err != nil {
		return r, err
	}
	r.Posts, err = p.deliver(ctx, db)
	return r, err
}

// follow subscribes one place on each platform, as somebody there would with no
// more than an address.
func follow(ctx context.Context, db *store.DB, address string) (source int64, err error) {
	for _, at := range places {
		s, _, err := db.Subscribe(ctx, news.Subscription{Place: at.Place, Source: news.Source{URL: address}, Backlog: 1, Created: time.Now()})
		if err != nil {
			return 0, err
		}
		source = s.Source.ID
	}
	return source, nil
}

// read reads the articles that are to be posted.
func (p Probe) read(ctx context.Context, desk *intake.Desk, db *store.DB, source int64) error {
	ids, err := db.Unread(ctx, source)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if p.Pages {
			err = desk.Read(ctx, id, true)
		} else {
			err = desk.Excerpt(ctx, id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// deliver lets the courier carry what waits for the places, to nobody.
func (p Probe) deliver(ctx context.Context, db *store.DB) ([]Post, error) {
	var desk scribe
	courier := delivery.Courier{Queue: db, Platforms: map[string]delivery.Platform{}, Log: p.Log}
	for _, at := range places {
		courier.Platforms[at.Name()] = &clerk{at.platform, &desk}
	}
	waiting, err := db.Waiting(ctx)
	if err != nil {
		return nil, err
	}
	for _, place := range waiting {
		for waits := true; waits; {
			if _, waits, err = courier.Deliver(ctx, place); err != nil {
				return nil, err
			}
		}
	}
	return desk.posts, nil
}

// A scribe writes down what would be sent.
type scribe struct{ posts []Post }

// A clerk is a platform that sends nothing.
type clerk struct {
	platform
	desk *scribe
}

// Send writes the message down.
func (c *clerk) Send(_ context.Context, d news.Delivery) (news.Ref, error) {
	post, err := message(c.platform, d)
	if err != nil {
		return "", err
	}
	c.desk.posts = append(c.desk.posts, post)
	return "probe", nil
}

// A notebook is the bot's own book, in which the probe looks over its shoulder.
type notebook struct {
	*store.DB
	visit   news.Visit
	fresh   []news.Found
	stories map[string]news.Story // by the item's data
}

// Visited records a visit and notes what is new. The next probe need not wait.
func (n *notebook) Visited(ctx context.Context, visits ...news.Visit) (err error) {
	for i := range visits {
		visits[i].Next = time.Now()
		n.visit = visits[i]
	}
	if n.fresh, err = n.Fresh(ctx, n.visit.Source.ID, n.visit.Found); err != nil {
		return err
	}
	return n.DB.Visited(ctx, visits...)
}

// Publish publishes a story and keeps it.
func (n *notebook) Publish(ctx context.Context, item news.Item, s news.Story) error {
	n.stories[string(item.Data)] = s
	return n.DB.Publish(ctx, item, s)
}

// items returns what is new, in the feed's order.
func (n *notebook) items() ([]Item, error) {
	slices.SortFunc(n.fresh, func(a, b news.Found) int { return cmp.Compare(a.Order, b.Order) })
	all := []Item{}
	for _, f := range n.fresh {
		var it feed.Item
		if err := json.Unmarshal(f.Data, &it); err != nil {
			return nil, fmt.Errorf("an item of the feed: %w", err)
		}
		text := it.Text
		if len(it.Body) > 0 {
			text = strings.Join(it.Body, "\n\n")
		}
		title := cmp.Or(sources.Excerpt(it, nil).Title, n.visit.Title, it.URL)
		item := Item{Title: title, URL: it.URL, Published: timestamp(it.Published), Text: text, Summary: []string{}, Quotes: []string{}}
		if s, ok := n.stories[string(f.Data)]; ok {
			item.take(s)
		}
		all = append(all, item)
	}
	return all, nil
}

// take adds what the bot made of the article.
func (i *Item) take(s news.Story) {
	i.Title, i.Excerpt = s.Post.Headline, s.Post.Excerpt
	i.Summary = append([]string{}, s.Post.Points...)
	i.Quotes = []string{}
	for _, q := range s.Quotes {
		i.Quotes = append(i.Quotes, q.Text)
	}
}

func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
