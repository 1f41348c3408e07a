package telegram

import (
	"context"
	"strings"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// press answers a pressed button. Whoever presses it is the asker: what may be
// done is decided anew for that person.
func (d *door) press(ctx context.Context, c *click) {
	if c.Message == nil || c.Message.Date == 0 {
		d.toast(ctx, c, "That message is too old for me to read. Please ask again.")
		return
	}
	b, channel, err := unpack(c.Data, c.Message.links())
	cmd, known := d.set.Find(b.Name)
	if err != nil || !known {
		d.log.DebugContext(ctx, "a button that does nothing was pressed", "data", c.Data, "error", err)
		d.toast(ctx, c, "That button does nothing any more. Please ask again.")
		return
	}
	call := command.Call{
		From: c.Message.place(), User: number(c.From.ID), Private: c.Message.private(),
		Name: cmd.Name, Args: b.Args, Manager: d.manager(c.Message.Chat, number(c.From.ID)),
	}
	if channel != "" {
		if refused := d.elsewhere(ctx, &call, channel); refused != nil {
			d.toast(ctx, c, plain(refused.Text))
			return
		}
	}
	if cmd.Slow {
		d.toast(ctx, c, "") // Telegram does not wait long
	}
	r := d.do(ctx, cmd, call, c.Message.place())
	aside := r.Private && !c.Message.private() && len(r.Posts)+len(r.Buttons) == 0
	switch {
	case aside && !cmd.Slow:
		// For the one who pressed alone: the message belongs to all of the chat.
		d.toast(ctx, c, plain(r.Text))
		return
	case !cmd.Slow:
		d.toast(ctx, c, "")
	}
	d.show(ctx, answer{to: c.Message, about: call.From, edit: !aside && len(r.Posts) == 0}, r)
}

// links are the targets of the links in m, in order.
func (m *message) links() []string {
	var all []string
	for _, e := range m.Entities {
		if e.Type == "text_link" {
			all = append(all, e.URL)
		}
	}
	return all
}

// toast answers the press itself, which every press needs: until then the button
// shows a clock. A text is shown to the one who pressed alone.
func (d *door) toast(ctx context.Context, c *click, text string) {
	const longest = 200 // characters that Telegram takes
	p := tgbotapi.Params{"callback_query_id": c.ID}
	if text = tidy(text); text != "" {
		if cut := news.Letters(text, longest-1); len(cut) < len(text) {
			text = cut + "…"
		}
		p["text"], p["show_alert"] = text, "true"
	}
	if err := d.api.call(ctx, "answerCallbackQuery", p, nil); err != nil {
		d.log.DebugContext(ctx, "a press could not be answered", "error", err)
	}
}

// plain is a text without its styles.
func plain(t command.Text) string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.Words)
	}
	return b.String()
}
