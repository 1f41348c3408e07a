package telegram

import (
	"context"

	"pullquote/bot/news"
)

// An Inbox keeps updates from the moment they are confirmed to Telegram, which
// then forgets them, until they are handled.
type Inbox interface {
	// Offset is the id of the update to ask for next: one more than the highest
	// that was kept. It is 0 before the first and after some days of silence:
	// Telegram begins to count anew, anywhere, when nothing happens for a week.
	Offset(ctx context.Context) (int64, error)
	// Keep stores updates and so moves the offset, in one transaction. Updates whose
	// ids were kept before are ignored.
	Keep(ctx context.Context, updates []news.Update) error
	// Pending are the updates that were kept and not done, in order.
	Pending(ctx context.Context) ([]news.Update, error)
	// Done says that an update was handled.
	Done(ctx context.Context, id int64) error
}
