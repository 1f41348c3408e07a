package discord_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pullquote/bot/command"
	"pullquote/bot/discord"
	"pullquote/bot/discord/discordtest"
	"pullquote/bot/news"
)

// small is a table with one command of each kind that the adapter tells apart.
func small(log *calls) command.Set {
	say := func(words string) func(context.Context, command.Call) (command.Reply, error) {
		return func(ctx context.Context, c command.Call) (command.Reply, error) {
			log.add(c)
			return command.Reply{Text: command.Text{command.Say(words)}}, nil
		}
	}
	return command.Set{Owners: owners{}, Commands: []command.Command{
		{Name: "feed add", Help: "Follow a source here", Policy: command.Manager, Private: true, Run: say("Added."), Options: []command.Option{
			{Name: "source", Help: "A name or an address", Kind: command.Words, Required: true, Suggest: sources},
			{Name: "channel", Help: "Where to post", Kind: command.Channel},
			{Name: "backlog", Help: "How many old articles", Kind: command.Number, Max: 5},
			{Name: "quotes", Help: "With quotes", Kind: command.Yes},
			{Name: "mode", Help: "How often", Kind: command.Choice, Choices: []string{"instant", "daily"}},
		}},
		{Name: "feed list", Help: "What is followed here", Policy: command.Everyone, Run: func(_ context.Context, c command.Call) (command.Reply, error) {
			log.add(c)
			return command.Reply{Text: command.Text{command.Bold("1 source"), command.Say(": "), command.Link("*Courier*", "https://courier.test/"), command.Say("\nPause it with "), command.Typed("/feed pause"), command.Say(" in "), command.In("77"), command.Say(" "), command.In("<#a>")},
				Buttons: []command.Button{{Label: "Remove", Name: "feed remove", Args: map[string]string{"id": "1"}}}}, nil
		}},
		{Name: "feed remove", Help: "Stop following", Policy: command.Manager, Private: true, Run: say("Removed."), Options: []command.Option{{Name: "id", Help: "Which", Kind: command.Number, Required: true, Min: 1, Max: 99, Suggest: ids}}},
		{Name: "feed confirm", Help: "Ask first", Policy: command.Everyone, Private: true, Run: func(_ context.Context, c command.Call) (command.Reply, error) {
			return command.Reply{Text: command.Text{command.Say("Sure?")}, Buttons: []command.Button{{Label: "Yes", Name: "feed remove", Args: map[string]string{"id": "1"}}}}, nil
		}},
		{Name: "news latest", Help: "The newest articles", Policy: command.Everyone, Run: func(context.Context, command.Call) (command.Reply, error) {
			var all []news.Post
			for i := range 12 {
				all = append(all, news.Post{Headline: "Story " + string(rune('A'+i)), URL: "https://courier.test/", Points: []string{strings.Repeat("A sentence. ", 60)}})
			}
			return command.Reply{Text: command.Text{command.Say("Here.")}, Posts: all, Buttons: []command.Button{{Label: "More", Name: "news latest"}}}, nil
		}},
		{Name: "news long", Help: "A long text", Policy: command.Everyone, Run: func(context.Context, command.Call) (command.Reply, error) {
			return command.Reply{Text: command.Text{command.Say(strings.Repeat("A line with *stars* and @everyone.\n", 150))}}, nil
		}},
		{Name: "news slow", Help: "Takes a while", Policy: command.Everyone, Slow: true, Run: say("Done at last.")},
		{Name: "news later", Help: "Takes longer than it says", Policy: command.Everyone, Run: func(ctx context.Context, c command.Call) (command.Reply, error) {
			time.Sleep(1700 * time.Millisecond)
			return command.Reply{Text: command.Text{command.Say("Sorry for the wait.")}}, nil
		}},
		{Name: "news secret", Help: "Is private in the end", Policy: command.Everyone, Slow: true, Run: func(context.Context, command.Call) (command.Reply, error) {
			return command.Reply{}, &command.UserError{Text: "There is no such article."}
		}},
		{Name: "help", Help: "What I can do", Policy: command.Everyone, Run: say("I read the news.")},
	}}
}

func sources(_ context.Context, c command.Call, typed string) []command.Suggestion {
	all := []command.Suggestion{{Label: "Courier", Value: "courier"}, {Label: "Courier", Value: "again"}, {Label: strings.Repeat("Long ", 40), Value: "long"}, {Label: "Too long", Value: strings.Repeat("x", 101)}}
	if typed == "many" {
		for range 30 {
			all = append(all, command.Suggestion{Label: "S" + strings.Repeat("s", len(all)), Value: "s"})
		}
	}
	return all
}

func ids(context.Context, command.Call, string) []command.Suggestion {
	return []command.Suggestion{{Label: "Courier", Value: "7"}, {Label: "no number", Value: "x"}}
}

type owners struct{}

func (owners) IsOwner(_ context.Context, _, user string) (bool, error)     { return user == "999", nil }
func (owners) Claim(context.Context, string, string, string) (bool, error) { return false, nil }
func (owners) Meet(context.Context, string, news.Place) error              { return nil }

// calls are those that commands got.
type calls struct {
	n    atomic.Int32
	last atomic.Pointer[command.Call]
}

func (c *calls) add(call command.Call) {
	c.n.Add(1)
	c.last.Store(&call)
}

// listen runs the bot until the test ends.
func (h *house) listen(t *testing.T, set command.Set) {
	t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- h.bot.Listen(t.Context(), set) }()
	t.Cleanup(func() {
		if err := <-ended; err != nil {
			t.Error("Listen: ", err)
		}
	})
	h.Connected()
}

func TestCommands(t *testing.T) {
	t.Parallel()
	h := newHouse(t, discordtest.Options{})
	log := &calls{}
	h.listen(t, small(log))
	admin := h.Member(h.guild, h.channel, "11", discordtest.ManageGuild)
	anyone := h.Member(h.guild, h.channel, "12", 0)
	ctx := t.Context()

	t.Run("options", func(t *testing.T) {
		r := admin.Slash(ctx, "/feed add", map[string]any{"source": "https://courier.test/feed", "channel": h.channel, "backlog": 3, "quotes": true, "mode": "daily"})
		if r.Text() != "Added." || !r.Ephemeral {
			t.Fatalf("%+v", r)
		}
		c := log.last.Load()
		want := map[string]string{"source": "https://courier.test/feed", "channel": h.channel, "backlog": "3", "quotes": "true", "mode": "daily"}
		for k, v := range want {
			if c.Args[k] != v {
				t.Errorf("%s is %q, want %q", k, c.Args[k], v)
			}
		}
		if c.From != (news.Place{Platform: "discord", Guild: h.guild, Channel: h.channel}) || c.User != "11" || c.Private {
			t.Errorf("%+v", c)
		}
	})
	t.Run("only managers", func(t *testing.T) {
		before := log.n.Load()
		r := anyone.Slash(ctx, "/feed add", map[string]any{"source": "x"})
		if !strings.Contains(r.Text(), "Only people who manage") || !r.Ephemeral || log.n.Load() != before {
			t.Fatalf("%+v", r)
		}
		if r := h.Member(h.guild, h.channel, "13", discordtest.Administrator).Slash(ctx, "/feed add", map[string]any{"source": "x"}); r.Text() != "Added." {
			t.Fatalf("an administrator: %+v", r)
		}
		if r := h.Member(h.guild, h.channel, "999", 0).Slash(ctx, "/feed add", map[string]any{"source": "x"}); r.Text() != "Added." {
			t.Fatalf("the owner: %+v", r)
		}
	})
	t.Run("direct message", func(t *testing.T) {
		dm := h.DM("14")
		if r := dm.Slash(ctx, "/feed add", map[string]any{"source": "x"}); r.Text() != "Added." {
			t.Fatalf("%+v", r)
		}
		if c := log.last.Load(); !c.Private || c.From.Guild != "" || c.From.Channel != dm.Channel() {
			t.Errorf("%+v", c)
		}
	})
	t.Run("styles", func(t *testing.T) {
		r := anyone.Slash(ctx, "/feed list", nil)
		want := "**1 source**: [\\*Courier\\*](<https://courier.test/>)\nPause it with `/feed pause` in <#77> <\u200b#a>"
		if r.Text() != want || r.Ephemeral || len(r.Messages[0].Buttons) != 1 {
			t.Fatalf("%+v", r)
		}
	})
	t.Run("buttons", func(t *testing.T) {
		list := anyone.Slash(ctx, "/feed list", nil).Messages[0]
		if r := anyone.Click(ctx, list, "Remove"); !strings.Contains(r.Text(), "Only people who manage") || !r.Ephemeral {
			t.Fatalf("who may not: %+v", r)
		}
		if r := admin.Click(ctx, list, "Remove"); r.Text() != "Removed." || r.Updated || log.last.Load().Args["id"] != "1" {
			t.Fatalf("who may: %+v", r)
		}
		sure := admin.Slash(ctx, "/feed confirm", nil).Messages[0]
		if r := admin.Click(ctx, sure, "Yes"); r.Text() != "Removed." || !r.Updated || len(r.Messages[0].Buttons) != 0 {
			t.Fatalf("what only the asker sees changes: %+v", r)
		}
		for _, forged := range []string{"feed remove?id=1;DROP", "feed remove?id=%zz", "?", "nothing", "feed remove"} {
			if r := admin.Press(ctx, list, forged); r.Failed != "" || r.Text() == "Removed." {
				t.Errorf("%q: %+v", forged, r)
			}
		}
	})
	t.Run("posts", func(t *testing.T) {
		r := anyone.Slash(ctx, "/news latest", nil)
		r = h.Await(r.ID, 2)
		n := 0
		for _, m := range r.Messages {
			n += len(m.Embeds)
		}
		if n != 12 || len(r.Messages[len(r.Messages)-1].Buttons) != 1 || len(r.Messages[0].Buttons) != 0 {
			t.Fatalf("%d posts in %d messages", n, len(r.Messages))
		}
	})
	t.Run("long text", func(t *testing.T) {
		r := anyone.Slash(ctx, "/news long", nil)
		r = h.Await(r.ID, 3)
		if n := strings.Count(r.Text(), "A line with"); n != 150 {
			t.Errorf("%d lines, want 150", n)
		}
		for _, m := range r.Messages {
			if len(m.Pings) > 0 {
				t.Errorf("it pings %v", m.Pings)
			}
		}
	})
	t.Run("slow", func(t *testing.T) {
		if r := anyone.Slash(ctx, "/news slow", nil); !r.Deferred || r.Text() != "Done at last." {
			t.Fatalf("%+v", r)
		}
		if r := anyone.Slash(ctx, "/news later", nil); !r.Deferred || r.Text() != "Sorry for the wait." {
			t.Fatalf("%+v", r)
		}
	})
	t.Run("private after all", func(t *testing.T) {
		before := len(h.Messages(h.channel))
		if r := anyone.Slash(ctx, "/news secret", nil); !r.Ephemeral || r.Text() != "There is no such article." {
			t.Fatalf("%+v", r)
		}
		if n := len(h.Messages(h.channel)); n != before {
			t.Error("everybody sees it")
		}
	})
	t.Run("suggestions", func(t *testing.T) {
		r := admin.Autocomplete(ctx, "/feed add", "source", "many", nil)
		if n := len(r.Choices); n < 20 || r.Choices[0] != (discordtest.Choice{Name: "Courier", Value: "courier"}) {
			t.Fatalf("%d choices: %+v", n, r.Choices)
		}
		if r := admin.Autocomplete(ctx, "/feed remove", "id", "c", nil); len(r.Choices) != 1 || r.Choices[0].Value != 7.0 {
			t.Fatalf("%+v", r.Choices)
		}
		if r := anyone.Autocomplete(ctx, "/feed add", "source", "many", nil); r.Failed != "" || len(r.Choices) != 0 {
			t.Fatalf("who may not add reads the sources: %+v", r)
		}
	})
	t.Run("answered twice", func(t *testing.T) {
		before := log.n.Load()
		h.Fault(with(discordtest.Page("POST /interactions/", 500), true))
		if r := anyone.Slash(ctx, "/help", nil); r.Text() != "I read the news." || len(r.Messages) != 1 {
			t.Fatalf("%+v", r)
		}
		h.Again(3)
		h.Fault(with(discordtest.Page("POST /interactions/", 500), true))
		if r := anyone.Slash(ctx, "/news long", nil); len(h.Await(r.ID, 3).Messages) != 3 { // the rest follows all the same
			t.Fatalf("%+v", r)
		}
		time.Sleep(100 * time.Millisecond)
		if n := log.n.Load(); n != before+1 {
			t.Errorf("the command ran %d times, want once", n-before)
		}
	})
	if all, _ := h.Commands(); len(all) != 3 || all[0].Description != "add, list, remove, confirm" || *all[0].Permissions != "32" || all[1].Permissions != nil {
		t.Errorf("%+v", all)
	}
}

// Who asked just before the bot is stopped reads so.
func TestListenSaysThatItStops(t *testing.T) {
	t.Parallel()
	h := newHouse(t, discordtest.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	set := command.Set{Commands: []command.Command{{Name: "wait", Help: "Wait", Policy: command.Everyone, Slow: true, Run: func(ctx context.Context, _ command.Call) (command.Reply, error) {
		cancel()
		<-ctx.Done()
		return command.Reply{}, ctx.Err()
	}}}}
	ended := make(chan error)
	go func() { ended <- h.bot.Listen(ctx, set) }()
	h.Connected()
	if r := h.Member(h.guild, h.channel, "1", 0).Slash(t.Context(), "/wait", nil); !strings.Contains(r.Text(), "being restarted") {
		t.Errorf("%+v", r)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// Discord is told the commands only when they have changed.
func TestCommandsAreToldOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t, discordtest.Options{})
	set := small(&calls{})
	for range 2 {
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- h.bot.Listen(ctx, set) }()
		h.Connected()
		cancel()
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		h.Drop()
	}
	if _, puts := h.Commands(); puts != 1 {
		t.Errorf("told %d times, want once", puts)
	}
	set.Commands[0].Help = "Something new"
	h.listen(t, set)
	if all, puts := h.Commands(); puts != 2 || all[0].Options[0].Description != "Something new" {
		t.Errorf("told %d times: %+v", puts, all[0])
	}
}

// The bot comes back from everything that a gateway does, and answers.
func TestListenComesBack(t *testing.T) {
	t.Parallel()
	var all sync.WaitGroup
	for name, tt := range map[string]struct {
		greet  []discordtest.Greeting
		happen func(h *house)
		resume bool
	}{
		"handshake refused":     {greet: []discordtest.Greeting{{Refuse: 502}}},
		"op 7 first":            {greet: []discordtest.Greeting{{Op: 7}}},
		"op 9 first":            {greet: []discordtest.Greeting{{Op: 9}}},
		"op 11 first":           {greet: []discordtest.Greeting{{Op: 11}}},
		"closed first":          {greet: []discordtest.Greeting{{Close: 4008}}},
		"op 7":                  {happen: func(h *house) { h.Reconnect() }, resume: true},
		"op 7, then op 7 first": {happen: func(h *house) { h.Greet(discordtest.Greeting{Op: 7}); h.Reconnect() }, resume: true},
		"op 9, resumable":       {happen: func(h *house) { h.Invalidate(true) }, resume: true},
		"op 9, forgotten":       {happen: func(h *house) { h.Invalidate(false) }},
		"dropped":               {happen: func(h *house) { h.Drop() }, resume: true},
		"4000":                  {happen: func(h *house) { h.CloseGateway(4000) }, resume: true},
		"4009":                  {happen: func(h *house) { h.CloseGateway(4009) }},
	} {
		h := newHouse(t, discordtest.Options{})
		h.Greet(tt.greet...)
		all.Go(func() { // they mostly wait: all at once
			h.listen(t, small(&calls{}))
			if tt.happen != nil {
				tt.happen(h)
				h.Connected()
			}
			r := h.Member(h.guild, h.channel, "1", 0).Slash(t.Context(), "/help", nil)
			if r.Text() != "I read the news." {
				t.Errorf("%s: %+v", name, r)
			}
			if _, resumed := h.Sessions(); (resumed > 0) != tt.resume {
				t.Errorf("%s: resumed %d times", name, resumed)
			}
		})
	}
	all.Wait()
}

// What people asked while the bot was away is answered when it is back.
func TestListenMissesNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t, discordtest.Options{})
	h.listen(t, small(&calls{}))
	h.Drop()
	if r := h.Member(h.guild, h.channel, "1", 0).Slash(t.Context(), "/help", nil); r.Text() != "I read the news." {
		t.Errorf("%+v", r)
	}
}

// A gateway that is silent is noticed without discordgo's help.
func TestListenNoticesSilence(t *testing.T) {
	t.Parallel()
	h := newHouse(t, discordtest.Options{Heartbeat: time.Second})
	h.Greet(discordtest.Greeting{Deaf: true})
	h.listen(t, small(&calls{}))
	began := time.Now()
	for resumed := 0; resumed == 0; _, resumed = h.Sessions() {
		if time.Since(began) > 5*time.Second { // discordgo takes 7
			t.Fatal("not noticed")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestListenEndsWhenComingBackIsOfNoUse(t *testing.T) {
	for code, want := range map[int]string{
		4004: "the token was refused; copy it again from Bot > Reset Token at https://discord.com/developers and put it in DISCORD_TOKEN",
		4011: "4011", 4013: "update it", 4014: "allow the bot the intents",
	} {
		h := newHouse(t, discordtest.Options{})
		h.Greet(discordtest.Greeting{Close: code})
		err := h.bot.Listen(t.Context(), small(&calls{}))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), h.Token) {
			t.Errorf("%d: %v", code, err)
		}
		if errors.Is(err, news.ErrUnauthorized) != (code == 4004) {
			t.Errorf("%d: %v", code, err)
		}
	}
}

func TestListenWithAWrongToken(t *testing.T) {
	s := discordtest.Start(t, discordtest.Options{Unrecorded: true})
	bot, err := discord.New(discord.Options{Token: "another-token", APIURL: s.URL, Log: logger(t)})
	if err != nil {
		t.Fatal(err)
	}
	err = bot.Listen(t.Context(), small(&calls{}))
	if !errors.Is(err, news.ErrUnauthorized) || !strings.Contains(err.Error(), "DISCORD_TOKEN") || strings.Contains(err.Error(), "another-token") {
		t.Error(err)
	}
	if _, err := bot.InviteLink(t.Context()); !errors.Is(err, news.ErrUnauthorized) {
		t.Error(err)
	}
}

// Stopping does not wait for a gateway that says nothing.
func TestListenStops(t *testing.T) {
	for name, g := range map[string]discordtest.Greeting{"no hello": {Silent: true}, "no ready": {Mute: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t, discordtest.Options{})
			h.Greet(g)
			ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			began := time.Now()
			if err := h.bot.Listen(ctx, small(&calls{})); err != nil {
				t.Error(err)
			}
			if d := time.Since(began); d > 3*time.Second {
				t.Errorf("it took %s", d)
			}
		})
	}
}

func TestInviteLink(t *testing.T) {
	h := newHouse(t, discordtest.Options{})
	link, err := h.bot.InviteLink(t.Context())
	if want := "https://discord.com/oauth2/authorize?client_id=" + h.AppID + "&permissions=274877991936&scope=bot+applications.commands"; err != nil || link != want {
		t.Errorf("%s, %v; want %s", link, err, want)
	}
}

func TestNewNeedsAToken(t *testing.T) {
	for _, token := range []string{"", "  ", "two words", "line\nbreak", "tökén"} {
		_, err := discord.New(discord.Options{Token: token})
		if err == nil || !strings.Contains(err.Error(), "DISCORD_TOKEN") || token != "" && strings.Contains(err.Error(), token) && len(token) > 2 {
			t.Errorf("%q: %v", token, err)
		}
	}
	if _, err := discord.New(discord.Options{Token: "x", APIURL: "localhost:3000"}); err == nil {
		t.Error("no error for an address without a scheme")
	}
}

// Every message, whoever it answers, says that it pings nobody.
func TestEveryMessagePingsNobody(t *testing.T) {
	t.Parallel()
	h := newHouse(t, discordtest.Options{})
	h.listen(t, small(&calls{}))
	p := h.Member(h.guild, h.channel, "1", discordtest.ManageGuild)
	for _, c := range []string{"/help", "/news slow", "/news latest", "/feed list", "/news secret"} {
		p.Slash(t.Context(), c, nil)
	}
	h.bot.Send(t.Context(), h.delivery(t, "n1"))
	n := 0
	for _, r := range h.Requests() {
		var m struct {
			Type int
			Data json.RawMessage
		}
		body := r.Body
		if json.Unmarshal([]byte(body), &m) == nil && m.Type != 0 {
			body = string(m.Data)
		}
		if strings.Contains(body, `"embeds"`) {
			n++
			if !strings.Contains(body, `"allowed_mentions":{"parse":[]}`) {
				t.Errorf("%s %s: %s", r.Method, r.Path, body)
			}
		}
	}
	if n < 6 {
		t.Errorf("only %d messages", n)
	}
}
