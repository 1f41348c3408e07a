package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/riverqueue/river"
	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// Publish ends the left half for one item: the article goes into the archive and
// a delivery to every place that follows its source. An article that another
// source brought before is not archived again, but goes to the places that have
// not had it: a story is new once for each place, not once for all. Publishing
// an item twice does nothing the second time.
func (db *DB) Publish(ctx context.Context, item news.Item, s news.Story) error {
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		var age int64
		err := tx.NewRaw(`UPDATE items SET state = 'published', data = NULL WHERE id = ? AND state = 'new' RETURNING age`, item.ID).Scan(ctx, &age)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		article, err := db.archive(ctx, tx, s)
		if err != nil {
			return err
		}
		if _, err := tx.NewRaw(`UPDATE items SET article_id = ? WHERE id = ?`, article, item.ID).Exec(ctx); err != nil {
			return err
		}
		return db.fanOut(ctx, tx, article, s.Post.Key, item, age)
	})
	if err != nil {
		return fmt.Errorf("publishing %s: %w", s.Post.URL, err)
	}
	return nil
}

// archive returns the article's id, adding it with its words and quotes if it is
// new.
func (db *DB) archive(ctx context.Context, tx bun.Tx, s news.Story) (id int64, err error) {
	post, err := marshal(s.Post)
	if err != nil {
		return 0, err
	}
	published := s.Post.Published
	if published.IsZero() {
		published = time.Now()
	}
	err = tx.NewRaw(`INSERT INTO articles (key, post, published) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id`,
		clean(s.Post.Key), post, ms(published)).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.NewRaw(`SELECT id FROM articles WHERE key = ?`, clean(s.Post.Key)).Scan(ctx, &id)
		return id, err
	}
	if err != nil {
		return 0, err
	}
	if err := db.indexArticle(ctx, tx, id, s.Post.Headline+"\n"+s.Text); err != nil {
		return 0, err
	}
	for _, q := range s.Quotes {
		if err := db.addQuote(ctx, tx, id, q, ms(published)); err != nil {
			return 0, err
		}
	}
	return id, nil
}

func (db *DB) addQuote(ctx context.Context, tx bun.Tx, article int64, q news.Quote, published int64) error {
	quote, err := marshal(q)
	if err != nil {
		return err
	}
	var id int64
	err = tx.NewRaw(`INSERT INTO quotes (article_id, quote, published) VALUES (?, ?, ?) RETURNING id`, article, quote, published).Scan(ctx, &id)
	if err != nil {
		return err
	}
	return db.indexQuote(ctx, tx, id, q)
}

// delivery is a row of the table deliveries as it begins.
type delivery struct {
	bun.BaseModel `bun:"table:deliveries"`
	ArticleID     int64
	PlaceID       int64
	State         string
	Nonce         string
	DueAt         int64
}

// fanOut adds a delivery for every place that follows the source, and the job
// that will carry it. An item from the source's past goes only to those who asked
// for that much of it, or to all when the operator did.
func (db *DB) fanOut(ctx context.Context, tx bun.Tx, article int64, key string, item news.Item, age int64) error {
	first := 0
	if item.Settings.First != nil {
		first = *item.Settings.First
	}
	var places []placeRow
	err := tx.NewRaw(`SELECT p.id, p.platform, p.channel, p.thread FROM subscriptions u
		JOIN places p ON p.id = u.place_id JOIN sources s ON s.id = u.source_id
		WHERE s.id = ? AND u.paused = '' AND (? < u.backlog OR ? < s.backlog OR ? < ? OR ? IN (s.backlog, ?))`,
		item.Source.ID, age, age, age, first, news.AllOfIt, first).Scan(ctx, &places)
	if err != nil {
		return err
	}
	return db.addDeliveries(ctx, tx, article, key, places)
}

func (db *DB) addDeliveries(ctx context.Context, tx bun.Tx, article int64, key string, places []placeRow) error {
	if len(places) == 0 {
		return nil
	}
	var rows []delivery
	var jobs []river.InsertManyParams
	for _, p := range places {
		rows = append(rows, delivery{ArticleID: article, PlaceID: p.ID, State: "queued", Nonce: news.Nonce(key, p.place()), DueAt: ms(time.Now())})
		jobs = append(jobs, deliver(p.ID, p.Platform))
	}
	if _, err := tx.NewInsert().Model(&rows).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
		return err
	}
	return db.enqueue(ctx, tx, jobs...)
}

// marshal turns what the tables keep as JSON into text that both databases hold.
func marshal(v any) (string, error) {
	b, err := json.Marshal(v)
	// JSON writes a NUL as an escape that PostgreSQL refuses in some types, and
	// broken UTF-8 as U+FFFD already.
	return strings.ReplaceAll(string(b), `\u0000`, ""), err
}
