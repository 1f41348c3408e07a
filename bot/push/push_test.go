package push_test

import (
	"context"
	"crypto/x509"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/bot/push"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
	"pullquote/bot/web"
	"pullquote/sources"
	"pullquote/sources/polite"
	"pullquote/sources/websub/websubtest"
)

// A scene is a feed, its hub, and the left half of a bot.
type scene struct {
	*testing.T
	hub     *websubtest.Hub
	feed    *httptest.Server
	db      *store.DB
	desk    *intake.Desk
	address string // where the bot listens
	ctx     context.Context

	mu    sync.Mutex
	items []string // what the feed holds now, the newest first
	hits  int
}

func set(t *testing.T, database string, o websubtest.Options) *scene {
	s := &scene{T: t, db: storetest.Open(t, database)}
	door, err := web.Open("127.0.0.1:0")
	s.ok(err)
	s.address = door.Address()
	o.Front = func() string { return "http://" + s.address }
	s.hub = websubtest.Start(t, o)
	s.feed = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.hits++
		io.WriteString(w, s.document(s.items...))
	}))
	t.Cleanup(s.feed.Close)
	roots := x509.NewCertPool()
	if !o.Plain {
		roots.AddCert(s.hub.Server().Certificate())
	}
	out := &polite.Client{Roots: roots, AllowPrivate: []string{s.hub.Host(), s.feed.Listener.Addr().String()}}
	t.Cleanup(out.CloseIdle)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	s.desk = &intake.Desk{Book: s.db, Reader: &sources.Reader{Web: out}, Log: log, Every: time.Second}
	sub := &push.Subscriber{Book: s.db, Web: out, Base: "https://bot.example/pullquote", Log: log}
	ctx, stop := context.WithCancel(t.Context())
	s.ctx = ctx
	var all sync.WaitGroup
	all.Go(func() { s.ok(sub.Run(ctx)) })
	all.Go(func() { s.ok(door.Serve(ctx, sub.Handler(), log)) })
	t.Cleanup(func() { stop(); all.Wait() })
	return s
}

func (s *scene) ok(err error) {
	if err != nil {
		s.Helper()
		s.Error(err)
	}
}

func (s *scene) topic() string { return s.feed.URL + "/feed" }

// document is the feed with these items.
func (s *scene) document(items ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Harbour</title><a:link rel="hub" href="%s"/><a:link rel="self" href="%s"/>`, s.hub.URL, s.topic())
	for _, it := range items {
		fmt.Fprintf(&b, `<item><title>%s</title><guid>%s</guid></item>`, it, it)
	}
	return b.String() + `</channel></rss>`
}

// begin has the bot follow the feed and visit it, and waits for the subscription.
func (s *scene) begin() (callback, secret string) {
	s.Helper()
	s.put("haddock")
	_, _, err := s.db.Subscribe(s.ctx, news.Subscription{Place: news.Place{Platform: "discord", Channel: "1"}, Source: news.Source{URL: s.topic()}})
	s.ok(err)
	s.ok(s.desk.Poll(s.ctx, 0))
	s.until("the subscription", func() bool { return len(s.hub.Callbacks(s.topic())) == 1 })
	return s.hub.Callbacks(s.topic())[0], s.hub.Asked()[0].Get("hub.secret")
}

func (s *scene) visits() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hits
}

// put changes what the feed holds.
func (s *scene) put(items ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items = items
}

func (s *scene) until(what string, f func() bool) {
	s.Helper()
	for end := time.Now().Add(20 * time.Second); !f(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.Fatalf("waited for %s", what)
		}
	}
}

// toRead returns the titles of the items that are to be read.
func (s *scene) toRead() (titles []string) {
	s.Helper()
	for id := int64(1); id < 20; id++ {
		item, found, err := s.db.Item(s.ctx, id)
		s.ok(err)
		if found {
			_, title, _ := strings.Cut(string(item.Data), `"title":"`)
			title, _, _ = strings.Cut(title, `"`)
			titles = append(titles, title)
		}
	}
	return titles
}

func both(t *testing.T, o websubtest.Options, f func(s *scene)) {
	storetest.Both(t, func(t *testing.T, database string) {
		t.Parallel()
		f(set(t, database, o))
	})
}

// From a hub's push to an item that is to be read; and what is no such push.
func TestPush(t *testing.T) {
	both(t, websubtest.Options{}, func(s *scene) {
		callback, secret := s.begin()
		if len(secret) < 40 {
			s.Errorf("the secret is %q", secret)
		}
		visits := s.visits()
		part := []byte(s.document("herring"))
		good := websubtest.Sign("sha512", secret, part)
		for _, forged := range []string{"", "sha512=00", websubtest.Sign("sha512", "guess", part), websubtest.Sign("sha512", secret, append(part, ' '))} {
			if status := s.hub.Push(callback, s.topic(), "application/rss+xml", forged, part); status != 202 {
				s.Errorf("a forged push was answered %d", status)
			}
		}
		if status := s.hub.Push(callback+"x", s.topic(), "application/rss+xml", good, part); status != 410 {
			s.Errorf("a push to nobody was answered %d", status)
		}
		if got := s.toRead(); got != nil {
			s.Errorf("forged pushes brought %q", got)
		}
		for range 3 { // the hub repeats itself
			if status := s.hub.Push(callback, s.topic(), "application/rss+xml", good, part); status != 202 {
				s.Errorf("a push was answered %d", status)
			}
		}
		if got := s.toRead(); !slices.Equal(got, []string{"herring"}) {
			s.Errorf("a push brought %q", got)
		}
		if n := s.visits(); n != visits {
			s.Errorf("%d visits for a push that says all", n-visits)
		}
	})
}

// A push that does not say what is new has the source visited; so has one that
// nobody signed, because its hub is not reached by https.
func TestRing(t *testing.T) {
	for name, o := range map[string]websubtest.Options{"a page": {}, "http": {Plain: true}} {
		t.Run(name, func(t *testing.T) {
			both(t, o, func(s *scene) {
				callback, secret := s.begin()
				if o.Plain && secret != "" {
					s.Error("a secret was told by http")
				}
				s.put("herring", "haddock")
				forged := []byte("<html><body>sturgeon</body></html>")
				if o.Plain {
					forged = []byte(s.document("sturgeon"))
				}
				if status := s.hub.Push(callback, s.topic(), "text/html", websubtest.Sign("sha256", secret, forged), forged); status != 202 {
					s.Errorf("answered %d", status)
				}
				if got := s.toRead(); got != nil {
					s.Errorf("it was believed: %q", got)
				}
				s.ok(s.desk.Poll(s.ctx, 0)) // what the job does that it has added
				if got := s.toRead(); !slices.Equal(got, []string{"herring"}) {
					s.Errorf("a visit brought %q", got)
				}
			})
		})
	}
}

// What is verified is what was asked, and what a hub takes back is visited again.
func TestIntent(t *testing.T) {
	both(t, websubtest.Options{}, func(s *scene) {
		callback, secret := s.begin()
		asked := s.hub.Asked()[0]
		if asked.Get("hub.lease_seconds") != "864000" {
			s.Errorf("asked for %s seconds", asked.Get("hub.lease_seconds"))
		}
		for name, change := range map[string]string{"hub.topic": "https://other.example/", "hub.mode": "unsubscribe", "hub.callback": callback + "x"} {
			forged := make(map[string][]string)
			for k, v := range asked {
				forged[k] = v
			}
			forged[name] = []string{change}
			if s.hub.Verify(forged) {
				s.Errorf("%s=%s was confirmed", name, change)
			}
		}
		if !s.hub.Verify(asked) {
			s.Error("the hub lost the answer, and a second one says no")
		}
		body := []byte(s.document("herring"))
		s.hub.Push(callback, s.topic(), "", websubtest.Sign("sha1", secret, body), body)
		s.until("the next visit", func() bool { return s.next() <= 0 })
		s.ok(s.desk.Poll(s.ctx, 0))
		if next := s.next(); next < 3*time.Hour {
			s.Errorf("with a hub that tells, the next visit is in %s", next)
		}
		s.hub.Deny(s.topic(), "no more room")
		if next := s.next(); next > 0 {
			s.Errorf("after a denial, the next visit is in %s", next)
		}
	})
}

func token(callback string) string { return callback[strings.LastIndexByte(callback, '/')+1:] }

func (s *scene) next() time.Duration {
	next, err := s.db.NextDue(s.ctx)
	s.ok(err)
	return time.Until(next)
}

// A hub that grants short leases is asked in time for the next.
func TestRenewal(t *testing.T) {
	t.Parallel()
	s := set(t, storetest.SQLite(t), websubtest.Options{Lease: 2 * time.Second})
	s.begin()
	h, _, err := s.db.Hub(s.ctx, token(s.hub.Asked()[0].Get("hub.callback")))
	s.ok(err)
	s.ok(s.db.HubSubscribed(s.ctx, h, time.Now().Add(time.Second), time.Now()))
	s.until("a second lease", func() bool { return len(s.hub.Asked()) == 2 })
	if a, b := s.hub.Asked()[0], s.hub.Asked()[1]; a.Encode() != b.Encode() {
		s.Errorf("asked %v, then %v", a, b)
	}
}

// What a hub or a stranger sends slowly, or without end, holds up nobody.
func TestSlow(t *testing.T) {
	t.Parallel()
	s := set(t, storetest.SQLite(t), websubtest.Options{})
	callback, secret := s.begin()
	for range 20 {
		conn, err := net.Dial("tcp", s.address)
		s.ok(err)
		defer conn.Close()
		fmt.Fprintf(conn, "POST /websub/%s HTTP/1.1\r\nHost: x\r\nX-Hub-Signature: sha1=00\r\nContent-Length: 1000000\r\n", token(callback))
		if _, err := io.WriteString(conn, "\r\n<rss"); err != nil {
			s.Error(err)
		}
	}
	began := time.Now()
	if status, err := http.Get("http://" + s.address + "/websub/nobody"); err != nil || status.StatusCode != 404 {
		s.Errorf("%v, %v", status, err)
	}
	long := make([]byte, polite.FeedLimit+1)
	if status := s.hub.Push(callback+"x", s.topic(), "", websubtest.Sign("sha1", secret, nil), long); status != 410 && status != 0 {
		s.Errorf("too much for nobody: %d", status)
	}
	if took := time.Since(began); took > 5*time.Second {
		s.Errorf("others waited %s", took)
	}
}
