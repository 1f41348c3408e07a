package intake_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
	"pullquote/sources/newsroom"
	"pullquote/sources/pace"
)

// A source that publishes every minute, one that did so a month ago, and one that
// has nothing with a date.
func TestEachAtItsOwnPace(t *testing.T) {
	feed := func(gap, before time.Duration) newsroom.Fault {
		var items strings.Builder
		for i := range 20 {
			at := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Add(-before - time.Duration(i)*gap)
			fmt.Fprintf(&items, "<item><title>%d</title><guid>%d</guid><pubDate>%s</pubDate></item>", i, i, at.Format(time.RFC1123Z))
		}
		return newsroom.Fault{Body: "<rss version='2.0'><channel><title>Notes</title>" + items.String() + "</channel></rss>"}
	}
	const day = 24 * time.Hour
	for name, tt := range map[string]struct {
		fault    newsroom.Fault
		min, max time.Duration
	}{
		"a busy one":                {feed(time.Minute, 0), pace.Shortest * 9 / 10, pace.Shortest},
		"one an hour":               {feed(time.Hour, 0), 9 * time.Minute, 10*time.Minute + time.Second},
		"one a day":                 {feed(day, 0), 44 * time.Minute, 49 * time.Minute},
		"silent for ages":           {feed(day, 1000*day), pace.Longest * 9 / 10, pace.Longest},
		"nothing in it":             {newsroom.Fault{Body: "<rss version='2.0'><channel><title>Notes</title></channel></rss>"}, 9 * time.Minute, 10 * time.Minute},
		"one that asks for an hour": {newsroom.Fault{Body: feed(time.Minute, 0).Body, Header: http.Header{"Cache-Control": {"max-age=3600"}}}, 54 * time.Minute, time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			inBureau(t, nil, func(b bureau) {
				b.desk.Every = 0
				b.follow(rss, 0)
				b.room.Fault(rss, tt.fault)
				b.poll()
				if p := b.pause(rss); p < tt.min || p > tt.max {
					t.Errorf("it is left alone for %v, want %v to %v", p, tt.min, tt.max)
				}
			})
		})
	}
}

// In virtual time it is midnight, and the feed wants no visits in the first three
// hours of the day.
func TestHoursThatASourceLeavesOut(t *testing.T) {
	inBureau(t, nil, func(b bureau) {
		b.follow(rss, 0)
		b.room.Fault(rss, feedThat("<skipHours><hour>0</hour><hour>1</hour><hour>2</hour></skipHours>"))
		b.poll()
		if p := b.pause(rss); p < 3*time.Hour || p > 3*time.Hour+2*time.Minute {
			t.Errorf("it is left alone for %v", p)
		}
	})
}

// What is set for a source is used at its visits and for its articles.
func TestASourceWithAPassword(t *testing.T) {
	agents := map[string]bool{}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); r.URL.Path != "/robots.txt" && (user != "ada" || password != "tide") {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		agents[r.UserAgent()] = true
		if r.URL.Path == "/feed" {
			io.WriteString(w, "<rss version='2.0'><channel><title>Inside</title><item><title>The pier</title><link>/pier</link></item></channel></rss>")
			return
		}
		io.WriteString(w, "<!doctype html><title>The pier</title><article>"+strings.Repeat("<p>The pier was opened on Monday by the harbour master, who said that nobody had fallen in so far. It is longer than the old one, and the wind is the same.</p>", 5)+"</article>")
	}))
	defer site.Close()
	b := newBureau(t, openNewsroom(t), storetest.SQLite(t))
	b.web.AllowPrivate = append(b.web.AllowPrivate, strings.TrimPrefix(site.URL, "http://"))
	address := site.URL + "/feed"
	b.follow(address, 1)
	b.poll()
	if s := b.source(address); !strings.Contains(s.Error, "401 Unauthorized") {
		t.Errorf("without the password: %q", s.Error)
	}
	b.ok(b.db.Save(t.Context(), news.Entry{Source: b.source(address), Settings: news.Settings{User: news.NewSecret("ada"), Password: news.NewSecret("tide"), UserAgent: "Reading Room"}}))
	b.poll()
	b.readAll()
	if posts := b.posts(); len(posts) != 1 || posts[0].Excerpt || len(agents) != 1 || !agents["Reading Room"] {
		t.Errorf("%+v, asked for by %v, %q", posts, agents, b.source(address).Error)
	}
}

// A hearingBook is the real book, and hears what people are told.
type hearingBook struct {
	*store.DB
	heard *[]news.Notice
}

func (h hearingBook) Report(ctx context.Context, patience time.Duration, tell func(news.Report) []news.Notice) error {
	return h.DB.Report(ctx, patience, func(r news.Report) []news.Notice {
		all := tell(r)
		*h.heard = append(*h.heard, all...)
		return all
	})
}

// work runs the poll for some time, as its job would.
func work(b bureau, p *intake.Poller, d time.Duration) {
	b.Helper()
	for end := time.Now().Add(d); time.Now().Before(end); {
		snooze := (*rivertype.JobSnoozeError)(nil)
		if err := p.Work(b.Context(), &river.Job[news.PollDue]{JobRow: &rivertype.JobRow{}}); !errors.As(err, &snooze) {
			b.Fatal(err)
		}
		b.wait(max(snooze.Duration, time.Second))
	}
}

// Of a source that fails for a day the operator is told once, and once when it is
// well again.
func TestTheOperatorIsTold(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		owner := news.Place{Platform: "stage", Channel: "owner"}
		var heard []news.Notice
		b.desk.Book = hearingBook{b.db, &heard}
		b.desk.Owner = func(context.Context) ([]news.Place, error) { return []news.Place{owner}, nil }
		p := &intake.Poller{Desk: b.desk, Sweep: func(context.Context) error { return nil }}
		b.follow(rss, 1)
		work(b, p, time.Hour)
		undo := b.room.Fault(rss, newsroom.Fault{Status: 500})
		work(b, p, 23*time.Hour)
		if len(heard) > 0 {
			t.Errorf("told too early: %+v", heard)
		}
		work(b, p, 50*time.Hour)
		undo()
		work(b, p, 50*time.Hour)
		var headlines []string
		for _, n := range heard {
			headlines = append(headlines, n.Post.Headline)
			if n.To != owner || n.Post.URL != b.address(rss) || len(n.Post.Points) < 2 {
				t.Errorf("told: %+v", n)
			}
		}
		if want := []string{"The Larkhaven Gazette could not be read for a day", "The Larkhaven Gazette can be read again"}; !slices.Equal(headlines, want) {
			t.Errorf("told %q, want %q", headlines, want)
		}
	})
}

// A source that says that it is gone for good is not asked again, and people where
// it is followed are told. Somebody may start it again.
func TestASourceThatIsGone(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		var heard []news.Notice
		b.desk.Book = hearingBook{b.db, &heard}
		p := &intake.Poller{Desk: b.desk, Sweep: func(context.Context) error { return nil }}
		b.follow(rss, 1)
		undo := b.room.Fault(rss, newsroom.Fault{Status: 410})
		work(b, p, 72*time.Hour)
		if n := b.room.Requests(rss); n != 1 {
			t.Errorf("it was asked %d times", n)
		}
		if s := b.source(rss); !s.Gone || !strings.Contains(s.Error, "is gone for good: remove it") {
			t.Errorf("it is %+v", s)
		}
		if len(heard) != 1 || heard[0].To != club || !strings.Contains(heard[0].Post.Headline, "is gone for good") {
			t.Errorf("told: %+v", heard)
		}
		undo()
		b.ok(b.db.Start(t.Context(), b.source(rss).ID))
		work(b, p, time.Hour)
		if s := b.source(rss); s.Gone || s.Errors != 0 || b.room.Requests(rss) < 2 {
			t.Errorf("started again, it is %+v", s)
		}
	})
}

// When the bot itself is cut off, all sources fail at once, and that is one message.
func TestManyAtOnce(t *testing.T) {
	inBureau(t, nil, func(b bureau) {
		var heard []news.Notice
		b.desk.Book = hearingBook{b.db, &heard}
		b.desk.Owner = func(context.Context) ([]news.Place, error) { return []news.Place{club}, nil }
		p := &intake.Poller{Desk: b.desk, Sweep: func(context.Context) error { return nil }}
		b.room.Fault(newsroom.AnyFeed, newsroom.Fault{Status: 500})
		for i := range 30 {
			b.follow(fmt.Sprintf("%s?%d", rss, i), 0)
		}
		work(b, p, 72*time.Hour)
		if len(heard) == 0 || !strings.HasPrefix(heard[0].Post.Headline, "Could not be read for a day: ") || len(heard) > 3 {
			t.Fatalf("%d messages", len(heard))
		}
		if n := len(heard[0].Post.Points); n > 12 {
			t.Errorf("%d lines", n)
		}
	})
}

// A feed that has moved for good has its new address after a day.
func TestAFeedThatMovedForGood(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		p := &intake.Poller{Desk: b.desk, Sweep: func(context.Context) error { return nil }}
		const old = "/old.xml"
		b.room.Fault(old, newsroom.Fault{Status: 301, Header: http.Header{"Location": {rss}}})
		b.follow(old, 1)
		work(b, p, 23*time.Hour)
		if s := b.source(old); s.Errors != 0 {
			t.Errorf("it is %+v", s)
		}
		work(b, p, 3*time.Hour)
		if s := b.source(rss); s.Errors != 0 {
			t.Errorf("it is %+v", s)
		}
		before := b.room.Requests(old)
		work(b, p, time.Hour)
		if after := b.room.Requests(old); after != before {
			t.Errorf("the old address was asked %d times more", after-before)
		}
		b.readAll()
		b.expect("bridge-closes")
	})
}
