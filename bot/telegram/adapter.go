package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"regexp"
	"strings"

	"pullquote/bot/news"
)

// platform is the Place.Platform of everything here.
const platform = "telegram"

// Options say which bot speaks, and through which server.
type Options struct {
	Token  string       // from @BotFather
	APIURL string       // a self-hosted Bot API server; empty: Telegram's own
	Inbox  Inbox        // where updates wait until they are handled; needed to Listen
	Log    *slog.Logger // nil: slog.Default()

	// Dial opens connections to the server; nil: as net.Dialer does.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

// An Adapter is one bot on Telegram. It is safe for concurrent use.
type Adapter struct {
	api   *api
	pace  *pace
	inbox Inbox
	log   *slog.Logger
}

// New returns the adapter for o. It asks nobody: a token of the right form that
// Telegram does not know shows at the first request.
func New(o Options) (*Adapter, error) {
	if !wellFormed.MatchString(o.Token) {
		return nil, errors.New("telegram: TELEGRAM_TOKEN is not a bot's token, which looks like 123456789:AAE…; ask @BotFather for it with /mybots")
	}
	base, err := apiBase(o.APIURL)
	if err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return &Adapter{api: newAPI(o.Token, base, o.Dial), pace: newPace(), inbox: o.Inbox, log: o.Log}, nil
}

// wellFormed is what tokens look like. One that does not cannot be put into a
// request's address safely, and the error of a bad address would print it.
var wellFormed = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)

// apiBase is the address that all requests begin with, without a slash at its end.
func apiBase(s string) (string, error) {
	if s == "" {
		return "https://api.telegram.org", nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("telegram: TELEGRAM_API_URL %q is not the address of a server; write it like http://localhost:8081", s)
	}
	return strings.TrimRight(s, "/"), nil
}

// Name is "telegram".
func (a *Adapter) Name() string { return platform }

// Links returns where people add the bot: to a group, and to a channel with the
// one right that it needs there.
func (a *Adapter) Links(ctx context.Context) (group, channel string, err error) {
	me, err := a.me(ctx)
	if err != nil {
		return "", "", err
	}
	at := "https://t.me/" + me.Username
	return at + "?startgroup=true", at + "?startchannel=true&admin=post_messages", nil
}

// me asks who the bot is. A token that is not accepted is a *tokenError.
func (a *Adapter) me(ctx context.Context) (user, error) {
	var me user
	err := a.api.call(ctx, "getMe", nil, &me)
	if unauthorized(err) {
		return user{}, tokenError{}
	}
	if err == nil && me.Username == "" {
		err = errors.New("getMe: the answer names no bot")
	}
	return me, err
}

// A tokenError tells the operator what to do about a token that was refused.
type tokenError struct{}

func (tokenError) Error() string {
	return "telegram: the token was refused; ask @BotFather for it with /mybots and put it in TELEGRAM_TOKEN"
}

func (tokenError) Unwrap() error { return news.ErrUnauthorized }
