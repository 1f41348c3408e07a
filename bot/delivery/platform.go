package delivery

import (
	"context"

	"pullquote/bot/news"
)

// A Platform sends posts to the places of one chat service.
type Platform interface {
	// Name is the Place.Platform that this adapter serves.
	Name() string

	// Render returns the exact message for a post, within every limit of the
	// platform. It is stored before the first byte leaves, so that a second try
	// sends the same. It asks nobody and never fails for a post with a headline
	// and an http(s) address: what does not fit is left out in whole sentences.
	Render(news.Post) ([]byte, error)

	// Send delivers d.Payload to d.To and returns the message's id. It tries
	// once. Its error wraps news.ErrGone, news.ErrRejected, news.ErrUnauthorized,
	// *news.RetryError, *news.MovedError or news.ErrUnknown; any other error
	// counts as unknown. d.Nonce is the same at every try of a delivery.
	Send(ctx context.Context, d news.Delivery) (news.Ref, error)
}
