package telegram

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/news"
)

// Render returns the parameters of sendMessage for p, but for the place, as JSON.
// It is a delivery.Platform's Render; a zero Adapter can do it.
//
// The article's picture is shown by the preview of its address, which Telegram
// makes itself and which costs the text no room.
func (a *Adapter) Render(p news.Post) ([]byte, error) {
	page, ok := compose(p)
	if !ok {
		return nil, errors.New("telegram: not even the headline of this post fits into a message")
	}
	b, err := encode(page.params(preview(p.URL)))
	if err != nil {
		return nil, fmt.Errorf("telegram: render post: %w", err)
	}
	return b, nil
}

// encode makes JSON that people can read in the database: < stays <.
func encode(p tgbotapi.Params) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(p)
	return bytes.TrimSpace(b.Bytes()), err
}

// params are what every message has.
func (p *page) params(preview string) tgbotapi.Params {
	return tgbotapi.Params{"text": p.html.String(), "parse_mode": tgbotapi.ModeHTML, "link_preview_options": preview}
}

const noPreview = `{"is_disabled":true}`

// preview asks for a large picture of the article and of nothing else.
func preview(address string) string {
	if !linkable(address) {
		return noPreview
	}
	b, _ := json.Marshal(struct { // strings always marshal
		URL   string `json:"url"`
		Large bool   `json:"prefer_large_media"`
	}{address, true})
	return string(b)
}

// compose writes p, shortened until it fits.
func compose(p news.Post) (*page, bool) {
	p.Headline, p.Source = headline(p), news.Letters(news.Shorten(p.Source, 100), 300)
	p, ok := p.Fit(func(p news.Post) bool { return write(p).fits() })
	if !ok { // fifty characters can be any number of code points: accents pile up
		p.Headline = news.Letters(p.Headline, 200)
	}
	page := write(p)
	return page, page.fits()
}

// headline is what links to the article: its title, or where it stands when the
// title has nothing that can be seen.
func headline(p news.Post) string {
	if tidy(p.Headline) != "" {
		return p.Headline
	}
	if u, err := url.Parse(p.URL); err == nil && tidy(u.Host) != "" {
		return u.Host
	}
	return "(no title)"
}

func write(p news.Post) *page {
	m := &page{}
	m.bold(func() {
		m.link(p.URL, func() { m.words(p.Headline) })
	})
	about(m, p)
	for _, s := range p.Points {
		if tidy(s) != "" {
			m.own("\n\n")
			m.words(s)
		}
	}
	for i, q := range p.Quotes {
		if tidy(q.Text) == "" {
			continue
		}
		if m.own("\n"); i == 0 {
			m.own("\n")
		}
		m.quote(func() { quote(m, q) })
	}
	if !linkable(p.URL) && tidy(p.URL) != "" {
		m.own("\n\n")
		m.code(func() { m.words(p.URL) })
	}
	return m
}

// about writes the line under the headline: outlet, time, and whether the
// sentences are only from an excerpt.
func about(m *page, p news.Post) {
	var facts []string
	if tidy(p.Source) != "" {
		facts = append(facts, p.Source)
	}
	if !p.Published.IsZero() {
		facts = append(facts, p.Published.UTC().Format("2 Jan, 15:04 UTC"))
	}
	if p.Excerpt {
		facts = append(facts, "from an excerpt")
	}
	for i, f := range facts {
		if i == 0 {
			m.own("\n")
		} else {
			m.own(" · ")
		}
		m.words(f)
	}
}

// quote writes the words and who said them. Without a speaker the link says where
// they stand and nothing about who spoke.
func quote(m *page, q news.Quote) {
	m.words(q.Marked())
	m.own("\n")
	if tidy(q.Speaker) == "" {
		m.link(q.URL, func() { m.own("in the article") })
		return
	}
	m.own("— ")
	m.link(q.URL, func() { m.words(q.Speaker) })
	if tidy(q.Role) != "" {
		m.own(", ")
		m.words(q.Role)
	}
}
