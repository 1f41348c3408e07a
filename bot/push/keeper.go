package push

import (
	"context"
	"time"

	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/sources/websub"
)

const (
	lease       = 10 * 24 * time.Hour // what hubs are asked for
	longest     = 14 * 24 * time.Hour // what is believed: a hub may forget by then
	afterDenial = 24 * time.Hour      // until a hub that does not want to is asked again
)

// A keeper is a Subscriber as its callbacks see it.
type keeper struct{ *Subscriber }

// Find returns the subscription behind a token.
func (k keeper) Find(ctx context.Context, token string) (websub.Subscription, bool, error) {
	h, found, err := k.find(ctx, token)
	return k.subscription(h), found, err
}

func (k keeper) find(ctx context.Context, token string) (news.Hub, bool, error) {
	const most = 64 // bytes; whatever is longer is no token
	if len(token) > most {
		return news.Hub{}, false, nil
	}
	return k.Book.Hub(ctx, token)
}

// Confirmed notes that a hub does what it was asked. A lease is renewed when a fifth
// of it is left.
func (k keeper) Confirmed(ctx context.Context, token string, mode websub.Mode, granted time.Duration) error {
	h, found, err := k.find(ctx, token)
	if err != nil || !found {
		return err
	}
	if mode == websub.Unsubscribe {
		return k.Book.HubLost(ctx, h, "", time.Time{})
	}
	if granted == 0 {
		granted = lease
	}
	granted = min(granted, longest)
	now := time.Now()
	k.Log.Info("a hub tells when there is news", "source", host(h.Source.URL), "hub", host(h.URL), "for", granted)
	return k.Book.HubSubscribed(ctx, h, now.Add(granted), now.Add(max(granted/5*4, time.Minute)))
}

// Denied notes that a hub does not send.
func (k keeper) Denied(ctx context.Context, token, reason string) error {
	h, found, err := k.find(ctx, token)
	if err != nil || !found {
		return err
	}
	k.Log.Warn("a hub does not send; its source is visited as before", "source", host(h.Source.URL), "hub", host(h.URL), "reason", reason)
	if reason = news.Shorten(reason, 200); reason == "" {
		reason = "no reason given"
	}
	return k.Book.HubLost(ctx, h, host(h.URL)+" does not send: "+reason, time.Now().Add(afterDenial))
}

// Pushed takes what a hub has sent. What does not tell what is new is taken for a
// sign that something is.
func (k keeper) Pushed(ctx context.Context, token string, p websub.Push) error {
	h, found, err := k.find(ctx, token)
	if err != nil || !found {
		return err
	}
	if !p.Signed {
		return k.failed(h, k.Book.Rung(ctx, h))
	}
	items, err := intake.Pushed(h, p.ContentType, p.Body)
	if err != nil {
		k.Log.Info("a push does not tell what is new; the source is visited", "source", host(h.Source.URL), "why", err)
		return k.failed(h, k.Book.Rung(ctx, h))
	}
	return k.failed(h, k.Book.Pushed(ctx, h, items))
}

// failed logs why a push could not be kept; the hub will send it again.
func (k keeper) failed(h news.Hub, err error) error {
	if err != nil {
		k.Log.Error("a push could not be kept", "source", host(h.Source.URL), "error", err)
	}
	return err
}
