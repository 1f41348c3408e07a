package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// # When a hub is relied on
//
// Many feeds name a hub that never says a word, and some hubs fall silent. So a hub
// has to earn that its sources are visited rarely: it is trusted once it has told of
// an item that no visit had found, and until a visit finds one that it has not told
// of. Then, and while its lease lasts, a visit is made now and then to see whether
// it still does. What hubs send puts no visit off.

// offer records in the transaction of a visit where the source's hub is. A hub that
// the feed names no more stays until it was told so.
func offer(ctx context.Context, tx bun.Tx, v news.Visit) error {
	hub, topic := clean(v.Hub), clean(v.Topic)
	type name struct {
		Hub, Topic string
		Offered    bool
	}
	var known []name
	if err := tx.NewRaw(`SELECT hub, topic, offered FROM hubs WHERE source_id = ?`, v.Source.ID).Scan(ctx, &known); err != nil {
		return err
	}
	other := slices.ContainsFunc(known, func(k name) bool { return k.Offered && (k.Hub != hub || k.Topic != topic) })
	if !other && (hub == "" || slices.Contains(known, name{hub, topic, true})) {
		return nil
	}
	_, err := tx.NewRaw(`UPDATE hubs SET offered = (hub = ? AND topic = ?), trusted = false WHERE source_id = ?`, hub, topic, v.Source.ID).Exec(ctx)
	if err == nil {
		_, err = tx.NewRaw(`DELETE FROM hubs WHERE source_id = ? AND NOT offered AND (expires_at <= ? OR asked = 'unsubscribe')`, v.Source.ID, ms(time.Now())).Exec(ctx)
	}
	if err == nil && hub != "" {
		_, err = tx.NewRaw(`INSERT INTO hubs (source_id, hub, topic, token, secret) VALUES (?, ?, ?, ?, ?) ON CONFLICT (source_id, hub, topic) DO NOTHING`,
			v.Source.ID, hub, topic, strings.ToLower(rand.Text()), rand.Text()+rand.Text()).Exec(ctx)
	}
	return err
}

// judgeHub notes whether the hub had told of what a visit found: it had said that
// there is something, and this was the first visit since.
func judgeHub(ctx context.Context, tx bun.Tx, v news.Visit) error {
	_, err := tx.NewRaw(`UPDATE hubs SET trusted = (rung_at > ?) WHERE source_id = ? AND trusted <> (rung_at > ?)`,
		ms(v.Source.LastOK), v.Source.ID, ms(v.Source.LastOK)).Exec(ctx)
	return err
}

// heedHubs corrects when to come again where there is a hub: at once when it has
// spoken during the visit, rarely when it is trusted. A visit that it has asked for
// may come before the news is there to be seen, and the next is not put off.
func heedHubs(ctx context.Context, tx bun.Tx, visits []news.Visit) error {
	var rows []string
	for _, v := range visits {
		if v.Err == nil {
			rows = append(rows, fmt.Sprintf("(%d, %d, %d, %d)", v.Source.ID, ms(v.Began), ms(v.Source.LastOK), ms(v.Rare)))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	now := ms(time.Now())
	_, err := tx.NewRaw(`WITH v (id, began, last_ok, rare) AS (VALUES `+strings.Join(rows, ", ")+`)
		UPDATE sources SET next_at = CASE WHEN h.rung_at >= v.began THEN h.rung_at WHEN h.expires_at < v.rare THEN h.expires_at ELSE v.rare END
		FROM v JOIN hubs h ON h.source_id = v.id
		WHERE sources.id = v.id AND h.offered AND (h.rung_at >= v.began OR h.rung_at <= v.last_ok AND h.trusted AND h.expires_at > ?)`, now).Exec(ctx)
	return err
}

// isWanted is true of a hub h that the bot wants to be told by.
const isWanted = `(h.offered AND EXISTS (SELECT 1 FROM sources s WHERE s.id = h.source_id AND ` + wanted + `))`

// HubsDue takes up to n hubs that are to be asked something, notes that they are
// asked it now, and that the callbacks are below base. Each is due again after five
// minutes, and later every time, until HubSubscribed or HubLost tells what came of
// it: so nothing is lost when the process ends before it asks.
func (db *DB) HubsDue(ctx context.Context, base string, n int) ([]news.Hub, error) {
	now := ms(time.Now())
	const due = `CASE WHEN ` + isWanted + ` THEN h.due_at <= ? OR h.asked <> 'subscribe'
		ELSE h.expires_at > ? AND (h.due_at <= ? OR h.asked <> 'unsubscribe') END`
	args := []any{now, now, now}
	var some bool
	err := db.r.NewRaw(`SELECT EXISTS (SELECT 1 FROM hubs h WHERE `+due+`)`, args...).Scan(ctx, &some)
	if err != nil || !some {
		return nil, wrapHub(err)
	}
	lock := ``
	if !db.lite {
		lock = ` FOR UPDATE SKIP LOCKED`
	}
	var rows []hubRow
	err = db.w.NewRaw(`UPDATE hubs AS h SET asked = CASE WHEN `+isWanted+` THEN 'subscribe' ELSE 'unsubscribe' END,
		base = ?, tries = tries + 1,
		due_at = ? + CASE WHEN tries > 3 THEN 86400000 ELSE 300000 << (2 * tries) END
		WHERE id IN (SELECT h.id FROM hubs h WHERE `+due+` ORDER BY h.due_at LIMIT ?`+lock+`)
		RETURNING id, hub, topic, token, secret, asked`, append(append([]any{base, now}, args...), n)...).Scan(ctx, &rows)
	var hubs []news.Hub
	for _, r := range rows {
		hubs = append(hubs, r.hub())
	}
	return hubs, wrapHub(err)
}

type hubRow struct {
	ID                               int64
	Hub, Topic, Token, Secret, Asked string
}

func (r hubRow) hub() news.Hub {
	return news.Hub{ID: r.ID, URL: r.Hub, Topic: r.Topic, Token: r.Token, Secret: news.NewSecret(r.Secret), Asked: r.Asked}
}

// Hub returns the hub with this token; false when there is none.
func (db *DB) Hub(ctx context.Context, token string) (news.Hub, bool, error) {
	var rows []struct {
		sourceRow
		settingsRow
		Hub hubRow `bun:"embed:hub_"`
	}
	err := db.r.NewRaw(`SELECT `+sourceColumns+`, `+settingsColumns("s.settings", "s.id")+`, h.id AS hub_id, h.hub AS hub_hub, h.topic AS hub_topic,
		h.token AS hub_token, h.secret AS hub_secret, h.asked AS hub_asked FROM hubs h JOIN sources s ON s.id = h.source_id WHERE h.token = ?`, clean(token)).Scan(ctx, &rows)
	if err != nil || len(rows) == 0 {
		return news.Hub{}, false, wrapHub(err)
	}
	r := rows[0]
	h := r.Hub.hub()
	h.Source, h.Settings, h.State = r.source(), r.settings(r.URL), r.State
	return h, true, nil
}

// HubFailed records why a hub could not be asked, and not to ask again before then.
func (db *DB) HubFailed(ctx context.Context, h news.Hub, problem string, then time.Time) error {
	_, err := db.w.NewRaw(`UPDATE hubs SET error = ?, due_at = CASE WHEN due_at < ? THEN ? ELSE due_at END WHERE id = ? AND tries > 0`,
		clean(problem), ms(then), ms(then), h.ID).Exec(ctx)
	return wrapHub(err)
}

// HubSubscribed records that a hub sends until the end of a lease, and when to ask
// for another.
func (db *DB) HubSubscribed(ctx context.Context, h news.Hub, end, renew time.Time) error {
	_, err := db.w.NewRaw(`UPDATE hubs SET expires_at = ?, due_at = ?, tries = 0, error = '' WHERE id = ? AND asked = 'subscribe'`,
		ms(end), ms(renew), h.ID).Exec(ctx)
	return wrapHub(err)
}

// HubLost records that a hub does not send, or no more: because it was asked to
// stop, or for the reason that it gives. When it is wanted it is asked again then,
// and until then its source is visited as others are.
func (db *DB) HubLost(ctx context.Context, h news.Hub, reason string, then time.Time) error {
	return wrapHub(db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		now := ms(time.Now())
		_, err := tx.NewRaw(`UPDATE sources SET next_at = ? WHERE id = ? AND next_at > ? AND EXISTS (SELECT 1 FROM hubs WHERE id = ? AND trusted)`,
			now, h.Source.ID, now, h.ID).Exec(ctx)
		if err == nil {
			_, err = tx.NewRaw(`UPDATE hubs SET expires_at = 0, trusted = false, tries = 0, error = ?, due_at = ? WHERE id = ?`, clean(reason), ms(then), h.ID).Exec(ctx)
		}
		return err
	}))
}

// HubsMove tells that the bot listens below another address now, or nowhere when it
// is empty: hubs that know another are asked again, and relied on no more.
func (db *DB) HubsMove(ctx context.Context, base string) error {
	return wrapHub(db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewRaw(`UPDATE sources SET next_at = ? WHERE id IN (SELECT source_id FROM hubs WHERE trusted AND base <> ?)`, ms(time.Now()), base).Exec(ctx)
		if err == nil {
			_, err = tx.NewRaw(`UPDATE hubs SET trusted = false, due_at = 0 WHERE base NOT IN ('', ?)`, base).Exec(ctx)
		}
		return err
	}))
}

func wrapHub(err error) error {
	if err != nil {
		return fmt.Errorf("hubs: %w", err)
	}
	return nil
}
