package discord_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/bot/discord"
	"pullquote/bot/discord/discordtest"
	"pullquote/bot/news"
)

// A house is a Discord with one channel and the bot.
type house struct {
	*discordtest.Server
	bot            *discord.Adapter
	guild, channel string
}

func newHouse(t *testing.T, o discordtest.Options) *house {
	t.Helper()
	h := &house{Server: discordtest.Start(t, o)}
	bot, err := discord.New(discord.Options{Token: h.Token, APIURL: h.URL, Memory: &memory{}, Log: logger(t)})
	if err != nil {
		t.Fatal(err)
	}
	h.bot = bot
	h.guild = h.Guild("Harbour")
	h.channel = h.Channel(h.guild, "news")
	return h
}

// delivery carries a post to the channel.
func (h *house) delivery(t *testing.T, nonce string) news.Delivery {
	t.Helper()
	p := news.Post{Headline: "Ferry stops, " + nonce, URL: "https://courier.test/" + nonce, Source: "Courier", Points: []string{"The last ferry leaves on Friday."}}
	data, err := h.bot.Render(p)
	if err != nil {
		t.Fatal(err)
	}
	return news.Delivery{To: news.Place{Platform: "discord", Guild: h.guild, Channel: h.channel}, Post: p, Nonce: nonce, Payload: data, Attempt: 1}
}

const posts = "POST /channels/"

func TestSend(t *testing.T) {
	h := newHouse(t, discordtest.Options{})
	ref, err := h.bot.Send(t.Context(), h.delivery(t, "n1"))
	if err != nil {
		t.Fatal(err)
	}
	all := h.Messages(h.channel)
	if len(all) != 1 || string(ref) != all[0].ID || all[0].Embeds[0].Title != "Ferry stops, n1" || all[0].Pings != nil {
		t.Fatalf("%s: %+v", ref, all)
	}
	for _, want := range []string{`"nonce":"n1"`, `"enforce_nonce":true`, `"allowed_mentions":{"parse":[]}`} {
		if !strings.Contains(string(all[0].Body), want) {
			t.Errorf("%s is not in %s", want, all[0].Body)
		}
	}
	if got := h.Requests()[0].Header.Get("User-Agent"); !strings.HasPrefix(got, "DiscordBot (https://") {
		t.Errorf("User-Agent is %q", got)
	}
}

// Whatever becomes of the answer, the post appears once, and the error says what
// is known.
func TestSendOutcome(t *testing.T) {
	for name, tt := range map[string]struct {
		fault  discordtest.Fault
		want   error // nil with after: a RetryError
		after  time.Duration
		stored bool
	}{
		"reset, stored":          {fault: discordtest.Fault{Reset: true, Stored: true}, want: news.ErrUnknown, stored: true},
		"reset, not stored":      {fault: discordtest.Fault{Reset: true}, want: news.ErrUnknown},
		"cut":                    {fault: discordtest.Fault{Cut: true, Stored: true}, want: news.ErrUnknown, stored: true},
		"200 with a page":        {fault: with(discordtest.Page("", 200), true), want: news.ErrUnknown, stored: true},
		"500, stored":            {fault: with(discordtest.Refuse("", 500, 0, "500: Internal Server Error"), true), want: news.ErrUnknown, stored: true},
		"502, stored":            {fault: with(discordtest.Page("", 502), true), want: news.ErrUnknown, stored: true},
		"503":                    {fault: discordtest.Refuse("", 503, 130000, "API resource is currently overloaded."), want: news.ErrUnknown},
		"redirect":               {fault: discordtest.Fault{Status: 302, Header: http.Header{"Location": {"http://127.0.0.1:1/"}}}, want: news.ErrUnknown},
		"403 page":               {fault: discordtest.Page("", 403), want: news.ErrUnknown},
		"unauthorized":           {fault: discordtest.Refuse("", 401, 0, "401: Unauthorized"), want: news.ErrUnauthorized},
		"unknown channel":        {fault: discordtest.Refuse("", 404, 10003, "Unknown Channel"), want: news.ErrGone},
		"missing access":         {fault: discordtest.Refuse("", 403, 50001, "Missing Access"), want: news.ErrGone},
		"missing permissions":    {fault: discordtest.Refuse("", 403, 50013, "Missing Permissions"), want: news.ErrGone},
		"locked":                 {fault: discordtest.Refuse("", 400, 160005, "Thread is locked"), want: news.ErrGone},
		"bad form":               {fault: discordtest.Refuse("", 400, 50035, "Invalid Form Body"), want: news.ErrRejected},
		"automod":                {fault: discordtest.Refuse("", 400, 200000, "Message was blocked by automatic moderation"), want: news.ErrRejected},
		"harmful link":           {fault: discordtest.Refuse("", 400, 240000, "Message blocked by harmful links filter"), want: news.ErrRejected},
		"unknown message":        {fault: discordtest.Refuse("", 404, 10008, "Unknown Message"), want: news.ErrUnknown},
		"no such route":          {fault: discordtest.Refuse("", 404, 0, "404: Not Found"), after: time.Minute},
		"slow mode":              {fault: discordtest.Refuse("", 400, 20016, "This action cannot be performed due to slowmode rate limit."), after: time.Minute},
		"429":                    {fault: discordtest.Limit("", "user", 250*time.Millisecond), after: 250 * time.Millisecond},
		"429 shared":             {fault: discordtest.Limit("", "shared", 1336570*time.Millisecond), after: 1336570 * time.Millisecond},
		"429 global":             {fault: discordtest.Limit("", "global", 2*time.Second), after: 2 * time.Second},
		"429 of the edge":        {fault: discordtest.Cloudflare("", time.Hour), after: time.Hour},
		"429 without a number":   {fault: discordtest.Page("", 429), after: time.Minute},
		"endless answer, stored": {fault: discordtest.Fault{Stored: true, Status: 200, Body: strings.Repeat("x", 9<<20)}, want: news.ErrUnknown, stored: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t, discordtest.Options{})
			tt.fault.On = posts
			h.Fault(tt.fault)
			d := h.delivery(t, "n1")
			_, err := h.bot.Send(t.Context(), d)
			var wait *news.RetryError
			switch {
			case err == nil:
				t.Fatal("no error")
			case tt.want != nil && (!errors.Is(err, tt.want) || errors.As(err, &wait)):
				t.Fatalf("%v, want %v", err, tt.want)
			case tt.want == nil && (!errors.As(err, &wait) || wait.After < tt.after-2*time.Millisecond || wait.After > tt.after):
				t.Fatalf("%v, want to wait %s", err, tt.after)
			}
			if strings.Contains(err.Error(), h.Token) || strings.Contains(err.Error(), h.URL) {
				t.Errorf("the error tells too much: %v", err)
			}
			if got := len(h.Messages(h.channel)); got != map[bool]int{true: 1}[tt.stored] {
				t.Errorf("%d messages after the first try", got)
			}
			if n := len(h.Requests()); n != 1 {
				t.Errorf("%d requests, want 1", n)
			}
			if !errors.Is(err, news.ErrUnknown) {
				return
			}
			d.Attempt, d.Tried = 2, time.Now()
			if ref, err := h.bot.Send(t.Context(), d); err != nil || ref == "" {
				t.Fatalf("second try: %q, %v", ref, err)
			}
			if got := len(h.Messages(h.channel)); got != 1 {
				t.Errorf("%d messages after the second try", got)
			}
		})
	}
}

// with makes a fault one of the answer alone.
func with(f discordtest.Fault, stored bool) discordtest.Fault {
	f.Stored = stored
	return f
}

func TestSendToARealPlace(t *testing.T) {
	for name, change := range map[string]func(h *house){
		"deleted":  func(h *house) { h.DeleteChannel(h.channel) },
		"kicked":   func(h *house) { h.Kick(h.guild) },
		"may not":  func(h *house) { h.Allow(h.channel, discordtest.ViewChannel) },
		"forum":    func(h *house) { h.channel = h.Forum(h.guild, "forum") },
		"archived": func(h *house) { h.channel = h.Thread(h.guild, "thread"); h.Archive(h.channel, false) },
		"locked":   func(h *house) { h.channel = h.Thread(h.guild, "thread"); h.Archive(h.channel, true) },
		"no id":    func(h *house) { h.channel = "../../users/@me" },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, discordtest.Options{Unrecorded: true})
			change(h)
			if _, err := h.bot.Send(t.Context(), h.delivery(t, "n1")); !errors.Is(err, news.ErrGone) {
				t.Fatalf("%v, want ErrGone", err)
			}
		})
	}
}

func TestSendDeletedSince(t *testing.T) {
	h := newHouse(t, discordtest.Options{})
	h.Fault(discordtest.Fault{On: posts, Reset: true, Stored: true})
	d := h.delivery(t, "n1")
	h.bot.Send(t.Context(), d)
	h.Delete(h.channel, h.Messages(h.channel)[0].ID)
	d.Attempt, d.Tried = 2, time.Now()
	if ref, err := h.bot.Send(t.Context(), d); ref != "" || err != nil {
		t.Fatalf("%q, %v", ref, err)
	}
	if n := len(h.Messages(h.channel)); n != 0 {
		t.Fatalf("%d messages: a deleted one was posted again", n)
	}
}

// After the few minutes that Discord remembers a nonce, the channel itself tells.
func TestSendReadsTheChannelWhenTheNonceIsOld(t *testing.T) {
	h := newHouse(t, discordtest.Options{})
	h.Fault(discordtest.Fault{On: posts, Reset: true, Stored: true})
	lost := h.delivery(t, "n1")
	if _, err := h.bot.Send(t.Context(), lost); !errors.Is(err, news.ErrUnknown) {
		t.Fatal(err)
	}
	first := h.Messages(h.channel)[0].ID
	h.ForgetNonces()
	lost.Attempt, lost.Tried = 2, time.Now().Add(-10*time.Minute)
	if ref, err := h.bot.Send(t.Context(), lost); err != nil || string(ref) != first {
		t.Fatalf("%q, %v; want %q", ref, err, first)
	}

	other := h.delivery(t, "n2") // never came through
	other.Attempt, other.Tried = 2, time.Now().Add(-10*time.Minute)
	if ref, err := h.bot.Send(t.Context(), other); err != nil || string(ref) == first || ref == "" {
		t.Fatalf("%q, %v", ref, err)
	}
	if n := len(h.Messages(h.channel)); n != 2 {
		t.Fatalf("%d messages, want 2", n)
	}
}

// Nothing that is certain not to have left is called unknown.
func TestSendNothingLeft(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close() // nobody is there
	bot, err := discord.New(discord.Options{Token: "test-token", APIURL: "http://" + l.Addr().String(), Log: logger(t)})
	if err != nil {
		t.Fatal(err)
	}
	d := news.Delivery{To: news.Place{Channel: "1"}, Nonce: "n", Payload: []byte(`{"content":"x"}`), Attempt: 1}
	var wait *news.RetryError
	if _, err := bot.Send(t.Context(), d); !errors.As(err, &wait) {
		t.Errorf("refused: %v", err)
	}
	h := newHouse(t, discordtest.Options{})
	h.Fault(discordtest.Fault{On: posts, Stored: true, Delay: 5 * time.Second})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := h.bot.Send(ctx, h.delivery(t, "n1")); !errors.Is(err, news.ErrUnknown) {
		t.Errorf("timed out: %v", err)
	}
	if _, err := h.bot.Send(ctx, h.delivery(t, "n2")); !errors.As(err, &wait) {
		t.Errorf("ended before it began: %v", err)
	}
}

// A burst keeps within what the headers tell, whatever is sent at once.
func TestSendKeepsTheLimit(t *testing.T) {
	h := newHouse(t, discordtest.Options{Window: 300 * time.Millisecond})
	errs := make(chan error)
	const n = 12
	for i := range n {
		d := h.delivery(t, string(rune('a'+i)))
		go func() {
			_, err := h.bot.Send(t.Context(), d)
			errs <- err
		}()
	}
	for range n {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if got := len(h.Messages(h.channel)); got != n {
		t.Errorf("%d messages, want %d", got, n)
	}
	for _, r := range h.Requests() {
		if r.Status == http.StatusTooManyRequests {
			t.Error("Discord had to say 429")
		}
	}
}

// A wait that Discord told holds for the channel, and a global one for all.
func TestSendWaitsAsTold(t *testing.T) {
	h := newHouse(t, discordtest.Options{})
	busy, quiet := h.delivery(t, "n1"), h.delivery(t, "n2")
	quiet.To.Channel = h.Channel(h.guild, "quiet")
	h.Fault(discordtest.Limit(posts+h.channel, "shared", time.Hour))
	var wait *news.RetryError
	for range 2 {
		if _, err := h.bot.Send(t.Context(), busy); !errors.As(err, &wait) || wait.After < 59*time.Minute {
			t.Fatal(err)
		}
	}
	if _, err := h.bot.Send(t.Context(), quiet); err != nil {
		t.Fatal("the other channel waits too: ", err)
	}
	h.Fault(discordtest.Limit(posts, "global", time.Hour))
	quiet.Nonce = "n3"
	for range 2 {
		if _, err := h.bot.Send(t.Context(), quiet); !errors.As(err, &wait) || wait.After < 59*time.Minute {
			t.Fatal(err)
		}
	}
	if _, err := h.bot.Send(t.Context(), quiet); strings.Contains(err.Error(), "http") {
		t.Errorf("the error tells an address: %v", err)
	}
	if n := len(h.Requests()); n != 3 {
		t.Errorf("%d requests, want 3: one was sent while it was told to wait", n)
	}
}

func TestPauseIsNotSleptThrough(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // the bubble fails if a goroutine stays
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		bot, err := discord.New(discord.Options{Token: "test-token", APIURL: "http://127.0.0.1:1", Log: logger(t)})
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if _, err := bot.Send(ctx, news.Delivery{To: news.Place{Channel: "1"}, Payload: []byte(`{}`)}); err == nil {
			t.Error("no error")
		}
		if time.Since(began) > 0 {
			t.Error("it waited")
		}
	})
}
