package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// keptPast is how many of the items that stood in a source before anybody
// followed it stay readable, for those who ask for some of them later. It is the
// most that a subscription may ask for.
const keptPast = 10

// fromThisVisit stands for an item that is not added yet: a source may hold the
// same one twice.
const fromThisVisit = -1

// sortOut returns the items that the source never had, in their order, and notes
// new keys of those that it had: a new guid, a new address or new tracking
// parameters make no news.
func sortOut(ctx context.Context, tx bun.Tx, source int64, found []news.Found) (fresh []news.Found, err error) {
	known, err := knownKeys(ctx, tx, source, found)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		item, twice := int64(0), false
		for _, k := range f.Keys {
			item = max(item, known[clean(k)])
			twice = twice || known[clean(k)] == fromThisVisit
		}
		switch {
		case item > 0:
			err = addKeys(ctx, tx, source, item, f.Keys, known)
		case !twice:
			fresh = append(fresh, f)
			for _, k := range f.Keys {
				known[clean(k)] = fromThisVisit
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return fresh, nil
}

// knownKeys returns which keys of the items the source has had, with the items
// that had them.
func knownKeys(ctx context.Context, tx bun.Tx, source int64, found []news.Found) (map[string]int64, error) {
	var keys []string
	for _, f := range found {
		for _, k := range f.Keys {
			keys = append(keys, clean(k))
		}
	}
	known := map[string]int64{}
	for part := range slices.Chunk(keys, 500) {
		var rows []struct {
			Key    string
			ItemID int64
		}
		err := tx.NewRaw(`SELECT key, item_id FROM item_keys WHERE source_id = ? AND key IN (?)`, source, bun.List(part)).Scan(ctx, &rows)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			known[r.Key] = r.ItemID
		}
	}
	return known, nil
}

// addItem adds an item that the source never had.
func addItem(ctx context.Context, tx bun.Tx, source int64, f news.Found, age int, state string) (id int64, err error) {
	data := f.Data
	if state == "old" && age >= keptPast {
		data = nil
	}
	err = tx.NewRaw(`INSERT INTO items (source_id, state, age, data) VALUES (?, ?, ?, ?) RETURNING id`, source, state, age, data).Scan(ctx, &id)
	if err != nil {
		return 0, err
	}
	return id, addKeys(ctx, tx, source, id, f.Keys, map[string]int64{})
}

// addKeys notes what an item is known by, beyond what is known already.
func addKeys(ctx context.Context, tx bun.Tx, source, item int64, keys []string, known map[string]int64) error {
	for _, k := range keys {
		if k = clean(k); known[k] != 0 {
			continue
		}
		known[k] = item
		if _, err := tx.NewRaw(`INSERT INTO item_keys (source_id, key, item_id) VALUES (?, ?, ?)`, source, k, item).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Item returns an item whose article is yet to be read; false when it was read,
// or given up, before.
func (db *DB) Item(ctx context.Context, id int64) (news.Item, bool, error) {
	var row struct {
		sourceRow
		settingsRow
		Data []byte
	}
	err := db.r.NewRaw(`SELECT `+sourceColumns+`, `+settingsColumns("s.settings", "s.id")+`, i.data FROM items i JOIN sources s ON s.id = i.source_id
		WHERE i.id = ? AND i.state = 'new'`, id).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return news.Item{}, false, nil
	}
	if err != nil {
		return news.Item{}, false, fmt.Errorf("item %d: %w", id, err)
	}
	return news.Item{ID: id, Source: row.source(), Settings: row.settings(row.URL), Data: row.Data}, true, nil
}
