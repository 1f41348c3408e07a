package telegram

import (
	"encoding/json"
	"strconv"

	"pullquote/bot/news"
)

// The parts of an update that the bot looks at. The library's own types know more,
// and an odd value in any of the rest would spoil the whole
// (https://core.telegram.org/bots/api#update).

type update struct {
	Message *message        `json:"message"`
	Click   *click          `json:"callback_query"`
	Member  json.RawMessage `json:"my_chat_member"`
}

type message struct {
	ID         int64           `json:"message_id"`
	Date       int64           `json:"date"` // 0: the message is too old to be seen
	From       *user           `json:"from"`
	SenderChat *chat           `json:"sender_chat"` // who writes, when it is a chat and not a person
	Chat       chat            `json:"chat"`
	Thread     int64           `json:"message_thread_id"`
	InTopic    bool            `json:"is_topic_message"`
	Forwarded  json.RawMessage `json:"forward_origin"`
	ViaBot     *user           `json:"via_bot"`
	Text       string          `json:"text"`
	Entities   []entity        `json:"entities"`
}

type entity struct {
	Type string `json:"type"`
	URL  string `json:"url"`
}

type user struct {
	ID       int64  `json:"id"`
	IsBot    bool   `json:"is_bot"`
	Username string `json:"username"`
}

type chat struct {
	ID       int64  `json:"id"`
	Type     string `json:"type"` // "private", "group", "supergroup" or "channel"
	Username string `json:"username"`
}

type click struct {
	ID      string   `json:"id"`
	From    user     `json:"from"`
	Message *message `json:"message"` // that the button belongs to
	Data    string   `json:"data"`
}

// place is where m stands. A thread id alone makes no topic: replies in ordinary
// groups have one too.
func (m *message) place() news.Place {
	p := news.Place{Platform: platform, Channel: number(m.Chat.ID)}
	if m.InTopic && m.Thread != 0 {
		p.Thread = number(m.Thread)
	}
	return p
}

// asker is who wrote m: a person, or the chat that a person writes for. It is
// empty for bots. (An anonymous administrator's From is a bot that all of them
// share, so it must never be taken for a person.)
func (m *message) asker() string {
	switch {
	case m.SenderChat != nil:
		return number(m.SenderChat.ID)
	case m.From == nil || m.From.IsBot:
		return ""
	}
	return number(m.From.ID)
}

func (m *message) private() bool { return m.Chat.Type == "private" }

// chat is where u is about; updates about one chat are handled in order.
func (u *update) chat() int64 {
	switch {
	case u.Message != nil:
		return u.Message.Chat.ID
	case u.Click != nil && u.Click.Message != nil:
		return u.Click.Message.Chat.ID
	}
	return 0
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
