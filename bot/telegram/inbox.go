package telegram

import "context"

// An Update is what Telegram tells the bot, as it came.
type Update struct {
	ID   int64
	Body []byte // JSON
}

// An Inbox keeps updates from the moment they are confirmed to Telegram, which
// then forgets them, until they are handled.
type Inbox interface {
	// Offset is the id of the update to ask for next: one more than the highest
	// that was kept, 0 before the first.
	Offset(ctx context.Context) (int64, error)
	// Keep stores updates and moves the offset, in one transaction. Updates whose
	// ids were kept before are ignored.
	Keep(ctx context.Context, updates []Update) error
	// Pending are the updates that were kept and not done, in order.
	Pending(ctx context.Context) ([]Update, error)
	// Done says that an update was handled.
	Done(ctx context.Context, id int64) error
}
