package telegramtest

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
)

// GroupAnonymousBot is who Telegram says wrote what an administrator writes in the
// chat's own name.
const GroupAnonymousBot = 1087968824

// A Typed is what somebody writes.
type Typed struct {
	Chat, User int64
	Thread     int64 // a topic of a forum
	Text       string
	Anonymous  bool // an administrator writes in the group's name
	Forwarded  bool
	Edited     bool  // an older message gets this text
	Replied    int64 // the message that this is a reply to
}

// Type writes text as a user into a chat and returns the message's id. A private
// chat has the user's own id, and begins with its first message.
func (s *Server) Type(chat, user int64, text string) int64 {
	return s.Say(Typed{Chat: chat, User: user, Text: text})
}

// Say writes as t tells and returns the message's id.
func (s *Server) Say(t Typed) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.chats[t.Chat]
	if r == nil {
		if t.Chat != t.User {
			panic(fmt.Sprintf("telegramtest: there is no chat %d", t.Chat))
		}
		r = s.addChat(Chat{ID: t.Chat, Type: "private"})
	}
	m := &Message{ID: s.number(r), Chat: t.Chat, Thread: t.Thread, From: t.User, Date: time.Now(), Text: t.Text}
	r.messages = append(r.messages, m)
	j := m.json(r.Chat, s)
	if word, _, _ := strings.Cut(t.Text, " "); strings.HasPrefix(word, "/") {
		j["entities"] = []Entity{{Type: "bot_command", Length: len(utf16.Encode([]rune(word)))}}
	}
	if t.Anonymous {
		j["from"] = map[string]any{"id": GroupAnonymousBot, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot"}
		j["sender_chat"] = r.Chat
	}
	if t.Forwarded {
		j["forward_origin"] = map[string]any{"type": "user", "date": m.Date.Unix(), "sender_user": person(t.User)}
	}
	if t.Replied != 0 && t.Thread == 0 {
		// Replies in groups without topics have a thread as well, but are in no topic.
		j["message_thread_id"] = t.Replied
	}
	kind := "message"
	if t.Edited {
		kind = "edited_message"
	}
	s.queue(kind, j)
	return m.ID
}

// Click presses the button with this label under a message, as a user, and returns
// the number of the press, by which its Answer is known.
func (s *Server) Click(m Message, label string, user int64) string {
	for _, row := range m.Buttons {
		for _, b := range row {
			if b.Text == label {
				return s.Press(m, b.Data, user)
			}
		}
	}
	panic(fmt.Sprintf("telegramtest: message %d has no button %q", m.ID, label))
}

// Press sends any data as if a button under m held it.
func (s *Server) Press(m Message, data string, user int64) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.chats[m.Chat]
	id := fmt.Sprint(4_000_000_000_000 + len(s.presses))
	s.presses[id] = false
	j := map[string]any{
		"message_id": m.ID, "date": 0, "chat": r.Chat, // as of a message that cannot be seen any more
	}
	if now := r.message(m.ID); now != nil {
		j = now.json(r.Chat, s)
	}
	s.queue("callback_query", map[string]any{
		"id": id, "from": person(user), "chat_instance": "1", "data": data, "message": j,
	})
	return id
}

// Forget makes a message invisible to the bot, as old ones become.
func (s *Server) Forget(m Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.chats[m.Chat]
	for i, x := range r.messages {
		if x.ID == m.ID {
			r.messages = append(r.messages[:i:i], r.messages[i+1:]...)
			return
		}
	}
}

// Update sends the bot an update of any shape, sound or not: its members, without
// update_id.
func (s *Server) Update(members string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.nextID
	s.nextID++
	s.updates = append(s.updates, queued{id, json.RawMessage(fmt.Sprintf(`{"update_id":%d,%s}`, id, members))})
	s.happened()
	return id
}
