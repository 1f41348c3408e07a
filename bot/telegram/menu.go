package telegram

import (
	"context"
	"encoding/json"
	"slices"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// offer gives Telegram the menus of commands, one for each kind of chat, where
// they differ from what it has. The owner's commands are in none of them: help
// tells them.
func (a *Adapter) offer(ctx context.Context, set command.Set) error {
	everyone := menu(set, command.Everyone)
	managers := menu(set, command.Everyone, command.Manager)
	for _, m := range []struct {
		scope    string
		commands []tgbotapi.BotCommand
	}{
		{"default", managers}, // everybody manages their private chat
		{"all_group_chats", everyone},
		{"all_chat_administrators", managers},
	} {
		if err := a.offerIn(ctx, m.scope, m.commands); err != nil {
			return err
		}
	}
	return nil
}

func (a *Adapter) offerIn(ctx context.Context, scope string, commands []tgbotapi.BotCommand) error {
	p := tgbotapi.Params{"scope": `{"type":"` + scope + `"}`}
	var had []tgbotapi.BotCommand
	if err := a.api.call(ctx, "getMyCommands", p, &had); err != nil {
		return err
	}
	if slices.Equal(had, commands) {
		return nil
	}
	b, err := json.Marshal(commands)
	if err != nil {
		return err
	}
	p["commands"] = string(b)
	return a.api.call(ctx, "setMyCommands", p, nil)
}

// menu lists the commands of these policies. Aliases and rare commands work but are
// not shown.
func menu(set command.Set, policies ...command.Policy) []tgbotapi.BotCommand {
	list := []tgbotapi.BotCommand{}
	for _, c := range set.Commands {
		if slices.Contains(policies, c.Policy) && c.Chat != "" && !c.Rare {
			list = append(list, tgbotapi.BotCommand{Command: c.Chat, Description: news.Shorten(c.Help, 100)})
		}
	}
	return list
}
