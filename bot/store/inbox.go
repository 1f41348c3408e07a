package store

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// forgets is how long a platform counts its updates on: after a week of silence
// Telegram begins anew, anywhere. A day less is on the safe side.
const forgets = 6 * 24 * time.Hour

// An Inbox keeps what a platform told the bot until the bot has dealt with it, so
// that the platform can be told at once that it need not say it again.
type Inbox struct {
	db       *DB
	platform string
}

// Inbox returns the one of a platform.
func (db *DB) Inbox(platform string) Inbox { return Inbox{db, platform} }

// Offset is the update to ask for next: one more than the last that was kept, 0
// when there is none, or none that the platform still counts from.
func (in Inbox) Offset(ctx context.Context) (int64, error) {
	var next int64
	err := in.db.r.NewRaw(`SELECT coalesce(max(id) + 1, 0) FROM inbox WHERE platform = ? AND kept_at > ?`,
		in.platform, ms(time.Now().Add(-forgets))).Scan(ctx, &next)
	return next, in.wrap(err)
}

// Keep stores updates, all or none; those that were stored before are left alone.
func (in Inbox) Keep(ctx context.Context, updates []news.Update) error {
	now := time.Now()
	return in.wrap(in.db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		for _, u := range updates {
			_, err := tx.NewRaw(`INSERT INTO inbox (platform, id, body, kept_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
				in.platform, u.ID, u.Body, ms(now)).Exec(ctx)
			if err != nil {
				return err
			}
		}
		_, err := tx.NewRaw(`DELETE FROM inbox WHERE platform = ? AND done AND kept_at < ?`, in.platform, ms(now.Add(-forgets))).Exec(ctx)
		return err
	}))
}

// Pending returns the updates that are not dealt with, in order.
func (in Inbox) Pending(ctx context.Context) ([]news.Update, error) {
	var updates []news.Update
	err := in.db.r.NewRaw(`SELECT id, body FROM inbox WHERE platform = ? AND NOT done ORDER BY kept_at, id`, in.platform).Scan(ctx, &updates)
	return updates, in.wrap(err)
}

// Done records that an update was dealt with.
func (in Inbox) Done(ctx context.Context, id int64) error {
	_, err := in.db.w.NewRaw(`UPDATE inbox SET done = true, body = NULL WHERE platform = ? AND id = ?`, in.platform, id).Exec(ctx)
	return in.wrap(err)
}

func (in Inbox) wrap(err error) error {
	if err != nil {
		return fmt.Errorf("inbox of %s: %w", in.platform, err)
	}
	return nil
}
