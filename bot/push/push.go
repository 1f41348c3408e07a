package push

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/sync/errgroup"

	"pullquote/bot/news"
	"pullquote/sources/polite"
	"pullquote/sources/websub"
)

// A Book remembers hubs.
type Book interface {
	// HubsDue takes up to n hubs that are to be asked something, with callbacks below
	// base; nobody else gets them for some minutes.
	HubsDue(ctx context.Context, base string, n int) ([]news.Hub, error)
	// HubFailed records why a hub could not be asked, and not to ask it before then.
	HubFailed(ctx context.Context, h news.Hub, problem string, then time.Time) error
	// Hub returns the hub with a token.
	Hub(ctx context.Context, token string) (news.Hub, bool, error)
	// HubSubscribed records a lease, and when to ask for the next.
	HubSubscribed(ctx context.Context, h news.Hub, end, renew time.Time) error
	// HubLost records that a hub does not send, why, and when to ask it again.
	HubLost(ctx context.Context, h news.Hub, reason string, then time.Time) error
	// Pushed records the items that a hub has sent; the new ones are to be read.
	Pushed(ctx context.Context, h news.Hub, found []news.Found) error
	// Rung records that a hub says there is news, and not which.
	Rung(ctx context.Context, h news.Hub) error
}

// A Subscriber is the bot at its hubs.
type Subscriber struct {
	Book Book
	Web  *polite.Client
	Base string // the https address under which Handler is reached, without a slash at the end
	Log  *slog.Logger
}

const (
	lookEvery = 2 * time.Second
	atOnce    = 4  // hubs asked at the same time
	taken     = 32 // hubs taken from the book at a time
)

// Run asks hubs to begin, go on or end sending, as each becomes due, until ctx ends.
func (s *Subscriber) Run(ctx context.Context) error {
	for {
		n, err := s.round(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			s.Log.Error("hubs cannot be asked now", "error", err)
		}
		if n == taken {
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(lookEvery):
		}
	}
}

// round asks the hubs that are due and returns how many those were.
func (s *Subscriber) round(ctx context.Context) (n int, err error) {
	hubs, err := s.Book.HubsDue(ctx, s.Base, taken)
	var all errgroup.Group
	all.SetLimit(atOnce)
	for _, h := range hubs {
		all.Go(func() error { return s.ask(ctx, h) })
	}
	return len(hubs), errors.Join(err, all.Wait())
}

// ask asks one hub what the book has noted that it is asked. The book has it due
// again by itself: only what goes wrong is recorded.
func (s *Subscriber) ask(ctx context.Context, h news.Hub) error {
	err := s.subscription(h).Ask(ctx, s.Web, websub.Mode(h.Asked), lease)
	if err == nil || ctx.Err() != nil {
		return nil
	}
	s.Log.Warn("a hub cannot be asked; its source is visited as before", "hub", host(h.URL), "asked", h.Asked, "error", err)
	var then time.Time
	if e := (*polite.Error)(nil); errors.As(err, &e) && e.RetryAfter > 0 {
		then = time.Now().Add(e.RetryAfter)
	}
	return s.Book.HubFailed(ctx, h, err.Error(), then)
}

// host names an address in the log: the whole may hold a secret.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// path is where callbacks are, below Base.
const path = "/websub/"

func (s *Subscriber) subscription(h news.Hub) websub.Subscription {
	return websub.Subscription{Hub: h.URL, Topic: h.Topic, Callback: s.Base + path + h.Token, Secret: h.Secret.Reveal(), Asked: websub.Mode(h.Asked)}
}

// Handler answers the hubs. Whether or not the server in front of it takes off what
// Base has for a path, it finds the callbacks.
func (s *Subscriber) Handler() http.Handler {
	callback := &websub.Callback{Keeper: keeper{s}, Limit: polite.FeedLimit, Ignored: s.ignored}
	mux := http.NewServeMux()
	mux.Handle(path+"{token}", callback)
	if base, err := url.Parse(s.Base); err == nil && base.Path != "" {
		mux.Handle(base.Path+path+"{token}", callback)
	}
	return mux
}

func (s *Subscriber) ignored(_ context.Context, sub websub.Subscription, why string) {
	s.Log.Warn("a push was ignored", "feed", host(sub.Topic), "hub", host(sub.Hub), "why", why)
}
