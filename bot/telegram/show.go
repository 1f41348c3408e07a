package telegram

import (
	"context"
	"errors"
	"maps"
	"slices"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// An answer says what a Reply answers.
type answer struct {
	to    *message   // what was asked, or the message whose button was pressed
	about news.Place // the place that it is about; zero: where it was asked
	edit  bool       // the first page takes the place of to, a message of ours
}

// show sends a Reply: its text, then its posts, and the buttons under the last
// message.
func (d *door) show(ctx context.Context, a answer, r command.Reply) {
	at := a.to.place()
	if a.about == (news.Place{}) {
		a.about = at
	}
	for i, p := range d.messages(ctx, r, at, a.about) {
		if i == 0 && a.edit && d.edit(ctx, a.to, p) {
			continue
		}
		if i == 0 && !a.to.private() {
			p["reply_parameters"] = `{"message_id":` + number(a.to.ID) + `,"allow_sending_without_reply":true}`
		}
		if err := d.say(ctx, at, p); err != nil {
			d.log.WarnContext(ctx, "an answer could not be sent", "place", at.String(), "error", err)
			return
		}
	}
}

// messages are the parameters of the messages that show r.
func (d *door) messages(ctx context.Context, r command.Reply, at, about news.Place) []tgbotapi.Params {
	pages := paginate(r.Text)
	previews := slices.Repeat([]string{noPreview}, len(pages))
	for _, p := range r.Posts {
		if page, ok := compose(p); ok {
			pages, previews = append(pages, page), append(previews, preview(p.URL))
		}
	}
	if len(pages) == 0 {
		return nil
	}
	markup := d.buttons(ctx, pages[len(pages)-1], r.Buttons, at, about)
	all := make([]tgbotapi.Params, len(pages))
	for i, p := range pages {
		all[i] = p.params(previews[i])
	}
	if markup != nil {
		_ = all[len(all)-1].AddInterface("reply_markup", markup) // strings always marshal
	}
	return all
}

// buttons makes the keyboard for p, and adds links to p where a button needs an
// address that p does not link to.
func (d *door) buttons(ctx context.Context, p *page, buttons []command.Button, at, about news.Place) *tgbotapi.InlineKeyboardMarkup {
	const most = 100 // that Telegram takes
	var made []tgbotapi.InlineKeyboardButton
	for _, b := range buttons[:min(len(buttons), most)] {
		data, ok := pack(b, at, about, p.links)
		if !ok {
			p.addLinks(b)
			data, ok = pack(b, at, about, p.links)
		}
		label := news.Shorten(tidy(b.Label), 60)
		if !ok || label == "" {
			d.log.ErrorContext(ctx, "a button holds more than Telegram keeps and was left out", "command", b.Name, "label", label)
			continue
		}
		made = append(made, tgbotapi.InlineKeyboardButton{Text: label, CallbackData: &data})
	}
	if len(made) == 0 {
		return nil
	}
	return keyboard(made)
}

// addLinks adds a line for each address that b needs, if there is room.
func (p *page) addLinks(b command.Button) {
	for _, name := range slices.Sorted(maps.Keys(b.Args)) {
		address := b.Args[name]
		if !linkable(address) || slices.Contains(p.links, address) {
			continue
		}
		line := &page{}
		line.own("\n")
		line.link(address, func() { line.words(news.Letters(address, 80)) })
		if p.units+line.units <= maxText && p.entities < maxEntities && p.html.Len()+line.html.Len() <= maxBytes {
			p.add(line)
		}
	}
}

// say sends one message, and tries again as long as nothing was sent for certain.
// What may have arrived is not repeated: people would rather ask again.
func (d *door) say(ctx context.Context, to news.Place, p tgbotapi.Params) error {
	const tries = 5
	for try := 1; ; try++ {
		err := d.trySay(ctx, to, p, try)
		var moved *news.MovedError
		var later *news.RetryError
		switch {
		case try == tries:
			return err
		case errors.As(err, &moved):
			to = moved.To
			to.Thread = ""
			delete(p, "message_thread_id")
		case errors.As(err, &later):
			if err := sleep(ctx, later.After); err != nil {
				return err
			}
		default:
			return err
		}
	}
}

func (d *door) trySay(ctx context.Context, to news.Place, p tgbotapi.Params, try int) error {
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	_, err := d.send(ctx, to, p, try)
	return err
}

// edit puts p in the place of m, and reports whether it stands there now.
func (d *door) edit(ctx context.Context, m *message, p tgbotapi.Params) bool {
	p = maps.Clone(p)
	p["chat_id"], p["message_id"] = number(m.Chat.ID), number(m.ID)
	for {
		after, err := d.pace.wait(ctx, number(m.Chat.ID))
		if err != nil {
			return false
		}
		if after == 0 {
			break
		}
		if sleep(ctx, after) != nil {
			return false
		}
	}
	err := d.api.call(ctx, "editMessageText", p, nil)
	if err == nil || said(err, "message is not modified") {
		return true
	}
	d.log.DebugContext(ctx, "a message could not be edited", "error", err)
	// A new one follows, unless this one may have been changed after all.
	var lost *fault
	return errors.As(err, &lost) && lost.Left
}
