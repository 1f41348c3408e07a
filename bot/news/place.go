package news

import "strings"

// A Place is where posts go and calls come from: a Discord channel or thread, a
// Telegram chat or forum topic, the terminal.
type Place struct {
	Platform string // "discord", "telegram" or "terminal"
	Guild    string // Discord's guild; empty elsewhere and in direct messages
	Channel  string // the channel's or chat's id, as the platform writes it
	Thread   string // Telegram's forum topic; empty where there is none. A Discord thread is a Channel
}

// String names the place for logs and errors: "discord:1234", "telegram:-100123/7".
func (p Place) String() string {
	var b strings.Builder
	b.WriteString(p.Platform + ":" + p.Channel)
	if p.Thread != "" {
		b.WriteString("/" + p.Thread)
	}
	return b.String()
}

// Same reports whether p and q receive the same messages. The guild says who may
// manage a place, not which place it is.
func (p Place) Same(q Place) bool {
	return p.Platform == q.Platform && p.Channel == q.Channel && p.Thread == q.Thread
}
