package discord_test

import (
	"sync"
	"testing"
	"time"

	"pullquote/bot/command"
	"pullquote/bot/discord/discordtest"
	"pullquote/bot/news"
	"pullquote/bot/platformtest"
)

func TestPlatform(t *testing.T) { platformtest.Run(t, rig) }

// rig is Discord for the suite. Its channel takes more than the real ones, so that
// nobody waits.
func rig(t *testing.T) platformtest.Rig {
	h := newHouse(t, discordtest.Options{Window: 50 * time.Millisecond})
	reader := h.Member(h.guild, h.channel, "1", 0)
	var once sync.Once
	listen := func(t *testing.T, set command.Set) { // one rig is asked for one table only
		once.Do(func() { h.listen(t, set) })
	}
	return platformtest.Rig{
		Platform: h.bot,
		Place:    news.Place{Platform: "discord", Guild: h.guild, Channel: h.channel},
		Once:     true,
		Shown:    func(*testing.T) []platformtest.Message { return shown(h.Messages(h.channel)) },
		Gone:     func(*testing.T) { h.Allow(h.channel, discordtest.ViewChannel) },
		Rejected: func(*testing.T) { h.Fault(discordtest.Refuse(posts, 400, 50035, "Invalid Form Body")) },
		Unknown:  func(*testing.T) { h.Fault(discordtest.Fault{On: posts, Reset: true, Stored: true}) },
		Retry: func(_ *testing.T, after time.Duration) {
			h.Fault(discordtest.Limit(posts, "user", after))
		},
		Ask: func(t *testing.T, set command.Set, name string, args map[string]string) []platformtest.Message {
			listen(t, set)
			return shown(reader.Slash(t.Context(), name, values(args)).Messages)
		},
		Press: func(t *testing.T, set command.Set, name string, args map[string]string, label string) []platformtest.Message {
			listen(t, set)
			answer := reader.Slash(t.Context(), name, values(args)).Messages
			return shown(reader.Click(t.Context(), answer[len(answer)-1], label).Messages)
		},
	}
}

// values are options as people fill them in.
func values(args map[string]string) map[string]any {
	all := map[string]any{}
	for name, value := range args {
		all[name] = value
	}
	return all
}

// shown is what people see of messages.
func shown(messages []discordtest.Message) []platformtest.Message {
	var all []platformtest.Message
	for _, m := range messages {
		all = append(all, platformtest.Message(m.View()))
	}
	return all
}
