package store

import (
	"context"
	"fmt"

	"pullquote/bot/news"
)

// Status counts what the bot has and does.
func (db *DB) Status(ctx context.Context) (news.Status, error) {
	var s news.Status
	err := db.r.NewRaw(`SELECT
		(SELECT count(*) FROM sources s WHERE `+followed+`),
		(SELECT count(*) FROM sources s WHERE `+followed+` AND s.errors > 0),
		(SELECT count(*) FROM sources s WHERE `+followed+` AND s.gone),
		(SELECT count(DISTINCT place_id) FROM subscriptions),
		(SELECT count(*) FROM articles),
		(SELECT count(*) FROM deliveries WHERE `+waits+`),
		(SELECT count(*) FROM deliveries WHERE state = 'refused')`).
		Scan(ctx, &s.Sources, &s.Failing, &s.Gone, &s.Places, &s.Articles, &s.Waiting, &s.Unsent)
	if err != nil {
		return s, fmt.Errorf("counting: %w", err)
	}
	return s, nil
}

// Settled reports whether the first round is over: every wanted source was
// visited, and no item and no delivery is on its way.
func (db *DB) Settled(ctx context.Context) (bool, error) {
	var busy int
	err := db.r.NewRaw(`SELECT
		(SELECT count(*) FROM sources s WHERE `+wanted+` AND NOT s.visited AND s.errors = 0) +
		(SELECT count(*) FROM items WHERE state = 'new') +
		(SELECT count(*) FROM deliveries WHERE `+waits+`)`).Scan(ctx, &busy)
	if err != nil {
		return false, fmt.Errorf("counting: %w", err)
	}
	return busy == 0, nil
}
