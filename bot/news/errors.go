package news

import (
	"errors"
	"fmt"
	"time"
)

// What can become of a delivery. An adapter returns an error that wraps one of
// these; anything else counts as ErrUnknown, the careful reading.
var (
	// ErrGone: the place no longer takes posts (deleted, bot removed, no right to
	// write). The place is paused; nothing is lost.
	ErrGone = errors.New("place is gone")
	// ErrRejected: the platform refused this message for good. Others may go on.
	ErrRejected = errors.New("message was refused")
	// ErrUnknown: bytes left the machine and no answer tells whether the message
	// exists.
	ErrUnknown = errors.New("outcome unknown")
	// ErrUnauthorized: the token is not accepted any more. Nothing on this platform
	// can be sent until the operator mends it.
	ErrUnauthorized = errors.New("token refused")
)

// A RetryError says that nothing was sent and when it may be tried again.
type RetryError struct {
	After time.Duration
	Err   error
}

func (e *RetryError) Error() string { return fmt.Sprintf("try again in %s: %v", e.After, e.Err) }
func (e *RetryError) Unwrap() error { return e.Err }

// A MovedError says that nothing was sent because the place has a new address
// (a Telegram group that became a supergroup).
type MovedError struct{ To Place }

func (e *MovedError) Error() string { return "place moved to " + e.To.String() }
