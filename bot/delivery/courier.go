package delivery

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"pullquote/bot/news"
)

const (
	// shift is how long one job goes on before others get their turn.
	shift = 5 * time.Second
	// sendTimeout is how long a platform may take to answer. A send that was begun
	// is not cut off when the bot stops; it has this long to end.
	sendTimeout = 30 * time.Second
	// settleTimeout is how long the database may take to record an outcome.
	settleTimeout = 10 * time.Second
)

// A Queue remembers deliveries. Place is the number under which it knows a place.
type Queue interface {
	Next(ctx context.Context, place int64) (d news.Delivery, due time.Time, ok bool, err error)
	Intend(ctx context.Context, d news.Delivery) error
	Sent(ctx context.Context, d news.Delivery, ref news.Ref) error
	Again(ctx context.Context, d news.Delivery, due time.Time, cause error) error
	Doubt(ctx context.Context, d news.Delivery, due time.Time, cause error) error
	Refuse(ctx context.Context, d news.Delivery, cause error) error
	Hold(ctx context.Context, place int64, cause error) error
	Move(ctx context.Context, place int64, to news.Place) error
}

// A Courier carries deliveries.
type Courier struct {
	Queue     Queue
	Platforms map[string]Platform // by their names
	Log       *slog.Logger
}

// Deliver sends what is due at a place, in order, for one shift at most. It
// returns when the next delivery there is due; false when none waits. An error
// is the database's: what a platform does wrong is recorded, not returned.
func (c *Courier) Deliver(ctx context.Context, place int64) (next time.Time, waits bool, err error) {
	end := time.Now().Add(shift)
	for {
		d, due, ok, err := c.Queue.Next(ctx, place)
		if err != nil || !ok {
			return time.Time{}, false, err
		}
		if now := time.Now(); due.After(now) || now.After(end) {
			return due, true, nil
		}
		if err := c.carry(ctx, place, d); err != nil {
			return time.Time{}, false, err
		}
	}
}

// carry tries one delivery once.
func (c *Courier) carry(ctx context.Context, place int64, d news.Delivery) error {
	platform, ok := c.Platforms[d.To.Platform]
	if !ok {
		return fmt.Errorf("nobody here speaks %s", d.To.Platform)
	}
	if d.Payload == nil {
		payload, err := platform.Render(d.Post)
		if err != nil {
			c.Log.Error("post cannot be shown", "place", d.To, "url", d.Post.URL, "error", err)
			return c.Queue.Refuse(ctx, d, err)
		}
		d.Payload = payload
	}
	d.Attempt++
	if d.Tried.IsZero() {
		d.Tried = time.Now()
	}
	if err := c.Queue.Intend(ctx, d); err != nil {
		return err
	}
	// From here on the send ends in its own time, whoever asks the bot to stop.
	sending, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendTimeout)
	ref, err := platform.Send(sending, d)
	cancel()
	settling, cancel := context.WithTimeout(context.WithoutCancel(ctx), settleTimeout)
	defer cancel()
	return c.settle(settling, place, d, ref, err)
}

// settle records what became of a send.
func (c *Courier) settle(ctx context.Context, place int64, d news.Delivery, ref news.Ref, err error) error {
	log := c.Log.With("place", d.To, "url", d.Post.URL, "attempt", d.Attempt)
	var retry *news.RetryError
	var moved *news.MovedError
	switch {
	case err == nil:
		log.Info("posted", "message", ref)
		return c.Queue.Sent(ctx, d, ref)
	case errors.As(err, &retry):
		log.Debug("not sent yet", "error", err)
		return c.Queue.Again(ctx, d, time.Now().Add(max(retry.After, pause(d.Attempt)/4)), err)
	case errors.As(err, &moved):
		log.Info("place moved", "to", moved.To)
		return c.Queue.Move(ctx, place, moved.To)
	case errors.Is(err, news.ErrGone):
		log.Warn("place takes no posts; its subscriptions are paused", "error", err)
		return c.Queue.Hold(ctx, place, err)
	case errors.Is(err, news.ErrRejected):
		log.Error("post refused for good", "error", err)
		return c.Queue.Refuse(ctx, d, err)
	case errors.Is(err, news.ErrUnauthorized):
		log.Error("nothing can be sent", "error", err)
		return c.Queue.Again(ctx, d, time.Now().Add(5*time.Minute), err)
	default:
		log.Warn("no answer; the message may exist", "error", err)
		return c.Queue.Doubt(ctx, d, time.Now().Add(pause(d.Attempt)), err)
	}
}

// pause is how long to wait after the n-th try: 2 s, doubling, at most 5 minutes.
// The first tries are close together, since a platform remembers a nonce for a
// few minutes only.
func pause(n int) time.Duration {
	return min(2*time.Second<<min(n-1, 10), 5*time.Minute)
}
