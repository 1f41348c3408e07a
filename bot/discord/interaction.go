package discord

import (
	"context"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"

	"github.com/bwmarrin/discordgo"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// desk is where what people ask comes in.
type desk struct {
	a   *Adapter
	set command.Set

	busy sync.WaitGroup
	mu   sync.Mutex
	seen map[string]bool // ids of interactions that were taken
	ids  []string        // the same, oldest first
}

// mostSeen is how many interactions are remembered. A resumed session repeats the
// events of some seconds.
const mostSeen = 1000

func newDesk(a *Adapter, set command.Set) *desk {
	return &desk{a: a, set: set, seen: map[string]bool{}}
}

// wait returns when everybody has an answer.
func (d *desk) wait() { d.busy.Wait() }

// receive takes an interaction and returns at once: the gateway is not read in
// the meantime.
func (d *desk) receive(ctx context.Context, i *discordgo.Interaction) {
	if i == nil || i.Data == nil || !d.first(i.ID) {
		return
	}
	d.busy.Go(func() {
		defer func() {
			if p := recover(); p != nil {
				d.a.log.ErrorContext(ctx, "answering an interaction failed", "panic", p, slog.String("stack", string(debug.Stack())))
			}
		}()
		d.serve(ctx, i)
	})
}

// first reports whether an interaction comes in for the first time.
func (d *desk) first(id string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.seen[id] {
		return false
	}
	d.seen[id] = true
	d.ids = append(d.ids, id)
	if len(d.ids) > mostSeen {
		delete(d.seen, d.ids[0])
		d.ids = d.ids[1:]
	}
	return true
}

// serve answers one interaction.
func (d *desk) serve(ctx context.Context, i *discordgo.Interaction) {
	c := d.call(i)
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		var options []*discordgo.ApplicationCommandInteractionDataOption
		c.Name, options = named(data)
		c.Args = arguments(options)
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			d.suggest(ctx, i, c, options)
			return
		}
		d.answer(ctx, i, c, false)
	case discordgo.MessageComponentInteractionData:
		c.Name, c.Args = pressed(data.CustomID)
		// What only the presser sees is replaced, what all see is not.
		own := i.Message != nil && i.Message.Flags&discordgo.MessageFlagsEphemeral != 0
		d.answer(ctx, i, c, own)
	}
}

// call says who asks, and where. Permissions are those of this interaction:
// Discord computes them anew each time.
func (d *desk) call(i *discordgo.Interaction) command.Call {
	c := command.Call{
		From:    news.Place{Platform: d.a.Name(), Guild: i.GuildID, Channel: i.ChannelID},
		Private: i.GuildID == "" && i.Context != discordgo.InteractionContextPrivateChannel,
	}
	var may bool
	switch {
	case i.Member != nil && i.Member.User != nil:
		c.User = i.Member.User.ID
		may = i.GuildID != "" && i.Member.Permissions&(discordgo.PermissionAdministrator|discordgo.PermissionManageGuild) != 0
	case i.User != nil:
		c.User, may = i.User.ID, c.Private
	}
	c.Manager = func(context.Context) (bool, error) { return may, nil }
	return c
}

// named puts a command's name together: "feed" with the subcommand "add" is "feed
// add".
func named(data discordgo.ApplicationCommandInteractionData) (string, []*discordgo.ApplicationCommandInteractionDataOption) {
	name, options := data.Name, data.Options
	for len(options) == 1 && (options[0].Type == discordgo.ApplicationCommandOptionSubCommand || options[0].Type == discordgo.ApplicationCommandOptionSubCommandGroup) {
		name, options = name+" "+options[0].Name, options[0].Options
	}
	return name, options
}

// arguments are the options as text.
func arguments(options []*discordgo.ApplicationCommandInteractionDataOption) map[string]string {
	args := map[string]string{}
	for _, o := range options {
		switch v := o.Value.(type) {
		case string:
			args[o.Name] = v
		case float64:
			args[o.Name] = strconv.FormatFloat(v, 'f', -1, 64)
		case bool:
			args[o.Name] = strconv.FormatBool(v)
		}
	}
	return args
}

// suggest completes the option that somebody is typing.
func (d *desk) suggest(ctx context.Context, i *discordgo.Interaction, c command.Call, options []*discordgo.ApplicationCommandInteractionDataOption) {
	choices := []choice{}
	for _, o := range options {
		if !o.Focused {
			continue
		}
		typed := c.Args[o.Name]
		delete(c.Args, o.Name)
		choices = suggestions(d.set.Suggest(ctx, c, o.Name, typed), o.Type)
	}
	err := d.a.callback(ctx, i, int(discordgo.InteractionApplicationCommandAutocompleteResult), map[string]any{"choices": choices})
	if err != nil { // the next key asks again
		d.a.log.DebugContext(ctx, "suggestions came too late", "command", c.Name, "error", err)
	}
}

// mostChoice is how many characters a suggestion and its value may have.
const mostChoice = 100

// suggestions are those that Discord takes: a number for a number, no value that
// is too long, no two that look alike.
func suggestions(all []command.Suggestion, kind discordgo.ApplicationCommandOptionType) []choice {
	choices := []choice{}
	seen := map[string]bool{}
	for _, s := range all {
		c := choice{Name: fitting(s.Label, mostChoice, visible), Value: s.Value}
		if kind == discordgo.ApplicationCommandOptionInteger {
			n, err := strconv.Atoi(s.Value)
			if err != nil {
				continue
			}
			c.Value = n
		}
		if c.Name == "" || seen[c.Name] || length(s.Value) > mostChoice || strings.TrimSpace(s.Value) == "" {
			continue
		}
		seen[c.Name] = true
		choices = append(choices, c)
	}
	return choices
}
