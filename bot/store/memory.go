package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Recall returns what was remembered under key; empty when nothing was.
func (db *DB) Recall(ctx context.Context, key string) (string, error) {
	var value string
	err := db.r.NewRaw(`SELECT value FROM memory WHERE key = ?`, key).Scan(ctx, &value)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("recalling %s: %w", key, err)
	}
	return value, nil
}

// Remember keeps a small value under key, replacing the one before.
func (db *DB) Remember(ctx context.Context, key, value string) error {
	_, err := db.w.NewRaw(`INSERT INTO memory (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, clean(value)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("remembering %s: %w", key, err)
	}
	return nil
}
