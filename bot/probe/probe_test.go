package probe_test

import (
	"slices"
	"strings"
	"testing"

	"pullquote/bot/probe"
	"pullquote/sources/newsroom"
)

// inNewsroom serves a newsroom where a site's document would be.
func inNewsroom(t *testing.T) (*newsroom.Newsroom, *site) {
	room := newsroom.New(newsroom.Options{})
	s := serve(t, nil)
	s.Config.Handler = room
	return room, s
}

// The first probe shows all that a feed has and posts the newest of it, as for a
// new subscription; the next shows what is new.
func TestFeed(t *testing.T) {
	room, s := inNewsroom(t)
	c, dir := openChats(t), folder(t)
	visit := func(pages bool) probe.Result {
		p := s.probe()
		p.Pages = pages
		r, err := p.Feed(t.Context(), s.URL+"/gazette/feed.xml", dir)
		if err != nil || r.Outcome != "feed" || r.Title == "" {
			t.Fatalf("%v, %+v", err, r)
		}
		for _, post := range r.Posts {
			c.take(t, post)
		}
		return r
	}
	first := visit(false)
	if len(first.Items) < 5 || len(first.Posts) != 2 || first.Posts[0].Platform != "discord" || first.Posts[1].Platform != "telegram" {
		t.Fatalf("%d items, %d posts", len(first.Items), len(first.Posts))
	}
	with := slices.DeleteFunc(slices.Clone(first.Items), func(i probe.Item) bool { return len(i.Summary) == 0 })
	if len(with) != 1 || !with[0].Excerpt || !strings.Contains(string(first.Posts[0].Payload), with[0].Title) {
		t.Errorf("want the newest alone summarised, from the feed's own words: %+v", with)
	}
	if second := visit(false); len(second.Items)+len(second.Posts) > 0 {
		t.Errorf("the same again: %+v", second)
	}
	for { // until it is this outlet's turn
		if _, more := room.PublishNext(); !more {
			break
		}
	}
	if third := visit(true); len(third.Items) == 0 || len(third.Posts) != 2*len(third.Items) || third.Items[0].Excerpt || len(third.Items[0].Summary) == 0 {
		t.Errorf("%d items, %d posts, %+v", len(third.Items), len(third.Posts), third.Items)
	}
}

func TestPage(t *testing.T) {
	room, s := inNewsroom(t)
	c := openChats(t)
	story := room.Stories()[0]
	r, err := s.probe().Page(t.Context(), s.URL+story.Path)
	if err != nil || r.Outcome != "page" || len(r.Items) != 1 || r.Items[0].Title != story.Title || len(r.Items[0].Summary) == 0 || len(r.Posts) != 2 {
		t.Fatalf("%v, %+v", err, r)
	}
	for _, post := range r.Posts {
		c.take(t, post)
	}
}

// The bytes that a probe shows are those that the adapters would send: Discord's
// with the nonce before all, Telegram's with the chat.
func TestByteForByte(t *testing.T) {
	room, s := inNewsroom(t)
	r, err := s.probe().Page(t.Context(), s.URL+room.Stories()[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := s.probe().Page(t.Context(), s.URL+room.Stories()[0].Path)
	for i, post := range r.Posts {
		if string(post.Payload) != string(again.Posts[i].Payload) {
			t.Errorf("%s: not the same twice:\n%s\n%s", post.Platform, post.Payload, again.Posts[i].Payload)
		}
	}
	if d := string(r.Posts[0].Payload); !strings.HasPrefix(d, `{"nonce":"`) || !strings.Contains(d, `,"enforce_nonce":true,"embeds":`) {
		t.Error(d)
	}
	if tg := string(r.Posts[1].Payload); !strings.HasPrefix(tg, `{"chat_id":"1",`) {
		t.Error(tg)
	}
}

// Nothing is kept without a folder.
func TestNoFolder(t *testing.T) {
	_, s := inNewsroom(t)
	for range 2 {
		if r, err := s.probe().Feed(t.Context(), s.URL+"/gazette/feed.xml", ""); err != nil || len(r.Posts) != 2 {
			t.Fatalf("%v, %+v", err, r)
		}
	}
}

// A folder that is none is a mistake of the operator's, not of the feed's.
func TestBadFolder(t *testing.T) {
	_, s := inNewsroom(t)
	if _, err := s.probe().Feed(t.Context(), s.URL+"/gazette/feed.xml", "/dev/null/here"); err == nil {
		t.Error("no error")
	}
}
