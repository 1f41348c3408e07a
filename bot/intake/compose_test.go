package intake_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"pullquote/bot/news"
	"pullquote/sources/newsroom"
	"pullquote/summarize"
)

// The newsroom knows its stories word for word, so every word of a post can be
// held against them.
func TestEveryWordIsTheStorysOwn(t *testing.T) {
	inBureau(t, nil, func(b bureau) {
		b.publishAll()
		b.follow(rss, news.AllOfIt)
		b.follow(atom, news.AllOfIt)
		own(b, rss, atom)
		b.poll()
		b.readAll()
		stories := map[string]newsroom.Story{}
		langs := map[string]int{}
		for _, s := range b.room.Stories() {
			stories[b.address(s.Path)] = s
		}
		posts := b.posts()
		if len(posts) != len(stories) {
			t.Errorf("%d posts of %d stories", len(posts), len(stories))
		}
		for _, p := range posts {
			langs[p.Lang]++
			compare(t, p, stories[p.URL])
		}
		if len(langs) != 5 || langs["en"] < 12 {
			t.Errorf("posts by language: %v", langs)
		}
		said, err := b.db.Quotes(t.Context(), club, news.Query{Count: 1000})
		b.ok(err)
		for _, q := range said {
			quoteStands(t, q.Quote, q.Post.URL, stories[q.Post.URL])
		}
		if len(said) < 3*len(posts) {
			t.Errorf("the archive has %d quotes of %d stories", len(said), len(posts))
		}
	})
}

// own makes these sources the operator's, who wants all of their past.
func own(b bureau, feeds ...string) {
	b.Helper()
	var all []news.Owned
	for _, at := range feeds {
		all = append(all, news.Owned{Source: news.Source{URL: b.address(at)}, Backlog: news.AllOfIt})
	}
	_, err := b.db.Own(b.Context(), all...)
	b.ok(err)
}

func compare(t *testing.T, p news.Post, s newsroom.Story) {
	t.Helper()
	if p.Headline != s.Title || p.Source != s.Outlet || p.Lang != s.Lang || !p.Published.Equal(s.Published) || p.Excerpt ||
		!strings.HasSuffix(p.Image, s.Image) || !strings.HasSuffix(p.Key, s.Path) {
		t.Errorf("%s: the post says otherwise than the story: %+v", s.Slug, p)
	}
	if len(p.Points) < 2 || len(p.Points) > 4 || len(p.Quotes) < 1 || len(p.Quotes) > 2 {
		t.Errorf("%s: %d sentences and %d quotes", s.Slug, len(p.Points), len(p.Quotes))
	}
	for _, point := range p.Points {
		if !stands(point, append(s.Paras, s.Lead)) {
			t.Errorf("%s: the page does not say %q", s.Slug, point)
		}
	}
	for _, q := range p.Quotes {
		quoteStands(t, q, p.URL, s)
		if q.Speaker == "" {
			t.Errorf("%s: a key quote of nobody: %q", s.Slug, q.Text)
		}
	}
}

func quoteStands(t *testing.T, q news.Quote, address string, s newsroom.Story) {
	t.Helper()
	if q.Text == "" || !stands(q.Text, s.Paras) || q.Speaker != "" && !stands(q.Speaker, s.Paras) || q.Lang != s.Lang {
		t.Errorf("%s: not in the story: %+v", s.Slug, q)
	}
	for _, truth := range s.Quotes {
		another := func(n newsroom.Quote) bool { return n.Speaker == q.Speaker }
		if strings.Contains(truth.Text, q.Text) && truth.Speaker != q.Speaker && slices.ContainsFunc(s.Quotes, another) {
			t.Errorf("%s: %q says %q, not %q", s.Slug, truth.Speaker, q.Text, q.Speaker)
		}
	}
	if !leadsTo(q.URL, address, q.Text) {
		t.Errorf("%s: %q leads to %s", s.Slug, q.Text, q.URL)
	}
}

// leadsTo reports whether a link opens an address at words.
func leadsTo(link, address, words string) bool {
	directive, found := strings.CutPrefix(link, address+"#:~:text=")
	terms := slices.DeleteFunc(strings.Split(directive, ","), func(term string) bool {
		return strings.HasPrefix(term, "-") || strings.HasSuffix(term, "-") // the words around it
	})
	first, err := url.QueryUnescape(terms[0])
	last, err2 := url.QueryUnescape(terms[len(terms)-1])
	return found && err == nil && err2 == nil && strings.HasPrefix(words, strings.TrimLeft(first, "“„«‘\"")) && strings.HasSuffix(words, last)
}

// stands reports whether words stand in one of the paragraphs, one after the other.
func stands(words string, paras []string) bool {
	for _, p := range paras {
		if strings.Contains(summarize.Fold(p), words) {
			return true
		}
	}
	return false
}

// What a feed leaves out is not made up: another of its own words stands there.
func TestWhatAFeedLeavesOut(t *testing.T) {
	const head, tail = `<rss version="2.0"><channel><title>Notes from the quay</title><link>/quay/</link>`, `</channel></rss>`
	for name, tt := range map[string]struct {
		item           string
		headline, path string
		points         int
	}{
		"the title":        {`<link>/gone/1</link><description>The quay is closed.</description>`, "The quay is closed.", "/gone/1", 1},
		"all but the link": {`<link>/gone/2</link>`, "Notes from the quay", "/gone/2", 0},
		"the link":         {`<title>Fog</title><description>There is fog.</description><guid>n1</guid>`, "Fog", "/quay/", 1},
	} {
		t.Run(name, func(t *testing.T) {
			inBureau(t, nil, func(b bureau) {
				b.room.Fault(rss, newsroom.Fault{Body: head + "<item>" + tt.item + "</item>" + tail})
				b.follow(rss, 5)
				b.poll()
				b.readAll()
				posts := b.posts()
				if len(posts) != 1 {
					t.Fatalf("%d posts", len(posts))
				}
				if p := posts[0]; p.Headline != tt.headline || p.URL != b.address(tt.path) || len(p.Points) != tt.points || !p.Excerpt || p.Source != "Notes from the quay" {
					t.Errorf("%+v", p)
				}
			})
		})
	}
}

// Items without an address of their own are told apart by their source and id.
func TestItemsWithoutAnAddressAreNotTheSameArticle(t *testing.T) {
	inBureau(t, nil, func(b bureau) {
		b.room.Fault(newsroom.AnyFeed, newsroom.Fault{Body: `<rss version="2.0"><channel><title>Notes</title>
			<item><title>Fog</title><guid>1</guid></item><item><title>Rain</title><guid>2</guid></item></channel></rss>`})
		b.follow(rss, 5)
		b.follow(atom, 5)
		b.poll()
		b.readAll()
		posts := b.posts()
		if len(posts) != 4 {
			t.Errorf("%d posts, want two from each source", len(posts))
		}
		for _, p := range posts {
			if p.URL != b.address(rss) && p.URL != b.address(atom) { // nothing nearer is known
				t.Errorf("%s leads to %q", p.Headline, p.URL)
			}
		}
	})
}

func TestWriteAnyPage(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		s := b.room.Stories()[0]
		story, err := b.desk.Write(t.Context(), b.address(s.Path)+"?utm_source=chat")
		b.ok(err)
		compare(t, story.Post, s)
	})
}

func TestWriteSaysInOneSentenceWhyNot(t *testing.T) {
	inBureau(t, []string{"bridge-closes"}, func(b bureau) {
		page := b.room.Stories()[0].Path
		for _, tt := range []struct {
			address string
			fault   newsroom.Fault
			want    string
		}{
			{"/nothing", newsroom.Fault{Status: 404}, "127.0.0.1 answered 404 Not Found: there is nothing at this address, check the spelling"},
			{page, newsroom.Fault{Status: 403}, "127.0.0.1 answered 403 Forbidden: it does not let bots in, another feed of the same site may"},
			{page, newsroom.Fault{Body: "<html><body></body></html>"}, "127.0.0.1: no article text was found on the page: it may want a login, or a browser to show it"},
			{page, newsroom.Fault{Size: 100 << 20}, "127.0.0.1 sent more than 3 MB: that is no article and no feed, check the address"},
			{"http://10.0.0.1/", newsroom.Fault{}, "10.0.0.1 is on a private network or a port that is not the web's, and is not visited; the operator of this bot can allow it by host and port"},
			{"harbour", newsroom.Fault{}, "not the address of a web page: it must look like https://news.example/feed"},
			{"ftp://harbour.example/a", newsroom.Fault{}, "not the address of a web page: it must look like https://news.example/feed"},
		} {
			undo := b.room.Fault(newsroom.AnyPage, tt.fault)
			if s, err := b.desk.Write(t.Context(), b.address(tt.address)); err == nil || err.Error() != tt.want || s.Post.Headline != "" {
				t.Errorf("%s: %q, %v\nwant %s", tt.address, s.Post.Headline, err, tt.want)
			}
			undo()
		}
	})
}
