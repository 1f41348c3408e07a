package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// A method is one line of the Bot API.
type method struct {
	name     string
	required []string
	optional []string
	do       func(*Server, context.Context, map[string]string) (any, *failure)
}

// methods are what this Telegram can do, by name in lower case, as the real server
// takes any.
var methods = table(
	method{"getMe", nil, nil, getMe},
	method{"getUpdates", nil, words("offset limit timeout allowed_updates"), getUpdates},
	method{"deleteWebhook", nil, words("drop_pending_updates"), deleteWebhook},
	method{"sendMessage", words("chat_id text"), words("message_thread_id parse_mode link_preview_options disable_notification reply_parameters reply_markup"), sendMessage},
	method{"editMessageText", words("chat_id message_id text"), words("parse_mode link_preview_options reply_markup"), editMessageText},
	method{"answerCallbackQuery", words("callback_query_id"), words("text show_alert url cache_time"), answerCallbackQuery},
	method{"getChat", words("chat_id"), nil, getChat},
	method{"getChatMember", words("chat_id user_id"), nil, getChatMember},
	method{"getMyCommands", nil, words("scope language_code"), getMyCommands},
	method{"setMyCommands", words("commands"), words("scope language_code"), setMyCommands},
	method{"sendChatAction", words("chat_id action"), words("message_thread_id"), sendChatAction},
)

func table(list ...method) map[string]method {
	t := map[string]method{}
	for _, m := range list {
		t[strings.ToLower(m.name)] = m
	}
	return t
}

func words(s string) []string { return strings.Fields(s) }

// check refuses parameters that the method does not have, and those of a wrong
// kind. What is missing is the method's own to refuse.
func (m method) check(p map[string]string) *failure {
	for k, v := range p {
		if !slices.Contains(m.required, k) && !slices.Contains(m.optional, k) {
			return badRequest("%s has no parameter %q", m.name, k)
		}
		_, err := strconv.ParseInt(v, 10, 64)
		if err != nil && slices.Contains(words("message_thread_id message_id user_id timeout limit"), k) {
			return badRequest("%s %q is not a number", k, v)
		}
	}
	return nil
}

// strict reads JSON without members that the type does not have.
func strict(s string, v any) error {
	d := json.NewDecoder(bytes.NewReader([]byte(s)))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("something follows the object")
	}
	return nil
}

var commandName = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

func getMe(s *Server, _ context.Context, _ map[string]string) (any, *failure) {
	me := s.me()
	me["can_join_groups"], me["can_read_all_group_messages"], me["supports_inline_queries"] = true, false, false
	return me, nil
}

func getChat(s *Server, _ context.Context, p map[string]string) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.find(p["chat_id"])
	if e != nil {
		return nil, e
	}
	if e := r.outside(); e != nil && r.Username == "" {
		return nil, e
	}
	return r.Chat, nil
}

func getChatMember(s *Server, _ context.Context, p map[string]string) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.find(p["chat_id"])
	if e != nil {
		return nil, e
	}
	if e := r.outside(); e != nil {
		return nil, e
	}
	if r.Type == "channel" && r.members[BotID].Status != "administrator" {
		return nil, badRequest("member list is inaccessible")
	}
	user, _ := strconv.ParseInt(p["user_id"], 10, 64)
	if user <= 0 {
		return nil, badRequest("invalid user_id specified")
	}
	m := r.members[user]
	if m.Status == "" {
		m.Status = "left"
	}
	j := map[string]any{"status": m.Status, "user": person(user)}
	if m.Status == "administrator" {
		j["can_be_edited"], j["is_anonymous"], j["can_manage_chat"] = false, false, true
		if r.Type == "channel" {
			j["can_post_messages"] = m.CanPost
		}
	}
	return j, nil
}

func sendChatAction(s *Server, _ context.Context, p map[string]string) (any, *failure) {
	actions := words("typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note")
	if !slices.Contains(actions, p["action"]) {
		return nil, badRequest("wrong parameter action in request")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.find(p["chat_id"])
	if e != nil {
		return nil, e
	}
	thread, _ := strconv.ParseInt(p["message_thread_id"], 10, 64)
	if e := r.closed(thread); e != nil {
		return nil, e
	}
	return true, nil
}

func answerCallbackQuery(s *Server, _ context.Context, p map[string]string) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := p["callback_query_id"]
	if answered, ok := s.presses[id]; !ok || answered {
		return nil, badRequest("query is too old and response timeout expired or query ID is invalid")
	}
	if utf8.RuneCountInString(p["text"]) > 200 {
		return nil, badRequest("MESSAGE_TOO_LONG")
	}
	s.presses[id] = true
	s.answers = append(s.answers, Answer{Query: id, Text: p["text"], Alert: p["show_alert"] == "true"})
	s.happened()
	return true, nil
}

func sendMessage(s *Server, _ context.Context, p map[string]string) (any, *failure) {
	m := &Message{From: BotID, Date: time.Now()}
	if e := m.fill(p); e != nil {
		return nil, e
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.find(p["chat_id"])
	if e != nil {
		return nil, e
	}
	m.Chat = r.ID
	m.Thread, _ = strconv.ParseInt(p["message_thread_id"], 10, 64)
	if e := r.closed(m.Thread); e != nil {
		return nil, e
	}
	if e := m.reply(p["reply_parameters"], r); e != nil {
		return nil, e
	}
	if s.options.Limits {
		if e := s.pace.limit(r.ID, m.Date); e != nil {
			return nil, e
		}
	}
	m.ID = s.number(r)
	r.messages = append(r.messages, m)
	s.happened()
	return m.json(r.Chat, s), nil
}

func editMessageText(s *Server, _ context.Context, p map[string]string) (any, *failure) {
	var next Message
	if e := next.fill(p); e != nil {
		return nil, e
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r, e := s.find(p["chat_id"])
	if e != nil {
		return nil, e
	}
	id, _ := strconv.ParseInt(p["message_id"], 10, 64)
	m := r.message(id)
	switch {
	case m == nil:
		return nil, badRequest("message to edit not found")
	case m.From != BotID:
		return nil, badRequest("message can't be edited")
	case m.Text == next.Text && slices.Equal(m.Entities, next.Entities) && slices.EqualFunc(m.Buttons, next.Buttons, slices.Equal):
		return nil, badRequest("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
	}
	m.Text, m.HTML, m.Entities, m.Buttons, m.Preview = next.Text, next.HTML, next.Entities, next.Buttons, next.Preview
	m.Dropped, m.Links = next.Dropped, next.Links
	m.Edits++
	s.happened()
	return m.json(r.Chat, s), nil
}
