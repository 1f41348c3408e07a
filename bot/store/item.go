package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/riverqueue/river"
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

// takeIn adds the items that the source never had and returns the jobs that read
// them. At the first visit what was found is the source's past, of which the newest
// are read.
func takeIn(ctx context.Context, tx bun.Tx, source int64, found []news.Found, newest int, first bool) ([]river.InsertManyParams, error) {
	fresh, err := sortOut(ctx, tx, source, found)
	if err != nil {
		return nil, err
	}
	items := make([]itemRow, len(fresh))
	for i, f := range fresh {
		it := itemRow{age: -1, state: "new", found: f}
		if first {
			it.age = i
			if newest != news.AllOfIt && i >= newest {
				it.state = "old"
			}
		}
		items[len(fresh)-1-i] = it // the oldest first: jobs and posts then follow the order of events
	}
	ids, err := addItems(ctx, tx, source, items)
	if err != nil {
		return nil, err
	}
	var jobs []river.InsertManyParams
	for _, id := range ids {
		jobs = append(jobs, read(id))
	}
	return jobs, nil
}

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
			err = addKeys(ctx, tx, keysOf(source, item, f.Keys, known))
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

// Fresh returns the items that a source never had, in their order: what a visit
// that finds them would call new.
func (db *DB) Fresh(ctx context.Context, source int64, found []news.Found) (fresh []news.Found, err error) {
	err = db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		fresh, err = sortOut(ctx, tx, source, found)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("what is new: %w", err)
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

// An itemRow is an item that is to be added.
type itemRow struct {
	age   int
	state string
	found news.Found
}

// data is what is kept of the item.
func (it itemRow) data() []byte {
	if it.state == "old" && it.age >= keptPast {
		return nil
	}
	return it.found.Data
}

// addItems adds items that the source never had, in this order, and returns the
// ids of those that are new. A first visit brings dozens, each with a few keys, so
// many are added with one statement.
func addItems(ctx context.Context, tx bun.Tx, source int64, items []itemRow) (fresh []int64, err error) {
	for part := range slices.Chunk(items, 100) {
		var rows []bun.TupleValues
		for _, it := range part {
			rows = append(rows, bun.Tuple([]any{source, it.state, it.age, it.data()}))
		}
		var ids []int64
		err := tx.NewRaw(`INSERT INTO items (source_id, state, age, data) VALUES ? RETURNING id`, bun.List(rows)).Scan(ctx, &ids)
		if err != nil {
			return nil, err
		}
		slices.Sort(ids) // they were given in order, but need not be told so
		var keys []bun.TupleValues
		for i, it := range part {
			if it.state == "new" {
				fresh = append(fresh, ids[i])
			}
			keys = append(keys, keysOf(source, ids[i], it.found.Keys, map[string]int64{})...)
		}
		if err := addKeys(ctx, tx, keys); err != nil {
			return nil, err
		}
	}
	return fresh, nil
}

// keysOf returns the rows of what an item is known by, beyond what is known
// already, and notes them as known.
func keysOf(source, item int64, keys []string, known map[string]int64) (rows []bun.TupleValues) {
	for _, k := range keys {
		if k = clean(k); known[k] == 0 {
			known[k] = item
			rows = append(rows, bun.Tuple([]any{source, k, item}))
		}
	}
	return rows
}

func addKeys(ctx context.Context, tx bun.Tx, rows []bun.TupleValues) error {
	for part := range slices.Chunk(rows, 500) {
		if _, err := tx.NewRaw(`INSERT INTO item_keys (source_id, key, item_id) VALUES ?`, bun.List(part)).Exec(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Unread returns the items of a source whose articles are yet to be read, in the
// order in which they were found.
func (db *DB) Unread(ctx context.Context, source int64) (ids []int64, err error) {
	err = db.r.NewRaw(`SELECT id FROM items WHERE source_id = ? AND state = 'new' ORDER BY id`, source).Scan(ctx, &ids)
	if err != nil {
		return nil, fmt.Errorf("unread items: %w", err)
	}
	return ids, nil
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
