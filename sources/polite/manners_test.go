package polite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestRobots(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		c, stop := web(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/robots.txt":
				asked++
				io.WriteString(w, "User-agent: *\nDisallow: /\n\nUser-agent: pullquote\nDisallow: /private\nDisallow: /*?print\n")
			case "/go":
				http.Redirect(w, r, "/private/1", http.StatusFound)
			case "/away":
				http.Redirect(w, r, "http://other.example/private/1", http.StatusFound)
			}
		})
		defer stop()
		get := func(path string, page bool) error {
			_, err := c.Get(t.Context(), Request{URL: "http://harbour.example" + path, Page: page})
			return err
		}
		for path, want := range map[string]Kind{"/news": 0, "/private/1": Robots, "/news?print=1": Robots, "/go": Robots, "/away": Robots} {
			if err := get(path, true); kind(t, err) != want {
				t.Errorf("%s: %v, want kind %d", path, err, want)
			}
			if err := get(path, false); err != nil {
				t.Errorf("%s as a feed: %v", path, err)
			}
		}
		if asked != 2 {
			t.Errorf("%d robots.txt were fetched, want one of each host", asked)
		}
		time.Sleep(23 * time.Hour)
		get("/news", true)
		if asked != 2 {
			t.Error("robots.txt was fetched again within a day")
		}
		time.Sleep(2 * time.Hour)
		get("/news", true)
		if asked != 3 {
			t.Error("robots.txt was not fetched again after a day")
		}
		err := get("/private/1", true)
		if want := "harbour.example does not let bots read this page: its robots.txt says so"; err.Error() != want || err.(*Error).Temporary() {
			t.Errorf("got %q", err)
		}
	})
}

// TestRobotsInTrouble holds what counts when robots.txt cannot be had.
func TestRobotsInTrouble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		answer := func(w http.ResponseWriter) {}
		c, stop := web(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				answer(w)
			}
		})
		defer stop()
		host := 0
		get := func(path string) error {
			_, err := c.Get(t.Context(), Request{URL: fmt.Sprintf("http://%d.example%s", host, path), Page: true})
			return err
		}
		status := func(code int) func(http.ResponseWriter) {
			return func(w http.ResponseWriter) {
				w.WriteHeader(code)
				io.WriteString(w, "User-agent: *\nDisallow: /")
			}
		}
		for code, want := range map[int]Kind{204: 0, 400: 0, 401: 0, 403: 0, 404: 0, 410: 0, 429: Robots, 500: Robots, 503: Robots, 999: Robots} {
			host++
			answer = status(code)
			if err := get("/news"); kind(t, err) != want {
				t.Errorf("%d: %v, want kind %d", code, err, want)
			}
		}

		host++
		answer = status(503)
		err := get("/news")
		if want := " is in trouble and does not say which pages bots may read, later may be better"; !strings.HasSuffix(err.Error(), want) || !err.(*Error).Temporary() {
			t.Errorf("got %q", err)
		}
		answer = func(w http.ResponseWriter) { io.WriteString(w, "User-agent: *\nDisallow: /private") }
		if err := get("/news"); kind(t, err) != Robots {
			t.Errorf("asked again at once: %v", err)
		}
		time.Sleep(robotsRetry)
		if err := get("/news"); err != nil {
			t.Errorf("after the trouble: %v", err)
		}

		answer = status(500)
		for day := range 70 {
			time.Sleep(robotsLife)
			if err := get("/news"); err != nil && day < 29 {
				t.Fatalf("day %d of new trouble: %v, want the old rules", day, err)
			}
			if err := get("/private"); (err == nil) != (day >= 30) {
				t.Fatalf("day %d of new trouble: %v", day, err)
			}
		}

		host++
		for day := range 40 {
			if err := get("/news"); (err == nil) != (day >= 30) {
				t.Fatalf("day %d of trouble from the start: %v", day, err)
			}
			time.Sleep(robotsLife)
		}
	})
}

// TestRobotsUnreachable holds that a host that does not answer is called that.
func TestRobotsUnreachable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, stop := web(func(w http.ResponseWriter, r *http.Request) {
			if r.Host == "loop.example" && r.URL.Path == "/robots.txt" {
				http.Redirect(w, r, "/robots.txt", http.StatusFound)
			}
			if strings.HasPrefix(r.Host, "silent.example") {
				<-r.Context().Done()
			}
		})
		defer stop()
		if _, err := c.Get(t.Context(), Request{URL: "http://loop.example/", Page: true}); err != nil {
			t.Errorf("a robots.txt that redirects for ever: %v", err)
		}
		began := time.Now()
		_, err := c.Get(t.Context(), Request{URL: "http://silent.example/", Page: true})
		if kind(t, err) != Timeout || time.Since(began) > visitTime+time.Second {
			t.Errorf("%v after %s", err, time.Since(began))
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := c.Get(ctx, Request{URL: "http://silent.example:8080/", Page: true}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a context that ends: %v", err)
		}
		if one := c.manners.find("http://silent.example:8080"); !one.next.IsZero() {
			t.Error("a visitor without patience is held against the host")
		}
		c.hosts.of["hushed.example"] = &host{quiet: time.Now().Add(time.Minute)}
		if _, err := c.Get(t.Context(), Request{URL: "http://hushed.example/", Page: true}); kind(t, err) != Busy {
			t.Errorf("a host that wants to be left alone: %v", err)
		}
		if one := c.manners.find("http://hushed.example:80"); !one.next.IsZero() {
			t.Error("a robots.txt that was not asked for is held against the host")
		}
	})
}

// TestRobotsLength holds that the beginning of an endless robots.txt counts.
func TestRobotsLength(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, stop := web(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/robots.txt" {
				return
			}
			io.WriteString(w, "User-agent: *\nDisallow: /private\n")
			for i := 0; i < 1<<20; i++ {
				if _, err := io.WriteString(w, strings.Repeat("# and more\n", 100)); err != nil {
					return
				}
			}
			t.Error("all of it was read")
		})
		defer stop()
		for path, want := range map[string]Kind{"/news": 0, "/private": Robots} {
			if _, err := c.Get(t.Context(), Request{URL: "http://harbour.example" + path, Page: true}); kind(t, err) != want {
				t.Errorf("%s: %v", path, err)
			}
		}
	})
}

// TestCrawlDelay holds that pages come as far apart as the host asks, to a limit,
// over redirects too.
func TestCrawlDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, stop := web(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.URL.Path == "/robots.txt":
				delay := map[string]string{"slow.example": "5", "slower.example": "86400"}[r.Host]
				io.WriteString(w, "User-agent: *\nCrawl-delay: "+delay)
			case r.URL.Path == "/old":
				http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			}
		})
		defer stop()
		for host, want := range map[string]time.Duration{"slow.example": 10 * time.Second, "slower.example": 2 * longestDelay} {
			began := time.Now()
			for _, path := range []string{"/", "/old"} {
				if _, err := c.Get(t.Context(), Request{URL: "http://" + host + path, Page: true}); err != nil {
					t.Error(err)
				}
			}
			if took := time.Since(began).Round(time.Second); took != want {
				t.Errorf("three pages of %s took %s, want %s", host, took, want)
			}
		}
	})
}

// TestMannersAreBounded holds that the memory of robots.txt does not grow with the
// number of hosts, nor with what they write.
func TestMannersAreBounded(t *testing.T) {
	var m manners
	for i := range 100_000 {
		m.find(fmt.Sprintf("https://%d.example:443", i))
	}
	if len(m.of) > mannersLimit/mannerCost {
		t.Errorf("%d hosts are remembered", len(m.of))
	}
	for i := range 100 {
		site := fmt.Sprintf("https://%d.example:443", i)
		one := m.find(site)
		m.mu.Lock()
		m.weigh(one, robotsLimit)
		m.mu.Unlock()
		if m.of[site] != one {
			t.Fatal("the newest was forgotten")
		}
	}
	size := 0
	for _, one := range m.of {
		size += one.cost
	}
	if size > mannersLimit || size != m.size {
		t.Errorf("%d bytes are remembered, %d are counted", size, m.size)
	}
}
