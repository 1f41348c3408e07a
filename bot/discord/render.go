package discord

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"pullquote/bot/news"
)

// Limits of an embed, in characters.
// See https://discord.com/developers/docs/resources/message#embed-object-embed-limits.
const (
	mostTitle       = 256
	mostAuthor      = 256
	mostDescription = 4096
	mostEmbed       = 6000 // all texts of all embeds of a message
	mostAddress     = 2048
)

// onlyPart marks a post about an article that could not be read whole.
const onlyPart = "From an excerpt; the whole article could not be read"

// post is a message as it is stored and sent.
type post struct {
	Embeds          []*discordgo.MessageEmbed `json:"embeds"`
	AllowedMentions mentions                  `json:"allowed_mentions"`
}

// mentions is who may be pinged: its zero value says nobody, and has to say it,
// because a message without it pings everyone that it names.
type mentions struct{}

// MarshalJSON writes the empty list.
func (mentions) MarshalJSON() ([]byte, error) { return []byte(`{"parse":[]}`), nil }

// Render returns the message for p: one embed, within every limit however
// Discord counts, with the words of the article and nothing that they could do. A
// zero Adapter can do it.
func (a *Adapter) Render(p news.Post) ([]byte, error) {
	e, err := embed(p)
	if err != nil {
		return nil, err
	}
	return marshal(post{Embeds: []*discordgo.MessageEmbed{e}})
}

// marshal is json.Marshal that leaves & < > readable.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("discord: encode a message: %w", err)
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// embed shows a post. Headline and outlet are shortened on their own account, so
// that a long one costs no sentence.
func embed(p news.Post) (*discordgo.MessageEmbed, error) {
	title := fitting(p.Headline, mostTitle, escape)
	p, ok := p.Fit(func(p news.Post) bool { return length(description(p)) <= mostDescription })
	if title == "" || !ok {
		return nil, errors.New("discord: a post needs a headline")
	}
	e := &discordgo.MessageEmbed{
		Title:       title,
		URL:         address(p.URL),
		Description: description(p),
	}
	if name := fitting(p.Source, mostAuthor, visible); name != "" { // shown as it is, without mark-up
		e.Author = &discordgo.MessageEmbedAuthor{Name: name}
	}
	if !p.Published.IsZero() {
		e.Timestamp = p.Published.UTC().Format(time.RFC3339)
	}
	if image := address(p.Image); image != "" {
		e.Image = &discordgo.MessageEmbedImage{URL: image}
	}
	if p.Excerpt {
		e.Footer = &discordgo.MessageEmbedFooter{Text: onlyPart}
	}
	return e, nil
}

// description is what an embed says below its title: sentences, then quotations.
func description(p news.Post) string {
	var parts []string
	for _, s := range p.Points {
		parts = append(parts, escape(s))
	}
	for _, q := range p.Quotes {
		parts = append(parts, quotation(q))
	}
	return strings.Join(parts, "\n\n")
}

// quotation sets a quote off and says who said it. The speaker, or an arrow where
// the article names nobody, leads to the words in the article.
func quotation(q news.Quote) string {
	said := "> " + escape(q.Marked())
	if q.Speaker == "" {
		return said + " " + masked("↗", q.URL)
	}
	by := masked(escape(q.Speaker), q.URL)
	if q.Role != "" {
		by += ", " + escape(q.Role)
	}
	return said + "\n> — " + by
}

// address returns s when it is an address that an embed takes.
func address(s string) string {
	if s = safeURL(s); len(s) > mostAddress {
		return ""
	}
	return s
}

// fitting shortens s until it has at most n characters in the form that it is
// shown in.
func fitting(s string, n int, form func(string) string) string {
	shown := form(s)
	for keep := n; length(shown) > n && keep > 0; keep -= 8 {
		shown = form(news.Shorten(s, keep))
	}
	for keep := n; length(shown) > n; keep -= 8 { // marks pile up: one character can be any number of code points
		shown = form(news.Letters(s, keep))
	}
	return shown
}

// length counts as strictly as anybody could: in UTF-16 units, which is never
// less than the code points that Discord's servers count.
func length(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// weight is what an embed takes of mostEmbed.
func weight(e *discordgo.MessageEmbed) int {
	n := length(e.Title) + length(e.Description)
	if e.Author != nil {
		n += length(e.Author.Name)
	}
	if e.Footer != nil {
		n += length(e.Footer.Text)
	}
	return n
}
