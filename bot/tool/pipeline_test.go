package tool

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// numbers reads 0, 1, … n-1.
func numbers(n int) func() (int, error) {
	next := -1
	return func() (int, error) {
		if next++; next >= n {
			return 0, io.EOF
		}
		return next, nil
	}
}

func TestOrderIsKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		random := rand.New(rand.NewPCG(1, 2))
		delays := make([]time.Duration, 500)
		for i := range delays {
			delays[i] = time.Duration(random.IntN(100)) * time.Millisecond
		}
		delays[7] = time.Minute // one item that takes as long as all others
		var got []int
		began := time.Now()
		err := inOrder(t.Context(), 8, numbers(len(delays)),
			func(i int) int { time.Sleep(delays[i]); return i },
			func(i int) error { got = append(got, i); return nil })
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(delays) || !slices.IsSorted(got) {
			t.Errorf("got %v", got)
		}
		// One worker alone would need 25 seconds for the others, and eight a bit more than 3.
		if took := time.Since(began); took > 65*time.Second {
			t.Errorf("took %s: the workers have not worked side by side", took)
		}
	})
}

func TestReaderWaitsForTheWriter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var read, written, most atomic.Int64
		next := numbers(1000)
		err := inOrder(t.Context(), 2,
			func() (int, error) { read.Add(1); return next() },
			func(i int) int { return i },
			func(int) error {
				time.Sleep(time.Second) // everybody else gets as far as they can
				most.Store(max(most.Load(), read.Load()-written.Load()))
				written.Add(1)
				return nil
			})
		if err != nil || written.Load() != 1000 {
			t.Fatalf("%d written, %v", written.Load(), err)
		}
		if most.Load() > 12 {
			t.Errorf("%d items were held at once", most.Load())
		}
	})
}

func TestErrorsEndThePipeline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		same := func(i int) int { return i }
		wrong := errors.New("disk on fire")

		written := 0
		next := numbers(10)
		err := inOrder(t.Context(), 3, func() (int, error) {
			i, err := next()
			if errors.Is(err, io.EOF) {
				err = wrong
			}
			return i, err
		}, same, func(int) error { written++; return nil })
		if !errors.Is(err, wrong) || written != 10 {
			t.Errorf("reading: %v after %d items, want all that were read", err, written)
		}

		err = inOrder(t.Context(), 3, numbers(1000), same, func(i int) error {
			if i == 5 {
				return wrong
			}
			return nil
		})
		if !errors.Is(err, wrong) {
			t.Errorf("writing: %v", err)
		}
	})
}

func TestEndOfContextEndsThePipeline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		in, typing := io.Pipe() // nobody ever types
		began := time.Now()
		err := inOrder(ctx, 2, func() (byte, error) {
			var b [1]byte
			_, err := in.Read(b[:])
			return b[0], err
		}, func(b byte) byte { return b }, func(byte) error { return nil })
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != time.Minute {
			t.Errorf("%v after %s", err, time.Since(began))
		}
		_ = typing.Close() // lets the stuck read end; synctest reports what is left over
	})
}

// What the pipeline itself costs for each item, beside work of a millisecond.
func BenchmarkInOrder(b *testing.B) {
	same := func(i int) int { return i }
	err := inOrder(b.Context(), 2, numbers(b.N), same, func(int) error { return nil })
	if err != nil {
		b.Fatal(err)
	}
}
