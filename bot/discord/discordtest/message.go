package discordtest

import (
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Message is what people see.
type Message struct {
	ID        string
	Author    string // the user's id
	Content   string
	Embeds    []Embed
	Buttons   []Button
	Ephemeral bool     // for one person alone
	Pings     []string // who is pinged: "everyone", or ids of users and roles
	Edited    bool
	Sent      time.Time
	Body      json.RawMessage // as it was sent
	channel   string
	by        *interaction // that it answers
}

// An Embed is a card below the text.
type Embed struct {
	Title       string       `json:"title,omitempty"`
	URL         string       `json:"url,omitempty"`
	Description string       `json:"description,omitempty"`
	Timestamp   string       `json:"timestamp,omitempty"`
	Color       int          `json:"color,omitempty"`
	Author      EmbedAuthor  `json:"author,omitzero"`
	Footer      EmbedFooter  `json:"footer,omitzero"`
	Image       EmbedImage   `json:"image,omitzero"`
	Thumbnail   EmbedImage   `json:"thumbnail,omitzero"`
	Fields      []EmbedField `json:"fields,omitempty"`
}

// EmbedAuthor stands above the title.
type EmbedAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// EmbedFooter stands below everything.
type EmbedFooter struct {
	Text string `json:"text"`
}

// EmbedImage is a picture.
type EmbedImage struct {
	URL string `json:"url"`
}

// EmbedField is a small heading with text.
type EmbedField struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// A Button can be clicked, or leads to an address.
type Button struct {
	Type     int    `json:"type"`
	Style    int    `json:"style"`
	Label    string `json:"label"`
	CustomID string `json:"custom_id,omitempty"`
	URL      string `json:"url,omitempty"`
}

// body is a message as bots send it.
type body struct {
	Content    string  `json:"content"`
	Embeds     []Embed `json:"embeds"`
	Components []struct {
		Type       int      `json:"type"`
		Components []Button `json:"components"`
	} `json:"components"`
	AllowedMentions *allowed        `json:"allowed_mentions"`
	Flags           int             `json:"flags"`
	Nonce           json.RawMessage `json:"nonce"`
	EnforceNonce    bool            `json:"enforce_nonce"`
}

// allowed says who may be pinged.
type allowed struct {
	Parse []string `json:"parse"`
	Users []string `json:"users"`
	Roles []string `json:"roles"`
}

const (
	flagEphemeral = 1 << 6
	badBody       = 50035
)

// read decodes a message and checks it, or answers why not.
func read(w http.ResponseWriter, raw []byte, flags int, empty bool) (body, bool) {
	var b body
	if err := json.Unmarshal(raw, &b); err != nil {
		refuse(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return b, false
	}
	p := problems{}
	p.message(b, flags)
	if len(p) > 0 {
		p.refuse(w)
		return b, false
	}
	if !empty && strings.TrimSpace(b.Content) == "" && len(b.Embeds) == 0 && len(b.Components) == 0 {
		refuse(w, http.StatusBadRequest, 50006, "Cannot send an empty message")
		return b, false
	}
	return b, true
}

// show makes what people see of a body. The caller holds the lock.
func (s *Server) show(c *channel, b body, raw []byte) *Message {
	m := &Message{ID: s.nextID(), Author: s.BotID, Sent: time.Now(), channel: c.id}
	m.set(b, raw)
	if c.allowed&EmbedLinks == 0 && c.guild != nil {
		m.Embeds = nil // dropped without a word
	}
	return m
}

// set fills a message from a body.
func (m *Message) set(b body, raw []byte) {
	m.Content, m.Embeds, m.Buttons = strings.TrimSpace(b.Content), b.Embeds, nil
	m.Body, m.Pings = slices.Clone(raw), pings(b)
	for _, row := range b.Components {
		m.Buttons = append(m.Buttons, row.Components...)
	}
}

var mention = regexp.MustCompile(`@(everyone|here)|<@!?(\d+)>|<@&(\d+)>`)

// pings is whom a message pings: embeds never do, a text does what its
// allowed_mentions let it, and without them everything.
func pings(b body) []string {
	all := b.AllowedMentions
	if all == nil {
		all = &allowed{Parse: []string{"everyone", "users", "roles"}}
	}
	var who []string
	for _, m := range mention.FindAllStringSubmatch(b.Content, -1) {
		switch {
		case m[1] != "" && slices.Contains(all.Parse, "everyone"):
			who = append(who, "everyone")
		case m[2] != "" && (slices.Contains(all.Parse, "users") || slices.Contains(all.Users, m[2])):
			who = append(who, m[2])
		case m[3] != "" && (slices.Contains(all.Parse, "roles") || slices.Contains(all.Roles, m[3])):
			who = append(who, m[3])
		}
	}
	return who
}

// json is how Discord writes a message.
func (m *Message) json() map[string]any {
	flags := 0
	if m.Ephemeral {
		flags = flagEphemeral
	}
	embeds := m.Embeds
	if embeds == nil {
		embeds = []Embed{}
	}
	rows := []any{}
	for b := range slices.Chunk(m.Buttons, 5) {
		rows = append(rows, map[string]any{"type": 1, "components": b})
	}
	return map[string]any{
		"id": m.ID, "channel_id": m.channel, "type": 0, "content": m.Content, "embeds": embeds, "components": rows, "flags": flags,
		"author": user(m.Author, "pullquote", true), "timestamp": m.Sent.UTC().Format(time.RFC3339Nano), "edited_timestamp": nil,
		"attachments": []any{}, "mentions": []any{}, "mention_roles": []any{}, "mention_everyone": false, "pinned": false, "tts": false,
	}
}

// writable returns the channel of a request when the bot may write to it, or
// answers why not.
func (s *Server) writable(w http.ResponseWriter, r *http.Request) (*channel, bool) {
	c, ok := s.readable(w, r)
	if !ok {
		return nil, false
	}
	need := SendMessages
	if c.kind == publicThread {
		need = SendInThreads
	}
	switch {
	case c.allowed&need == 0:
		refuse(w, http.StatusForbidden, 50013, "Missing Permissions")
	case c.kind == forum:
		refuse(w, http.StatusBadRequest, 50008, "Cannot send messages in a non-text channel")
	case c.locked:
		refuse(w, http.StatusBadRequest, 160005, "Thread is locked")
	case c.archived:
		refuse(w, http.StatusBadRequest, 50083, "Thread is archived")
	default:
		return c, true
	}
	return nil, false
}

// readable returns the channel of a request when the bot can see it. The caller
// holds the lock.
func (s *Server) readable(w http.ResponseWriter, r *http.Request) (*channel, bool) {
	id := r.PathValue("channel")
	c := s.channels[id]
	switch _, err := strconv.ParseUint(id, 10, 64); {
	case err != nil:
		problems{"channel_id": `Value "` + id + `" is not snowflake.`}.refuse(w)
	case c == nil:
		refuse(w, http.StatusNotFound, 10003, "Unknown Channel")
	case c.guild != nil && c.guild.without, c.allowed&ViewChannel == 0:
		refuse(w, http.StatusForbidden, 50001, "Missing Access")
	default:
		return c, true
	}
	return nil, false
}

func (s *Server) postMessage(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body) // from memory
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.writable(w, r)
	if !ok {
		return
	}
	after, ok := c.posts.take(time.Now())
	c.posts.headers(w.Header(), "messages")
	if !ok {
		limited(w, after, "user")
		return
	}
	b, ok := read(w, raw, 1<<2|1<<12|1<<15, false)
	if !ok {
		return
	}
	nonce := string(b.Nonce)
	if first, known := c.nonces[nonce]; known && b.EnforceNonce {
		if m := c.find(first); m != nil {
			reply(w, http.StatusOK, m.json())
			return
		}
		refuse(w, http.StatusNotFound, 10008, "Unknown Message")
		return
	}
	m := s.show(c, b, raw)
	if nonce != "" {
		c.nonces[nonce] = m.ID
	}
	c.messages = append(c.messages, m)
	s.notify()
	reply(w, http.StatusOK, m.json())
}

func (s *Server) getMessages(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.readable(w, r)
	if !ok {
		return
	}
	limit := 50
	if v := r.FormValue("limit"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 || n > 100 {
			problems{"limit": "int value should be between 1 and 100."}.refuse(w)
			return
		}
		limit = n
	}
	after, _ := strconv.ParseInt(r.FormValue("after"), 10, 64)
	page := []any{}
	for _, m := range c.messages {
		if id, _ := strconv.ParseInt(m.ID, 10, 64); id > after && c.allowed&ReadHistory != 0 && len(page) < limit {
			page = append(page, m.json())
		}
	}
	slices.Reverse(page)
	reply(w, http.StatusOK, page)
}

func (s *Server) patchMessage(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.readable(w, r)
	if !ok {
		return
	}
	m := c.find(r.PathValue("id"))
	if m == nil {
		refuse(w, http.StatusNotFound, 10008, "Unknown Message")
		return
	}
	if m.Author != s.BotID {
		refuse(w, http.StatusForbidden, 50005, "Cannot edit a message authored by another user")
		return
	}
	if b, ok := read(w, raw, 1<<2|1<<15, false); ok {
		m.set(b, raw)
		m.Edited = true
		s.notify()
		reply(w, http.StatusOK, m.json())
	}
}

func (s *Server) deleteMessage(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.readable(w, r)
	if !ok {
		return
	}
	if !c.remove(r.PathValue("id")) {
		refuse(w, http.StatusNotFound, 10008, "Unknown Message")
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
