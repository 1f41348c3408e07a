package main

import (
	"context"

	"pullquote/bot/push"
	"pullquote/bot/web"
	"pullquote/sources/polite"
)

// openDoor makes ready for the hubs of feeds, where the bot can be reached from
// outside.
func (h *house) openDoor(ctx context.Context, out *polite.Client) error {
	base := h.cfg.PublicURL
	if h.once {
		base = ""
	}
	if err := h.db.HubsMove(ctx, base); err != nil || base == "" {
		return err
	}
	door, err := web.Open(h.cfg.Listen)
	if err != nil {
		return err
	}
	h.closers = append(h.closers, door.Close)
	h.door, h.hubs = door, &push.Subscriber{Book: h.db, Web: out, Base: base, Log: h.log}
	return nil
}
