package tool

import (
	"context"
	"errors"
	"io"
	"sync"
)

// inOrder reads items, works on many of them at once, and writes the results in
// the order of the items.
//
//	          ┌── jobs ──► worker ──┐ each result goes into its own slot
//	read ─────┤            worker   ▼
//	          └── slots, in order ──────► write
//
// The reader makes a slot for each item, a channel with room for one result. It
// puts the slot into the line that the writer waits at, and then gives item and
// slot to whichever worker is free. The writer takes the slots one after the
// other and waits until each is filled. So the order is kept without numbers or
// sorting, a slow item holds back the writer but not the workers, and a reader that
// is too far ahead waits: at most ahead results for each worker are held, however
// long the input is. The pattern is the "channel of channels" of Rob Pike's "Go
// Concurrency Patterns" (2012).
//
// read returns io.EOF at the end; any other error ends the work after the items
// before it. When ctx ends or write fails, inOrder returns at once with that error.
// A read that is stuck by then, waiting for somebody to type, can't be woken: its
// goroutine ends with the read.
func inOrder[In, Out any](ctx context.Context, workers int, read func() (In, error), work func(In) Out, write func(Out) error) error {
	const ahead = 4
	type job struct {
		item In
		slot chan<- Out
	}
	jobs := make(chan job)
	slots := make(chan (<-chan Out), ahead*workers)
	ctx, stop := context.WithCancel(ctx)

	var readErr error // may be looked at when slots is closed
	go func() {
		defer close(slots)
		for {
			item, err := read()
			if err != nil {
				readErr = err
				return
			}
			slot := make(chan Out, 1)
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- job{item, slot}:
			case <-ctx.Done():
				return
			}
		}
	}()

	var busy sync.WaitGroup
	for range workers {
		busy.Go(func() {
			for {
				select {
				case j := <-jobs:
					j.slot <- work(j.item)
				case <-ctx.Done():
					return
				}
			}
		})
	}
	defer busy.Wait()
	defer stop()

	for {
		slot, more, err := receive(ctx, slots)
		if err != nil {
			return err
		}
		if !more {
			break
		}
		result, _, err := receive(ctx, slot)
		if err != nil {
			return err
		}
		if err := write(result); err != nil {
			return err
		}
	}
	if errors.Is(readErr, io.EOF) {
		return nil
	}
	return readErr
}

// receive waits for c, but not longer than ctx.
func receive[T any](ctx context.Context, c <-chan T) (value T, open bool, err error) {
	select {
	case value, open = <-c:
		return value, open, nil
	case <-ctx.Done():
		return value, false, ctx.Err()
	}
}
