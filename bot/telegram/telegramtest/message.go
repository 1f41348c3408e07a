package telegramtest

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// A Message is one that stands in a chat.
type Message struct {
	ID       int64
	Chat     int64
	Thread   int64
	From     int64 // a user; BotID: the bot
	Date     time.Time
	Text     string // as people see it
	Entities []Entity
	HTML     string     // as the bot sent it
	Buttons  [][]Button //
	Preview  Preview
	ReplyTo  int64 // the message that it replies to
	Edits    int

	Dropped []string // what Telegram would leave out without a word
	Links   []string // plain words that Telegram would make a link of: "url example.org"
}

// An Entity is a part of a text with a meaning; offset and length are UTF-16 units.
type Entity struct {
	Type   string `json:"type"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
	URL    string `json:"url,omitempty"`
}

// A Button stands under a message.
type Button struct {
	Text string `json:"text"`
	Data string `json:"callback_data,omitempty"`
	URL  string `json:"url,omitempty"`
}

// A Preview says what a message shows of a page.
type Preview struct {
	Disabled bool   `json:"is_disabled,omitempty"`
	URL      string `json:"url,omitempty"`
	Small    bool   `json:"prefer_small_media,omitempty"`
	Large    bool   `json:"prefer_large_media,omitempty"`
	Above    bool   `json:"show_above_text,omitempty"`
}

// An Answer is what a press of a button was answered with.
type Answer struct {
	Query string // as Click returned it
	Text  string
	Alert bool
}

// Messages are all that stands in a chat, the oldest first.
func (s *Server) Messages(chat int64) []Message {
	return s.Replies(chat, -1)
}

// Replies are the bot's messages in a chat that came after the message with this
// id. With -1 they are all messages of everybody.
func (s *Server) Replies(chat, after int64) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Message
	if r := s.chats[chat]; r != nil {
		for _, m := range r.messages {
			if after == -1 || m.From == BotID && m.ID > after {
				list = append(list, *m)
			}
		}
	}
	return list
}

// Answers are those to presses of buttons, in order.
func (s *Server) Answers() []Answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.answers)
}

// Wait waits until the bot has written n messages in a chat, and returns them.
func (s *Server) Wait(chat int64, n int, limit time.Duration) ([]Message, error) {
	list := s.Replies(chat, 0)
	err := s.Until(limit, func() bool {
		list = s.Replies(chat, 0)
		return len(list) >= n
	})
	if err != nil {
		return list, fmt.Errorf("the bot wrote %d of %d messages in chat %d: %w", len(list), n, chat, err)
	}
	return list, nil
}

// Until waits until something holds, looking whenever anything happened.
func (s *Server) Until(limit time.Duration, holds func() bool) error {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if holds() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("not within %s", limit)
		}
	}
}

// json is a message as Telegram describes it.
func (m *Message) json(c Chat, s *Server) map[string]any {
	j := map[string]any{"message_id": m.ID, "date": m.Date.Unix(), "chat": c, "text": m.Text}
	switch {
	case c.Type == "channel":
		j["sender_chat"] = c
	case m.From == BotID:
		j["from"] = s.me()
	default:
		j["from"] = person(m.From)
	}
	if len(m.Entities) > 0 {
		j["entities"] = m.Entities
	}
	if len(m.Buttons) > 0 {
		j["reply_markup"] = map[string]any{"inline_keyboard": m.Buttons}
	}
	if m.Thread != 0 {
		j["message_thread_id"], j["is_topic_message"] = m.Thread, true
	}
	if m.Edits > 0 {
		j["edit_date"] = time.Now().Unix()
	}
	return j
}

func (s *Server) me() map[string]any {
	return map[string]any{"id": BotID, "is_bot": true, "first_name": "Pullquote", "username": s.options.Username}
}

func person(id int64) map[string]any {
	return map[string]any{"id": id, "is_bot": false, "first_name": fmt.Sprintf("User %d", id)}
}
