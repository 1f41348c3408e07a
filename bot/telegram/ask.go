package telegram

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// A door is the adapter while it listens: it knows the commands and who it is.
type door struct {
	*Adapter
	set command.Set
	me  user
}

// handle answers one update.
func (d *door) handle(ctx context.Context, u update) {
	switch {
	case u.Message != nil:
		d.hear(ctx, u.Message)
	case u.Click != nil:
		d.press(ctx, u.Click)
	case u.Member != nil:
		// The next post to that chat tells whether it may be sent.
		d.log.DebugContext(ctx, "the bot's rights in a chat changed", "change", string(u.Member))
	}
}

// hear answers a message that asks something.
func (d *door) hear(ctx context.Context, m *message) {
	if m.asker() == "" || m.Forwarded != nil || m.ViaBot != nil || m.Text == "" {
		return
	}
	if address := strings.TrimSpace(m.Text); m.private() && webAddress(address) {
		d.show(ctx, answer{to: m}, d.about(address))
		return
	}
	name, words, ok := d.asks(m)
	if !ok {
		return
	}
	call := command.Call{From: m.place(), User: m.asker(), Private: m.private(), Name: name, Manager: d.manager(m.Chat, m.asker())}
	if first, rest := firstWord(words); m.private() && remote.MatchString(first) {
		if refused := d.elsewhere(ctx, &call, first); refused != nil {
			d.show(ctx, answer{to: m}, *refused)
			return
		}
		words = rest
	}
	cmd, known := d.set.Find(name)
	if known {
		call.Args, call.Err = cmd.Args(words)
	}
	d.show(ctx, answer{to: m, about: call.From}, d.do(ctx, cmd, call, m.place()))
}

// asks reads the command of a message. Private messages are commands without a
// slash as well. In groups other bots listen too: what is addressed to another
// one, or not addressed and no command of ours, is not for us.
func (d *door) asks(m *message) (name, words string, ok bool) {
	first, words := firstWord(strings.TrimSpace(m.Text))
	name, slash := strings.CutPrefix(first, "/")
	name, to, addressed := strings.Cut(name, "@")
	if !slash {
		return first, words, m.private()
	}
	if addressed && !strings.EqualFold(to, d.me.Username) {
		return "", "", false
	}
	cmd, known := d.set.Find(name)
	if !known && strings.EqualFold(name, "start") {
		return "help", "", true // what Telegram sends when somebody opens the bot
	}
	if known && cmd.Chat == "help" && strings.EqualFold(name, "start") {
		words = "" // the payload of a link to the bot is no topic of help
	}
	return name, words, known || addressed || m.private()
}

// remote is how a chat is named from elsewhere.
var remote = regexp.MustCompile(`^(@[A-Za-z][A-Za-z0-9_]{3,31}|-100[0-9]{5,})$`)

func firstWord(s string) (first, rest string) {
	i := strings.IndexFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}

// do runs a command. While a slow one works, the chat shows that the bot types.
func (d *door) do(ctx context.Context, cmd command.Command, call command.Call, where news.Place) command.Reply {
	if !cmd.Slow {
		return d.set.Do(ctx, call)
	}
	done := make(chan struct{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		d.typing(ctx, where, done)
	}()
	r := d.set.Do(ctx, call)
	close(done)
	<-ended
	return r
}

// typing tells a chat that the bot types until done is closed. Telegram shows it
// for five seconds each time.
func (d *door) typing(ctx context.Context, where news.Place, done <-chan struct{}) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-done:
			cancel()
		case <-ctx.Done():
		}
	}()
	for {
		p := tgbotapi.Params{"action": tgbotapi.ChatTyping}
		address(p, where)
		if err := d.api.call(ctx, "sendChatAction", p, nil); err != nil && ctx.Err() == nil {
			d.log.DebugContext(ctx, "telegram did not show that the bot types", "error", err)
		}
		if sleep(ctx, 4*time.Second) != nil {
			return
		}
	}
}

// about offers what can be done with an address that somebody pasted.
func (d *door) about(address string) command.Reply {
	r := command.Reply{Text: command.Text{command.Say("What shall I do with "), command.Link(address, address), command.Say("?")}}
	for _, offer := range []struct{ label, name string }{{"Follow it here", "add"}, {"Summarise it", "summary"}} {
		cmd, ok := d.set.Find(offer.name)
		if !ok {
			continue
		}
		for _, o := range cmd.Options {
			if o.Required {
				r.Buttons = append(r.Buttons, command.Button{Label: offer.label, Name: cmd.Name, Args: map[string]string{o.Name: address}})
				break
			}
		}
	}
	return r
}

// webAddress reports whether s is one address and nothing else.
func webAddress(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && linkable(s)
}

// userID is the number of a person; 0 for chats and nonsense.
func userID(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
