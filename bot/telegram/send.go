package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/news"
)

// sendTime is how long one message may take. Telegram answers within a second;
// what takes a minute will not be answered.
const sendTime = time.Minute

// Send posts d.Payload, which Render made, to d.To. It is a delivery.Platform's
// Send; the Ref is the message's id, which is unique in its chat only.
func (a *Adapter) Send(ctx context.Context, d news.Delivery) (news.Ref, error) {
	p, err := stored(d.Payload)
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	return a.send(ctx, d.To, p, d.Attempt)
}

// Message returns the method that Send calls, and its parameters as a JSON object
// of strings; they travel as a form. It asks nobody; a zero Adapter can.
func (a *Adapter) Message(d news.Delivery) (method string, params []byte, err error) {
	p, err := stored(d.Payload)
	if err != nil {
		return "", nil, err
	}
	address(p, d.To)
	params, err = encode(p)
	return sendMessage, params, err
}

const sendMessage = "sendMessage"

// stored reads what Render made.
func stored(payload []byte) (p tgbotapi.Params, err error) {
	if err := json.Unmarshal(payload, &p); err != nil || p == nil {
		return nil, fmt.Errorf("telegram: %w: the payload is not what Render makes: %v", news.ErrRejected, err)
	}
	return p, nil
}

// send makes one try at a message.
func (a *Adapter) send(ctx context.Context, to news.Place, p tgbotapi.Params, attempt int) (news.Ref, error) {
	if after, err := a.pace.wait(ctx, to.Channel); err != nil || after > 0 {
		if err == nil {
			err = errors.New("telegram: too many messages for this chat")
		}
		return "", &news.RetryError{After: after, Err: err}
	}
	address(p, to)
	var sent struct {
		ID int64 `json:"message_id"`
	}
	err := a.api.call(ctx, sendMessage, p, &sent)
	if err == nil && sent.ID == 0 {
		err = &fault{Method: sendMessage, Left: true, Err: errors.New("the answer names no message")}
	}
	if err = outcome(err, to, attempt); err != nil {
		a.heed(ctx, err, to)
		return "", err
	}
	return news.Ref(strconv.FormatInt(sent.ID, 10)), nil
}

// address puts the place into p. The General topic of a forum is the chat itself:
// Telegram knows no thread of its id.
func address(p tgbotapi.Params, to news.Place) {
	const general = "1"
	p["chat_id"] = to.Channel
	if to.Thread != "" && to.Thread != general {
		p["message_thread_id"] = to.Thread
	}
}

// heed remembers what an error tells for the messages to come.
func (a *Adapter) heed(ctx context.Context, err error, to news.Place) {
	var later *news.RetryError
	var refused *tgbotapi.Error
	if errors.As(err, &later) && errors.As(err, &refused) {
		a.pace.pause(to.Channel, later.After)
	}
	if errors.Is(err, news.ErrRejected) {
		a.log.ErrorContext(ctx, "telegram refused a message", "place", to.String(), "error", err)
	}
}
