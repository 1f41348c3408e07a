package store

import (
	"context"

	"pullquote/bot/news"
)

// PlaceID tells tests which job belongs to a place.
func (db *DB) PlaceID(p news.Place) (id int64, err error) {
	err = db.r.NewRaw(`SELECT id FROM places WHERE platform = ? AND channel = ? AND thread = ?`, p.Platform, p.Channel, p.Thread).Scan(context.Background(), &id)
	return id, err
}
