package telegram

import (
	"context"
	"errors"
	"fmt"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// manager tells whether a person may manage the chat that somebody wrote or
// pressed something in.
func (d *door) manager(c chat, person string) func(context.Context) (bool, error) {
	return func(ctx context.Context) (bool, error) {
		// Only administrators can write in their chat's own name, and every private
		// chat belongs to the one who writes.
		if person == number(c.ID) {
			return true, nil
		}
		return d.manages(ctx, c, person)
	}
}

// manages asks Telegram, at every use, whether a person is an administrator of a
// chat. In a channel that includes the right to post: who may not write there
// must not make the bot write.
func (a *Adapter) manages(ctx context.Context, c chat, person string) (bool, error) {
	if userID(person) == 0 {
		return false, nil
	}
	var m struct {
		Status  string `json:"status"`
		CanPost bool   `json:"can_post_messages"` // in channels
	}
	err := a.api.call(ctx, "getChatMember", tgbotapi.Params{"chat_id": number(c.ID), "user_id": person}, &m)
	if err != nil {
		return false, err
	}
	return m.Status == "creator" || m.Status == "administrator" && (c.Type != "channel" || m.CanPost), nil
}

// elsewhere turns call to another chat, which its asker names from a private one:
// "/add @channel https://…". It is allowed to those who manage that chat, for
// every command, as answers tell what the chat follows. The Reply, if any, says
// why it is refused.
func (d *door) elsewhere(ctx context.Context, call *command.Call, name string) *command.Reply {
	var c chat
	err := d.api.call(ctx, "getChat", tgbotapi.Params{"chat_id": name}, &c)
	may := false
	if err == nil {
		may, err = d.manages(ctx, c, call.User)
	}
	var refused *tgbotapi.Error
	switch {
	case errors.As(err, &refused) && refused.RetryAfter == 0:
		return sorry(fmt.Sprintf("I can't see %s. Add me there as an administrator first, then ask again.", name))
	case err != nil:
		d.log.WarnContext(ctx, "telegram: ask who may manage a chat", "chat", name, "error", err)
		return sorry("Telegram did not tell me who may manage " + name + ". Please try again in a minute.")
	case !may:
		return sorry(fmt.Sprintf("Only administrators of %s who may post there can do that.", name))
	}
	call.From, call.Private = news.Place{Platform: platform, Channel: number(c.ID)}, false
	call.Manager = d.manager(c, call.User)
	return nil
}

func sorry(text string) *command.Reply {
	return &command.Reply{Text: command.Text{command.Say(text)}, Private: true}
}
