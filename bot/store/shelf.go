package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

type entryRow struct {
	sourceRow
	settingsRow
	Folder        string
	Own, Listed   bool
	Places, Items int
}

func (r entryRow) entry() news.Entry {
	e := news.Entry{
		Source: r.source(), Settings: r.settings(r.URL), Own: r.Own, Listed: r.Listed,
		Places: r.Places, Items: r.Items, State: r.State,
	}
	_ = json.Unmarshal([]byte(r.Folder), &e.Folder) // written below, or empty
	return e
}

// Entries returns all sources that are the operator's own or that somebody
// follows, by their names.
func (db *DB) Entries(ctx context.Context) ([]news.Entry, error) {
	var rows []entryRow
	err := db.r.NewRaw(`SELECT `+sourceColumns+`, s.folder, s.own, s.listed, `+settingsColumns("s.settings", "s.id")+`,
		(SELECT count(*) FROM subscriptions u WHERE u.source_id = s.id) AS places,
		(SELECT count(*) FROM items i WHERE i.source_id = s.id) AS items
		FROM sources s WHERE `+followed+` ORDER BY lower(s.name), s.url`).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	var all []news.Entry
	for _, r := range rows {
		all = append(all, r.entry())
	}
	return all, nil
}

// Save adds sources, or changes those that are there: their name, folder and
// settings, and whether they are listed among the operator's own. They are visited
// soon. All are saved or none.
func (db *DB) Save(ctx context.Context, entries ...news.Entry) error {
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		for _, e := range entries {
			if err := save(ctx, tx, e); err != nil {
				return fmt.Errorf("%s: %w", e.URL, err)
			}
		}
		return db.enqueue(ctx, tx, poll(0))
	})
	if err != nil {
		return fmt.Errorf("saving sources: %w", err)
	}
	return nil
}

func save(ctx context.Context, tx bun.Tx, e news.Entry) (err error) {
	id := e.ID
	if id == 0 {
		if id, err = addSource(ctx, tx, e.Source); err != nil {
			return err
		}
	}
	folder := ""
	if len(e.Folder) > 0 {
		if folder, err = marshal(e.Folder); err != nil {
			return err
		}
	}
	_, err = tx.NewRaw(`UPDATE sources SET name = ?, folder = ?, listed = ?, own = own OR ?, next_at = ? WHERE id = ?`,
		clean(e.Name), folder, e.Listed, e.Listed, ms(time.Now()), id).Exec(ctx)
	if err != nil {
		return err
	}
	return setSettings(ctx, tx, id, e.Settings)
}

// Drop takes a source out of the operator's own. Where somebody follows it, it
// stays; otherwise it is visited no more, and its secrets are forgotten.
func (db *DB) Drop(ctx context.Context, source int64) error {
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		if _, err := tx.NewRaw(`UPDATE sources SET own = false, listed = false WHERE id = ?`, source).Exec(ctx); err != nil {
			return err
		}
		_, err := tx.NewRaw(`DELETE FROM source_secrets WHERE source_id = ?
			AND NOT EXISTS (SELECT 1 FROM subscriptions u WHERE u.source_id = source_secrets.source_id)`, source).Exec(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("dropping source %d: %w", source, err)
	}
	return nil
}

// Start has a source visited at once, also one that was gone for good.
func (db *DB) Start(ctx context.Context, source int64) error {
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewRaw(`UPDATE sources SET gone = false, next_at = ? WHERE id = ?`, ms(time.Now()), source).Exec(ctx)
		if err != nil {
			return err
		}
		return db.enqueue(ctx, tx, poll(source))
	})
	if err != nil {
		return fmt.Errorf("starting source %d: %w", source, err)
	}
	return nil
}

// Listed returns the sources that were made the operator's own at the command
// line.
func (db *DB) Listed(ctx context.Context) ([]news.Source, error) {
	return db.sources(ctx, `s.listed ORDER BY lower(s.name), s.url`)
}
