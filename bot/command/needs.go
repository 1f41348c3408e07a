package command

import (
	"context"

	"pullquote/bot/news"
)

// What the commands need of the rest of the house. The errors of all of them can
// be shown to people when they are a *UserError; anything else is ours and stays
// in the log.

// A Book remembers subscriptions and articles. "at" is where somebody asks:
// answers never leave its guild, or its chat where there are no guilds.
type Book interface {
	// Subscribe adds s.Source for s.Place and reports whether it is new. The source
	// is recognised by its address.
	Subscribe(ctx context.Context, s news.Subscription) (news.Subscription, bool, error)
	Subscriptions(ctx context.Context, at news.Place) ([]news.Subscription, error)
	// Pause stops a subscription for the given reason; an empty one resumes it.
	Pause(ctx context.Context, id int64, why string) error
	Unsubscribe(ctx context.Context, id int64) error
	// Start has a source that is gone for good visited once more.
	Start(ctx context.Context, source int64) error

	// Sources are those that can be asked about here: the operator's own and those
	// followed here.
	Sources(ctx context.Context, at news.Place) ([]news.Source, error)
	Latest(ctx context.Context, at news.Place, q news.Query) ([]news.Post, error)
	Search(ctx context.Context, at news.Place, q news.Query) ([]news.Post, error)
	Quotes(ctx context.Context, at news.Place, q news.Query) ([]news.Said, error)
	Status(ctx context.Context) (news.Status, error)
}

// A Finder turns what somebody pasted, a feed's or a site's address, into a
// source that was really read once. Others are further feeds of the same site.
type Finder interface {
	Find(ctx context.Context, address string) (s news.Source, others []news.Source, err error)
}

// A Writer makes a post of any article on the web.
type Writer interface {
	Write(ctx context.Context, address string) (news.Post, error)
}

// Owners knows the operator of this bot.
type Owners interface {
	IsOwner(ctx context.Context, platform, user string) (bool, error)
	// Meet notes where an owner can be written to: the direct chat that they ask in.
	Meet(ctx context.Context, user string, at news.Place) error
	// Claim makes user an owner when code is the one printed at the first start.
	Claim(ctx context.Context, platform, user, code string) (bool, error)
}
