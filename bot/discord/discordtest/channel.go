package discordtest

import "strconv"

// Permissions that matter here.
const (
	Administrator     int64 = 1 << 3
	ManageGuild       int64 = 1 << 5
	ViewChannel       int64 = 1 << 10
	SendMessages      int64 = 1 << 11
	EmbedLinks        int64 = 1 << 14
	ReadHistory       int64 = 1 << 16
	SendInThreads     int64 = 1 << 38
	everythingItNeeds       = ViewChannel | SendMessages | EmbedLinks | ReadHistory | SendInThreads
)

type guild struct {
	id, name string
	channels []*channel
	without  bool // the bot is no member
}

// Kinds of channels.
const (
	textChannel  = 0
	dmChannel    = 1
	publicThread = 11
	forum        = 15
)

type channel struct {
	id, name string
	guild    *guild // nil in direct messages
	kind     int
	allowed  int64 // what the bot may do
	archived bool
	locked   bool

	messages []*Message        // oldest first
	nonces   map[string]string // nonce → id
	posts    window
}

// Guild adds a guild that the bot is a member of and returns its id.
func (s *Server) Guild(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := &guild{id: s.nextID(), name: name}
	s.guilds[g.id] = g
	return g.id
}

// Channel adds a text channel to a guild and returns its id.
func (s *Server) Channel(guild, name string) string { return s.add(guild, name, textChannel) }

// Thread adds a public thread to a guild.
func (s *Server) Thread(guild, name string) string { return s.add(guild, name, publicThread) }

// Forum adds a forum, which takes threads and no messages.
func (s *Server) Forum(guild, name string) string { return s.add(guild, name, forum) }

func (s *Server) add(guild, name string, kind int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.open(name, kind)
	if c.guild = s.guilds[guild]; c.guild != nil {
		c.guild.channels = append(c.guild.channels, c)
	}
	return c.id
}

// open makes a channel. The caller holds the lock.
func (s *Server) open(name string, kind int) *channel {
	c := &channel{id: s.nextID(), name: name, kind: kind, allowed: everythingItNeeds, nonces: map[string]string{}}
	c.posts = window{most: 5, per: s.o.Window}
	s.channels[c.id] = c
	return c
}

// Allow sets what the bot may do in a channel.
func (s *Server) Allow(id string, permissions int64) {
	s.change(id, func(c *channel) { c.allowed = permissions })
}

// Archive closes a thread; locked ones cannot be opened by writing.
func (s *Server) Archive(thread string, locked bool) {
	s.change(thread, func(c *channel) { c.archived, c.locked = !locked, locked })
}

func (s *Server) change(id string, f func(*channel)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.channels[id]; c != nil {
		f(c)
	}
}

// DeleteChannel removes a channel.
func (s *Server) DeleteChannel(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.channels[id]; c != nil {
		delete(s.channels, id)
		s.event("CHANNEL_DELETE", c.json())
	}
}

// Kick removes the bot from a guild.
func (s *Server) Kick(guild string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.guilds[guild]; g != nil {
		g.without = true
		s.event("GUILD_DELETE", map[string]any{"id": g.id})
	}
}

// ForgetNonces does what Discord does after a few minutes.
func (s *Server) ForgetNonces() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.channels {
		c.nonces = map[string]string{}
	}
}

// Messages are those that can be seen in a channel, oldest first.
func (s *Server) Messages(in string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Message
	if c := s.channels[in]; c != nil {
		for _, m := range c.messages {
			all = append(all, *m)
		}
	}
	return all
}

// Delete removes a message, as a moderator would.
func (s *Server) Delete(in, id string) { s.change(in, func(c *channel) { c.remove(id) }) }

// remove takes a message away and reports whether it was there.
func (c *channel) remove(id string) bool {
	for i, m := range c.messages {
		if m.ID == id {
			c.messages = append(c.messages[:i:i], c.messages[i+1:]...)
			return true
		}
	}
	return false
}

// find returns a message, or nil.
func (c *channel) find(id string) *Message {
	for _, m := range c.messages {
		if m.ID == id {
			return m
		}
	}
	return nil
}

// json is how Discord writes a channel.
func (c *channel) json() map[string]any {
	j := map[string]any{"id": c.id, "type": c.kind, "name": c.name, "permission_overwrites": []any{}, "position": 0}
	if c.guild != nil {
		j["guild_id"] = c.guild.id
	}
	return j
}

// json is how Discord writes a guild in GUILD_CREATE.
func (g *guild) json() map[string]any {
	channels := []any{}
	for _, c := range g.channels {
		channels = append(channels, c.json())
	}
	everyone := map[string]any{"id": g.id, "name": "@everyone", "permissions": strconv.FormatInt(everythingItNeeds, 10), "position": 0}
	return map[string]any{
		"id": g.id, "name": g.name, "channels": channels, "roles": []any{everyone}, "emojis": []any{}, "features": []any{},
		"members": []any{}, "threads": []any{}, "unavailable": false, "member_count": 2, "joined_at": "2026-01-01T00:00:00Z",
	}
}
