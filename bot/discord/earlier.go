package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"pullquote/bot/news"
)

const (
	clockSkew  = 5 * time.Minute // how far our clock may be ahead of Discord's
	pageSize   = 100             // messages in one answer, the most that Discord gives
	mostPages  = 5               // a channel with more than 500 messages since then is read no further
	epochMilli = 1420070400000   // when Discord's ids begin: 2015-01-01
)

// earlier looks for the message of an earlier try, whose answer was lost, among
// what the bot wrote to the channel since then. It returns an empty Ref when
// there is none, or when the bot may not read the history: then only the nonce
// keeps the post from appearing twice.
func (a *Adapter) earlier(ctx context.Context, d news.Delivery) (news.Ref, error) {
	me, err := a.me(ctx)
	if err != nil {
		return "", fmt.Errorf("look for an earlier try: %w", err)
	}
	var want post
	if err := json.Unmarshal(d.Payload, &want); err != nil || len(want.Embeds) == 0 {
		return "", nil // Send says what is wrong with it
	}
	after := strconv.FormatInt((d.Tried.Add(-clockSkew).UnixMilli()-epochMilli)<<22, 10)
	for range mostPages {
		page, err := a.history(ctx, d.To.Channel, after)
		var r *refusal
		if errors.As(err, &r) {
			a.log.WarnContext(ctx, "may not read a channel to see whether a post was sent", "place", d.To.String(), "error", err)
			return "", nil
		}
		if err != nil {
			return "", fmt.Errorf("look for an earlier try in %s: %w", d.To, err)
		}
		for _, m := range page { // newest first
			if m.Author.ID == me.user && m.shows(want.Embeds[0]) {
				return m.ID, nil
			}
		}
		if len(page) < pageSize {
			break
		}
		after = string(page[0].ID)
	}
	return "", nil
}

// written is what matters of a message in a channel.
type written struct {
	ID     news.Ref
	Author struct{ ID string }
	Embeds []struct{ Title, URL string }
}

// shows reports whether the message is about the article that want shows.
func (m written) shows(want *discordgo.MessageEmbed) bool {
	for _, e := range m.Embeds {
		if e.Title == strings.TrimSpace(want.Title) && strings.TrimRight(e.URL, "/") == strings.TrimRight(want.URL, "/") {
			return true
		}
	}
	return false
}

// history returns up to pageSize messages behind after, the oldest ones of them,
// newest first.
func (a *Adapter) history(ctx context.Context, channel, after string) ([]written, error) {
	data, err := a.call(ctx, http.MethodGet, fmt.Sprintf("/channels/%s/messages?limit=%d&after=%s", channel, pageSize, after), nil)
	if err != nil {
		return nil, err
	}
	var page []written
	if err := json.Unmarshal(data, &page); err != nil {
		return nil, fmt.Errorf("discord: a channel's history cannot be read: %w", news.ErrUnknown)
	}
	return page, nil
}
