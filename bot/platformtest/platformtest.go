// Package platformtest checks the promises that every platform keeps, whatever it
// is: what a post shows, what feed text can never do, what becomes of a post that
// is too long, which error tells what, and that a command gets its answer.
//
// An adapter's tests open a Rig around the adapter and a stand-in for its service,
// and call Run:
//
//	func TestPlatform(t *testing.T) {
//		platformtest.Run(t, func(t *testing.T) platformtest.Rig { … })
//	}
package platformtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pullquote/bot/command"
	"pullquote/bot/delivery"
	"pullquote/bot/news"
	"pullquote/summarize/fragment"
)

// A Rig is one platform with a place to post to. A nil hook means that the
// platform cannot do that; its promise is skipped.
type Rig struct {
	Platform delivery.Platform
	Place    news.Place // exists, and takes posts

	// Shown returns the messages at Place, oldest first, as people see them.
	Shown func(t *testing.T) []Message

	// Once says that two sends with the same nonce show one message.
	Once bool

	// Make the next Send fail: the place does not exist any more; the service
	// refuses the message for good; it asks to wait; the message may or may not
	// have arrived.
	Gone, Rejected, Unknown func(t *testing.T)
	Retry                   func(t *testing.T, after time.Duration)

	// Ask gives set to the platform's Listen, asks for a command of it at Place as
	// somebody who may write there, and returns the answer.
	Ask func(t *testing.T, set command.Set, name string, args map[string]string) []Message

	// Press does what Ask does, presses the button with this label on the answer,
	// and returns what is shown then.
	Press func(t *testing.T, set command.Set, name string, args map[string]string, label string) []Message
}

// A Message is what people see of one message, after the service and its client
// have read all mark-up.
type Message struct {
	Text  string   // the words that are shown, titles and names included
	Links []string // the addresses that a click can lead to, pictures aside
	Pings []string // whoever is called: users, roles, everyone, channels
}

// Run checks every promise against a fresh Rig.
func Run(t *testing.T, open func(t *testing.T) Rig) {
	for _, p := range []struct {
		name string
		test func(*testing.T, Rig)
	}{
		{"shows what a post says", showsPost},
		{"shows a quote without a speaker", showsNameless},
		{"marks an excerpt", marksExcerpt},
		{"hostile text stays text", staysText},
		{"a bad address is no link", badAddress},
		{"long posts lose whole sentences and quotes", losesWholes},
		{"the same post is the same message", sameMessage},
		{"the same nonce is one message", sameNonce},
		{"a send that may not begin is tried again", notBegun},
		{"a place that is gone", isGone},
		{"a refused message", isRejected},
		{"a wait", waits},
		{"an unknown outcome", isUnknown},
		{"a command is answered", answers},
		{"a button runs its command", buttonsWork},
		{"an answer is text", answerIsText},
		{"an answer shows posts", answerShowsPosts},
	} {
		t.Run(p.name, func(t *testing.T) { p.test(t, open(t)) })
	}
}

// article is a post with everything in it.
func article() news.Post {
	const address = "https://gazette.example/2026/pier"
	said := func(words, speaker, role string) news.Quote {
		return news.Quote{Text: words, Speaker: speaker, Role: role, URL: LinkTo(address, words)}
	}
	return news.Post{
		Key: "gazette/pier", Source: "Harbour Gazette", Lang: "en",
		Headline:  "Council votes to rebuild the old pier",
		URL:       address,
		Published: time.Date(2026, 3, 2, 17, 30, 0, 0, time.UTC),
		Points: []string{
			"The harbour council voted seven to two on Monday to rebuild the old pier.",
			"Work starts in spring and will cost four million crowns.",
		},
		Quotes: []news.Quote{
			said("We have waited twelve years for this evening", "Mara Lindqvist", "chair of the Pier Society"),
			said("The money is there, down to the last crown", "Jonas Weil", ""),
		},
	}
}

// send renders post and sends it, which must work.
func (r Rig) send(t *testing.T, post news.Post, nonce string) Message {
	t.Helper()
	before := len(r.Shown(t))
	if _, err := r.Platform.Send(t.Context(), r.delivery(t, post, nonce)); err != nil {
		t.Fatalf("Send: %v", err)
	}
	shown := r.Shown(t)
	if len(shown) != before+1 {
		t.Fatalf("%d messages are shown after a send, want %d", len(shown), before+1)
	}
	return shown[before]
}

// delivery renders post for the Rig's place.
func (r Rig) delivery(t *testing.T, post news.Post, nonce string) news.Delivery {
	t.Helper()
	payload, err := r.Platform.Render(post)
	if err != nil {
		t.Fatalf("Render: %v", err)
	}
	return news.Delivery{ID: 1, To: r.Place, Post: post, Nonce: nonce, Payload: payload, Attempt: 1, Tried: time.Now()}
}

// try sends article, which is expected to fail, and checks that nothing shows.
func (r Rig) try(t *testing.T, ctx context.Context) error {
	t.Helper()
	before := len(r.Shown(t))
	ref, err := r.Platform.Send(ctx, r.delivery(t, article(), "n1"))
	if err == nil {
		t.Fatalf("Send worked and returned %q", ref)
	}
	if n := len(r.Shown(t)) - before; n != 0 {
		t.Errorf("%d messages are shown after a send that failed with: %v", n, err)
	}
	return err
}

// shows checks that words stand in the message, whatever blanks and invisible
// characters the platform needs between them.
func (m Message) shows(t *testing.T, words string) {
	t.Helper()
	if !strings.Contains(bare(m.Text), bare(words)) {
		t.Errorf("%q is not shown in:\n%s", words, m.Text)
	}
}

// leads checks that a click can lead to the article, and nowhere else.
func (m Message) leads(t *testing.T, address string) {
	t.Helper()
	base, _, _ := strings.Cut(address, "#")
	if !slices.Contains(m.Links, address) {
		t.Errorf("no link leads to %s: %q", address, m.Links)
	}
	for _, link := range m.Links {
		if to, _, _ := strings.Cut(link, "#"); to != base {
			t.Errorf("a link leads elsewhere: %s", link)
		}
	}
	if len(m.Pings) > 0 {
		t.Errorf("the message calls %q", m.Pings)
	}
}

// bare is s without what cannot be seen: blanks, controls, invisible characters,
// and what stands for bytes that are none.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, s)
}

// nonce is different for every n and well-formed everywhere.
func nonce(n int) string { return fmt.Sprintf("n%024d", n) }

// LinkTo is the address of an article that is just these words, opened at them.
func LinkTo(address, words string) string {
	return fragment.New("", words).Link(address, 0, len(words))
}
