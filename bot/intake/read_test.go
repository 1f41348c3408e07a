package intake_test

import (
	"bytes"
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/sources/newsroom"
)

// A page that will not get better is told in the feed's own words.
func TestAnArticleWhosePageSaysNothing(t *testing.T) {
	for name, f := range map[string]newsroom.Fault{
		"gone":       {Status: 404},
		"for payers": {Status: 402},
		"empty":      {Body: "<html><body></body></html>"},
		"endless":    {Size: 100 << 20},
	} {
		t.Run(name, func(t *testing.T) {
			inBureau(t, []string{"bridge-closes"}, func(b bureau) {
				b.room.Fault(newsroom.AnyPage, f)
				b.follow(rss, 1)
				b.poll()
				b.ok(b.read(1))
				b.isExcerpt()
			})
		})
	}
}

// isExcerpt sees that the only story was published in its feed's words, marked.
func (b bureau) isExcerpt() {
	b.Helper()
	posts, s := b.posts(), b.room.Stories()[0]
	if len(posts) != 1 {
		b.Fatalf("%d posts", len(posts))
	}
	p := posts[0]
	if !p.Excerpt || p.Headline != s.Title || p.URL != b.address(s.Path) || len(p.Points) == 0 || len(p.Quotes) != 0 {
		b.Errorf("the feed says little, the post says %+v", p)
	}
	for _, point := range p.Points {
		if !strings.Contains(s.Lead, point) {
			b.Errorf("the feed does not say %q", point)
		}
	}
}

// A page that may get better is waited for, but not for ever.
func TestAnArticleWhosePageStumbles(t *testing.T) {
	for name, tt := range map[string]struct {
		fault newsroom.Fault
		want  string
	}{
		"trouble":    {newsroom.Fault{Status: 500}, "127.0.0.1 answered 500 Internal Server Error: it is in trouble, later may be better"},
		"too often":  {newsroom.Fault{Status: 429}, "127.0.0.1 answered 429 Too Many Requests: it wants to be visited less often, later may be better"},
		"hangs up":   {newsroom.Fault{Reset: true}, "127.0.0.1 closed the connection or could not be reached: later may be better"},
		"breaks off": {newsroom.Fault{Cut: 500}, "127.0.0.1 broke off in the middle of its answer: later may be better"},
	} {
		t.Run(name, func(t *testing.T) {
			inBureau(t, []string{"bridge-closes"}, func(b bureau) {
				undo := b.room.Fault(newsroom.AnyPage, tt.fault)
				b.follow(rss, 1)
				b.poll()
				page := b.address(b.room.Stories()[0].Path)
				for range 2 {
					if err := b.read(1); err == nil || err.Error() != "reading "+page+": "+tt.want {
						t.Errorf("%v\nwant reading %s: %s", err, page, tt.want)
					}
				}
				b.expect("")
				undo()
				b.ok(b.read(1))
				compare(t, b.posts()[0], b.room.Stories()[0])
			})
			inBureau(t, []string{"bridge-closes"}, func(b bureau) {
				b.room.Fault(newsroom.AnyPage, tt.fault)
				b.follow(rss, 1)
				b.poll()
				b.ok(b.desk.Read(t.Context(), 1, true))
				b.isExcerpt()
			})
		})
	}
}

// A last try that was cut off because the bot stops is not a last try.
func TestALastTryThatIsCutOff(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.follow(rss, 1)
		b.poll()
		undo := b.room.Fault(newsroom.AnyPage, newsroom.Fault{Delay: time.Hour})
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- b.desk.Read(ctx, 1, true) }()
		b.askedFor(b.room.Stories()[0].Path)
		stop()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("it ended with %v", err)
		}
		b.expect("")
		undo()
		b.ok(b.read(1))
		b.expect("bridge-closes")
	})
}

// askedFor waits until the newsroom was asked for a path.
func (b bureau) askedFor(path string) {
	for b.room.Requests(path) == 0 { // virtual time stands still: this is as long as it must be
		time.Sleep(0)
	}
}

func TestReadingTwiceDoesNothing(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.follow(rss, 1)
		b.poll()
		for _, last := range []bool{false, false, true} {
			b.ok(b.desk.Read(t.Context(), 1, last))
		}
		if n := b.room.Requests(b.room.Stories()[0].Path); n != 1 {
			t.Errorf("the page was read %d times", n)
		}
		b.expect("bridge-closes")
		b.ok(b.read(99)) // never was there
	})
}

// What was in an article and in a feed before is not told again, whatever changes
// about it; what is new is.
func TestNothingIsToldTwice(t *testing.T) {
	for name, change := range map[string]func(b bureau){
		"nothing":      func(b bureau) {},
		"a correction": func(b bureau) { b.ok(b.room.Correct("flood-wall")) },
		"new guids":    func(b bureau) { b.rewrite(atom, "<id>tag:", "<id>anew:tag:") },
		"new tracking": func(b bureau) { b.rewrite(atom, `/news/flood-wall"`, `/news/flood-wall?utm_source=chat&amp;fbclid=7"`) },
		"new tracking and guids": func(b bureau) {
			b.rewrite(atom, `/news/flood-wall"`, `/news/flood-wall?utm_source=chat"`, "<id>tag:", "<id>anew:tag:")
		},
		"another address": func(b bureau) { b.rewrite(atom, `/signal/news/flood-wall"`, `/signal/water/wall"`) },
		"a new headline":  func(b bureau) { b.rewrite(atom, b.room.Stories()[0].Title, "Wall to grow") },
		"it stands there twice": func(b bureau) {
			b.room.Fault(atom, newsroom.Fault{Rewrite: func(body []byte) []byte { return entries.ReplaceAll(body, []byte("$0$0")) }})
		},
	} {
		t.Run(name, func(t *testing.T) {
			inBureau(t, []string{"flood-wall"}, func(b bureau) {
				b.follow(atom, 5)
				b.poll()
				b.readAll()
				change(b)
				b.pollAndRead(atom)
				b.expect("flood-wall")
				b.publish("tram-vote")
				b.pollAndRead(atom)
				b.expect("tram-vote flood-wall")
				if n := b.room.Requests(atom); n != 3 {
					t.Errorf("the feed was visited %d times, want 3", n)
				}
			})
		})
	}
}

var (
	entries = regexp.MustCompile(`(?s)<entry>.*?</entry>`)
	items   = regexp.MustCompile(`(?s)<item>.*</item>`)
)

// An article that two sources bring is one article, though one of them writes its
// address differently and the page cannot tell.
func TestTwoSourcesOfOneArticle(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.room.Fault(newsroom.AnyPage, newsroom.Fault{Status: 404})
		b.follow(rss, 1)
		b.poll()
		b.readAll()
		b.rewrite(rss, "/news/bridge-closes", "/news/bridge-closes/")
		b.follow(rss+"?edition=harbour", 1)
		b.poll()
		b.readAll()
		b.expect("bridge-closes")
	})
}

// At the first visit the past is there already. How much of it is told does not
// depend on the order in which the feed tells it.
func TestTheFirstVisit(t *testing.T) {
	reversed := newsroom.Fault{Rewrite: func(body []byte) []byte {
		return items.ReplaceAllFunc(body, func(all []byte) []byte {
			list := strings.SplitAfter(string(all), "</item>")
			slices.Reverse(list)
			return []byte(strings.Join(list, ""))
		})
	}}
	date := regexp.MustCompile(`<pubDate>[^<]*`)
	undated := newsroom.Fault{Rewrite: func(body []byte) []byte { // one has no date that makes sense
		body = reversed.Rewrite(body)
		return bytes.Replace(body, date.Find(body), []byte("<pubDate>some day or other"), 1)
	}}
	for name, tt := range map[string]struct {
		fault   newsroom.Fault
		backlog int
		all     bool
		want    string
	}{
		"nothing":                {newsroom.Fault{}, 0, false, ""},
		"the newest":             {newsroom.Fault{}, 1, false, "fish-market"},
		"the newest, reversed":   {reversed, 1, false, "fish-market"},
		"two, reversed":          {reversed, 2, false, "fish-market stolen-bell"},
		"the first, undated":     {undated, 1, false, "bridge-closes"},
		"more than there is":     {newsroom.Fault{}, 9, false, "fish-market stolen-bell bridge-closes"},
		"all that the owner has": {reversed, 0, true, "fish-market stolen-bell bridge-closes"},
	} {
		t.Run(name, func(t *testing.T) {
			inBureau(t, []string{"bridge-closes", "stolen-bell", "fish-market"}, func(b bureau) {
				b.room.Fault(rss, tt.fault)
				b.follow(rss, tt.backlog)
				if tt.all {
					own(b, rss)
				}
				b.poll()
				b.readAll()
				b.expect(tt.want)
				b.publish("sielmauer")
				b.pollAndRead(rss)
				b.expect(strings.TrimSpace("sielmauer " + tt.want))
			})
		})
	}
}
