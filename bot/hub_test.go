package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/bot/store/storetest"
	"pullquote/sources/newsroom"
	"pullquote/sources/websub/websubtest"
)

// A harbour is a city whose gazette has a hub, and a bot that can be reached there.
type harbour struct {
	*city
	*testing.T
	hub     *websubtest.Hub
	gazette *httptest.Server
	feed    string
}

func buildHarbour(t *testing.T) *harbour {
	h := &harbour{city: build(t, storetest.SQLite(t)), T: t}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listen := free.Addr().String()
	free.Close()
	h.hub = websubtest.Start(t, websubtest.Options{Front: func() string { return "http://" + listen }})
	h.gazette = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Link", fmt.Sprintf(`<%s>; rel="hub", <%s>; rel="self"`, h.hub.URL, h.feed))
		h.room.ServeHTTP(w, r)
	}))
	t.Cleanup(h.gazette.Close)
	h.feed = strings.Replace(h.room.Feeds()[0].URL, h.room.URL(), h.gazette.URL, 1)
	roots := filepath.Join(t.TempDir(), "roots.pem")
	if err := os.WriteFile(roots, h.hub.Certificate(), 0o600); err != nil {
		t.Fatal(err)
	}
	delete(h.settings, "TELEGRAM_TOKEN")
	for name, value := range map[string]string{
		"SOURCES": "Gazette=" + h.feed, "ALLOW_PRIVATE_HOSTS": h.hub.Host() + "," + h.gazette.Listener.Addr().String(), "SSL_CERT_FILE": roots,
		"PUBLIC_URL": "https://bot.example/pullquote", "LISTEN": listen,
		"POLL_EVERY": "24h", // what comes, comes from the hub
	} {
		h.settings[name] = value
	}
	return h
}

// publish lets a story break, and has the hub send the feed until the bot takes it.
func (h *harbour) publish(slug string) {
	h.Helper()
	if err := h.room.Publish(slug); err != nil {
		h.Fatal(err)
	}
	h.push()
}

func (h *harbour) push() {
	h.Helper()
	resp := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, h.feed, nil)
	h.room.ServeHTTP(resp, r)
	eventually(h.T, "the bot to take a push", func() bool {
		return slices.Equal(h.hub.Publish(h.feed, resp.Header().Get("Content-Type"), resp.Body.Bytes()), []int{http.StatusAccepted})
	})
}

func (h *harbour) subscribed() bool { return len(h.hub.Callbacks(h.feed)) == 1 }
func (h *harbour) posts() int       { return len(h.discord.Messages(h.channel)) }

// A bot that is killed at the worst moments of its dealings with a hub comes back,
// and posts what the hub tells it, once.
func TestKilledWhileAHubTells(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "bot")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const page = "/gazette/news/bridge-closes"
	moments := map[string]func(h *harbour, p *process){
		"never": func(h *harbour, _ *process) {
			eventually(h.T, "the subscription", h.subscribed)
			h.publish("bridge-closes")
		},
		"while it asks the hub": func(h *harbour, p *process) {
			hung := make(chan bool)
			h.hub.Answer(func(http.ResponseWriter, *http.Request) { hung <- true; <-hung })
			<-hung
			p.kill()
			hung <- true
			h.hub.Answer(nil)
			launch(h.T, binary, h.settings)
			eventually(h.T, "the subscription", h.subscribed)
			h.publish("bridge-closes")
		},
		"when it has taken the push": func(h *harbour, p *process) {
			eventually(h.T, "the subscription", h.subscribed)
			undo := h.room.Fault(page, newsroom.Fault{Delay: time.Minute})
			h.publish("bridge-closes")
			eventually(h.T, "the visit to the page", func() bool { return h.room.Requests(page) > 0 })
			p.kill()
			undo()
			launch(h.T, binary, h.settings)
		},
		"before the push": func(h *harbour, p *process) {
			eventually(h.T, "the subscription", h.subscribed)
			p.kill()
			if got := h.hub.Publish(h.feed, "", nil); !slices.Equal(got, []int{0}) {
				h.Errorf("a dead bot answered %v", got)
			}
			launch(h.T, binary, h.settings)
			h.publish("bridge-closes")
		},
	}
	for name, moment := range moments {
		t.Run(name, func(t *testing.T) {
			h := buildHarbour(t)
			p := launch(t, binary, h.settings)
			h.discord.Connected()
			h.editor.Slash(context.Background(), "/feed add", map[string]any{"source": "Gazette"})
			moment(h, p)
			eventually(t, "the post", func() bool { return h.posts() == 1 })
			h.push() // again
			h.publish("sielmauer")
			eventually(t, "the next post", func() bool { return h.posts() == 2 })
			time.Sleep(time.Second)
			if n := h.posts(); n != 2 {
				t.Errorf("%d posts for two stories", n)
			}
		})
	}
}
