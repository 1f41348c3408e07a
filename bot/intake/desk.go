package intake

import (
	"context"
	"log/slog"
	"time"

	"pullquote/bot/news"
	"pullquote/sources"
	"pullquote/summarize"
)

// A Book remembers sources, items and articles.
type Book interface {
	// Due takes up to n sources whose time has come, or the one that is named if its
	// time has; nobody else gets them before Visited.
	Due(ctx context.Context, source int64, n int) ([]news.Visit, error)
	// NextDue returns when the next source is due; zero when there is none.
	NextDue(ctx context.Context) (time.Time, error)
	// Visited records visits with the items they found; the new ones are to be read.
	Visited(ctx context.Context, visits ...news.Visit) error
	// Report tells what has changed with the sources since the one before, once: what
	// tell makes of it is on its way when it returns.
	Report(ctx context.Context, patience time.Duration, tell func(news.Report) []news.Notice) error
	// Item returns an item that is to be read; false when it was.
	Item(ctx context.Context, id int64) (news.Item, bool, error)
	// Publish ends with an item: its article goes to every place that follows its source.
	Publish(ctx context.Context, item news.Item, s news.Story) error
}

// A Desk is where the articles come in.
type Desk struct {
	Book    Book
	Reader  *sources.Reader
	Summary summarize.Options
	Every   time.Duration // how often a source is visited that asks for nothing else; 0: as often as it publishes
	Log     *slog.Logger

	// Owner returns where the operator reads what the bot has to say of itself. Nil or
	// nowhere: in the log.
	Owner func(context.Context) ([]news.Place, error)
}
