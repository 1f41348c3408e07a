package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/riverqueue/river"
	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

type deliveryRow struct {
	placeRow
	DeliveryID, TriedAt, DueAt int64
	Attempt                    int
	State, Nonce, Post         string
	Payload                    []byte
}

// waits is true of a delivery that is yet to be sent, or may have been.
const waits = `state IN ('queued', 'intent', 'unknown')`

// Next returns the delivery that a place waits for, and when it is due; false
// when it waits for none. One that was begun comes before all others: until its
// outcome is known, nothing else is sent there.
func (db *DB) Next(ctx context.Context, place int64) (d news.Delivery, due time.Time, ok bool, err error) {
	var row deliveryRow
	err = db.r.NewRaw(`SELECT d.id AS delivery_id, d.state, d.nonce, d.payload, d.attempt, d.tried_at, d.due_at, a.post,
		p.id, p.platform, p.guild, p.channel, p.thread
		FROM deliveries d JOIN articles a ON a.id = d.article_id JOIN places p ON p.id = d.place_id
		WHERE d.place_id = ? AND d.`+waits+`
		ORDER BY CASE WHEN d.state = 'queued' THEN 1 ELSE 0 END, a.published, d.id LIMIT 1`, place).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return d, due, false, nil
	}
	if err != nil {
		return d, due, false, fmt.Errorf("next delivery: %w", err)
	}
	d = news.Delivery{ID: row.DeliveryID, To: row.place(), Nonce: row.Nonce, Payload: row.Payload, Attempt: row.Attempt, Tried: at(row.TriedAt)}
	if err := json.Unmarshal([]byte(row.Post), &d.Post); err != nil {
		return d, due, false, fmt.Errorf("post of delivery %d: %w", d.ID, err)
	}
	return d, at(row.DueAt), true, nil
}

// Intend makes it durable that d.Payload is about to leave, before its first byte
// does. It fails when somebody else has taken the delivery meanwhile.
func (db *DB) Intend(ctx context.Context, d news.Delivery) error {
	return db.settle(ctx, d.ID, d.Attempt-1, `state = 'intent', payload = ?, attempt = ?, tried_at = ?`, d.Payload, d.Attempt, ms(d.Tried))
}

// Sent records that the message exists.
func (db *DB) Sent(ctx context.Context, d news.Delivery, ref news.Ref) error {
	return db.settle(ctx, d.ID, d.Attempt, `state = 'sent', ref = ?, error = '', payload = NULL`, string(ref))
}

// Again records that nothing was sent, and when to try again.
func (db *DB) Again(ctx context.Context, d news.Delivery, due time.Time, cause error) error {
	return db.settle(ctx, d.ID, d.Attempt, `state = 'queued', due_at = ?, error = ?`, ms(due), clean(cause.Error()))
}

// Doubt records that nobody knows whether the message exists, and when to look.
func (db *DB) Doubt(ctx context.Context, d news.Delivery, due time.Time, cause error) error {
	return db.settle(ctx, d.ID, d.Attempt, `state = 'unknown', due_at = ?, error = ?`, ms(due), clean(cause.Error()))
}

// Refuse records that the platform will never take this message.
func (db *DB) Refuse(ctx context.Context, d news.Delivery, cause error) error {
	return db.settle(ctx, d.ID, d.Attempt, `state = 'refused', error = ?`, clean(cause.Error()))
}

// settle changes a delivery that is in the hands of the caller: the attempt that
// the caller knows of fences off anybody who took it over.
func (db *DB) settle(ctx context.Context, id int64, attempt int, set string, args ...any) error {
	res, err := db.w.NewRaw(`UPDATE deliveries SET `+set+` WHERE id = ? AND attempt = ? AND `+waits, append(args, id, attempt)...).Exec(ctx)
	if err != nil {
		return fmt.Errorf("delivery %d: %w", id, err)
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return errors.Join(fmt.Errorf("delivery %d is in other hands", id), err)
	}
	return nil
}

// Hold pauses a place that takes no posts: its subscriptions keep their settings
// and the reason, what waits for it stays until one of them is resumed.
func (db *DB) Hold(ctx context.Context, place int64, cause error) error {
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		why := clean(cause.Error())
		if _, err := tx.NewRaw(`UPDATE subscriptions SET paused = ? WHERE place_id = ? AND paused = ''`, why, place).Exec(ctx); err != nil {
			return err
		}
		_, err := tx.NewRaw(`UPDATE deliveries SET state = 'held', error = ? WHERE place_id = ? AND `+waits, why, place).Exec(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("holding place %d: %w", place, err)
	}
	return nil
}

// Move gives a place its new address and puts a delivery that met the old one
// back into the queue. When the new address is known already, the two become one.
func (db *DB) Move(ctx context.Context, place int64, to news.Place) error {
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		var known placeRow
		err := tx.NewRaw(`SELECT id FROM places WHERE platform = ? AND channel = ? AND thread = ? AND id <> ?`, to.Platform, to.Channel, to.Thread, place).Scan(ctx, &known.ID)
		if errors.Is(err, sql.ErrNoRows) {
			known.ID = place
			_, err = tx.NewRaw(`UPDATE places SET channel = ?, thread = ? WHERE id = ?`, to.Channel, to.Thread, place).Exec(ctx)
		} else if err == nil {
			err = merge(ctx, tx, place, known.ID)
		}
		if err != nil {
			return err
		}
		if _, err := tx.NewRaw(`UPDATE deliveries SET state = 'queued' WHERE place_id = ? AND state = 'intent'`, known.ID).Exec(ctx); err != nil {
			return err
		}
		return db.enqueue(ctx, tx, deliver(known.ID, to.Platform))
	})
	if err != nil {
		return fmt.Errorf("moving place %d to %s: %w", place, to, err)
	}
	return nil
}

// merge makes one place of two; what both had stays once.
func merge(ctx context.Context, tx bun.Tx, from, into int64) error {
	for _, q := range []string{
		`INSERT INTO subscriptions (place_id, source_id, paused, backlog, created_at)
			SELECT ?1, source_id, paused, backlog, created_at FROM subscriptions WHERE place_id = ?0 ON CONFLICT DO NOTHING`,
		`DELETE FROM subscriptions WHERE place_id = ?0`,
		`UPDATE deliveries SET place_id = ?1 WHERE place_id = ?0
			AND NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.article_id = deliveries.article_id AND e.place_id = ?1)`,
		`DELETE FROM deliveries WHERE place_id = ?0`,
		`DELETE FROM places WHERE id = ?0`,
	} {
		if _, err := tx.NewRaw(q, from, into).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Rest ends the job of a place that waits for nothing, and reports whether it
// could. It looks after the job has ended: a post published meanwhile either is
// seen here, and the job goes on, or finds the job ended and brings its own.
func (db *DB) Rest(ctx context.Context, job *river.Job[news.DeliverTo]) (bool, error) {
	errMore := errors.New("more came")
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		if err := complete(ctx, tx, job); err != nil {
			return err
		}
		var n int
		err := tx.NewRaw(`SELECT count(*) FROM deliveries WHERE place_id = ? AND `+waits, job.Args.Place).Scan(ctx, &n)
		if err == nil && n > 0 {
			err = errMore
		}
		return err
	})
	if errors.Is(err, errMore) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("ending the job of place %d: %w", job.Args.Place, err)
	}
	return true, nil
}
