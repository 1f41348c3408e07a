package intake_test

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
	"pullquote/sources"
	"pullquote/sources/newsroom"
	"pullquote/sources/polite"
	"pullquote/summarize"
)

var here = news.Place{Platform: "stage", Channel: "1"}

// An office is a desk with a newsroom to read and a place that follows it.
type office struct {
	*testing.T
	room *newsroom.Newsroom
	desk *intake.Desk
	db   *store.DB
}

func open(t *testing.T, slugs ...string) office {
	t.Helper()
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	room := newsroom.New(newsroom.Options{Empty: true, Now: func() time.Time { now = now.Add(time.Minute); return now }})
	if err := room.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(room.Close)
	o := office{T: t, room: room, db: storetest.Open(t, storetest.SQLite(t))}
	web := &polite.Client{AllowPrivate: []string{strings.TrimPrefix(room.URL(), "http://")}, Timeout: time.Second}
	o.desk = &intake.Desk{Book: o.db, Reader: &sources.Reader{Web: web}, Every: 20 * time.Millisecond, Log: slog.New(slog.DiscardHandler)}
	o.publish(slugs...)
	return o
}

func (o office) publish(slugs ...string) {
	o.Helper()
	for _, slug := range slugs {
		o.ok(o.room.Publish(slug))
	}
}

func (o office) ok(err error) {
	o.Helper()
	if err != nil {
		o.Fatal(err)
	}
}

// follow subscribes to a feed of the newsroom, 0 or 1.
func (o office) follow(feed, backlog int) news.Source {
	o.Helper()
	f := o.room.Feeds()[feed]
	sub, _, err := o.db.Subscribe(o.Context(), news.Subscription{Place: here, Source: news.Source{Name: f.Name, URL: f.URL}, Backlog: backlog})
	o.ok(err)
	return sub.Source
}

// source returns how a source is doing.
func (o office) source(url string) news.Source {
	o.Helper()
	subs, err := o.db.Subscriptions(o.Context(), here)
	o.ok(err)
	for _, s := range subs {
		if s.Source.URL == url {
			return s.Source
		}
	}
	o.Fatalf("nobody follows %s", url)
	return news.Source{}
}

// read reads all items there are and returns the posts, the newest first.
func (o office) read(last bool) (posts []news.Post, errs []error) {
	o.Helper()
	for id := int64(1); id < 100; id++ {
		if err := o.desk.Read(o.Context(), id, last); err != nil {
			errs = append(errs, err)
		}
	}
	posts, err := o.db.Latest(o.Context(), here, news.Query{Count: 100})
	o.ok(err)
	return posts, errs
}

// poll waits until a source is due and visits what is.
func (o office) poll() {
	o.Helper()
	next, err := o.db.NextDue(o.Context())
	o.ok(err)
	time.Sleep(time.Until(next))
	o.ok(o.desk.Poll(o.Context(), 0))
}

func TestEverythingPostedStandsInTheArticle(t *testing.T) {
	o := open(t)
	o.follow(0, 10)
	o.follow(1, 10)
	for more := true; more; _, more = o.room.PublishNext() {
	}
	text := map[string]string{}
	for _, s := range o.room.Stories() {
		text[o.room.URL()+s.Path] = summarize.Fold(strings.Join(s.Paras, " ") + " " + s.Lead)
	}
	o.poll()
	posts, errs := o.read(false)
	if len(posts) != 20 || len(errs) > 0 {
		t.Fatalf("%d posts, errors %v", len(posts), errs)
	}
	for _, p := range posts {
		if p.Headline == "" || p.Source == "" || p.Image == "" || p.Published.IsZero() || p.Excerpt || len(p.Points) < 2 || len(p.Points) > 4 || len(p.Quotes) == 0 || len(p.Quotes) > 2 {
			t.Errorf("not a whole post: %+v", p)
		}
		for _, point := range p.Points {
			if !strings.Contains(text[p.URL], point) {
				t.Errorf("%s: %q does not stand in the article", p.URL, point)
			}
		}
		for _, q := range p.Quotes {
			if !strings.Contains(text[p.URL], q.Text) || q.Speaker == "" || !strings.HasPrefix(q.URL, p.URL+"#:~:text=") {
				t.Errorf("%s: quote %+v", p.URL, q)
			}
		}
	}
}

func TestAFeedThatFailsSaysWhyAndHurtsNoOther(t *testing.T) {
	for name, tt := range map[string]struct {
		fault newsroom.Fault
		want  string
	}{
		"500":        {newsroom.Fault{Status: 500}, "500"},
		"404":        {newsroom.Fault{Status: 404}, "404"},
		"a page":     {newsroom.Fault{Body: "<html><body>Be right back", Header: http.Header{"Content-Type": {"text/html"}}}, "web page"},
		"empty":      {newsroom.Fault{Rewrite: func([]byte) []byte { return nil }}, "empty document"},
		"reset":      {newsroom.Fault{Reset: true}, "127.0.0.1"},
		"100 MB":     {newsroom.Fault{Size: 100 << 20}, "10 MB"},
		"a bomb":     {newsroom.Fault{Size: 1 << 30, Gzip: true}, "10 MB"},
		"no answer":  {newsroom.Fault{Delay: time.Minute}, "in time"},
		"a redirect": {newsroom.Fault{Status: 302, Header: http.Header{"Location": {"http://169.254.169.254/latest"}}}, "private"},
	} {
		t.Run(name, func(t *testing.T) {
			o := open(t, "bridge-closes", "bridge-shut")
			sick, well := o.follow(0, 1), o.follow(1, 1)
			undo := o.room.Fault("/gazette/feed.xml", tt.fault)
			o.poll()
			s := o.source(sick.URL)
			if !strings.Contains(s.Error, tt.want) || !strings.HasPrefix(s.Error, "127.0.0.1 ") && name != "a redirect" || strings.Contains(s.Error, "\n") || s.Errors == 0 {
				t.Errorf("recorded %q (%d in a row), want a line with the host and %q", s.Error, s.Errors, tt.want)
			}
			if s := o.source(well.URL); s.Error != "" || s.LastOK.IsZero() {
				t.Errorf("the other source: %+v", s)
			}
			if posts, _ := o.read(false); len(posts) != 1 {
				t.Errorf("%d posts of the other source", len(posts))
			}
			undo()
			for o.source(sick.URL).Errors > 0 && !t.Failed() {
				o.poll()
			}
			if s := o.source(sick.URL); s.Error != "" || s.Errors != 0 {
				t.Errorf("after it recovered: %+v", s)
			}
			if posts, _ := o.read(false); len(posts) != 2 {
				t.Errorf("%d posts after it recovered", len(posts))
			}
		})
	}
}

func TestFailuresAreVisitedLessAndLess(t *testing.T) {
	o := open(t)
	src := o.follow(0, 1)
	o.room.Fault(newsroom.AnyFeed, newsroom.Fault{Status: 503})
	for i, want := range []time.Duration{20, 40, 80, 160} {
		o.poll()
		before := time.Now()
		s := o.source(src.URL)
		if pause := s.Next.Sub(before); s.Errors != i+1 || pause < want*time.Millisecond*3/4 {
			t.Errorf("failure %d: next visit in %v", s.Errors, pause)
		}
	}
	o.room.Fault(newsroom.AnyFeed, newsroom.Fault{Status: 429, Header: http.Header{"Retry-After": {"3600"}}})
	o.poll()
	if pause := time.Until(o.source(src.URL).Next); pause < 59*time.Minute {
		t.Errorf("asked for an hour, got %v", pause)
	}
}

func TestAnArticleThatCannotBeRead(t *testing.T) {
	const page = "/gazette/news/bridge-closes"
	t.Run("for good", func(t *testing.T) {
		o := open(t, "bridge-closes")
		o.follow(0, 1)
		o.room.Fault(page, newsroom.Fault{Status: 404})
		o.poll()
		posts, errs := o.read(false)
		if len(posts) != 1 || len(errs) != 0 || !posts[0].Excerpt || len(posts[0].Points) == 0 {
			t.Errorf("posts %+v, errors %v", posts, errs)
		}
	})
	t.Run("for now", func(t *testing.T) {
		o := open(t, "bridge-closes")
		o.follow(0, 1)
		undo := o.room.Fault(page, newsroom.Fault{Status: 502})
		o.poll()
		if posts, errs := o.read(false); len(posts) != 0 || len(errs) != 1 {
			t.Errorf("posts %+v, errors %v", posts, errs)
		}
		undo()
		if posts, errs := o.read(false); len(posts) != 1 || len(errs) != 0 || posts[0].Excerpt {
			t.Errorf("later: posts %+v, errors %v", posts, errs)
		}
	})
	t.Run("and was tried often enough", func(t *testing.T) {
		o := open(t, "bridge-closes")
		o.follow(0, 1)
		o.room.Fault(page, newsroom.Fault{Reset: true})
		o.poll()
		if posts, errs := o.read(true); len(posts) != 1 || len(errs) != 0 || !posts[0].Excerpt {
			t.Errorf("posts %+v, errors %v", posts, errs)
		}
	})
}

func TestWhatIsNoNews(t *testing.T) {
	o := open(t, "flood-wall")
	o.follow(1, 5)
	o.poll()
	if posts, _ := o.read(false); len(posts) != 1 {
		t.Fatalf("%d posts", len(posts))
	}
	for _, c := range []struct{ name, old, new string }{
		{"a new guid", "<id>tag:larkhaven.example,2026:signal/news/", "<id>tag:moved.example,2026:signal/news/"},
		{"tracking parameters", `signal/news/flood-wall"`, `signal/news/flood-wall?utm_source=rss"`},
		{"a new title and date", "<title>", "<title>Updated: "},
		{"a new address", `signal/news/flood-wall"`, `signal/news/wall-of-flood"`},
	} {
		o.room.Fault(newsroom.AnyFeed, newsroom.Fault{Times: 1, Rewrite: func(b []byte) []byte {
			changed := strings.Replace(string(b), c.old, c.new, -1)
			if changed == string(b) {
				t.Errorf("%s: the feed holds no %s", c.name, c.old)
			}
			return []byte(changed)
		}})
		o.onlyOne(c.name)
	}
	o.ok(o.room.Correct("flood-wall"))
	o.onlyOne("a correction")
}

// onlyOne polls, and fails when that brings a second post.
func (o office) onlyOne(what string) {
	o.Helper()
	o.poll()
	if posts, errs := o.read(false); len(posts) != 1 || len(errs) > 0 {
		o.Errorf("%s made news: %d posts, errors %v", what, len(posts), errs)
	}
}

func TestTheFirstVisitPostsTheNewest(t *testing.T) {
	for name, order := range map[string]func([]byte) []byte{
		"newest first": func(b []byte) []byte { return b },
		"oldest first": func(b []byte) []byte {
			head, rest, _ := strings.Cut(string(b), "<item>")
			last := strings.LastIndex(rest, "</item>") + len("</item>")
			items := strings.Split(rest[:last], "<item>")
			slices.Reverse(items)
			return []byte(head + "<item>" + strings.Join(items, "<item>") + rest[last:])
		},
	} {
		o := open(t, "bridge-closes", "stolen-bell", "fish-market")
		o.room.Fault(newsroom.AnyFeed, newsroom.Fault{Rewrite: order})
		o.follow(0, 1)
		o.poll()
		posts, _ := o.read(false)
		if len(posts) != 1 || !strings.HasSuffix(posts[0].URL, "fish-market") {
			t.Errorf("%s: posts %+v", name, posts)
		}
	}
}

func TestWrite(t *testing.T) {
	o := open(t, "bridge-closes")
	post, err := o.desk.Write(context.Background(), o.room.URL()+"/gazette/news/bridge-closes")
	if err != nil || post.Headline == "" || len(post.Quotes) == 0 {
		t.Errorf("%+v, %v", post, err)
	}
	for _, address := range []string{o.room.URL() + "/nothing", "ftp://x.example/", "http://10.0.0.1/", "no address"} {
		if _, err := o.desk.Write(context.Background(), address); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestAVisitThatPanicsHurtsNobody(t *testing.T) {
	o := open(t)
	src := o.follow(0, 1)
	o.desk.Reader = &sources.Reader{} // no client: the visit dereferences nil
	o.poll()
	if s := o.source(src.URL); s.Errors == 0 || s.Error == "" {
		t.Errorf("recorded %+v", s)
	}
}
