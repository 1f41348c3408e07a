package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// pollTime is how long Telegram holds a request while nothing happens. Its server
// takes no more than this.
const pollTime = 50 * time.Second

// Listen answers what people ask until ctx ends, and then returns nil. It returns
// an error only for what cannot mend itself: a token that is refused, an Inbox
// that does not work at the start. When the network or Telegram fails it tries
// again, and says so in the log.
//
// Updates that an earlier life of the process kept and did not handle come first.
func (a *Adapter) Listen(ctx context.Context, set command.Set) error {
	if a.inbox == nil {
		return errors.New("telegram: listening needs an Inbox")
	}
	me, err := a.start(ctx, set)
	if err != nil || ctx.Err() != nil {
		return asked(ctx, err)
	}
	d := newDesk(&door{Adapter: a, set: set, me: me})
	defer d.close()
	old, err := a.inbox.Pending(ctx)
	if err != nil {
		return asked(ctx, fmt.Errorf("telegram: read the inbox: %w", err))
	}
	for _, u := range old {
		d.take(ctx, u)
	}
	return asked(ctx, a.poll(ctx, d))
}

// asked drops errors that come of being asked to stop.
func asked(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// start finds out who the bot is and offers the commands.
func (a *Adapter) start(ctx context.Context, set command.Set) (user, error) {
	for try := 1; ; try++ {
		me, err := a.me(ctx)
		if err == nil {
			err = a.offer(ctx, set)
		}
		if err == nil || errors.Is(err, news.ErrUnauthorized) || ctx.Err() != nil {
			return me, err
		}
		a.pause(ctx, err, try)
	}
}

// poll asks for updates again and again. An update is confirmed by asking for the
// next one, so each is kept before the next request begins.
func (a *Adapter) poll(ctx context.Context, d *desk) error {
	for failed := 0; ctx.Err() == nil; {
		updates, err := a.pollOnce(ctx)
		switch {
		case unauthorized(err):
			return tokenError{}
		case said(err, "webhook is active"):
			// Somebody used this token for a webhook. Nothing is dropped by ending it.
			err = a.api.call(ctx, "deleteWebhook", nil, nil)
		}
		if err != nil {
			failed++
			a.pause(ctx, err, failed)
			continue
		}
		failed = 0
		for _, u := range updates {
			d.take(ctx, u)
		}
	}
	return nil
}

// pollOnce waits for the next updates and keeps them.
func (a *Adapter) pollOnce(ctx context.Context) ([]news.Update, error) {
	offset, err := a.inbox.Offset(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the inbox: %w", err)
	}
	updates, err := a.updates(ctx, offset)
	if err != nil || len(updates) == 0 {
		return nil, err
	}
	// A stop that comes now must not tear what was received from what is kept.
	if err := a.inbox.Keep(context.WithoutCancel(ctx), updates); err != nil {
		return nil, fmt.Errorf("keep updates: %w", err)
	}
	return updates, nil
}

// updates asks for what happened, from offset on. Each update is read alone, and
// only its number here: one of an odd shape must not spoil the others.
func (a *Adapter) updates(ctx context.Context, offset int64) ([]news.Update, error) {
	ctx, cancel := context.WithTimeout(ctx, pollTime+20*time.Second)
	defer cancel()
	var all []json.RawMessage
	err := a.api.call(ctx, "getUpdates", tgbotapi.Params{
		"offset":          number(offset),
		"timeout":         fmt.Sprint(int(pollTime.Seconds())),
		"allowed_updates": `["message","callback_query","my_chat_member"]`,
	}, &all)
	if err != nil {
		return nil, err
	}
	var updates []news.Update
	for _, body := range all {
		var u struct {
			ID int64 `json:"update_id"`
		}
		if err := json.Unmarshal(body, &u); err != nil || u.ID == 0 {
			a.log.WarnContext(ctx, "telegram sent an update without a number", "bytes", len(body))
			continue
		}
		updates = append(updates, news.Update{ID: u.ID, Body: body})
	}
	if len(all) > 0 && len(updates) == 0 {
		return nil, errors.New("getUpdates: none of the updates has a number")
	}
	return updates, nil
}

// pause waits before the next try, as long as Telegram says or longer at each
// failure, and tells the log why.
func (a *Adapter) pause(ctx context.Context, err error, failed int) {
	if ctx.Err() != nil {
		return
	}
	after := backoff(failed)
	var refused *tgbotapi.Error
	if errors.As(err, &refused) && refused.RetryAfter > 0 {
		after = time.Duration(refused.RetryAfter) * time.Second
	}
	if said(err, "terminated by other getUpdates") {
		err = errors.New("another program asks for updates with this token; stop it, or give one of the two a token of its own")
	}
	a.log.WarnContext(ctx, "telegram does not answer as it should", "error", err, "again_in", after.Round(time.Second))
	_ = sleep(ctx, after) // the caller looks at ctx
}
