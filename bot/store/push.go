package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// ringEvery is how often a hub can have a source visited at most.
const ringEvery = time.Minute

// Pushed records the items that a hub has sent: the new ones are to be read, as if a
// visit had found them. It says nothing of the source itself: it was not visited.
func (db *DB) Pushed(ctx context.Context, h news.Hub, found []news.Found) error {
	return wrapHub(db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		if err := db.lockSource(ctx, tx, h.Source.ID); err != nil {
			return err
		}
		jobs, err := takeIn(ctx, tx, h.Source.ID, found, news.AllOfIt, false)
		if err != nil || len(jobs) == 0 {
			return err
		}
		if _, err := tx.NewRaw(`UPDATE hubs SET trusted = true WHERE id = ? AND NOT trusted`, h.ID).Exec(ctx); err != nil {
			return err
		}
		return db.enqueue(ctx, tx, jobs...)
	}))
}

// Rung records that a hub says there is news, and not which: its source is visited
// now, or when the last such visit is a minute ago.
func (db *DB) Rung(ctx context.Context, h news.Hub) error {
	return wrapHub(db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		if err := db.lockSource(ctx, tx, h.Source.ID); err != nil {
			return err
		}
		now, then := ms(time.Now()), int64(0)
		err := tx.NewRaw(`UPDATE hubs SET rung_at = CASE WHEN rung_at + ? > ? THEN rung_at + ? ELSE ? END WHERE id = ? AND rung_at <= ? RETURNING rung_at`,
			ringEvery.Milliseconds(), now, ringEvery.Milliseconds(), now, h.ID, now).Scan(ctx, &then)
		if errors.Is(err, sql.ErrNoRows) {
			return nil // a visit is to come
		}
		if err != nil {
			return err
		}
		if _, err := tx.NewRaw(`UPDATE sources SET next_at = ? WHERE id = ? AND next_at > ?`, then, h.Source.ID, then).Exec(ctx); err != nil || then > now {
			return err
		}
		return db.enqueue(ctx, tx, poll(h.Source.ID))
	}))
}

// lockSource keeps visits of a source from being recorded until the transaction
// ends: the same item may come both ways at once. On SQLite every transaction is
// alone anyway.
func (db *DB) lockSource(ctx context.Context, tx bun.Tx, source int64) error {
	if db.lite {
		return nil
	}
	_, err := tx.NewRaw(`SELECT id FROM sources WHERE id = ? FOR UPDATE`, source).Exec(ctx)
	return err
}
