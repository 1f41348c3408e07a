package telegramtest

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// A queued update waits until it is confirmed.
type queued struct {
	id   int64
	body json.RawMessage
}

// queue adds an update of a kind, unless the bot asked for other kinds only. The
// lock must be held.
func (s *Server) queue(kind string, v any) {
	if s.allowed != nil && !s.allowed[kind] {
		return
	}
	id := s.nextID
	s.nextID++
	s.updates = append(s.updates, queued{id, encode(map[string]any{"update_id": id, kind: v})})
	s.happened()
}

// Pending is how many updates are not confirmed.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.updates)
}

// SetWebhook makes getUpdates fail as it does while a webhook is set.
func (s *Server) SetWebhook(url string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.webhook = url
}

// getUpdates confirms what is older than offset and returns what is not, waiting
// for it if need be. Of two polls at the same time the older one fails.
func getUpdates(s *Server, ctx context.Context, p map[string]string) (any, *failure) {
	mine, e := s.beginPoll(p)
	if e != nil {
		return nil, e
	}
	seconds, _ := strconv.Atoi(p["timeout"])
	end := time.NewTimer(time.Duration(min(seconds, 50)) * time.Second)
	defer end.Stop()
	limit, err := strconv.Atoi(p["limit"])
	if err != nil || limit < 1 || limit > 100 {
		limit = 100
	}
	for {
		s.mu.Lock()
		list, changed := []json.RawMessage{}, s.changed
		for _, u := range s.updates[:min(len(s.updates), limit)] {
			list = append(list, u.body)
		}
		s.mu.Unlock()
		if len(list) > 0 || seconds <= 0 {
			return list, nil
		}
		select {
		case <-changed:
		case <-mine:
			return nil, conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
		case <-end.C:
			return list, nil
		case <-ctx.Done():
			return list, nil
		}
	}
}

// beginPoll ends the poll that is under way, remembers which kinds of update are
// wanted and confirms.
func (s *Server) beginPoll(p map[string]string) (<-chan struct{}, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.webhook != "" {
		return nil, conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	}
	if s.polling != nil {
		close(s.polling)
	}
	mine := make(chan struct{})
	s.polling = mine
	if kinds := p["allowed_updates"]; kinds != "" {
		var names []string
		if err := json.Unmarshal([]byte(kinds), &names); err != nil {
			return nil, badRequest("can't parse allowed_updates JSON object")
		}
		s.allowed = map[string]bool{}
		for _, name := range names {
			s.allowed[name] = true
		}
	}
	offset, err := strconv.ParseInt(p["offset"], 10, 64)
	if err != nil && p["offset"] != "" {
		return nil, badRequest("offset %q is not a number", p["offset"])
	}
	if offset < 0 {
		offset = s.nextID + offset
	}
	for len(s.updates) > 0 && s.updates[0].id < offset {
		s.updates = s.updates[1:]
	}
	s.happened()
	return mine, nil
}

func deleteWebhook(s *Server, _ context.Context, p map[string]string) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.webhook = ""
	if p["drop_pending_updates"] == "true" {
		s.updates = nil
	}
	return true, nil
}

// A Menu is one command that the bot offers.
type Menu struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

// Menus are the commands offered in a scope: "default", "all_group_chats" …
func (s *Server) Menus(scope string) []Menu {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.menus[scope]
}

func getMyCommands(s *Server, _ context.Context, p map[string]string) (any, *failure) {
	scope, e := scopeOf(p)
	if e != nil {
		return nil, e
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Menu{}, s.menus[scope]...), nil
}

func setMyCommands(s *Server, _ context.Context, p map[string]string) (any, *failure) {
	scope, e := scopeOf(p)
	if e != nil {
		return nil, e
	}
	var list []Menu
	if err := strict(p["commands"], &list); err != nil {
		return nil, badRequest("can't parse commands: %v", err)
	}
	if len(list) > 100 {
		return nil, badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	for _, c := range list {
		if !commandName.MatchString(c.Command) {
			return nil, badRequest("BOT_COMMAND_INVALID")
		}
		if n := len([]rune(c.Description)); n < 1 || n > 256 {
			return nil, badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.menus[scope] = list
	s.happened()
	return true, nil
}

func scopeOf(p map[string]string) (string, *failure) {
	if p["scope"] == "" {
		return "default", nil
	}
	var scope struct {
		Type string `json:"type"`
		Chat any    `json:"chat_id"`
		User int64  `json:"user_id"`
	}
	if err := strict(p["scope"], &scope); err != nil {
		return "", badRequest("can't parse BotCommandScope: %v", err)
	}
	switch scope.Type {
	case "default", "all_private_chats", "all_group_chats", "all_chat_administrators":
		return scope.Type, nil
	case "chat", "chat_administrators", "chat_member":
		return fmt.Sprintf("%s %v %d", scope.Type, scope.Chat, scope.User), nil
	}
	return "", badRequest("can't parse BotCommandScope: Unsupported type specified")
}
