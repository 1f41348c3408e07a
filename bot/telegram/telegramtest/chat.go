package telegramtest

import (
	"slices"
	"strconv"
	"strings"
)

// A Chat is a private chat, group, supergroup or channel.
type Chat struct {
	ID       int64  `json:"id"`
	Type     string `json:"type"` // "private", "group", "supergroup" or "channel"
	Title    string `json:"title,omitempty"`
	Username string `json:"username,omitempty"`
	Forum    bool   `json:"is_forum,omitempty"`
}

// A Member is somebody's standing in a chat. The zero Member has left.
type Member struct {
	Status  string // "creator", "administrator", "member", "restricted", "left" or "kicked"
	CanPost bool   // an administrator's right in channels
}

// A room is a chat with all that is in it.
type room struct {
	Chat
	members  map[int64]Member
	topics   map[int64]string // "open", "closed" or "deleted"
	messages []*Message
	lastID   int64
	refused  *failure // what every message is answered with
}

// AddChat makes a chat, in which the bot may write.
func (s *Server) AddChat(c Chat) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.addChat(c)
}

func (s *Server) addChat(c Chat) *room {
	bot := Member{Status: "member"}
	if c.Type == "channel" {
		bot = Member{Status: "administrator", CanPost: true}
	}
	r := &room{Chat: c, members: map[int64]Member{BotID: bot}, topics: map[int64]string{}}
	s.chats[c.ID] = r
	return r
}

// SetMember gives a user, or the bot by its BotID, a standing in a chat.
func (s *Server) SetMember(chat, user int64, m Member) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chats[chat].members[user] = m
}

// SetTopic opens, closes or deletes a topic of a forum.
func (s *Server) SetTopic(chat, thread int64, state string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chats[chat].topics[thread] = state
}

// Close refuses every message to chat from now on, with Telegram's words; an empty
// description opens it again.
func (s *Server) CloseChat(chat int64, code int, description string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chats[chat].refused = nil
	if description != "" {
		s.chats[chat].refused = &failure{Code: code, Text: description}
	}
}

// Upgrade turns a group into a supergroup with another id.
func (s *Server) Upgrade(group, supergroup int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.chats[group]
	r := s.addChat(Chat{ID: supergroup, Type: "supergroup", Title: old.Title})
	r.members = old.members
	old.refused = badRequest("group chat was upgraded to a supergroup chat")
	old.refused.Migrate = supergroup
}

// find returns the chat of a chat_id: a number, or the @name of a public group or
// channel. The lock must be held.
func (s *Server) find(id string) (*room, *failure) {
	if id == "" {
		return nil, badRequest("chat_id is empty")
	}
	if name, ok := strings.CutPrefix(id, "@"); ok {
		for _, r := range s.chats {
			if r.Type != "private" && name != "" && strings.EqualFold(r.Username, name) {
				return r, nil
			}
		}
		return nil, badRequest("chat not found")
	}
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil || s.chats[n] == nil {
		return nil, badRequest("chat not found")
	}
	return s.chats[n], nil
}

// outside is why the bot may not see into r, or nil.
func (r *room) outside() *failure {
	switch r.members[BotID].Status {
	case "kicked":
		if r.Type == "private" {
			return forbidden("bot was blocked by the user")
		}
		return forbidden("bot was kicked from the " + r.kind())
	case "left", "":
		return forbidden("bot is not a member of the " + r.kind())
	}
	return nil
}

func (r *room) kind() string {
	return map[string]string{"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}[r.Type]
}

// closed is why the bot may not write into a thread of r, or nil.
func (r *room) closed(thread int64) *failure {
	if r.refused != nil {
		return r.refused
	}
	if e := r.outside(); e != nil {
		return e
	}
	if bot := r.members[BotID]; r.Type == "channel" && (bot.Status != "administrator" || !bot.CanPost) {
		return badRequest("need administrator rights in the channel chat")
	}
	if r.members[BotID].Status == "restricted" {
		return badRequest("not enough rights to send text messages to the chat")
	}
	if thread == 0 {
		return nil
	}
	switch r.topics[thread] {
	case "open":
		return nil
	case "closed":
		return badRequest("TOPIC_CLOSED")
	case "deleted":
		return badRequest("TOPIC_DELETED")
	}
	return badRequest("message thread not found")
}

// number gives the next message its id. Supergroups and channels count for
// themselves, all other chats of a bot count together.
func (s *Server) number(r *room) int64 {
	if r.Type == "supergroup" || r.Type == "channel" {
		r.lastID++
		return r.lastID
	}
	s.lastID++
	return s.lastID
}

func (r *room) message(id int64) *Message {
	i := slices.IndexFunc(r.messages, func(m *Message) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return r.messages[i]
}
