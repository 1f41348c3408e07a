package polite

import (
	"bytes"
	"errors"
	"runtime"
	"testing"
	"testing/iotest"
)

// Whatever was announced, all of a body comes; of one that is too long as much as
// is wanted.
func TestReadAll(t *testing.T) {
	const limit = 1_500_000
	for _, size := range []int{0, 1, 4095, 4096, 4097, 100_000, limit, limit + 1, 10 * limit} {
		for _, length := range []int64{-1, 0, int64(size), 1 << 40} {
			for _, cut := range []bool{false, true} {
				sent := bytes.Repeat([]byte("tide "), size/5+1)[:size]
				body, err := readAll(&capped{r: iotest.HalfReader(bytes.NewReader(sent)), left: limit}, length, limit, cut)
				want := sent
				switch {
				case size > limit && cut:
					want = sent[:limit+1] // what is read of it decides who is over the limit
				case size > limit:
					want = nil
				}
				if errors.Is(err, errTooLarge) != (size > limit) || err != nil && size <= limit || !bytes.Equal(body, want) {
					t.Errorf("%d bytes of %d, cut %v: %d came, %v", size, length, cut, len(body), err)
				}
			}
		}
	}
}

// What is too long costs no more than what may come.
func TestReadAllHoldsLittle(t *testing.T) {
	const limit = 10 << 20
	endless := bytes.NewReader(make([]byte, 2*limit))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := readAll(&capped{r: endless, left: limit}, -1, limit, false); !errors.Is(err, errTooLarge) {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > limit+limit/10 {
		t.Errorf("%d bytes were allocated", took)
	}
}
