// Package probe tells what the bot would post, and posts nothing.
//
// It is the whole bot but for its two ends: nobody has to subscribe, and what is
// ready to be sent is written down instead. A feed goes through the same visit,
// the same database, the same memory of what was seen, the same first-poll rule,
// the same renderers and the same courier as in production; so what a probe shows
// is what a channel would get.
package probe

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"net/url"
	"slices"

	"pullquote/bot/delivery"
	"pullquote/bot/discord"
	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/bot/telegram"
	"pullquote/sources"
	"pullquote/sources/link"
	"pullquote/sources/opml"
	"pullquote/sources/polite"
)

// A Result is what came of a probe, with the names of its JSON form.
type Result struct {
	Outcome string `json:"outcome"`         // what was read, "feed", "page" or "opml"; or "error"
	Error   string `json:"error,omitempty"` // why nothing was, in one sentence
	Title   string `json:"title,omitempty"` // what the feed or the list calls itself
	Items   []Item `json:"items,omitempty"` // of a feed, those that are new, in its order; of a page, the one article
	Feeds   []Feed `json:"feeds,omitempty"` // of a list of feeds
	Skipped []Skip `json:"skipped,omitempty"`
	Posts   []Post `json:"posts,omitempty"` // what would be sent, in this order
}

// An Item is one article. An item of a feed's past that the first-poll rule leaves
// out has no summary.
type Item struct {
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	Published string   `json:"published"`         // RFC 3339; empty when unknown
	Text      string   `json:"text"`              // paragraphs parted by an empty line
	Summary   []string `json:"summary"`           // sentences, word for word
	Quotes    []string `json:"quotes"`            // what was said, word for word, without the marks
	Excerpt   bool     `json:"excerpt,omitempty"` // only a part of the article could be read
}

// A Feed is an entry of a list of feeds, without user and password.
type Feed struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// A Skip is an entry of a list of feeds that would be left out.
type Skip struct {
	Line int    `json:"line"`
	Why  string `json:"why"`
}

// A Post is one message, as its platform would get it.
type Post struct {
	Platform string          `json:"platform"`         // "discord" or "telegram"
	Method   string          `json:"method,omitempty"` // Telegram's name for the request
	Payload  json.RawMessage `json:"payload"`          // byte for byte
}

// failed makes a Result of an error.
func failed(err error) Result { return Result{Outcome: "error", Error: err.Error()} }

// A platform is an adapter, as far as it needs no account.
type platform interface {
	delivery.Platform
	// Message returns what Send would send.
	Message(news.Delivery) (method string, body []byte, err error)
}

// places are where the posts would go to, one on each platform.
var places = [...]struct {
	news.Place
	platform
}{
	{news.Place{Platform: "discord", Channel: "1"}, &discord.Adapter{}},
	{news.Place{Platform: "telegram", Channel: "1"}, &telegram.Adapter{}},
}

// A Probe reads as the bot would.
type Probe struct {
	Web   *sources.Reader
	Auth  *url.Userinfo // user and password for the address that is probed; may be nil
	Pages bool          // the pages of a feed's articles are read too
	Log   *slog.Logger
}

// address puts the user and password into an address, where the bot has them.
func (p Probe) address(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || p.Auth == nil {
		return raw
	}
	u.User = p.Auth
	return u.String()
}

// Page tells what would be posted of an article's page.
func (p Probe) Page(ctx context.Context, address string) (Result, error) {
	desk := intake.Desk{Reader: p.Web, Log: p.Log}
	story, err := desk.Write(ctx, p.address(address))
	if err != nil {
		return failed(err), ctx.Err()
	}
	r := Result{Outcome: "page", Items: []Item{{
		Title: story.Post.Headline, URL: story.Post.URL, Published: timestamp(story.Post.Published), Text: story.Text,
	}}}
	r.Items[0].take(story)
	for _, at := range places {
		d := news.Delivery{To: at.Place, Post: story.Post, Nonce: news.Nonce(story.Post.Key, at.Place)}
		if d.Payload, err = at.Render(story.Post); err != nil {
			return r, err
		}
		post, err := message(at, d)
		if err != nil {
			return r, err
		}
		r.Posts = append(r.Posts, post)
	}
	return r, nil
}

// message returns what would be sent.
func message(to platform, d news.Delivery) (Post, error) {
	method, body, err := to.Message(d)
	return Post{to.Name(), method, body}, err
}

// OPML tells which feeds an import would bring.
func (p Probe) OPML(ctx context.Context, address string) (Result, error) {
	resp, err := p.Web.Web.Get(ctx, polite.Request{URL: p.address(address), Accept: "text/x-opml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1", Limit: opml.MaxBytes})
	if err != nil {
		return failed(err), ctx.Err()
	}
	list, err := opml.Parse(resp.Body, resp.ContentType)
	if err != nil {
		return failed(err), nil
	}
	r := Result{Outcome: "opml", Title: list.Title}
	for _, f := range list.Feeds {
		if err := p.Web.Check(sources.Source{URL: f.URL}); err != nil {
			r.Skipped = append(r.Skipped, Skip{f.Line, err.Error()})
			continue
		}
		r.Feeds = append(r.Feeds, Feed{f.Title, link.WithoutUser(f.URL)})
	}
	for _, s := range list.Skipped {
		r.Skipped = append(r.Skipped, Skip{s.Line, cmp.Or(s.Title, "an entry") + ": " + s.Why})
	}
	slices.SortStableFunc(r.Skipped, func(a, b Skip) int { return cmp.Compare(a.Line, b.Line) })
	return r, nil
}
