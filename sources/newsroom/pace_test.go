package newsroom_test

import (
	"context"
	"net"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/sources/newsroom"
)

func TestOpening(t *testing.T) {
	n := newsroom.New(newsroom.Options{Now: func() time.Time { return opening }})
	stories := n.Stories()
	if len(stories) < 13 {
		t.Errorf("%d stories are out, want at least 13", len(stories))
	}
	langs := map[string]int{}
	for i, s := range stories {
		langs[s.Lang]++
		if !s.Published.Before(opening) || s.Published.Before(opening.Add(-24*time.Hour)) {
			t.Errorf("%s was published at %s, not in the last hours before %s", s.Slug, s.Published, opening)
		}
		if i > 0 && s.Published.After(stories[i-1].Published) {
			t.Errorf("%s is newer than the story before it", s.Slug)
		}
	}
	for _, lang := range []string{"en", "ru", "de", "fr", "es"} {
		if langs[lang] == 0 {
			t.Errorf("no story in %q is out", lang)
		}
	}
}

// News breaks at its pace, the correction comes in its time, and then all is
// quiet: nothing runs any more when the context ends.
func TestPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		n := newsroom.New(newsroom.Options{Pace: 20 * time.Second})
		ended := make(chan struct{})
		go func() {
			if err := n.Serve(ctx, silence{ended: ctx.Done()}); err != nil {
				t.Error(err)
			}
			close(ended)
		}()
		opened := len(n.Stories())
		corrected := func() bool {
			i := slices.IndexFunc(n.Stories(), func(s newsroom.Story) bool { return s.Slug == "flood-wall" })
			return n.Stories()[i].Updated.After(n.Stories()[i].Published)
		}
		time.Sleep(41 * time.Second)
		if got := len(n.Stories()) - opened; got != 2 {
			t.Errorf("%d stories broke in 41 seconds, want 2", got)
		}
		if first := n.Stories()[0]; time.Since(first.Published) > 2*time.Second {
			t.Errorf("the newest story is from %s", first.Published)
		}
		if corrected() {
			t.Error("the correction came too early")
		}
		time.Sleep(20 * time.Second)
		if !corrected() {
			t.Error("the correction did not come")
		}
		time.Sleep(time.Hour)
		if got := len(n.Stories()) - opened; got < 6 {
			t.Errorf("%d stories broke in all, want news for two minutes", got)
		}
		if _, more := n.PublishNext(); more {
			t.Error("a story never broke")
		}
		cancel()
		<-ended
	})
}

// silence is a listener that nobody calls: virtual time stands still while a
// real one is waiting.
type silence struct{ ended <-chan struct{} }

func (s silence) Accept() (net.Conn, error) { <-s.ended; return nil, net.ErrClosed }
func (s silence) Close() error              { return nil }
func (s silence) Addr() net.Addr            { return &net.TCPAddr{} }

func TestServeTellsOfABrokenListener(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	n := newsroom.New(newsroom.Options{Pace: time.Hour})
	if err := n.Serve(t.Context(), ln); err == nil {
		t.Error("a broken listener went unnoticed")
	}
}
