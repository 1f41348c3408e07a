package websub_test

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"pullquote/sources/polite"
	"pullquote/sources/websub"
	"pullquote/sources/websub/websubtest"
)

const topic = "https://harbour.example/feed?a=1&b=2"

// A keeper keeps one subscription in memory.
type keeper struct {
	mu     sync.Mutex
	sub    websub.Subscription
	lease  time.Duration
	denied string
	pushes []websub.Push
	err    error
}

func (k *keeper) Find(_ context.Context, token string) (websub.Subscription, bool, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.sub, strings.HasSuffix(k.sub.Callback, "/"+token) || token == "other", k.err
}

func (k *keeper) Confirmed(_ context.Context, _ string, mode websub.Mode, lease time.Duration) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.lease = lease
	if mode == websub.Unsubscribe {
		k.lease = -1
	}
	return nil
}

func (k *keeper) Denied(_ context.Context, _, reason string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.denied = reason
	return nil
}

func (k *keeper) Pushed(_ context.Context, _ string, p websub.Push) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.pushes = append(k.pushes, p)
	return k.err
}

// A bench is a hub and a subscriber that knows of it.
type bench struct {
	*keeper
	hub      *websubtest.Hub
	callback *httptest.Server
	web      *polite.Client
}

func set(t *testing.T, o websubtest.Options) *bench {
	k := &keeper{}
	mux := http.NewServeMux()
	mux.Handle("/hook/{token}", &websub.Callback{Keeper: k, Limit: 1 << 20})
	callback := httptest.NewServer(mux)
	o.Front = func() string { return callback.URL }
	hub := websubtest.Start(t, o)
	roots := x509.NewCertPool()
	if !o.Plain {
		roots.AddCert(hub.Server().Certificate())
	}
	web := &polite.Client{Roots: roots, AllowPrivate: []string{hub.Host()}}
	t.Cleanup(func() { web.CloseIdle(); callback.Close() })
	k.sub = websub.Subscription{Hub: hub.URL, Topic: topic, Callback: "https://bot.example/hook/token", Secret: "herring"}
	return &bench{k, hub, callback, web}
}

// ask asks the hub, having made a note of it, and waits until the hub has called back.
func (b *bench) ask(t *testing.T, mode websub.Mode) {
	t.Helper()
	b.mu.Lock()
	b.sub.Asked = mode
	s := b.sub
	b.mu.Unlock()
	if err := s.Ask(t.Context(), b.web, mode, 3*time.Hour); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(5 * time.Second); len(b.hub.Callbacks(topic)) == 0 == (mode == websub.Subscribe); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the hub is not sure")
		}
	}
}

// TestTheWholeWay subscribes, gets news, and unsubscribes.
func TestTheWholeWay(t *testing.T) {
	for _, plain := range []bool{false, true} {
		b := set(t, websubtest.Options{Plain: plain})
		b.ask(t, websub.Subscribe)
		if b.lease != 3*time.Hour {
			t.Errorf("the lease is %s", b.lease)
		}
		if got := b.hub.Publish(topic, "application/atom+xml", []byte("<feed/>")); len(got) != 1 || got[0] != http.StatusAccepted {
			t.Errorf("a push was answered %v", got)
		}
		want := websub.Push{Signed: true, ContentType: "application/atom+xml", Body: []byte("<feed/>")}
		if plain {
			want.Signed, want.Body = false, nil
		}
		if len(b.pushes) != 1 || fmt.Sprint(b.pushes[0]) != fmt.Sprint(want) {
			t.Errorf("got %v, want %v", b.pushes, want)
		}
		b.ask(t, websub.Unsubscribe)
		if b.lease != -1 {
			t.Error("the end was not confirmed")
		}
	}
}

// TestIntent holds that only what was asked is confirmed.
func TestIntent(t *testing.T) {
	b := set(t, websubtest.Options{})
	get := func(token, query string) (int, string, http.Header) {
		resp, err := http.Get(b.callback.URL + "/hook/" + token + "?" + query)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, string(body), resp.Header
	}
	at := "&hub.topic=" + url.QueryEscape(topic)
	for _, test := range []struct {
		asked        websub.Mode
		token, query string
		status       int
	}{
		{websub.Subscribe, "token", "hub.mode=subscribe&hub.challenge=x%3Cy&hub.lease_seconds=60" + at, 200},
		{websub.Subscribe, "token", "hub.mode=subscribe&hub.challenge=x%3Cy" + at, 200},
		{websub.Unsubscribe, "token", "hub.mode=unsubscribe&hub.challenge=x%3Cy" + at, 200},
		{"", "token", "hub.mode=subscribe&hub.challenge=x" + at, 404},
		{"", "token", "hub.mode=&hub.challenge=x" + at, 404},
		{websub.Unsubscribe, "token", "hub.mode=subscribe&hub.challenge=x" + at, 404},
		{websub.Subscribe, "token", "hub.mode=unsubscribe&hub.challenge=x" + at, 404},
		{websub.Subscribe, "token", "hub.mode=subscribe&hub.challenge=x&hub.topic=https://harbour.example/feed", 404},
		{websub.Subscribe, "token", "hub.mode=subscribe&hub.challenge=x", 404},
		{websub.Subscribe, "token", "hub.mode=subscribe" + at, 404},
		{websub.Subscribe, "token", "hub.mode=subscribe&hub.challenge=" + strings.Repeat("x", 5000) + at, 404},
		{websub.Subscribe, "token", "hub.mode=publish&hub.challenge=x" + at, 404},
		{websub.Subscribe, "guess", "hub.mode=subscribe&hub.challenge=x" + at, 404},
		{websub.Subscribe, "token", "hub.mode=denied&hub.reason=full&hub.topic=https://other.example/", 404},
	} {
		b.sub.Asked, b.lease = test.asked, -2
		status, body, header := get(test.token, test.query)
		if status != test.status || status == 200 && body != "x<y" || status != 200 && b.lease != -2 {
			t.Errorf("%s, asked %q: %d %q, lease %s", test.query, test.asked, status, body, b.lease)
		}
		if status == 200 && (header.Get("Content-Type") != "text/plain; charset=utf-8" || header.Get("X-Content-Type-Options") != "nosniff") {
			t.Errorf("%s: %v", test.query, header)
		}
	}
	if status, body, _ := get("token", "hub.mode=denied&hub.reason=full&hub.challenge=x"+at); status != 200 || body != "" || b.denied != "full" {
		t.Errorf("denied: %d %q, reason %q", status, body, b.denied)
	}
	b.err = errors.New("no database")
	if status, _, _ := get("token", "hub.mode=subscribe&hub.challenge=x"+at); status != 503 {
		t.Errorf("without a database: %d", status)
	}
}

// TestSignatures holds that all four methods count, and that a push which is not
// signed well is acknowledged and ignored.
func TestSignatures(t *testing.T) {
	b := set(t, websubtest.Options{})
	var ignored []string
	mux := http.NewServeMux()
	mux.Handle("/hook/{token}", &websub.Callback{Keeper: b.keeper, Limit: 1 << 20, Ignored: func(_ context.Context, _ websub.Subscription, why string) { ignored = append(ignored, why) }})
	b.callback.Config.Handler = mux
	body := []byte("<rss/>")
	good := websubtest.Sign("sha256", "herring", body)
	for signature, taken := range map[string]bool{
		good:                          true,
		strings.ToUpper(good):         true,
		"sha256= " + good[7:] + " ":   true,
		"":                            false,
		"sha256":                      false,
		"sha256=":                     false,
		good[7:]:                      false,
		good[:len(good)-2]:            false,
		good + "00":                   false,
		good[:len(good)-1] + "x":      false,
		"md5=" + good[7:]:             false,
		"sha1=" + good[7:]:            false,
		"sha256=" + good[9:] + "0000": false,
		websubtest.Sign("sha256", "haddock", body):                   false,
		websubtest.Sign("sha256", "herring", []byte("<rss>…</rss>")): false,
		websubtest.Sign("sha1", "herring", body):                     true,
		websubtest.Sign("sha384", "herring", body):                   true,
		websubtest.Sign("sha512", "herring", body):                   true,
	} {
		b.pushes, ignored = nil, nil
		status := b.hub.Push("https://bot.example/hook/token", topic, "application/rss+xml", signature, body)
		if status != http.StatusAccepted || (len(b.pushes) == 1) != taken || (len(ignored) == 0) != taken {
			t.Errorf("%q: %d, %d taken, ignored %q", signature, status, len(b.pushes), ignored)
		}
	}
}

// TestPushes holds what else may come of a push.
func TestPushes(t *testing.T) {
	b := set(t, websubtest.Options{})
	push := func(token string, body []byte) int {
		return b.hub.Push("https://bot.example/hook/"+token, topic, "", websubtest.Sign("sha1", "herring", body), body)
	}
	if status := push("guess", []byte("x")); status != http.StatusGone {
		t.Errorf("to nobody: %d", status)
	}
	if status := push("token", make([]byte, 1<<20)); status != http.StatusAccepted {
		t.Errorf("as long as allowed: %d", status)
	}
	if status := push("token", make([]byte, 1<<20+1)); status != http.StatusRequestEntityTooLarge {
		t.Errorf("too long: %d", status)
	}
	chunks := struct{ io.Reader }{bytes.NewReader(make([]byte, 2<<20))} // its length is not told before
	r, _ := http.NewRequest(http.MethodPost, b.callback.URL+"/hook/token", chunks)
	r.Header.Set("X-Hub-Signature", "sha1=00")
	if resp, err := http.DefaultClient.Do(r); err == nil && resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("too long, in chunks: %d", resp.StatusCode)
	}
	if len(b.pushes) != 1 {
		t.Errorf("%d pushes were taken", len(b.pushes))
	}
	r, _ = http.NewRequest(http.MethodPut, b.callback.URL+"/hook/token", nil)
	if resp, err := http.DefaultClient.Do(r); err != nil || resp.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("PUT: %v, %v", resp, err)
	}
	b.sub.Asked = websub.Unsubscribe
	if status := push("token", []byte("x")); status != http.StatusGone || len(b.pushes) != 1 {
		t.Errorf("after it was asked to stop: %d", status)
	}
	b.sub.Asked, b.err = websub.Subscribe, errors.New("no database")
	if status := push("token", []byte("x")); status != http.StatusServiceUnavailable {
		t.Errorf("when it cannot be kept: %d", status)
	}
}

// TestSlowPush holds that a push which never arrives holds up its own subscription
// alone.
func TestSlowPush(t *testing.T) {
	b := set(t, websubtest.Options{})
	conn, err := net.Dial("tcp", b.callback.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	io.WriteString(conn, "POST /hook/token HTTP/1.1\r\nHost: x\r\nX-Hub-Signature: sha1=00\r\nContent-Length: 100\r\n\r\n<rs")
	body := []byte("<rss/>")
	signature := websubtest.Sign("sha1", "herring", body)
	busy := func() bool {
		return b.hub.Push("https://bot.example/hook/token", topic, "", signature, body) == http.StatusServiceUnavailable
	}
	for end := time.Now().Add(5 * time.Second); !busy(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("two pushes of one subscription at a time")
		}
	}
	if status := b.hub.Push("https://bot.example/hook/other", topic, "", signature, body); status != http.StatusAccepted {
		t.Errorf("another subscription: %d", status)
	}
	conn.Close()
	for end := time.Now().Add(5 * time.Second); busy(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("still held up by a push that broke off")
		}
	}
}

// TestHubsThatRefuse holds that what a hub answers is told.
func TestHubsThatRefuse(t *testing.T) {
	b := set(t, websubtest.Options{})
	for status, temporary := range map[int]bool{400: false, 403: false, 410: false, 429: true, 500: true, 301: false} {
		b.hub.Answer(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "/")
			w.WriteHeader(status)
		})
		err := b.sub.Ask(t.Context(), b.web, websub.Subscribe, time.Hour)
		var e *polite.Error
		if !errors.As(err, &e) || e.Temporary() != temporary {
			t.Errorf("%d: %v", status, err)
		}
	}
	inside := b.sub
	inside.Hub = "https://127.0.0.1:1/"
	if err := inside.Ask(t.Context(), b.web, websub.Subscribe, time.Hour); err == nil || strings.Contains(err.Error(), "herring") {
		t.Errorf("a hub inside: %v", err)
	}
}
