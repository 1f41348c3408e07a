package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// Listen offers the commands of set and answers those who use them, until ctx
// ends; then it returns nil. It connects again whenever the connection is lost
// and returns an error only when that is of no use: the token is refused, or
// Discord wants something of this bot that only its operator can change.
//
// A lost connection is resumed, so that what people asked meanwhile still comes
// in. A session is begun anew only when the gateway has forgotten it: it takes a
// thousand beginnings a day.
func (a *Adapter) Listen(ctx context.Context, set command.Set) error {
	desk := newDesk(a, set)
	defer desk.wait()
	line := &line{a: a, desk: desk}
	registered := false
	for failed := 0; ; failed++ {
		began := time.Now()
		var err error
		if !registered {
			err = a.register(ctx, set)
			registered = err == nil
		}
		if err == nil {
			err = line.keep(ctx)
		}
		if ctx.Err() != nil {
			return nil
		}
		if err := final(err); err != nil {
			return err
		}
		if time.Since(began) > steady {
			failed = 0
		}
		pause := pause(err, failed)
		a.log.WarnContext(ctx, "discord is not connected", "error", err, "again_in", pause.Round(time.Millisecond))
		if !sleep(ctx, pause) {
			return nil
		}
	}
}

const (
	steady       = time.Minute     // a connection that lasted this long was a good one
	longestPause = 2 * time.Minute // a thousand sessions a day are not used up by trying this often
)

// pause is how long to wait before the next try: twice as long each time, and
// never the same for two bots that lost their connections together. The first is
// short, for whoever asked in between waits three seconds at most. Where the
// session is over, the reference asks for one to five seconds.
func pause(err error, failed int) time.Duration {
	d := min(250*time.Millisecond<<min(failed, 10), longestPause)
	if errors.Is(err, errInvalid) || errors.Is(err, errResumable) {
		d = max(d, time.Second)
	}
	return d + rand.N(d)
}

// final returns what to tell the operator when connecting again is of no use.
// See https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.
func final(err error) error {
	if errors.Is(err, news.ErrUnauthorized) {
		return err
	}
	var c *closed
	if !errors.As(err, &c) {
		return nil
	}
	switch c.code {
	case 4004:
		return fmt.Errorf("discord: the token was refused; %s: %w", howToToken, news.ErrUnauthorized)
	case 4010, 4011:
		return fmt.Errorf("discord: %w: the bot is in more servers than one connection may serve (2500); run it for fewer servers", c)
	case 4012, 4013:
		return fmt.Errorf("discord: %w: this version of the bot is too old for Discord; update it", c)
	case 4014:
		return fmt.Errorf("discord: %w: allow the bot the intents that it asks for, at https://discord.com/developers under Bot", c)
	}
	return nil
}

// line is the connection to the gateway, one after the other.
type line struct {
	a       *Adapter
	desk    *desk
	session *discordgo.Session // to be resumed; nil: a new one begins
	wire    *wire              // the connection that was dialled last
	opened  func() bool        // from then on it is closed politely
}

// keep connects and returns why the connection ended.
func (l *line) keep(ctx context.Context) error {
	if l.session == nil {
		l.session = l.newSession(ctx)
	}
	l.wire = nil
	if err := l.session.Open(); err != nil {
		return l.ended(fmt.Errorf("connect to the gateway: %w", bare(err)))
	}
	l.opened()
	l.a.log.InfoContext(ctx, "discord is connected")
	select {
	case <-ctx.Done():
	case <-l.wire.gone:
	}
	l.session.Close() // its error is that of a connection that is gone
	return l.ended(nil)
}

// ended says why the connection ended, as exactly as is known, and forgets the
// session when the gateway has.
func (l *line) ended(err error) error {
	if l.wire != nil {
		select {
		case <-l.wire.gone:
			if l.wire.why != errHungUp || err == nil {
				err = l.wire.why
			}
		default:
		}
	}
	var c *closed
	if errors.Is(err, errInvalid) || errors.As(err, &c) && (c.code == 4007 || c.code == 4009) {
		l.session = nil
	}
	return err
}

// newSession returns a discordgo session that does nothing by itself but speak
// the protocol.
func (l *line) newSession(ctx context.Context) *discordgo.Session {
	s, _ := discordgo.New("Bot " + l.a.token) // it has no error to return
	s.LogLevel = silent
	s.StateEnabled = false
	s.SyncEvents = true // a handler only hands over
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.Compress, s.Identify.Compress = false, false // the wire looks at the frames
	s.Identify.Intents = discordgo.IntentsGuilds
	s.Client = &http.Client{Transport: gatewayAddress{ctx, l.a}}
	s.Dialer = &websocket.Dialer{
		HandshakeTimeout:  openLimit,
		NetDialContext:    l.dialer(ctx, false),
		NetDialTLSContext: l.dialer(ctx, true),
	}
	s.AddHandler(func(_ *discordgo.Session, i *discordgo.InteractionCreate) { l.desk.receive(ctx, i.Interaction) })
	return s
}

// dialer returns what discordgo's websocket dials with. discordgo gives it no
// context that ends, so ctx ends the connection until it is open.
func (l *line) dialer(ctx context.Context, secure bool) func(context.Context, string, string) (net.Conn, error) {
	return func(dialing context.Context, network, addr string) (net.Conn, error) {
		dialing, cancel := context.WithCancel(dialing)
		defer cancel()
		defer context.AfterFunc(ctx, cancel)()
		w, err := dial(dialing, secure, network, addr)
		if err != nil {
			return nil, err
		}
		l.wire, l.opened = w, context.AfterFunc(ctx, func() { w.Close() })
		return w, nil
	}
}

// gatewayAddress answers discordgo's question where the gateway is, as the API
// told, with version 10: discordgo appends "?v=9&encoding=json", which a fragment
// takes in.
type gatewayAddress struct {
	ctx context.Context
	a   *Adapter
}

func (g gatewayAddress) RoundTrip(r *http.Request) (*http.Response, error) {
	data, err := g.a.call(g.ctx, http.MethodGet, "/gateway", nil)
	if err != nil {
		return nil, err
	}
	var told struct{ URL string }
	if err := json.Unmarshal(data, &told); err != nil {
		return nil, errors.New("the gateway's address cannot be read")
	}
	u, err := url.Parse(told.URL)
	if err != nil || u.Host == "" {
		return nil, errors.New("the gateway's address is none")
	}
	u.RawQuery = url.Values{"v": {"10"}, "encoding": {"json"}}.Encode()
	body, err := json.Marshal(map[string]string{"url": u.String() + "#"})
	if err != nil {
		return nil, err
	}
	return &http.Response{
		StatusCode: http.StatusOK, Status: "200 OK", Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(body)), Request: r,
	}, nil
}
