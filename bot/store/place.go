package store

import (
	"context"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

type placeRow struct {
	ID                               int64
	Platform, Guild, Channel, Thread string
}

func (p placeRow) place() news.Place {
	return news.Place{Platform: p.Platform, Guild: p.Guild, Channel: p.Channel, Thread: p.Thread}
}

// addPlace returns the id of the place, adding it if need be.
func addPlace(ctx context.Context, tx bun.Tx, p news.Place) (id int64, err error) {
	err = tx.NewRaw(`INSERT INTO places (platform, guild, channel, thread) VALUES (?, ?, ?, ?)
		ON CONFLICT (platform, channel, thread) DO UPDATE SET guild = excluded.guild RETURNING id`,
		p.Platform, p.Guild, p.Channel, p.Thread).Scan(ctx, &id)
	return id, err
}

// scope is the condition on places (as p) that holds for those which may be
// managed and asked about from at: its guild, or its chat where there are none.
func scope(at news.Place) (string, []any) {
	if at.Guild != "" {
		return `p.platform = ? AND p.guild = ?`, []any{at.Platform, at.Guild}
	}
	return `p.platform = ? AND p.guild = '' AND p.channel = ?`, []any{at.Platform, at.Channel}
}

// visible is the condition on sources (as s) that may be asked about from at.
func visible(at news.Place) (string, []any) {
	here, args := scope(at)
	return `(s.own OR EXISTS (SELECT 1 FROM subscriptions u JOIN places p ON p.id = u.place_id WHERE u.source_id = s.id AND ` + here + `))`, args
}
