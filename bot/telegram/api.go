package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// maxAnswer bounds what is read of one answer. A hundred updates, the most that
// one answer holds, are far below it.
const maxAnswer = 16 << 20

// An api makes requests to the Bot API.
type api struct {
	bot    tgbotapi.BotAPI
	client *http.Client
}

func newAPI(token, base string, dial func(context.Context, string, string) (net.Conn, error)) *api {
	quiet()
	if dial == nil {
		dial = (&net.Dialer{Timeout: 15 * time.Second, KeepAlive: 30 * time.Second}).DialContext
	}
	a := &api{
		bot: tgbotapi.BotAPI{Token: token},
		client: &http.Client{
			Transport: &http.Transport{
				Proxy:               http.ProxyFromEnvironment,
				DialContext:         dial,
				TLSHandshakeTimeout: 15 * time.Second,
				MaxIdleConnsPerHost: 32,
				// A connection that its server closes just when it is used again leaves
				// a message with an unknown outcome. So it is ours to close it first.
				IdleConnTimeout:       30 * time.Second,
				ExpectContinueTimeout: time.Second,
				ForceAttemptHTTP2:     true,
			},
			// The address holds the token, so it follows nobody anywhere.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
	// The library fills the address in with Sprintf.
	a.bot.SetAPIEndpoint(strings.ReplaceAll(base, "%", "%%") + "/bot%s/%s")
	return a
}

// quiet silences the library, which logs addresses with the token in them.
var quiet = sync.OnceFunc(func() { _ = tgbotapi.SetLogger(silence{}) })

type silence struct{}

func (silence) Println(...any)        {}
func (silence) Printf(string, ...any) {}

// call asks for method and reads the result into result, unless that is nil. An
// error wraps *tgbotapi.Error when Telegram refused and so did nothing, else it is
// a *fault. No error holds the token.
func (a *api) call(ctx context.Context, method string, p tgbotapi.Params, result any) error {
	x := &exchange{ctx: ctx, client: a.client}
	one := a.bot // a copy for this request: the library has no other place for a context
	one.Client = x
	answer, err := one.MakeRequest(method, p)
	if err == nil && result != nil {
		err = json.Unmarshal(answer.Result, result)
	}
	if err == nil {
		return nil
	}
	if text := err.Error(); strings.Contains(text, a.bot.Token) {
		err = errors.New(strings.ReplaceAll(text, a.bot.Token, "<token>"))
	}
	var refused *tgbotapi.Error
	if errors.As(err, &refused) {
		if x.status/100 == 4 && refused.Code == x.status {
			return fmt.Errorf("%s: %w", method, refused)
		}
		err = errors.New(refused.Message) // a 5xx is no refusal, whatever it says
	}
	return &fault{Method: method, Left: x.left.Load(), Status: x.status, Err: err}
}

// A fault is a request without an answer that can be relied on.
type fault struct {
	Method string
	Left   bool // bytes may have left this machine
	Status int  // of the answer, if any came
	Err    error
}

func (f *fault) Error() string {
	if f.Status != 0 && f.Status != http.StatusOK {
		return fmt.Sprintf("%s: HTTP %d: %v", f.Method, f.Status, f.Err)
	}
	return f.Method + ": " + f.Err.Error()
}

func (f *fault) Unwrap() error { return f.Err }

// An exchange is the library's HTTP client for one request: it brings the
// context, keeps what the library forgets, and takes the address, which holds the
// token, out of errors.
type exchange struct {
	ctx    context.Context
	client *http.Client
	left   atomic.Bool
	status int
}

func (x *exchange) Do(r *http.Request) (*http.Response, error) {
	// A connection comes after DNS, TCP and TLS. Without one, nothing was written.
	ctx := httptrace.WithClientTrace(x.ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { x.left.Store(true) },
	})
	resp, err := x.client.Do(r.WithContext(ctx))
	var about *url.Error
	if errors.As(err, &about) {
		err = about.Err
	}
	if err != nil {
		return nil, err
	}
	x.status = resp.StatusCode
	resp.Body = struct {
		io.Reader
		io.Closer
	}{io.LimitReader(resp.Body, maxAnswer), resp.Body}
	return resp, nil
}
