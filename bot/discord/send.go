package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"pullquote/bot/news"
)

// Discord keeps a post from appearing twice: of two messages with the same nonce,
// sent within "the past few minutes", the second is not created and the first is
// returned. How many minutes is documented nowhere, so after nonceWindow the
// channel is read first (see earlier).
// See https://discord.com/developers/docs/resources/message#create-message.
const nonceWindow = time.Minute

// sendLimit is how long one send may take, answer included.
const sendLimit = time.Minute

// Send posts d.Payload to the channel or thread d.To. An empty Ref without error
// means that the message was sent by an earlier try and deleted since.
func (a *Adapter) Send(ctx context.Context, d news.Delivery) (news.Ref, error) {
	if _, err := strconv.ParseUint(d.To.Channel, 10, 64); err != nil {
		return "", fmt.Errorf("discord: %q is no channel's id: %w", d.To.Channel, news.ErrGone)
	}
	ctx, cancel := context.WithTimeout(ctx, sendLimit)
	defer cancel()
	if d.Attempt > 1 && !d.Tried.IsZero() && time.Since(d.Tried) > nonceWindow {
		if ref, err := a.earlier(ctx, d); ref != "" || err != nil {
			return ref, err
		}
	}
	_, body, err := a.Message(d)
	if err != nil {
		return "", err
	}
	data, err := a.call(ctx, http.MethodPost, "/channels/"+d.To.Channel+"/messages", body)
	if err != nil {
		return a.refused(d, err)
	}
	var sent struct{ ID news.Ref }
	if err := json.Unmarshal(data, &sent); err != nil || sent.ID == "" {
		return "", fmt.Errorf("discord: the answer to a post cannot be read: %w", news.ErrUnknown)
	}
	return sent.ID, nil
}

// Message returns what Send sends: the stored message with its idempotency key.
// Discord needs no name for the method. It asks nobody; a zero Adapter can.
func (a *Adapter) Message(d news.Delivery) (method string, body []byte, err error) {
	body, err = withNonce(d.Payload, d.Nonce)
	return "", body, err
}

// withNonce puts the idempotency key into the stored message, whose other bytes
// stay as they are.
func withNonce(payload []byte, nonce string) ([]byte, error) {
	if len(payload) < 2 || payload[0] != '{' || !json.Valid(payload) {
		return nil, fmt.Errorf("discord: the stored message is no JSON object: %w", news.ErrRejected)
	}
	head, err := json.Marshal(nonce)
	if err != nil {
		return nil, fmt.Errorf("discord: the nonce: %w", err)
	}
	return slices.Concat([]byte(`{"nonce":`), head, []byte(`,"enforce_nonce":true,`), payload[1:]), nil
}

// Codes that Discord refuses a message with.
// See https://discord.com/developers/docs/topics/opcodes-and-status-codes#json.
const (
	unknownMessage = 10008
	slowmode       = 20016
	overloaded     = 130000
	edgeRefused    = 40333
)

// gone are the codes that speak of the place, not of the message.
func gone(code int) bool {
	switch code {
	case 10003, // unknown channel
		10004,  // unknown guild
		40067,  // the forum wants a tag
		50001,  // missing access
		50007,  // this user takes no messages
		50008,  // no text channel
		50009,  // the guild's verification level is too high
		50013,  // missing permissions
		50024,  // not in this type of channel
		50083,  // the thread is archived
		160005, // the thread is locked
		220001: // a forum takes threads only
		return true
	}
	return false
}

// refused says what a failed send means for the delivery.
func (a *Adapter) refused(d news.Delivery, err error) (news.Ref, error) {
	var r *refusal
	if !errors.As(err, &r) {
		return "", fmt.Errorf("send to %s: %w", d.To, err)
	}
	switch {
	case r.Code == unknownMessage && d.Attempt > 1:
		return "", nil // the nonce names a message that somebody deleted: it was sent
	case r.Code == unknownMessage:
		return "", fmt.Errorf("send to %s: %w: %w", d.To, r, news.ErrUnknown)
	case gone(r.Code):
		return "", fmt.Errorf("send to %s: %w: %w", d.To, r, news.ErrGone)
	case r.Code == 0, r.Code == slowmode, r.Code == overloaded, r.Code == edgeRefused:
		// It is not about this message: a wrong DISCORD_API_URL, a busy service.
		return "", &news.RetryError{After: time.Minute, Err: fmt.Errorf("send to %s: %w", d.To, r)}
	}
	return "", fmt.Errorf("send to %s: %w: %w", d.To, r, news.ErrRejected)
}
