package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// keptPast is how many of the items that stood in a source before anybody
// followed it stay readable, for those who ask for some of them later. It is the
// most that a subscription may ask for.
const keptPast = 10

// addItem adds an item unless the source has had one of this key or link, and
// returns its id; 0 when it was there. A new guid, a new date or a new tracking
// parameter make no news.
func addItem(ctx context.Context, tx bun.Tx, source int64, f news.Found, age int, state string) (id int64, err error) {
	data := f.Data
	if state == "old" && age >= keptPast {
		data = nil
	}
	link := f.Link
	if link == "" {
		link = f.Key
	}
	err = tx.NewRaw(`INSERT INTO items (source_id, key, link, state, age, data) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT DO NOTHING RETURNING id`, source, clean(f.Key), clean(link), state, age, data).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// Item returns an item whose article is yet to be read; false when it was read,
// or given up, before.
func (db *DB) Item(ctx context.Context, id int64) (news.Item, bool, error) {
	var row struct {
		sourceRow
		Data []byte
	}
	err := db.r.NewRaw(`SELECT `+sourceColumns+`, i.data FROM items i JOIN sources s ON s.id = i.source_id
		WHERE i.id = ? AND i.state = 'new'`, id).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return news.Item{}, false, nil
	}
	if err != nil {
		return news.Item{}, false, fmt.Errorf("item %d: %w", id, err)
	}
	return news.Item{ID: id, Source: row.source(), Data: row.Data}, true, nil
}
