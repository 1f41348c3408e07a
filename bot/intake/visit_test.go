package intake_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"pullquote/bot/news"
	"pullquote/bot/store/storetest"
	"pullquote/sources"
	"pullquote/sources/newsroom"
)

// What is wrong with a source is told in one line that begins with its host, and
// is over as soon as the source is well again.
func TestAFailingSource(t *testing.T) {
	for name, tt := range map[string]struct {
		fault newsroom.Fault
		want  string
	}{
		"in trouble":   {newsroom.Fault{Status: 500}, "127.0.0.1 answered 500 Internal Server Error: it is in trouble, later may be better"},
		"gone":         {newsroom.Fault{Status: 404}, "127.0.0.1 answered 404 Not Found: there is nothing at this address, check the spelling"},
		"a page":       {newsroom.Fault{Body: "<!DOCTYPE html><title>Be right back</title>"}, "127.0.0.1 answered with a web page, not a feed; neither a feed nor a list of articles was found there: give the address of the feed itself"},
		"empty":        {newsroom.Fault{Rewrite: func([]byte) []byte { return nil }}, "127.0.0.1 answered with an empty document, not a feed: later may be better"},
		"nonsense":     {newsroom.Fault{Body: "no news today"}, "127.0.0.1 answered with no XML and no JSON, not a feed: check the address in a browser"},
		"breaks off":   {newsroom.Fault{Cut: 500}, "127.0.0.1 broke off in the middle of its answer: later may be better"},
		"hangs up":     {newsroom.Fault{Reset: true}, "127.0.0.1 closed the connection or could not be reached: later may be better"},
		"endless":      {newsroom.Fault{Size: 100 << 20}, "127.0.0.1 sent more than 10 MB: that is no article and no feed, check the address"},
		"a bomb":       {newsroom.Fault{Size: 100 << 20, Gzip: true}, "127.0.0.1 sent more than 10 MB: that is no article and no feed, check the address"},
		"leads inside": {newsroom.Fault{Status: 302, Header: http.Header{"Location": {"http://10.0.0.1/"}}}, "10.0.0.1 is on a private network or a port that is not the web's, and is not visited; the operator of this bot can allow it by host and port"},
	} {
		t.Run(name, func(t *testing.T) {
			inBureau(t, []string{"bridge-closes", "bridge-shut"}, func(b bureau) {
				b.follow(rss, 1)
				b.follow(atom, 1)
				undo := b.room.Fault(rss, tt.fault)
				b.poll()
				b.readAll()
				if s := b.source(rss); s.Error != tt.want || s.Errors != 1 || !s.LastOK.IsZero() {
					t.Errorf("recorded %q (%d in a row)\nwant %q", s.Error, s.Errors, tt.want)
				}
				if s := b.source(atom); s.Error != "" || s.Errors != 0 || !s.LastOK.Equal(time.Now()) {
					t.Errorf("the other source: %+v", s)
				}
				b.expect("bridge-shut")
				undo()
				b.pollAndRead(rss)
				if s := b.source(rss); s.Error != "" || s.Errors != 0 || !s.LastOK.Equal(time.Now()) {
					t.Errorf("after it recovered: %+v", s)
				}
				b.expect("bridge-shut bridge-closes")
			})
		})
	}
}

// Sources that nobody can reach: a private address, a name that is not known, a
// name server that is down.
func TestASourceThatCannotBeReached(t *testing.T) {
	unknown := &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go noSuchName(theirs)
		return ours, nil
	}}
	down := &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) { return nil, io.EOF }}
	for _, tt := range []struct {
		address  string
		resolver *net.Resolver
		want     string
	}{
		{"http://10.0.0.1/feed", nil, "10.0.0.1 is on a private network or a port that is not the web's, and is not visited; the operator of this bot can allow it by host and port"},
		{"http://[::1]:8080/feed", nil, "::1 is on a private network or a port that is not the web's, and is not visited; the operator of this bot can allow it by host and port"},
		{"https://news.example/feed", unknown, "news.example does not exist: no such name is known, check the spelling"},
		{"https://news.example/feed", down, "news.example could not be looked up: its name server does not answer, later may be better"},
	} {
		b := newBureau(t, openNewsroom(t), storetest.SQLite(t)) // package net looks names up in real time
		b.publish("bridge-shut")
		b.web.Resolver = tt.resolver
		b.follow(tt.address, 1)
		b.follow(atom, 1)
		b.poll()
		b.readAll()
		if s := b.source(tt.address); s.Error != tt.want || s.Errors != 1 {
			t.Errorf("%s: recorded %q (%d in a row)\nwant %q", tt.address, s.Error, s.Errors, tt.want)
		}
		b.expect("bridge-shut")
	}
}

// noSuchName is a name server that knows no name: it sends a question back as an
// answer with the code for that. See RFC 1035, sections 4.1.1 and 4.2.2.
func noSuchName(conn net.Conn) {
	defer conn.Close()
	question := make([]byte, 2048)
	n, err := io.ReadAtLeast(conn, question, 14)
	if err != nil {
		return
	}
	question[4] |= 0x80 // this is an answer
	question[5] = question[5]&0xf0 | 3
	question[12], question[13] = 0, 0 // without further records
	length := bytes.IndexByte(question[14:n], 0) + 12 + 1 + 4
	question[0], question[1] = byte(length>>8), byte(length)
	conn.Write(question[:2+length])
}

// A feed that is damaged, or mistaken about itself, is read all the same.
func TestADamagedFeed(t *testing.T) {
	for name, tt := range map[string]newsroom.Fault{
		"wrong charset":  {Header: http.Header{"Content-Type": {"text/xml; charset=koi8-r"}}},
		"wrong type":     {Header: http.Header{"Content-Type": {"text/html"}}},
		"ends too early": {Rewrite: func(body []byte) []byte { return bytes.TrimSpace(body)[:bytes.LastIndex(body, []byte("</item>"))+8] }},
	} {
		t.Run(name, func(t *testing.T) {
			inBureau(t, []string{"orkestr-v-palto"}, func(b bureau) {
				b.room.Fault(rss, tt)
				b.follow(rss, 1)
				b.poll()
				b.readAll()
				posts := b.posts()
				if len(posts) != 1 || posts[0].Headline != b.room.Stories()[0].Title {
					t.Errorf("posts %+v, error %q", posts, b.source(rss).Error)
				}
			})
		})
	}
}

// pause is how long a source is left alone from now on.
func (b bureau) pause(at string) time.Duration {
	b.Helper()
	return time.Until(b.source(at).Next)
}

func TestAFailingSourceIsVisitedLessAndLess(t *testing.T) {
	inBureau(t, nil, func(b bureau) {
		b.follow(rss, 1)
		undo := b.room.Fault(rss, newsroom.Fault{Status: 500})
		b.poll()
		want := 10 * time.Minute
		for failures := 1; failures < 20; failures++ {
			if s := b.source(rss); b.pause(rss) != want || s.Errors != failures {
				t.Errorf("after failure %d (counted %d) it is left alone for %v, want %v", failures, s.Errors, b.pause(rss), want)
			}
			b.pollWhenDue(rss)
			want = min(2*want, 24*time.Hour)
		}
		undo()
		b.pollWhenDue(rss)
		if p := b.pause(rss); p <= 9*time.Minute-time.Millisecond || p > 10*time.Minute {
			t.Errorf("once it is well, it is left alone for %v", p)
		}
	})
}

func TestASourceIsObeyed(t *testing.T) {
	const own = 2 * time.Minute
	for name, tt := range map[string]struct {
		fault    newsroom.Fault
		every    time.Duration // what the operator sets for the source
		min, max time.Duration
	}{
		"it asks for nothing":       {newsroom.Fault{}, 0, 9*time.Minute - time.Millisecond, 10 * time.Minute},
		"it asks for rest":          {feedThat("<ttl>45</ttl>"), 0, 40 * time.Minute, 45 * time.Minute},
		"it asks to be seen often":  {feedThat("<ttl>1</ttl>"), 0, 9*time.Minute - time.Millisecond, 10 * time.Minute},
		"it asks for a year":        {feedThat("<ttl>525600</ttl>"), 0, 54*time.Minute - time.Millisecond, time.Hour},
		"the operator knows better": {feedThat("<ttl>45</ttl>"), own, own, own},
		"it is asked too often":     {newsroom.Fault{Status: 429, Header: http.Header{"Retry-After": {"10800"}}}, 0, 3 * time.Hour, 3 * time.Hour},
		"too often for anybody":     {newsroom.Fault{Status: 429, Header: http.Header{"Retry-After": {"10800"}}}, own, 3 * time.Hour, 3 * time.Hour},
		"it is soon back":           {newsroom.Fault{Status: 503, Header: http.Header{"Retry-After": {"5"}}}, 0, 10 * time.Minute, 10 * time.Minute},
		"it fails, says nothing":    {newsroom.Fault{Status: 500}, own, own, own},
	} {
		t.Run(name, func(t *testing.T) {
			inBureau(t, nil, func(b bureau) {
				b.follow(rss, 1)
				_, err := b.db.Own(t.Context(), news.Owned{Source: news.Source{URL: b.address(rss)}, Every: tt.every})
				b.ok(err)
				b.room.Fault(rss, tt.fault)
				b.poll()
				if p := b.pause(rss); p < tt.min || p > tt.max {
					t.Errorf("it is left alone for %v, want %v to %v", p, tt.min, tt.max)
				}
				b.wait(b.pause(rss) - time.Millisecond)
				b.poll()
				if n := b.room.Requests(rss); n != 1 {
					t.Errorf("%d visits before its time", n)
				}
			})
		})
	}
}

// feedThat has the channel say something of itself.
func feedThat(says string) newsroom.Fault {
	return newsroom.Fault{Rewrite: func(body []byte) []byte {
		return []byte(strings.Replace(string(body), "<channel>", "<channel>"+says, 1))
	}}
}

// Sources that were added together do not stay together for ever.
func TestSourcesSpreadOut(t *testing.T) {
	inBureau(t, nil, func(b bureau) {
		times := map[time.Time]bool{}
		for _, n := range "abcde" {
			b.follow(rss+"?"+string(n), 0)
		}
		b.poll()
		for _, n := range "abcde" {
			times[b.source(rss+"?"+string(n)).Next] = true
		}
		if len(times) < 3 {
			t.Errorf("five sources are due at %v", times)
		}
	})
}

// The newsroom is told to say "not modified" whoever asks. That is an answer only
// for somebody who said what was there before, so it shows that the desk
// remembers, over a failure too.
func TestNotModified(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.follow(rss, 1)
		b.follow(atom, 1)
		b.room.Fault(atom, newsroom.Fault{Status: 304})
		b.poll()
		b.readAll()
		if s := b.source(atom); s.Errors != 1 {
			t.Errorf("a first visit is answered with 304: %+v", s)
		}
		for _, f := range []newsroom.Fault{{Status: 304}, {Status: 500}, {Status: 304}} {
			undo := b.room.Fault(rss, f)
			b.pollWhenDue(rss)
			if s := b.source(rss); (s.Error == "") != (f.Status == 304) {
				t.Errorf("recorded %q at status %d", s.Error, f.Status)
			}
			undo()
		}
		b.readAll()
		b.expect("bridge-closes")
	})
}

// What an older version remembered may not be understood. Then the source is
// visited as if for the first time, and still nothing comes twice.
func TestAForeignMemory(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.follow(rss, 1)
		b.poll()
		b.readAll()
		b.ok(b.db.Visited(t.Context(), news.Visit{Source: b.source(rss), State: []byte(`{"feed": 7`), Next: time.Now()}))
		b.publish("stolen-bell")
		b.pollAndRead(rss)
		b.expect("stolen-bell bridge-closes")
	})
}

// A site's feed is looked for once, and again when it is gone.
func TestAFeedThatMoves(t *testing.T) {
	const site = "/gazette/"
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.follow(site, 1)
		b.poll()
		undo := b.room.Fault(rss, newsroom.Fault{Status: 404})
		b.pollWhenDue(site)
		undo()
		if s := b.source(site); s.Errors != 1 || b.room.Requests(site) != 1 {
			t.Errorf("the site was asked %d times for its feed: %+v", b.room.Requests(site), s)
		}
		b.pollAndRead(site)
		if s := b.source(site); s.Errors != 0 || b.room.Requests(site) != 2 {
			t.Errorf("the site was asked %d times for its feed: %+v", b.room.Requests(site), s)
		}
		b.expect("bridge-closes")
	})
}

func TestAFeedNamesItsSource(t *testing.T) {
	inBureau(t, []string{"bridge-shut"}, func(b bureau) {
		_, err := b.db.Own(t.Context(), news.Owned{Source: news.Source{URL: b.address(atom), Name: "Our Signal"}})
		b.ok(err)
		b.follow(rss, 1)
		b.follow(atom, 1)
		b.poll()
		if got := b.source(rss).Name; got != "The Larkhaven Gazette" {
			t.Errorf("without a name it is called %q", got)
		}
		if got := b.source(atom).Name; got != "Our Signal" {
			t.Errorf("the name it was given became %q", got)
		}
		b.readAll()
		if got := b.posts()[0].Source; got != "Our Signal" {
			t.Errorf("its post is from %q", got)
		}
	})
}

func TestAVisitThatPanics(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		b.follow(rss, 1)
		well := b.desk.Reader
		b.desk.Reader = &sources.Reader{} // without a client it cannot even ask
		b.poll()
		if s := b.source(rss); s.Errors != 1 || s.Error != "127.0.0.1 holds something that this version of the bot cannot take: please report it" || b.pause(rss) != 10*time.Minute {
			t.Errorf("recorded %+v", s)
		}
		b.desk.Reader = well
		b.pollAndRead(rss)
		b.expect("bridge-closes")
	})
}
