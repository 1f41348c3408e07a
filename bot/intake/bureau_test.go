package intake_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
	"pullquote/sources"
	"pullquote/sources/newsroom"
	"pullquote/sources/polite"
)

// Where the newsroom has its feeds.
const (
	rss  = "/gazette/feed.xml"
	atom = "/signal/feed.atom"
)

var club = news.Place{Platform: "stage", Channel: "club"}

// A bureau is a desk with a real database and a real newsroom, which it reads
// over the machine's loopback.
type bureau struct {
	*testing.T
	room *newsroom.Newsroom
	db   *store.DB
	web  *polite.Client
	desk *intake.Desk
}

// inBureau calls f in virtual time, with a newsroom that has published these
// stories. The newsroom lives outside of it: while somebody waits for its bytes,
// the clock stands still.
func inBureau(t *testing.T, slugs []string, f func(b bureau)) {
	t.Helper()
	room, database := openNewsroom(t), storetest.SQLite(t)
	synctest.Test(t, func(t *testing.T) {
		b := newBureau(t, room, database)
		b.publish(slugs...)
		f(b)
	})
}

// openNewsroom opens a newsroom that publishes a story each minute, on the day
// before virtual time begins.
func openNewsroom(t *testing.T) *newsroom.Newsroom {
	t.Helper()
	clock := time.Date(1999, 12, 31, 12, 0, 0, 0, time.UTC)
	room := newsroom.New(newsroom.Options{Empty: true, Now: func() time.Time { clock = clock.Add(time.Minute); return clock }})
	if err := room.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(room.Close)
	return room
}

func newBureau(t *testing.T, room *newsroom.Newsroom, database string) bureau {
	t.Helper()
	web := &polite.Client{AllowPrivate: []string{strings.TrimPrefix(room.URL(), "http://")}}
	t.Cleanup(web.CloseIdle)
	db := storetest.Open(t, database)
	return bureau{t, room, db, web, &intake.Desk{Book: db, Reader: &sources.Reader{Web: web}, Every: 10 * time.Minute, Log: slog.New(slog.DiscardHandler)}}
}

func (b bureau) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b bureau) publish(slugs ...string) {
	b.Helper()
	for _, slug := range slugs {
		b.ok(b.room.Publish(slug))
	}
}

// publishAll publishes every story there is.
func (b bureau) publishAll() {
	for more := true; more; _, more = b.room.PublishNext() {
	}
}

// address makes a path of the newsroom an address.
func (b bureau) address(at string) string {
	if strings.HasPrefix(at, "/") {
		return b.room.URL() + at
	}
	return at
}

// follow subscribes the club to a path of the newsroom, or any address.
func (b bureau) follow(at string, backlog int) {
	b.Helper()
	_, _, err := b.db.Subscribe(b.Context(), news.Subscription{Place: club, Source: news.Source{URL: b.address(at)}, Backlog: backlog})
	b.ok(err)
}

// source returns how a source is doing.
func (b bureau) source(at string) news.Source {
	b.Helper()
	subs, err := b.db.Subscriptions(b.Context(), club)
	b.ok(err)
	for _, s := range subs {
		if s.Source.URL == b.address(at) {
			return s.Source
		}
	}
	b.Fatalf("nobody follows %s", at)
	return news.Source{}
}

// poll visits all sources that are due.
func (b bureau) poll() {
	b.Helper()
	b.ok(b.desk.Poll(b.Context(), 0))
}

// wait lets time pass. It closes the connections first: one that is kept open
// waits for bytes.
func (b bureau) wait(d time.Duration) {
	b.web.CloseIdle()
	time.Sleep(d)
}

// pollWhenDue waits until a source is due and polls.
func (b bureau) pollWhenDue(at string) {
	b.Helper()
	b.wait(time.Until(b.source(at).Next))
	b.poll()
}

// pollAndRead polls when a source is due, reads what is new, and returns all the
// posts that there are now.
func (b bureau) pollAndRead(at string) []news.Post {
	b.Helper()
	b.pollWhenDue(at)
	b.readAll()
	return b.posts()
}

// read reads the item with this number; they count from 1.
func (b bureau) read(item int64) error { return b.desk.Read(context.Background(), item, false) }

// readAll reads every item that is to be read.
func (b bureau) readAll() {
	b.Helper()
	for item := range int64(200) {
		b.ok(b.read(item))
	}
}

// posts returns what was published, the newest first, and sees that each post
// goes to the club once.
func (b bureau) posts() []news.Post {
	b.Helper()
	posts, err := b.db.Latest(context.Background(), club, news.Query{Count: 200})
	b.ok(err)
	status, err := b.db.Status(context.Background())
	b.ok(err)
	if status.Waiting != len(posts) {
		b.Errorf("%d posts wait for the club, want %d", status.Waiting, len(posts))
	}
	return posts
}

// slugs names the stories of posts.
func slugs(posts []news.Post) string {
	var names []string
	for _, p := range posts {
		names = append(names, p.URL[strings.LastIndexByte(p.URL, '/')+1:])
	}
	return strings.Join(names, " ")
}

// expect compares what was published with stories, the newest first.
func (b bureau) expect(want string) {
	b.Helper()
	if got := slugs(b.posts()); got != want {
		b.Errorf("published %q, want %q", got, want)
	}
}

// rewrite changes a feed by pairs of old and new.
func (b bureau) rewrite(at string, pairs ...string) (undo func()) {
	r := strings.NewReplacer(pairs...)
	return b.room.Fault(at, newsroom.Fault{Rewrite: func(body []byte) []byte { return []byte(r.Replace(string(body))) }})
}
