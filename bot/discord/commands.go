package discord

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/bwmarrin/discordgo"

	"pullquote/bot/command"
)

// definition is a slash command, a group of them, or an option, as Discord is
// told about it. discordgo's type writes nulls where the reference wants nothing.
// See https://discord.com/developers/docs/interactions/application-commands.
type definition struct {
	Type        discordgo.ApplicationCommandOptionType `json:"type"`
	Name        string                                 `json:"name"`
	Description string                                 `json:"description"`
	Options     []*definition                          `json:"options,omitempty"`

	// Of options:
	Required     bool                    `json:"required,omitempty"`
	Autocomplete bool                    `json:"autocomplete,omitempty"`
	Choices      []choice                `json:"choices,omitempty"`
	ChannelTypes []discordgo.ChannelType `json:"channel_types,omitempty"`
	MinValue     *int                    `json:"min_value,omitempty"`
	MaxValue     *int                    `json:"max_value,omitempty"`

	// Of commands:
	Permissions int64 `json:"default_member_permissions,omitempty"`
	Contexts    []int `json:"contexts,omitempty"`
	Installs    []int `json:"integration_types,omitempty"`
}

type choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

const (
	slashCommand = 1
	mostHelp     = 100 // characters of a command's or option's description
)

// definitions offers the table: "feed add" is the subcommand add of feed.
func definitions(set command.Set) []*definition {
	var all []*definition
	top := map[string]*definition{}
	strictest := map[string]command.Policy{}
	for _, c := range set.Commands {
		group, sub, grouped := strings.Cut(c.Name, " ")
		d := top[group]
		if d == nil {
			d = &definition{Type: slashCommand, Name: group, Description: brief(c.Help, c.Name), Contexts: []int{0, 1}, Installs: []int{0}}
			top[group], all = d, append(all, d)
		}
		strictest[group] = max(strictest[group], c.Policy)
		if !grouped {
			d.Options = options(c)
			continue
		}
		d.Options = append(d.Options, &definition{
			Type: discordgo.ApplicationCommandOptionSubCommand, Name: sub, Description: brief(c.Help, c.Name), Options: options(c),
		})
	}
	for _, d := range all {
		d.Permissions = seenWith(strictest[d.Name])
		if len(d.Options) > 0 && d.Options[0].Type == discordgo.ApplicationCommandOptionSubCommand {
			d.Description = brief(names(d.Options), d.Name)
		}
	}
	return all
}

// seenWith is the permission that people need to see a command in the menu; 0:
// everybody does. It hides and does not decide: a server's admins can change it,
// and command.Set.Do asks at every call.
func seenWith(p command.Policy) int64 {
	if p == command.Everyone {
		return 0
	}
	return discordgo.PermissionManageGuild
}

// names lists subcommands: Discord wants a description of a group and shows it
// hardly anywhere.
func names(subs []*definition) string {
	var all []string
	for _, d := range subs {
		all = append(all, d.Name)
	}
	return strings.Join(all, ", ")
}

// brief is a description, which Discord wants of everything.
func brief(help, name string) string { return fitting(cmp.Or(help, name), mostHelp, visible) }

// options translates a command's options.
func options(c command.Command) []*definition {
	var all []*definition
	for _, o := range c.Options {
		d := &definition{Type: discordgo.ApplicationCommandOptionString, Name: o.Name, Description: brief(o.Help, o.Name), Required: o.Required}
		switch o.Kind {
		case command.Words:
			d.Autocomplete = o.Suggest != nil
		case command.Number:
			d.Type = discordgo.ApplicationCommandOptionInteger
			d.MinValue, d.MaxValue = &o.Min, &o.Max
			d.Autocomplete = o.Suggest != nil
		case command.Channel:
			d.Type = discordgo.ApplicationCommandOptionChannel
			d.ChannelTypes = postable
		case command.Yes:
			d.Type = discordgo.ApplicationCommandOptionBoolean
		case command.Choice:
			for _, s := range o.Choices {
				d.Choices = append(d.Choices, choice{s, s})
			}
		}
		all = append(all, d)
	}
	return all
}

// postable are the channels that take messages.
var postable = []discordgo.ChannelType{
	discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews,
	discordgo.ChannelTypeGuildNewsThread, discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread,
}

const memoryKey = "discord commands"

// register tells Discord the commands, all at once, when they are others than the
// last time: it takes only so many changes a day.
func (a *Adapter) register(ctx context.Context, set command.Set) error {
	me, err := a.me(ctx)
	if err != nil {
		return err
	}
	body, err := marshal(definitions(set))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	now := me.app + " " + hex.EncodeToString(sum[:])
	if a.memory != nil {
		before, err := a.memory.Recall(ctx, memoryKey)
		if err != nil {
			return fmt.Errorf("discord: recall which commands it has: %w", err)
		}
		if before == now {
			return nil
		}
	}
	_, err = a.call(ctx, http.MethodPut, "/applications/"+me.app+"/commands", body)
	var r *refusal
	if errors.As(err, &r) { // the old ones stay, and posts go on
		a.log.ErrorContext(ctx, "discord refuses the commands", "error", err)
		return nil
	}
	if err != nil {
		return fmt.Errorf("discord: tell it the commands: %w", err)
	}
	if a.memory != nil {
		if err := a.memory.Remember(ctx, memoryKey, now); err != nil {
			return fmt.Errorf("discord: remember which commands it has: %w", err)
		}
	}
	a.log.InfoContext(ctx, "discord has the commands", "groups", len(definitions(set)))
	return nil
}
