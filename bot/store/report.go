package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// Report tells what has changed with the sources since the Report before: those
// that have been failing for some time, those that work again, those that are gone.
// What tell makes of it is on its way in the same transaction that notes it as
// told, so people read of each once, whatever happens. Nothing is written when
// there is nothing to tell.
func (db *DB) Report(ctx context.Context, patience time.Duration, tell func(news.Report) []news.Notice) error {
	now := time.Now()
	since := ms(now.Add(-patience))
	var n int
	err := db.r.NewRaw(`SELECT count(*) FROM sources s WHERE (s.errors > 0 OR s.gone OR s.told <> '') AND `+unheard, since).Scan(ctx, &n)
	if err == nil && n > 0 {
		err = db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
			r, err := report(ctx, tx, since)
			if err != nil {
				return err
			}
			return db.notify(ctx, tx, tell(r), now)
		})
	}
	if err != nil {
		return fmt.Errorf("report on sources: %w", err)
	}
	return nil
}

// What nobody has been told of a source (as s) yet.
const (
	nowGone    = `s.gone AND s.told <> 'gone' AND ` + followed
	nowFailing = `s.told = '' AND s.errors > 0 AND NOT s.gone AND s.failing_since <= ? AND ` + followed
	nowWell    = `s.told <> '' AND s.errors = 0 AND NOT s.gone`
	unheard    = `((` + nowGone + `) OR (` + nowFailing + `) OR (` + nowWell + `))`
)

// report collects what nobody has been told of, and notes that they are now.
func report(ctx context.Context, tx bun.Tx, since int64) (r news.Report, err error) {
	told := func(as, which string, args ...any) (all []news.Source) {
		var rows []sourceRow
		if err == nil {
			err = tx.NewRaw(`UPDATE sources AS s SET told = ? WHERE `+which+` RETURNING `+sourceFields, append([]any{as}, args...)...).Scan(ctx, &rows)
		}
		for _, row := range rows {
			all = append(all, row.source())
		}
		return all
	}
	gone := told("gone", nowGone)
	r.Failing = told("failing", nowFailing, since)
	r.Well = told("", nowWell)
	for _, s := range gone {
		var places []placeRow
		if err == nil {
			err = tx.NewRaw(`SELECT p.id, p.platform, p.guild, p.channel, p.thread FROM subscriptions u JOIN places p ON p.id = u.place_id
				WHERE u.source_id = ? AND u.paused = '' ORDER BY p.id`, s.ID).Scan(ctx, &places)
		}
		g := news.Gone{Source: s}
		for _, p := range places {
			g.Places = append(g.Places, p.place())
		}
		r.Gone = append(r.Gone, g)
	}
	return r, err
}

// notify puts posts of the bot's own on their way. They are no articles that
// anybody finds: they belong to no source.
func (db *DB) notify(ctx context.Context, tx bun.Tx, notices []news.Notice, now time.Time) error {
	for i, n := range notices {
		n.Post.Key = "notice " + strconv.FormatInt(ms(now), 10) + " " + strconv.Itoa(i) + " " + n.To.String()
		post, err := marshal(n.Post)
		if err != nil {
			return err
		}
		place, err := addPlace(ctx, tx, n.To)
		if err != nil {
			return err
		}
		var article int64
		err = tx.NewRaw(`INSERT INTO articles (key, post, published) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id`,
			clean(n.Post.Key), post, ms(now)).Scan(ctx, &article)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return err
		}
		to := placeRow{place, n.To.Platform, n.To.Guild, n.To.Channel, n.To.Thread}
		if err := db.addDeliveries(ctx, tx, article, n.Post.Key, []placeRow{to}); err != nil {
			return err
		}
	}
	return nil
}
