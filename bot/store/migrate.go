package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/rivermigrate"
)

//go:embed migrations
var migrations embed.FS

// migrate brings the tables up to date, River's and ours. Each step is one
// transaction with its number recorded, so it can be interrupted anywhere. A
// database from a newer Pullquote is refused untouched.
func (db *DB) migrate(ctx context.Context) error {
	dialect, folder := goose.DialectPostgres, "migrations/postgres"
	if db.lite {
		dialect, folder = goose.DialectSQLite3, "migrations/sqlite"
	}
	steps, err := fs.Sub(migrations, folder)
	if err != nil {
		return err
	}
	ours, err := goose.NewProvider(dialect, db.w.DB, steps)
	if err != nil {
		return fmt.Errorf("database migrations: %w", err)
	}
	has, knows, err := ours.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("database version: %w", err)
	}
	if has > knows {
		return fmt.Errorf("the database was made by a newer Pullquote (version %d, this one knows %d): start that one", has, knows)
	}
	if _, err := ours.Up(ctx); err != nil {
		return fmt.Errorf("database migration: %w", err)
	}
	rivers, err := rivermigrate.New(db.driver, nil)
	if err != nil {
		return fmt.Errorf("job migrations: %w", err)
	}
	if _, err := rivers.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("job migration: %w", err)
	}
	return nil
}
