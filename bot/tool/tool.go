// Package tool offers what the bot can do with one article, one page or one feed
// as command-line tools: summarize, extract, feed, cluster and probe. Each has a
// form for people and forms for programs, JSON and JSON lines, which are a
// contract. Two more, source and opml, are for the operator of a bot: they change
// what it reads.
//
// Nothing here knows of chats, nor of a database but as a Shelf; only probe has the
// whole way of an article behind it, up to the point where it would be sent.
package tool

import (
	"context"
	"errors"
	"fmt"
	"io"
	"syscall"
)

// Std is where a tool reads and writes.
type Std struct {
	In            io.Reader
	Out, Err      io.Writer
	ErrIsTerminal bool // progress is shown on Err
	OutIsTerminal bool // people read Out, not a program
}

// Exit tells a person what went wrong, in one sentence on stderr, and returns the
// status that the process should end with. Two ends are quiet: whoever reads the
// output has seen enough (a broken pipe), and ctx was ended by Ctrl-C.
func Exit(ctx context.Context, err error, stderr io.Writer) int {
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return 0
	case ctx.Err() != nil:
		return 130 // what shells expect of a program that Ctrl-C has stopped
	}
	_, _ = fmt.Fprintf(stderr, "error: %v\n", err)
	return 1
}
