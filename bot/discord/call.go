package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"pullquote/bot/news"
)

// call asks Discord once and returns the answer's body. path is what stands
// behind "/api/v10". The error tells what became of the request:
//
//   - *refusal: Discord answered that it did not do it
//   - *news.RetryError: nothing was done, because of a limit or because nothing
//     left the machine
//   - an error that wraps news.ErrUnknown: it left, and no answer tells
//   - an error that wraps news.ErrUnauthorized: the token is not accepted
//
// No error holds the token or the address, which for an interaction is a secret.
func (a *Adapter) call(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	var left atomic.Bool
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: func() { left.Store(true) }})

	// discordgo's own buckets wait without a context and are kept for ever, one for
	// each interaction. A new one for every request does neither.
	bucket := &discordgo.Bucket{Remaining: 1}
	bucket.Lock()
	data, err := a.rest.RequestWithLockedBucket(method, discordgo.EndpointAPI+strings.TrimPrefix(path, "/"),
		"application/json", body, bucket, 0,
		discordgo.WithContext(traced), discordgo.WithRestRetries(0), discordgo.WithRetryOnRatelimit(false))
	if err != nil {
		return nil, outcome(err, left.Load())
	}
	return data, nil
}

// A refusal is Discord's answer that it did not do what was asked.
type refusal struct {
	Status int
	Code   int    // Discord's own, more exact than the status; 0 when it gives none
	Text   string // why, in Discord's words
}

func (e *refusal) Error() string {
	return fmt.Sprintf("discord answered %d: %s (code %d)", e.Status, e.Text, e.Code)
}

// outcome says what an error of discordgo means. left tells whether the request
// was written.
func outcome(err error, left bool) error {
	var rest *discordgo.RESTError
	var limit *discordgo.RateLimitError
	var wait *waitError
	switch {
	case errors.As(err, &rest):
		return answered(rest)
	case errors.As(err, &limit):
		return &news.RetryError{After: limit.RetryAfter, Err: errors.New("discord: rate limit: " + limit.Message)}
	case errors.As(err, &wait):
		return &news.RetryError{After: wait.after, Err: fmt.Errorf("discord: %w", wait)}
	case !left:
		return &news.RetryError{After: 10 * time.Second, Err: fmt.Errorf("discord cannot be reached: %w", bare(err))}
	}
	return fmt.Errorf("discord: no answer that can be read: %w: %w", bare(err), news.ErrUnknown)
}

// answered reads an answer that is not 2xx. Only Discord itself refuses in JSON;
// a page of the edge, or an error of the servers, tells nothing about the request.
func answered(e *discordgo.RESTError) error {
	status := e.Response.StatusCode
	var said struct {
		Code    int
		Message string
		Errors  json.RawMessage
	}
	if json.Unmarshal(e.ResponseBody, &said) != nil || said.Message == "" || status < 400 || status > 499 {
		return fmt.Errorf("discord answered %d: %w", status, news.ErrUnknown)
	}
	if status == http.StatusUnauthorized && said.Code == 0 {
		return fmt.Errorf("discord: the token was refused; %s: %w", howToToken, news.ErrUnauthorized)
	}
	text := said.Message
	if len(said.Errors) > 0 {
		text = news.Shorten(text+" "+string(said.Errors), 400)
	}
	return &refusal{Status: status, Code: said.Code, Text: text}
}

// bare takes the address out of a transport's error: it may hold an interaction's
// token.
func bare(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	if s := err.Error(); strings.HasPrefix(s, "Exceeded Max retries") { // discordgo's words for a 502
		return errors.New("502 Bad Gateway")
	}
	return err
}
