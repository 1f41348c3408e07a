package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/riverqueue/river"
	"golang.org/x/sync/errgroup"

	"pullquote/bot/command"
	"pullquote/bot/config"
	"pullquote/bot/delivery"
	"pullquote/bot/discord"
	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/bot/owner"
	"pullquote/bot/push"
	"pullquote/bot/store"
	"pullquote/bot/telegram"
	"pullquote/bot/terminal"
	"pullquote/bot/tool"
	"pullquote/bot/web"
	"pullquote/sources"
	"pullquote/sources/polite"
)

// An adapter is both doors of a chat platform: posts go out, calls come in.
type adapter interface {
	delivery.Platform
	// Listen answers calls until ctx ends, or until nobody can call any more.
	Listen(context.Context, command.Set) error
}

// A house is the whole bot, put together.
type house struct {
	cfg      config.Config
	log      *slog.Logger
	db       *store.DB
	owners   *owner.Owners
	set      command.Set
	adapters []adapter
	screen   *terminal.Terminal // the only platform, or nil
	once     bool               // post the first round, answer what was piped in, and end
	jobs     *river.Client[*sql.Tx]
	hubs     *push.Subscriber // nil without a public address, as door
	door     web.Door
	out      io.Writer
	closers  []func() error
}

// Two settings have a default that needs no account: without sources the bundled
// newsroom is read, without a token this terminal is the only platform. They know
// nothing of each other.
func open(ctx context.Context, cfg config.Config, w world) (*house, error) {
	h := &house{cfg: cfg, out: w.Out}
	if !cfg.DiscordToken.Set() && !cfg.TelegramToken.Set() {
		h.screen = terminal.Open(w.In, w.Out)
		h.once = !isTerminal(w.In)
	}
	h.log = logger(cfg, w.Err, h.screen)
	err := h.furnish(ctx)
	if err != nil {
		return nil, errors.Join(err, h.close())
	}
	return h, nil
}

func (h *house) furnish(ctx context.Context) error {
	if err := h.openStore(ctx); err != nil {
		return err
	}
	if err := h.adoptSources(ctx); err != nil {
		return err
	}
	if err := h.openPlatforms(ctx); err != nil {
		return err
	}
	out := client(h.cfg)
	if err := h.openDoor(ctx, out); err != nil {
		return err
	}
	return h.openDesks(out)
}

// openStore opens the database. What the newsroom brings to a terminal is gone when
// the terminal is, unless a database was named or is there.
func (h *house) openStore(ctx context.Context) error {
	address := h.cfg.DatabaseURL.Reveal()
	file, _ := strings.CutPrefix(address, "sqlite:")
	if _, err := os.Stat(file); err != nil && h.screen != nil && len(h.cfg.Sources) == 0 && !h.cfg.Given("DATABASE_URL") {
		folder, err := os.MkdirTemp("", "pullquote-")
		if err != nil {
			return err
		}
		h.closers = append(h.closers, func() error { return os.RemoveAll(folder) })
		address = "sqlite:" + filepath.Join(folder, "pullquote.db")
	}
	db, err := store.Open(ctx, address)
	if err != nil {
		return err
	}
	h.db = db
	h.closers = append(h.closers, db.Close)
	return nil
}

// openPlatforms makes the adapters, and asks the platforms who the bot is: a
// wrong token shows here and not at the first post.
func (h *house) openPlatforms(ctx context.Context) error {
	if h.screen != nil {
		h.adapters = append(h.adapters, h.screen)
	}
	if token := h.cfg.DiscordToken; token.Set() {
		d, err := discord.New(discord.Options{Token: token.Reveal(), APIURL: h.cfg.DiscordAPI, Memory: h.db, Log: h.log})
		if err != nil {
			return err
		}
		link, err := d.InviteLink(ctx)
		if err := h.invite("discord", err, "Add the bot to a Discord server, then write /feed add in a channel:\n  %s\n", link); err != nil {
			return err
		}
		h.adapters = append(h.adapters, d)
	}
	if token := h.cfg.TelegramToken; token.Set() {
		t, err := telegram.New(telegram.Options{Token: token.Reveal(), APIURL: h.cfg.TelegramAPI, Inbox: h.db.Inbox("telegram"), Log: h.log})
		if err != nil {
			return err
		}
		group, channel, err := t.Links(ctx)
		if err := h.invite("telegram", err, "Add the bot to a Telegram group or channel, then write /add there:\n  group:   %s\n  channel: %s\n", group, channel); err != nil {
			return err
		}
		h.adapters = append(h.adapters, t)
	}
	return nil
}

// openDesks puts the two halves to work on the jobs that the database keeps, and
// makes the table of commands.
func (h *house) openDesks(out *polite.Client) error {
	desk := &intake.Desk{Book: h.db, Reader: &sources.Reader{Web: out}, Every: h.cfg.PollEvery, Log: h.log, Owner: h.ownerPlaces}
	courier := &delivery.Courier{Queue: h.db, Platforms: map[string]delivery.Platform{}, Log: h.log}
	queues := map[string]int{store.PollQueue: 2, store.ReadQueue: 8}
	for _, a := range h.adapters {
		courier.Platforms[a.Name()] = a
		queues[a.Name()] = 32
	}
	workers := river.NewWorkers()
	river.AddWorker(workers, &intake.Poller{Desk: desk, Sweep: h.db.Sweep})
	river.AddWorker(workers, &intake.Correspondent{Desk: desk})
	river.AddWorker(workers, &delivery.Worker{Courier: courier, Rest: h.db.Rest})
	jobs, err := h.db.Workshop(workers, queues, h.log)
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	h.jobs = jobs
	h.owners = &owner.Owners{Memory: h.db}
	for _, o := range h.cfg.Owners {
		h.owners.Named = append(h.owners.Named, owner.Name(o.Platform, o.User))
	}
	h.set = command.Desk{Book: h.db, Finder: finder{desk.Reader}, Writer: writer{desk}, Owners: h.owners, Log: h.log}.Set()
	return nil
}

// run works until ctx ends, a platform can go on no more, or the one round that
// was asked for is over.
func (h *house) run(ctx context.Context) error {
	if err := h.greet(ctx); err != nil {
		return err
	}
	if err := h.db.Begin(ctx); err != nil {
		return err
	}
	// River gets a context that does not end: it is told to stop, in two steps.
	if err := h.jobs.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	all, ctx := errgroup.WithContext(ctx)
	if h.once {
		all.Go(func() error { return h.round(ctx) })
	} else {
		for _, a := range h.adapters {
			all.Go(func() error { return h.listen(ctx, a) })
		}
		if h.screen != nil {
			all.Go(func() error { return h.welcome(ctx) })
		}
		if h.hubs != nil {
			all.Go(func() error { return h.hubs.Run(ctx) })
			all.Go(func() error { return h.door.Serve(ctx, h.hubs.Handler(), h.log) })
		}
	}
	err := all.Wait()
	if errors.Is(err, errEnd) {
		err = nil
	}
	return errors.Join(err, h.stop(ctx))
}

// errEnd ends the run without being a fault.
var errEnd = errors.New("the end was asked for")

// listen answers one platform. When the only platform is a terminal, somebody who
// quits there means the whole bot.
func (h *house) listen(ctx context.Context, a adapter) error {
	err := a.Listen(ctx, h.set)
	if err == nil && ctx.Err() == nil {
		return errEnd
	}
	return err
}

// round waits for the first posts, then answers what was piped in.
func (h *house) round(ctx context.Context) error {
	if err := h.settle(ctx); err != nil {
		return err
	}
	return h.listen(ctx, h.screen)
}

// welcome says what can be typed once the first posts are on the screen, which
// would push it off; it does not wait long for slow sources.
func (h *house) welcome(ctx context.Context) error {
	soon, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if err := h.settle(soon); err != nil && soon.Err() == nil {
		return err
	}
	return h.screen.Welcome()
}

// settle returns when every source was visited and what it had is posted.
func (h *house) settle(ctx context.Context) error {
	for {
		settled, err := h.db.Settled(ctx)
		if settled || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// stop takes no more work and lets what was begun end; what takes too long is cut
// off, and taken up again at the next start.
func (h *house) stop(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
	defer cancel()
	if err := h.jobs.Stop(ctx); err == nil {
		return nil
	}
	ctx, cancel = context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return h.jobs.StopAndCancel(ctx)
}

// close gives everything back, in the opposite order in which it was taken.
func (h *house) close() error {
	var errs []error
	for i := len(h.closers) - 1; i >= 0; i-- {
		errs = append(errs, h.closers[i]())
	}
	return errors.Join(errs...)
}

// client is the one way out to the web.
func client(cfg config.Config) *polite.Client {
	return &polite.Client{Contact: cfg.Contact, AllowPrivate: cfg.AllowPrivate, Proxies: cfg.Proxies}
}

// The rooms meet here, so here is where they are seen to fit.
var (
	_ intake.Book    = (*store.DB)(nil)
	_ delivery.Queue = (*store.DB)(nil)
	_ push.Book      = (*store.DB)(nil)
	_ command.Book   = (*store.DB)(nil)
	_ discord.Memory = (*store.DB)(nil)
	_ owner.Memory   = (*store.DB)(nil)
	_ telegram.Inbox = store.Inbox{}
	_ adapter        = (*discord.Adapter)(nil)
	_ adapter        = (*telegram.Adapter)(nil)
	_ adapter        = (*terminal.Terminal)(nil)
	_ command.Owners = (*owner.Owners)(nil)
	_ command.Finder = finder{}
	_ command.Writer = writer{}
	_ news.Place     = terminal.Here
	_ tool.Shelf     = (*store.DB)(nil)
)
