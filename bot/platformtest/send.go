package platformtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"pullquote/bot/news"
)

func sameNonce(t *testing.T, r Rig) {
	if !r.Once {
		t.Skip("the platform knows no idempotency key")
	}
	d := r.delivery(t, article(), nonce(1))
	first, err := r.Platform.Send(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	d.Attempt = 2
	second, err := r.Platform.Send(t.Context(), d)
	if err != nil || second != first {
		t.Errorf("the second try returned %q, %v; the first %q", second, err, first)
	}
	if n := len(r.Shown(t)); n != 1 {
		t.Errorf("%d messages are shown", n)
	}
	r.send(t, article(), nonce(2)) // another nonce is another message
}

func notBegun(t *testing.T, r Rig) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := r.try(t, ctx)
	if errors.Is(err, news.ErrGone) || errors.Is(err, news.ErrRejected) || errors.Is(err, news.ErrUnauthorized) {
		t.Errorf("a send that never began loses the post: %v", err)
	}
	r.send(t, article(), "n1")
}

func isGone(t *testing.T, r Rig) {
	if r.Gone == nil {
		t.Skip("the place cannot go away")
	}
	r.Gone(t)
	if err := r.try(t, t.Context()); !errors.Is(err, news.ErrGone) {
		t.Errorf("Send to a place that is gone: %v", err)
	}
}

func isRejected(t *testing.T, r Rig) {
	if r.Rejected == nil {
		t.Skip("the platform refuses nothing")
	}
	r.Rejected(t)
	if err := r.try(t, t.Context()); !errors.Is(err, news.ErrRejected) || errors.Is(err, news.ErrGone) {
		t.Errorf("Send of a refused message: %v", err)
	}
	r.send(t, article(), nonce(2)) // the next one is not blocked
}

func waits(t *testing.T, r Rig) {
	if r.Retry == nil {
		t.Skip("the platform never asks to wait")
	}
	const after = 3 * time.Second
	r.Retry(t, after)
	err := r.try(t, t.Context())
	var wait *news.RetryError
	if !errors.As(err, &wait) {
		t.Fatalf("Send that has to wait: %v", err)
	}
	if wait.After < after || wait.After > after+2*time.Second {
		t.Errorf("told to wait %v, was asked for %v", wait.After, after)
	}
}

func isUnknown(t *testing.T, r Rig) {
	if r.Unknown == nil {
		t.Skip("the outcome is always known")
	}
	r.Unknown(t)
	_, err := r.Platform.Send(t.Context(), r.delivery(t, article(), nonce(1)))
	var wait *news.RetryError
	switch {
	case err == nil:
		t.Error("Send claims to know that the message arrived")
	case errors.As(err, &wait), errors.Is(err, news.ErrGone), errors.Is(err, news.ErrRejected):
		t.Errorf("Send claims to know that the message did not arrive: %v", err)
	}
}
