package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/riverqueue/river"
	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// Subscribe adds a subscription and reports whether it is new. The source is
// recognised by its address. One that was never visited is visited at once; of
// one that was, the newest Backlog articles are on their way.
func (db *DB) Subscribe(ctx context.Context, s news.Subscription) (news.Subscription, bool, error) {
	added := false
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		source, err := addSource(ctx, tx, s.Source)
		if err != nil {
			return err
		}
		place, err := addPlace(ctx, tx, s.Place)
		if err != nil {
			return err
		}
		s.Created = time.Now()
		err = tx.NewRaw(`INSERT INTO subscriptions (place_id, source_id, backlog, created_at) VALUES (?, ?, ?, ?)
			ON CONFLICT (place_id, source_id) DO NOTHING RETURNING id`, place, source, min(s.Backlog, keptPast), ms(s.Created)).Scan(ctx, &s.ID)
		if errors.Is(err, sql.ErrNoRows) {
			s, err = subscription(ctx, tx, `u.place_id = ? AND u.source_id = ?`, place, source)
			return err
		}
		if err != nil {
			return err
		}
		added = true
		if err := db.catchUp(ctx, tx, source, place, s.Backlog); err != nil {
			return err
		}
		s, err = subscription(ctx, tx, `u.id = ?`, s.ID)
		return err
	})
	if err != nil {
		return s, false, fmt.Errorf("subscribing to %s: %w", s.Source.URL, err)
	}
	return s, added, nil
}

// catchUp gives a new subscription the newest articles of its source.
func (db *DB) catchUp(ctx context.Context, tx bun.Tx, source, place int64, backlog int) error {
	var visited bool
	if err := tx.NewRaw(`SELECT visited FROM sources WHERE id = ?`, source).Scan(ctx, &visited); err != nil {
		return err
	}
	if !visited {
		return db.enqueue(ctx, tx, poll(source))
	}
	var items []struct {
		ID, ArticleID int64
		Key, State    string
	}
	// What came after the first visit is newer than what stood there then.
	err := tx.NewRaw(`SELECT i.id, i.state, coalesce(i.article_id, 0) AS article_id, coalesce(a.key, '') AS key
		FROM items i LEFT JOIN articles a ON a.id = i.article_id WHERE i.source_id = ?
		ORDER BY CASE WHEN i.age < 0 THEN 0 ELSE 1 END, CASE WHEN i.age < 0 THEN -i.id ELSE i.age END LIMIT ?`, source, min(backlog, keptPast)).Scan(ctx, &items)
	if err != nil {
		return err
	}
	var to placeRow
	if err := tx.NewRaw(`SELECT id, platform, guild, channel, thread FROM places WHERE id = ?`, place).Scan(ctx, &to); err != nil {
		return err
	}
	var jobs []river.InsertManyParams
	for i := len(items) - 1; i >= 0; i-- {
		switch it := items[i]; it.State {
		case "published":
			err = db.addDeliveries(ctx, tx, it.ArticleID, it.Key, []placeRow{to})
		case "old": // stood there before anybody followed; its data was kept
			jobs = append(jobs, read(it.ID))
			_, err = tx.NewRaw(`UPDATE items SET state = 'new', age = ? WHERE id = ?`, i, it.ID).Exec(ctx)
		}
		if err != nil {
			return err
		}
	}
	return db.enqueue(ctx, tx, jobs...)
}

const subscriptionQuery = `SELECT u.id AS sub_id, u.paused, u.backlog AS asked, u.created_at,
	p.platform, p.guild, p.channel, p.thread, ` + sourceColumns + `
	FROM subscriptions u JOIN places p ON p.id = u.place_id JOIN sources s ON s.id = u.source_id WHERE `

type subscriptionRow struct {
	sourceRow
	SubID, CreatedAt                 int64
	Asked                            int
	Paused                           string
	Platform, Guild, Channel, Thread string
}

func (r subscriptionRow) subscription() news.Subscription {
	return news.Subscription{ID: r.SubID, Paused: r.Paused, Backlog: r.Asked, Created: at(r.CreatedAt), Source: r.source(),
		Place: news.Place{Platform: r.Platform, Guild: r.Guild, Channel: r.Channel, Thread: r.Thread}}
}

func subscription(ctx context.Context, tx bun.IDB, condition string, args ...any) (news.Subscription, error) {
	var row subscriptionRow
	err := tx.NewRaw(subscriptionQuery+condition, args...).Scan(ctx, &row)
	return row.subscription(), err
}

// Subscriptions returns those of the guild of at, or of its chat where there are
// no guilds, in the order in which they were made.
func (db *DB) Subscriptions(ctx context.Context, at news.Place) ([]news.Subscription, error) {
	here, args := scope(at)
	var rows []subscriptionRow
	if err := db.r.NewRaw(subscriptionQuery+here+` ORDER BY u.id`, args...).Scan(ctx, &rows); err != nil {
		return nil, fmt.Errorf("subscriptions of %s: %w", at, err)
	}
	var subs []news.Subscription
	for _, r := range rows {
		subs = append(subs, r.subscription())
	}
	return subs, nil
}

// Pause stops a subscription for the given reason; an empty one resumes it, and
// with it the posts that its place was owed.
func (db *DB) Pause(ctx context.Context, id int64, why string) error {
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		var to placeRow
		err := tx.NewRaw(`UPDATE subscriptions SET paused = ? WHERE id = ? RETURNING place_id AS id`, clean(why), id).Scan(ctx, &to.ID)
		if err != nil || why != "" {
			return err
		}
		if err := tx.NewRaw(`SELECT platform FROM places WHERE id = ?`, to.ID).Scan(ctx, &to.Platform); err != nil {
			return err
		}
		if _, err := tx.NewRaw(`UPDATE deliveries SET state = 'queued', due_at = ? WHERE place_id = ? AND state = 'held'`, ms(time.Now()), to.ID).Exec(ctx); err != nil {
			return err
		}
		return db.enqueue(ctx, tx, deliver(to.ID, to.Platform), poll(0))
	})
	if err != nil {
		return fmt.Errorf("pausing subscription %d: %w", id, err)
	}
	return nil
}

// Unsubscribe removes a subscription, and the posts that wait for its place and
// no other subscription of it brings.
func (db *DB) Unsubscribe(ctx context.Context, id int64) error {
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		var place, source int64
		err := tx.NewRaw(`DELETE FROM subscriptions WHERE id = ? RETURNING place_id, source_id`, id).Scan(ctx, &place, &source)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		_, err = tx.NewRaw(`DELETE FROM deliveries WHERE place_id = ? AND state IN ('queued', 'held') AND attempt = 0
			AND article_id IN (SELECT article_id FROM items WHERE source_id = ?)
			AND NOT EXISTS (SELECT 1 FROM items i JOIN subscriptions u ON u.source_id = i.source_id
				WHERE i.article_id = deliveries.article_id AND u.place_id = deliveries.place_id)`, place, source).Exec(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("removing subscription %d: %w", id, err)
	}
	return nil
}
