package polite

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestPace sends twenty visits to one host at once: never more than two are
// there, four come at once, the others at the pace.
func TestPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h hosts
		var mu sync.Mutex
		var wg sync.WaitGroup
		began, here, most := time.Now(), 0, 0
		for range 20 {
			wg.Go(func() {
				leave, err := h.enter(t.Context(), "harbour.example:443", true)
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				here++
				most = max(most, here)
				mu.Unlock()
				time.Sleep(time.Millisecond)
				mu.Lock()
				here--
				mu.Unlock()
				leave()
			})
		}
		wg.Wait()
		if took, want := time.Since(began), 16*hostPace; took < want || took > want+time.Second {
			t.Errorf("twenty visits took %s, want about %s", took, want)
		}
		if most != perHost {
			t.Errorf("%d visits at a time, want %d", most, perHost)
		}
	})
}

func TestHostsAreForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h hosts
		for i := range 3 * remembers {
			leave, err := h.enter(t.Context(), fmt.Sprintf("%d.example:443", i), true)
			if err != nil {
				t.Fatal(err)
			}
			leave()
			time.Sleep(hostPace)
		}
		if n := len(h.of); n > remembers {
			t.Errorf("%d hosts are remembered", n)
		}
	})
}

func TestEnterEndsWithContext(t *testing.T) {
	var h hosts
	for range perHost {
		if _, err := h.enter(t.Context(), "a:80", true); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := h.enter(ctx, "a:80", true); err == nil {
		t.Error("a third visit was let in")
	}
}

func TestWaits(t *testing.T) {
	now := time.Date(2026, 8, 4, 9, 0, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"": 0, "0": 0, "60": time.Minute, "-5": 0, "soon": 0, "100000000000000000000": 0, "9999999999": longest,
		"Tue, 04 Aug 2026 10:00:00 GMT": time.Hour, "Tue, 04 Aug 2026 08:00:00 GMT": 0, "Sun, 04 Aug 2099 08:00:00 GMT": longest,
	} {
		if got := retryAfter(header, now); got != want {
			t.Errorf("retryAfter(%q) = %s, want %s", header, got, want)
		}
	}
	for header, want := range map[string]time.Duration{"": 0, "no-cache": 0, `private, Max-Age="300"`: 5 * time.Minute, "max-age=x": 0} {
		if got := maxAge(header); got != want {
			t.Errorf("maxAge(%q) = %s, want %s", header, got, want)
		}
	}
}
