// Package web serves what the world may ask of the bot, and lets nobody hold it up:
// whatever is asked has bounds in time, in length and in number.
package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

const (
	connections = 256              // at the same time; further ones wait
	headTime    = 5 * time.Second  // to send the head of a request
	bodyTime    = 30 * time.Second // to send all of it
	answerTime  = 60 * time.Second // until the answer is there
	idleTime    = 30 * time.Second // between two requests
	headSize    = 16 << 10         // bytes of a head
	lastTime    = 10 * time.Second // for what is being answered when the server ends
)

// A Door is where requests come in.
type Door struct{ listener net.Listener }

// Open listens at an address with a port.
func Open(address string) (Door, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return Door{}, fmt.Errorf("nothing can be received at %s (%w); give LISTEN another address or port", address, reason(err))
	}
	return Door{l}, nil
}

// reason takes out of err what its sentence has said already.
func reason(err error) error {
	if op := (*net.OpError)(nil); errors.As(err, &op) {
		return op.Err
	}
	return err
}

// Address is where it listens.
func (d Door) Address() string { return d.listener.Addr().String() }

// Close ends what Serve has not begun.
func (d Door) Close() error {
	if err := d.listener.Close(); !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}

// Serve answers requests by h until ctx ends, and then lets those that are being
// answered end.
func (d Door) Serve(ctx context.Context, h http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: headTime, ReadTimeout: bodyTime, WriteTimeout: answerTime, IdleTimeout: idleTime, MaxHeaderBytes: headSize,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug), // broken requests of strangers
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(netutil.LimitListener(d.listener, connections)) }()
	select {
	case err := <-ended:
		return fmt.Errorf("receiving requests: %w", err)
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastTime)
	defer cancel()
	if server.Shutdown(ctx) != nil {
		return server.Close()
	}
	return nil
}
