package command_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// expect checks that an answer says all of these.
func expect(t *testing.T, r command.Reply, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(plain(r), w) {
			t.Errorf("%q is not in the answer:\n%s", w, plain(r))
		}
	}
}

func labels(r command.Reply) (list []string) {
	for _, b := range r.Buttons {
		list = append(list, b.Label)
	}
	return list
}

func TestAdd(t *testing.T) {
	for _, tt := range []struct {
		name, line, answer, change string
		at                         news.Place
	}{
		{"an address", "feed add https://new.example", "From now on I post New Outlet here. Its newest article comes first.\n/feed list shows", "subscribe discord:1 to https://new.example/feed, backlog 1", lobby},
		{"an address without its beginning", "/add new.example 3", "Its newest 3 articles come first.\n/list shows", "subscribe telegram:-100 to https://new.example/feed, backlog 3", chat},
		{"no backlog", "/sub new.example 0", "I post New Outlet here.\n", "subscribe telegram:-100 to https://new.example/feed, backlog 0", chat},
		{"a known source in any case", "/feed add skerry post", "I post Skerry Post here.", "subscribe discord:1 to https://post.example/atom, backlog 1", lobby},
		{"part of a known name", "/feed add skerry", "I post Skerry Post here.", "subscribe discord:1 to https://post.example/atom, backlog 1", lobby},
		{"another channel", "/feed add new.example channel:77", "I post New Outlet in 77.", "subscribe discord:77 to https://new.example/feed, backlog 1", lobby},
		{"what is posted already", "/feed add gazette", "I post Harbour Gazette here already.", "", lobby},
		{"what is paused", "/feed add skerry channel:2", "Skerry Post is followed in 2 already, but paused: by an admin.", "", lobby},
		{"a name that means several", "/feed add example", "“example” can mean several.\nWhich one? Harbour Gazette, Skerry Post", "", lobby},
		{"a slip of the finger", "/feed add Harbor Gazette", "Did you mean “Harbour Gazette”?", "", lobby},
		{"neither name nor address", "/add nowhere", "I know no source called “nowhere” here.\n/sources lists them. To follow something new, give me the address", "", chat},
		{"an address that is no web", "/add ftp://new.example", "I know no source called “ftp://new.example”", "", chat},
		{"a site that does not answer", "/add https://gone.test", "https://gone.test can't be found.\nIs it spelled right?", "", chat},
		{"somebody else's chat", "/add new.example channel:-999", "channel can only be chosen on a server with channels.", "", chat},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHouse()
			r := h.says(tt.at, tt.line)
			expect(t, r, tt.answer)
			if got := strings.Join(h.changes, "; "); got != tt.change {
				t.Errorf("changed %q, want %q", got, tt.change)
			}
			if !r.Private {
				t.Error("a manager's answer is for all to see")
			}
		})
	}
}

func TestListTellsHowEachIsDoing(t *testing.T) {
	h := newHouse()
	h.Subscribe(t.Context(), news.Subscription{Place: lobby, Source: h.sources[1]})
	h.Subscribe(t.Context(), news.Subscription{Place: lobby, Source: news.Source{Name: "Fresh", URL: "https://fresh.example"}})
	r := h.says(lobby, "feed list")
	expect(t, r, "4 sources are posted here",
		"1. Harbour Gazette\nAll is well; read 3 minutes ago.",
		"2. Skerry Post in 2\nPaused: by an admin.",
		"3. Skerry Post\nCan't be read: the server does not answer. Failed 4 times in a row. Next try in 20 minutes.",
		"4. Fresh\nNot read yet.")
	want := []string{"Pause 1", "Remove 1", "Resume 2", "Remove 2", "Pause 3", "Remove 3", "Pause 4", "Remove 4"}
	if !slices.Equal(labels(r), want) {
		t.Errorf("buttons %q, want %q", labels(r), want)
	}
	expect(t, h.says(news.Place{Platform: "telegram", Channel: "1"}, "/list"), "Nothing is posted here yet.", "/add https://example.com")
}

func TestASiteWithSeveralFeeds(t *testing.T) {
	h := newHouse()
	h.others = []news.Source{{Name: "Sport", URL: "https://new.example/sport"}, {URL: "https://new.example/b"}, {URL: "c"}, {URL: "d"}, {URL: "e"}, {URL: "f"}}
	expect(t, h.says(lobby, "feed add new.example"), "The same site has other feeds, for /feed add too:\nSport: https://new.example/sport\nhttps://new.example/b\n", "and 1 more")
}

// A source that is gone for good is started by resume, whether it is paused or not.
func TestASourceThatIsGone(t *testing.T) {
	h := newHouse()
	h.subs[0].Source = news.Source{ID: 1, Name: "Harbour Gazette", Gone: true, Errors: 1, Error: "the feed at gazette.example is gone for good: remove it, or give the address of another"}
	r := h.says(lobby, "feed list")
	expect(t, r, "Not visited any more: the feed at gazette.example is gone for good")
	expect(t, h.presses(lobby, r, "Resume 1"), "Harbour Gazette is visited once more.")
	if got := strings.Join(h.changes, "; "); got != "start 1" {
		t.Errorf("changed %s", got)
	}
}

func TestListTurnsPages(t *testing.T) {
	h := newHouse()
	for i := range 10 {
		h.Subscribe(t.Context(), news.Subscription{Place: chat, Source: news.Source{Name: string(rune('A' + i)), URL: string(rune('a' + i))}})
	}
	r := h.says(chat, "/list")
	expect(t, r, "11 sources", "1. Harbour", "5. D")
	r = h.presses(chat, r, "Next")
	expect(t, r, "6. E", "10. I")
	r = h.presses(chat, r, "Next")
	expect(t, r, "11. J")
	if slices.Contains(labels(r), "Next") || !slices.Contains(labels(r), "Back") {
		t.Errorf("the last page has the buttons %q", labels(r))
	}
	expect(t, h.says(chat, "/list 99"), "11. J")
}

func TestPauseResumeRemove(t *testing.T) {
	h := newHouse()
	r := h.says(lobby, "feed pause 1")
	expect(t, r, "Harbour Gazette is paused.")
	expect(t, h.says(lobby, "feed pause gazette"), "is paused already: by an admin.")
	expect(t, h.presses(lobby, r, "Resume"), "Harbour Gazette is posted here again.")
	expect(t, h.says(lobby, "feed resume #11"), "is not paused.")
	ask := h.says(lobby, "/remove Harbour Gazette")
	expect(t, ask, "Stop posting Harbour Gazette here for good?")
	if got := strings.Join(h.changes, "; "); got != `pause 11 "by an admin"; pause 11 ""` {
		t.Errorf("changed %s", got)
	}
	expect(t, h.presses(lobby, ask, "Keep it"), "1. Harbour Gazette")
	expect(t, h.presses(lobby, ask, "Remove it"), "Harbour Gazette is no longer posted here.")
	expect(t, h.presses(lobby, ask, "Remove it"), "Nothing that is posted here is called “#11”.")
	if got := h.changes[len(h.changes)-1]; got != "unsubscribe 11" {
		t.Errorf("the last change is %s", got)
	}
}

// An id of another guild or chat is as unknown as one that never was.
func TestNothingElsewhereIsInReach(t *testing.T) {
	for _, line := range []string{"feed pause #12", "feed remove #14 yes", "feed resume #99", "feed remove 12", "feed pause 3"} {
		h := newHouse()
		expect(t, h.says(lobby, line), "Nothing that is posted here is called")
		if len(h.changes) > 0 {
			t.Errorf("%q changed %q", line, h.changes)
		}
	}
}

func TestNameOfSeveralMeansTheOneHere(t *testing.T) {
	h := newHouse()
	h.Subscribe(t.Context(), news.Subscription{Place: annex, Source: h.sources[0]})
	h.says(annex, "feed pause gazette")
	h.says(lobby, "feed pause gazette")
	if got := strings.Join(h.changes[1:], "; "); got != `pause 104 "by an admin"; pause 11 "by an admin"` {
		t.Errorf("changed %s", got)
	}
	third := news.Place{Platform: "discord", Guild: "g", Channel: "3"}
	expect(t, h.says(third, "feed resume gazette"), "“gazette” can mean several.\nWhich one? 1. Harbour Gazette, 3. Harbour Gazette")
}

func TestQueries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		day := 24 * time.Hour
		for line, want := range map[string]news.Query{
			"/latest":                             {Count: 5},
			"/latest gazette 3 24h":               {Count: 3, Source: "https://gazette.example/rss", Since: time.Now().Add(-day)},
			"/latest 7d":                          {Count: 5, Since: time.Now().Add(-7 * day)},
			"/search old pier":                    {Count: 5, Words: "old pier"},
			"/search pier source:skerry 6h":       {Count: 5, Words: "pier", Source: "https://post.example/atom", Since: time.Now().Add(-6 * time.Hour)},
			"/quotes Mara Lindqvist":              {Count: 5, Person: "Mara Lindqvist"},
			`/quotes about:"old pier" 2`:          {Count: 2, Words: "old pier"},
			"/quotes Lindqvist about:pier 10 1h":  {Count: 10, Person: "Lindqvist", Words: "pier", Since: time.Now().Add(-time.Hour)},
			"news quotes person:Weil since:24h 1": {Count: 1, Person: "Weil", Since: time.Now().Add(-day)},
		} {
			h := newHouse()
			h.says(chat, line)
			if h.asked != want {
				t.Errorf("%q asked for %+v, want %+v", line, h.asked, want)
			}
		}
	})
}

func TestReading(t *testing.T) {
	h := newHouse()
	expect(t, h.says(chat, "/latest"), "There is no news.\nTry other words, or /sources")
	expect(t, h.says(chat, "/search pier 24h"), "Nothing was found for “pier”.\nTry a longer time or all sources.")
	expect(t, h.says(chat, "/quotes Weil"), "No quotes by “Weil” were found.")
	expect(t, h.says(chat, "/sources"), "2 sources\n\nHarbour Gazette\nSkerry Post (can't be read at the moment)")

	article := news.Post{Headline: "The pier", URL: "https://gazette.example/pier", Source: "Harbour Gazette"}
	h.posts = []news.Post{article}
	if r := h.says(chat, "/latest"); len(r.Posts) != 1 || r.Private {
		t.Errorf("latest shows %d posts, private: %v", len(r.Posts), r.Private)
	}
	h.said = []news.Said{
		{Quote: news.Quote{Text: "We waited", Speaker: "Mara Lindqvist", Role: "chair", URL: "https://gazette.example/pier#a"}, Post: article},
		{Quote: news.Quote{Text: "Nobody knew", URL: "https://gazette.example/pier#b"}, Post: article},
	}
	h.said = append(h.said, news.Said{Quote: news.Quote{Text: "At last"}, Post: news.Post{Headline: "The bridge", URL: "https://post.example/b", Source: "Skerry Post"}})
	expect(t, h.says(chat, "/quotes"), "The pier · Harbour Gazette\n“We waited”\n— Mara Lindqvist, chair\n“Nobody knew”\n\nThe bridge · Skerry Post\n“At last”")

	h.says(chat, "/summary new.example/a")
	if !slices.Equal(h.visits, []string{"https://new.example/a"}) {
		t.Errorf("visited %q", h.visits)
	}
	expect(t, h.says(chat, "/summary the pier"), "“the pier” is no address of an article.", "/summarize https://example.com/article")

	h.sources = nil
	h.posts = nil
	expect(t, h.says(chat, "/latest"), "I follow no source here yet. /add with the address")
}

func TestHelpShowsWhatFits(t *testing.T) {
	h := newHouse()
	call := command.Call{From: chat, User: "u", Name: "start", Manager: func(context.Context) (bool, error) { return false, nil }}
	member := plain(h.set.Do(t.Context(), call))
	call.Manager = manager
	admin := plain(h.set.Do(t.Context(), call))
	for _, tt := range []struct {
		line          string
		member, admin bool
	}{
		{"/search – Find articles", true, true},
		{"/help – What I can do", true, true},
		{"/remove – Stop posting", false, true},
		{"/status – ", false, false},
		{"/claim – ", false, false},
	} {
		if strings.Contains(member, tt.line) != tt.member || strings.Contains(admin, tt.line) != tt.admin {
			t.Errorf("%q: want it for a member %v, for a manager %v", tt.line, tt.member, tt.admin)
		}
	}
	expect(t, h.says(chat, "/help latest"), "The newest articles.", "Type it as: /latest [SOURCE] [count:1-10] [since:1h|6h|24h|7d]", "count – How many; 5 if not given. It is a number from 1 to 10.")
	expect(t, h.says(lobby, "/help feed add"), "Type it as: /feed add SOURCE [backlog:0-5]", "channel – Where")
	expect(t, h.says(chat, "/help nonsense"), "I don't know “nonsense”.\n/help shows")
}

func TestClaimMakesTheOwner(t *testing.T) {
	h := newHouse()
	expect(t, h.says(chat, "/status"), "Only the owner of this bot can do that.", "/claim CODE")
	expect(t, h.says(chat, "/claim guess"), "That is not the code.")
	r := h.says(chat, "/claim open sesame")
	expect(t, r, "You own this bot now. /status tells")
	if !r.Private {
		t.Error("the answer to a code is for all to see")
	}
	expect(t, h.says(chat, "/status"), "3 sources. 1 can't be read at the moment.", "1 place where", "120 articles", "0 posts waiting to be sent.\n2 posts were refused for good.")
}

func TestSuggestionsComeFromMemory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse()
		call := command.Call{From: lobby, User: "u", Name: "feed remove", Manager: manager}
		suggest := func(typed string) (list []string) {
			for _, s := range h.set.Suggest(t.Context(), call, "subscription", typed) {
				list = append(list, s.Label+" = "+s.Value)
			}
			return list
		}
		if got := suggest(""); !slices.Equal(got, []string{"Harbour Gazette = #11", "Skerry Post (elsewhere) (paused) = #13"}) {
			t.Errorf("suggested %q", got)
		}
		if got := suggest("GAZ"); !slices.Equal(got, []string{"Harbour Gazette = #11"}) || h.reads != 1 {
			t.Errorf("suggested %q after %d reads", got, h.reads)
		}
		h.subs[0].Source.Name = strings.Repeat("long ", 40)
		time.Sleep(time.Minute)
		if got := h.set.Suggest(t.Context(), call, "subscription", "long"); len(got) != 1 || len([]rune(got[0].Label)) > 100 || h.reads != 2 {
			t.Errorf("suggested %q after %d reads", got, h.reads)
		}
		h.sources[0].Name = strings.Repeat("long ", 40)
		call.Name = "news latest"
		got := h.set.Suggest(t.Context(), call, "source", "long")
		if len(got) != 1 || len([]rune(got[0].Value)) > 100 {
			t.Fatalf("suggested %q", got)
		}
		call.Args = map[string]string{"source": got[0].Value}
		if h.set.Do(t.Context(), call); h.asked.Source != "https://gazette.example/rss" {
			t.Errorf("the suggested %q asked for %q", got[0].Value, h.asked.Source)
		}
		call.Name = "help"
		if got := h.set.Suggest(t.Context(), call, "topic", "lat"); len(got) != 1 || got[0].Value != "news latest" {
			t.Errorf("suggested %v", got)
		}
	})
}
