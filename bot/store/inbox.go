package store

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"
)

// An Inbox keeps what a platform told the bot until the bot has dealt with it, so
// that the platform can be told at once that it need not say it again.
type Inbox struct {
	db       *DB
	platform string
}

// A Letter is one thing that was told: its number, which grows, and its text.
type Letter struct {
	ID   int64
	Body []byte
}

// Inbox returns the one of a platform.
func (db *DB) Inbox(platform string) Inbox { return Inbox{db, platform} }

// Last returns the highest number that was ever kept; 0 when none was.
func (in Inbox) Last(ctx context.Context) (int64, error) {
	var last int64
	err := in.db.r.NewRaw(`SELECT coalesce(max(id), 0) FROM inbox WHERE platform = ?`, in.platform).Scan(ctx, &last)
	if err != nil {
		return 0, fmt.Errorf("inbox of %s: %w", in.platform, err)
	}
	return last, nil
}

// Keep stores letters; those that were stored before are left alone.
func (in Inbox) Keep(ctx context.Context, letters []Letter) error {
	err := in.db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		for _, l := range letters {
			_, err := tx.NewRaw(`INSERT INTO inbox (platform, id, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, in.platform, l.ID, l.Body).Exec(ctx)
			if err != nil {
				return err
			}
		}
		// The last one stays as a mark, however long ago it was.
		_, err := tx.NewRaw(`DELETE FROM inbox WHERE platform = ?0 AND done AND id < (SELECT max(id) FROM inbox WHERE platform = ?0) - 1000`, in.platform).Exec(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("inbox of %s: %w", in.platform, err)
	}
	return nil
}

// Pending returns the letters that are not dealt with, in order.
func (in Inbox) Pending(ctx context.Context) ([]Letter, error) {
	var letters []Letter
	err := in.db.r.NewRaw(`SELECT id, body FROM inbox WHERE platform = ? AND NOT done ORDER BY id`, in.platform).Scan(ctx, &letters)
	if err != nil {
		return nil, fmt.Errorf("inbox of %s: %w", in.platform, err)
	}
	return letters, nil
}

// Done records that a letter was dealt with.
func (in Inbox) Done(ctx context.Context, id int64) error {
	_, err := in.db.w.NewRaw(`UPDATE inbox SET done = true, body = NULL WHERE platform = ? AND id = ?`, in.platform, id).Exec(ctx)
	if err != nil {
		return fmt.Errorf("inbox of %s: %w", in.platform, err)
	}
	return nil
}
