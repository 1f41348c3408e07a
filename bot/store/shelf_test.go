package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/bot/news"
	"pullquote/bot/store"
	"pullquote/bot/store/storetest"
)

var all = news.Settings{
	Every: time.Hour, First: new(int), Lang: "de", Selector: "main p", UserAgent: "Reading Room",
	User: news.NewSecret("ada"), Password: news.NewSecret("hunter2"), Bearer: news.NewSecret("hunter3"),
	Header: map[string]news.Secret{"X-Key": news.NewSecret("hunter4")}, Proxy: news.NewSecret("socks5://a:hunter5@proxy.example:1080"),
}

// entry returns the only source at an address.
func (w world) entry(address string) news.Entry {
	w.Helper()
	list, err := w.db.Entries(context.Background())
	w.ok(err)
	list = slices.DeleteFunc(list, func(e news.Entry) bool { return e.URL != address })
	if len(list) != 1 {
		w.Fatalf("%d sources at %s", len(list), address)
	}
	return list[0]
}

func TestSettingsReachTheReaderAndNobodyElse(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		w.ok(w.db.Save(ctx, news.Entry{Source: gazette, Settings: all, Folder: []string{"The \"Coast\"", "North/South"}, Listed: true}))
		e := w.entry(gazette.URL)
		if got, want := fmt.Sprint(reveal(e.Settings)), fmt.Sprint(reveal(all)); got != want || !slices.Equal(e.Folder, []string{"The \"Coast\"", "North/South"}) || !e.Own || !e.Listed {
			t.Errorf("kept %s in %q\nwant %s", got, e.Folder, want)
		}
		due, err := w.db.Due(ctx, 0, 5)
		w.ok(err)
		if len(due) != 1 || due[0].Every != time.Hour || due[0].Backlog != 0 || reveal(due[0].Settings) != reveal(all) {
			t.Errorf("due %+v", due)
		}
		v := due[0]
		v.Next, v.Found = time.Now(), []news.Found{{Keys: []string{"a"}, Data: []byte("a")}}
		w.ok(w.db.Visited(ctx, v))
		v.First, v.Found = false, []news.Found{{Keys: []string{"b"}, Data: []byte("b")}}
		w.ok(w.db.Visited(ctx, v))
		item, ok, err := w.db.Item(ctx, 2)
		w.ok(err)
		if !ok || reveal(item.Settings) != reveal(all) {
			t.Errorf("item %+v, %v", item, ok)
		}
		row, err := w.db.Row(gazette.URL)
		w.ok(err)
		asJSON, err := json.Marshal([]any{e, due, item})
		w.ok(err)
		for _, printed := range []string{row, string(asJSON), fmt.Sprintf("%v %+v %#v %v %+v", e, e, e, due, item)} {
			if strings.Contains(printed, "hunter") {
				t.Errorf("printed: %s", printed)
			}
		}

		e.Settings = news.Settings{}
		w.ok(w.db.Save(ctx, e))
		if n, err := w.db.Secrets(); err != nil || n != 0 {
			t.Errorf("%d secrets are left, %v", n, err)
		}
	})
}

// reveal is what is set, in one comparable line.
func reveal(s news.Settings) string {
	first := "none"
	if s.First != nil {
		first = fmt.Sprint(*s.First)
	}
	return strings.Join([]string{s.Every.String(), first, s.Lang, s.Selector, s.UserAgent, s.User.Reveal(), s.Password.Reveal(), s.Bearer.Reveal(), s.Header["X-Key"].Reveal(), s.Proxy.Reveal()}, "|")
}

// A password that came with the address is no longer shown with it.
func TestAnAddressWithAPassword(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		secret := news.Source{Name: "Inside", URL: "https://ada:hunter2@inside.example/feed?a=%25"}
		sub := w.follow(here, secret, 1)
		if sub.Source.URL != "https://inside.example/feed?a=%25" {
			t.Errorf("it is shown as %s", sub.Source.URL)
		}
		other := w.follow(there, news.Source{URL: sub.Source.URL}, 1)
		if other.Source.ID == sub.Source.ID {
			t.Error("somebody without the password shares it")
		}
		w.ok(w.db.Unsubscribe(ctx, other.ID))
		w.visit(sub.Source, "a")
		w.readAll()
		if posts, err := w.db.Latest(ctx, here, news.Query{Source: sub.Source.URL}); err != nil || len(posts) != 1 {
			t.Errorf("asked for by its address: %v, %v", posts, err)
		}
		due, err := w.db.Due(ctx, sub.Source.ID, 1)
		w.ok(err)
		if v := due[0]; v.Source.URL != sub.Source.URL || v.Settings.User.Reveal() != "ada" || v.Settings.Password.Reveal() != "hunter2" {
			t.Errorf("visited as %+v", v)
		}
		if e := w.entry(sub.Source.URL); e.ID != sub.Source.ID {
			t.Errorf("at its address: %+v", e)
		}
	})
}

func TestTheListedAreNotDisowned(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		w.ok(w.db.Save(ctx, news.Entry{Source: gazette, Listed: true}))
		_, err := w.db.Own(ctx, news.Owned{Source: courier})
		w.ok(err)
		_, err = w.db.Own(ctx)
		w.ok(err)
		listed, err := w.db.Listed(ctx)
		w.ok(err)
		if len(listed) != 1 || listed[0].URL != gazette.URL {
			t.Errorf("listed: %v", listed)
		}
		if list, err := w.db.Entries(ctx); err != nil || len(list) != 1 {
			t.Errorf("left: %v, %v", list, err)
		}
		w.ok(w.db.Drop(ctx, listed[0].ID))
		if list, err := w.db.Entries(ctx); err != nil || len(list) != 0 {
			t.Errorf("left: %v, %v", list, err)
		}
	})
}

// What the operator set for the first visit counts for all who follow.
func TestFirst(t *testing.T) {
	for first, want := range map[int][]string{0: nil, 2: {"On b", "On a"}, news.AllOfIt: {"On c", "On b", "On a"}} {
		each(t, func(w world) {
			sub := w.follow(here, gazette, 1)
			w.ok(w.db.Save(context.Background(), news.Entry{Source: sub.Source, Settings: news.Settings{First: &first}}))
			w.visit(sub.Source, "a", "b", "c")
			w.readAll()
			same(w.T, fmt.Sprint("first ", first), w.waiting(here), want...)
		})
	}
}

func TestASourceThatMoved(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(here, gazette, 1)
		taken := w.follow(there, courier, 1)
		moved := func(s news.Source, to string) {
			due, err := w.db.Due(ctx, s.ID, 1)
			w.ok(err)
			due[0].Moved, due[0].Next = to, time.Now()
			w.ok(w.db.Visited(ctx, due[0]))
		}
		moved(sub.Source, "https://gazette.example/new")
		if e := w.entry("https://gazette.example/new"); e.ID != sub.Source.ID {
			t.Errorf("at the new address is %+v", e)
		}
		again, added, err := w.db.Subscribe(ctx, news.Subscription{Place: here, Source: gazette})
		w.ok(err)
		if added || again.ID != sub.ID || again.Source.URL != "https://gazette.example/new" {
			t.Errorf("at the old address is %+v", again)
		}
		moved(taken.Source, "https://gazette.example/new") // which is somebody else's
		inside := w.follow(here, news.Source{URL: "https://ada:tide@inside.example/a"}, 1)
		moved(inside.Source, "https://inside.example/b")
		if e := w.entry("https://inside.example/b"); e.ID != inside.Source.ID || e.Settings.Password.Reveal() != "tide" {
			t.Errorf("its password is lost: %+v", e)
		}
		if e := w.entry(courier.URL); e.ID != taken.Source.ID {
			t.Errorf("the other is %+v", e)
		}
	})
}

// fail records a visit that failed.
func (w world) fail(s news.Source, gone bool) {
	w.Helper()
	due, err := w.db.Due(context.Background(), s.ID, 1)
	w.ok(err)
	if len(due) != 1 {
		w.Fatalf("%s is not due", s.Name)
	}
	v := due[0]
	v.Err, v.Gone, v.Next = errors.New("it is closed"), gone, time.Now()
	w.ok(w.db.Visited(context.Background(), v))
}

func TestWhatIsGoneIsNotVisited(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		sub := w.follow(here, gazette, 1)
		w.fail(sub.Source, true)
		if due, err := w.db.Due(ctx, 0, 5); err != nil || len(due) != 0 {
			t.Errorf("due: %v, %v", due, err)
		}
		if s, err := w.db.Status(ctx); err != nil || s.Sources != 1 || s.Failing != 1 || s.Gone != 1 {
			t.Errorf("status %+v, %v", s, err)
		}
		if e := w.entry(gazette.URL); !e.Gone || e.Error != "it is closed" || e.Since.IsZero() {
			t.Errorf("it is %+v", e)
		}
		w.ok(w.db.Start(ctx, sub.Source.ID))
		w.visit(sub.Source, "a")
		if e := w.entry(gazette.URL); e.Gone || e.Error != "" || !e.Since.IsZero() || e.Items != 1 || e.Places != 1 {
			t.Errorf("it is %+v", e)
		}
	})
}

func TestEverythingIsReportedOnce(t *testing.T) {
	each(t, func(w world) {
		ctx := context.Background()
		owner := news.Place{Platform: "telegram", Channel: "77"}
		a, b := w.follow(here, gazette, 1), w.follow(there, courier, 1)
		report := func(patience time.Duration) (told []string) {
			w.Helper()
			w.ok(w.db.Report(ctx, patience, func(r news.Report) (all []news.Notice) {
				note := func(what string, s news.Source, to ...news.Place) {
					for _, p := range append(to, owner) {
						told = append(told, what+" "+s.Name)
						all = append(all, news.Notice{To: p, Post: news.Post{Headline: what + " " + s.Name}})
					}
				}
				for _, s := range r.Failing {
					note("failing", s)
				}
				for _, s := range r.Well {
					note("well", s)
				}
				for _, g := range r.Gone {
					note("gone", g.Source, g.Places...)
				}
				return all
			}))
			return told
		}
		w.fail(a.Source, false)
		since := w.entry(gazette.URL).Since
		same(w.T, "after a moment", report(time.Hour))
		time.Sleep(2 * time.Millisecond)
		w.fail(a.Source, false)
		if got := w.entry(gazette.URL).Since; !got.Equal(since) {
			t.Errorf("it fails since %v, then since %v", since, got)
		}
		same(w.T, "after a while", report(0), "failing Gazette")
		same(w.T, "once more", report(0))
		w.visit(a.Source, "a")
		w.fail(b.Source, true)
		same(w.T, "later", report(time.Hour), "well Gazette", "gone Courier", "gone Courier")
		same(w.T, "at last", report(0))
		same(w.T, "the owner reads", w.waiting(owner), "failing Gazette", "well Gazette", "gone Courier")
		same(w.T, "those who follow it read", w.waiting(there), "gone Courier")
		if posts, err := w.db.Latest(ctx, there, news.Query{Count: 9}); err != nil || len(posts) != 0 {
			t.Errorf("in the archive: %v, %v", posts, err)
		}
		w.ok(w.db.Start(ctx, b.Source.ID))
		same(w.T, "started", report(0)) // nobody knows yet what comes of it
		w.visit(b.Source, "b")
		same(w.T, "and well", report(0), "well Courier")
	})
}

// A database of the release before keeps all it has.
func TestUpgrade(t *testing.T) {
	storetest.Both(t, func(t *testing.T, address string) {
		if err := store.MakeVersion1(address, `INSERT INTO sources (url, name, own, next_at, errors, error) VALUES ('https://gazette.example/feed', 'Gazette', true, 0, 3, 'it is closed')`); err != nil {
			t.Fatal(err)
		}
		w := world{t, storetest.Open(t, address)}
		e := w.entry(gazette.URL)
		if e.Name != "Gazette" || !e.Own || e.Listed || e.Gone || e.Errors != 3 || time.Since(e.Since) > time.Minute {
			t.Errorf("it is %+v", e)
		}
		w.visit(e.Source, "a")
	})
}
