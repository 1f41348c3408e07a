package polite

import (
	"context"
	"errors"
	"fmt"
	"net/http"
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
				leave, err := h.enter(t.Context(), turn{host: "harbour.example"})
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

// TestHostsAreForgotten visits a hundred thousand hosts and counts what stays in
// memory, and how long it takes: a sweep at every visit would take minutes.
func TestHostsAreForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h hosts
		most := 0
		for i := range 100_000 {
			leave, err := h.enter(t.Context(), turn{host: fmt.Sprintf("%d.example", i), delay: time.Second})
			if err != nil {
				t.Fatal(err)
			}
			leave()
			if i%1000 == 0 { // a thousand hosts at a time are busier than any bot
				time.Sleep(time.Second)
			}
			most = max(most, len(h.of))
		}
		if most > 2*remembers+1000 {
			t.Errorf("%d hosts are remembered", most)
		}
	})
}

// TestBusyHostsStay holds that a sweep forgets no host that is visited, or that
// its next visitor must wait for.
func TestBusyHostsStay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h hosts
		enter := func(x turn) func() {
			leave, err := h.enter(t.Context(), x)
			if err != nil {
				t.Fatal(err)
			}
			return leave
		}
		enter(turn{host: "visited.example"})
		enter(turn{host: "slow.example", delay: time.Hour})()
		enter(turn{host: "quiet.example"})()
		h.hush("quiet.example", time.Hour)
		time.Sleep(time.Minute)
		h.full = 0
		h.sweep()
		if len(h.of) != 3 {
			t.Errorf("%d hosts stay, want 3", len(h.of))
		}
		time.Sleep(time.Hour)
		h.full = 0
		h.sweep()
		if len(h.of) != 1 {
			t.Errorf("%d hosts stay, want 1", len(h.of))
		}
	})
}

func TestEnterEndsWithContext(t *testing.T) {
	var h hosts
	for range perHost {
		if _, err := h.enter(t.Context(), turn{host: "a"}); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := h.enter(ctx, turn{host: "a"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a third visit: %v", err)
	}
}

// TestPagesWait holds that pages keep the delay that robots.txt asks for, in the
// order of asking, that feeds need not wait for them, and that who cannot be
// served in time is told so at once.
func TestPagesWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var h hosts
		var wg sync.WaitGroup
		var order []string
		began := time.Now()
		for i, name := range []string{"first", "second", "third"} {
			wg.Go(func() {
				time.Sleep(time.Duration(i) * time.Millisecond)
				leave, err := h.enter(t.Context(), turn{host: "a", delay: 10 * time.Second})
				if err != nil {
					t.Error(err)
					return
				}
				defer leave()
				if at := time.Since(began).Round(time.Second); at != time.Duration(10*i)*time.Second {
					t.Errorf("the %s page came after %s", name, at)
				}
				order = append(order, name)
			})
		}
		time.Sleep(time.Second)
		leave, err := h.enter(t.Context(), turn{host: "a"})
		if err != nil || time.Since(began) > 2*time.Second {
			t.Errorf("a feed waited %s, %v", time.Since(began), err)
		} else {
			leave()
		}
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		_, err = h.enter(ctx, turn{host: "a", delay: 10 * time.Second})
		if e := (*Error)(nil); !errors.As(err, &e) || e.Kind != Busy || !e.Temporary() || ctx.Err() != nil {
			t.Errorf("a page without time to wait: %v", err)
		}
		wg.Wait()
		if got := fmt.Sprint(order); got != "[first second third]" {
			t.Error(got)
		}
	})
}

// TestHush holds that a host which finds the visits too many is left alone by all
// of them, on any port, and how long at most.
func TestHush(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hits := 0
		c, stop := web(func(w http.ResponseWriter, r *http.Request) {
			hits++
			if r.URL.Path == "/busy" {
				w.Header().Set("Retry-After", "7200")
				w.WriteHeader(http.StatusTooManyRequests)
			}
		})
		defer stop()
		get := func(address string) (e *Error) {
			_, err := c.Get(t.Context(), Request{URL: address})
			errors.As(err, &e)
			return e
		}
		if e := get("http://harbour.example/busy"); e == nil || e.Status != 429 || e.RetryAfter != 2*time.Hour {
			t.Errorf("got %+v", e)
		}
		e := get("http://Harbour.example:8080/feed")
		if e == nil || e.Kind != Busy || !e.Temporary() || e.RetryAfter != quietTime || hits != 1 {
			t.Errorf("got %+v after %d requests", e, hits)
		}
		if want := "harbour.example has asked to be visited less often, and is left alone for now"; e.Error() != want {
			t.Errorf("got %q", e)
		}
		if e := get("http://other.example/feed"); e != nil {
			t.Errorf("another host: %v", e)
		}
		time.Sleep(quietTime)
		if e := get("http://harbour.example/feed"); e != nil {
			t.Errorf("after the quiet time: %v", e)
		}
	})
}

// TestSlotsOverRedirects holds that a visit which is sent from host to host is
// counted where it is, and that two such visits do not wait for each other for
// ever.
func TestSlotsOverRedirects(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		here, most := map[string]int{}, 0
		c, stop := web(func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			here[r.Host]++
			most = max(most, here[r.Host])
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			here[r.Host]--
			mu.Unlock()
			switch r.URL.Path {
			case "/1", "/2":
				to := map[string]string{"a.example": "b.example", "b.example": "a.example"}[r.Host]
				http.Redirect(w, r, "http://"+to+r.URL.Path+"0", http.StatusFound)
			}
		})
		defer stop()
		done := make(chan error)
		for i := range 12 {
			address := fmt.Sprintf("http://%s.example/%d", []string{"a", "b"}[i%2], 1+i%2)
			go func() { _, err := c.Get(t.Context(), Request{URL: address}); done <- err }()
		}
		for range 12 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if most != perHost {
			t.Errorf("%d visits at a time, want %d", most, perHost)
		}
	})
}
