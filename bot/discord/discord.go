// Package discord speaks Discord: it renders a post as a message with one embed,
// sends it so that no post appears twice, offers the bot's commands as slash
// commands and answers those who use them.
//
// Requests and the gateway go through discordgo, which would wait, retry and
// reconnect on its own. None of that is left to it: transport.go keeps the rate
// limits, call.go asks once and says what became of it, gateway.go and wire.go
// keep the connection.
package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Options say who the bot is and where Discord is.
type Options struct {
	Token  string       // the bot's token, with or without "Bot " in front
	APIURL string       // where the API is; empty: https://discord.com. The gateway is the one that this API names
	Memory Memory       // remembers which commands Discord has; nil: they are told anew at every start
	Log    *slog.Logger // nil: slog.Default()
}

// A Memory keeps small values between two starts of the bot.
type Memory interface {
	// Recall returns what was remembered under key; empty when nothing was.
	Recall(ctx context.Context, key string) (string, error)
	Remember(ctx context.Context, key, value string) error
}

// An Adapter is the bot on Discord. It implements delivery.Platform.
type Adapter struct {
	token  string
	memory Memory
	log    *slog.Logger
	rest   *discordgo.Session // never opened: for requests only

	mu   sync.Mutex
	self identity
}

// identity is who the token belongs to.
type identity struct{ user, app string }

// New returns an adapter. It connects to nothing yet.
func New(o Options) (*Adapter, error) {
	token := strings.TrimPrefix(strings.TrimSpace(o.Token), "Bot ")
	if token == "" || strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, errors.New("discord: this is no token: " + howToToken)
	}
	base, err := apiBase(o.APIURL)
	if err != nil {
		return nil, err
	}
	a := &Adapter{token: token, memory: o.Memory, log: o.Log}
	if a.log == nil {
		a.log = slog.Default()
	}
	a.rest, err = discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("discord: %w", err)
	}
	a.rest.LogLevel = silent
	a.rest.UserAgent = userAgent()
	a.rest.Client = &http.Client{
		Transport: newTransport(base),
		Timeout:   time.Minute,
		// A redirect would take the token to another host.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return a, nil
}

const (
	// howToToken tells where a good token comes from.
	howToToken = "copy it again from Bot > Reset Token at https://discord.com/developers and put it in DISCORD_TOKEN"
	// silent is a log level below all of discordgo's: its lines may hold secrets.
	silent = discordgo.LogError - 1
)

// apiBase returns the address that "/api/v10/…" is appended to.
func apiBase(address string) (*url.URL, error) {
	if address == "" {
		address = "https://discord.com"
	}
	u, err := url.Parse(strings.TrimRight(address, "/") + "/")
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("discord: DISCORD_API_URL is %q: it must look like https://host or http://host:port", address)
	}
	return u, nil
}

// userAgent has the form that Discord's reference asks of every bot.
func userAgent() string {
	version := "0.0.0"
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") {
		version = strings.TrimPrefix(info.Main.Version, "v")
	}
	return "DiscordBot (https://github.com/pullquote/pullquote, " + version + ")"
}

// Name is "discord".
func (a *Adapter) Name() string { return "discord" }

// permissions is what the bot needs in a channel, and nothing more. Reading the
// history is for the check after a send whose answer was lost.
const permissions = discordgo.PermissionViewChannel | discordgo.PermissionSendMessages |
	discordgo.PermissionSendMessagesInThreads | discordgo.PermissionEmbedLinks | discordgo.PermissionReadMessageHistory

// InviteLink returns the address where people add the bot to their server, with
// exactly the rights that it needs. It asks Discord who the bot is, so a token
// that is refused shows here.
func (a *Adapter) InviteLink(ctx context.Context) (string, error) {
	me, err := a.me(ctx)
	if err != nil {
		return "", err
	}
	q := url.Values{"client_id": {me.app}, "scope": {"bot applications.commands"}, "permissions": {strconv.FormatInt(permissions, 10)}}
	return "https://discord.com/oauth2/authorize?" + q.Encode(), nil
}

// me asks once who the bot is. The application's id and the user's differ in old
// applications.
func (a *Adapter) me(ctx context.Context) (identity, error) {
	a.mu.Lock()
	me := a.self
	a.mu.Unlock()
	if me.app != "" {
		return me, nil
	}
	for path, id := range map[string]*string{"/applications/@me": &me.app, "/users/@me": &me.user} {
		data, err := a.call(ctx, http.MethodGet, path, nil)
		if err != nil {
			return identity{}, fmt.Errorf("discord: ask who the bot is: %w", err)
		}
		var answer struct{ ID string }
		if json.Unmarshal(data, &answer) != nil || answer.ID == "" {
			return identity{}, errors.New("discord: ask who the bot is: the answer cannot be read")
		}
		*id = answer.ID
	}
	a.mu.Lock()
	a.self = me
	a.mu.Unlock()
	return me, nil
}
