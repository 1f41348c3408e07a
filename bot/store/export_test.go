package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"pullquote/bot/news"
)

// PlaceID tells tests which job belongs to a place.
func (db *DB) PlaceID(p news.Place) (id int64, err error) {
	err = db.r.NewRaw(`SELECT id FROM places WHERE platform = ? AND channel = ? AND thread = ?`, p.Platform, p.Channel, p.Thread).Scan(context.Background(), &id)
	return id, err
}

// Row tells tests all that the row of a source holds.
func (db *DB) Row(address string) (string, error) {
	row := map[string]any{}
	err := db.r.NewRaw(`SELECT * FROM sources WHERE url = ?`, address).Scan(context.Background(), &row)
	return fmt.Sprint(row), err
}

// Secrets counts the sources that have any.
func (db *DB) Secrets() (n int, err error) {
	err = db.r.NewRaw(`SELECT count(*) FROM source_secrets`).Scan(context.Background(), &n)
	return n, err
}

// MakeVersion1 makes a database as the first release did, with something in it.
func MakeVersion1(address, content string) error {
	db, ctx := &DB{}, context.Background()
	dialect, folder := goose.DialectPostgres, "migrations/postgres"
	open := func() error { return db.openPostgres(ctx, address) }
	if file, ok := strings.CutPrefix(address, "sqlite:"); ok {
		dialect, folder = goose.DialectSQLite3, "migrations/sqlite"
		open = func() error { return db.openSQLite(file) }
	}
	if err := open(); err != nil {
		return err
	}
	steps, err := fs.Sub(migrations, folder)
	if err != nil {
		return err
	}
	ours, err := goose.NewProvider(dialect, db.w.DB, steps)
	if err == nil {
		_, err = ours.UpTo(ctx, 1)
	}
	if err == nil {
		_, err = db.w.ExecContext(ctx, content)
	}
	return errors.Join(err, db.Close())
}

// SetSource, SetHub and SetPaused tell tests' stories; HubDue is when a hub is
// asked next.
func (db *DB) SetSource(id int64, column string, value int64) error {
	_, err := db.w.NewRaw(`UPDATE sources SET `+column+` = ?, taken_until = 0 WHERE id = ?`, value, id).Exec(context.Background())
	return err
}

func (db *DB) SetHub(id int64, column string, value int64) error {
	_, err := db.w.NewRaw(`UPDATE hubs SET `+column+` = ? WHERE id = ?`, value, id).Exec(context.Background())
	return err
}

func (db *DB) SetPaused(source int64, why string) error {
	_, err := db.w.NewRaw(`UPDATE subscriptions SET paused = ? WHERE source_id = ?`, why, source).Exec(context.Background())
	return err
}

func (db *DB) HubDue(id int64) time.Time {
	var due int64
	_ = db.r.NewRaw(`SELECT due_at FROM hubs WHERE id = ?`, id).Scan(context.Background(), &due)
	return at(due)
}
