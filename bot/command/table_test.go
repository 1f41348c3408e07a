package command_test

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// Every line of the table is one that both services take. The limits are those of
// Discord's application commands and of Telegram's BotCommand.
func TestTableIsLegalEverywhere(t *testing.T) {
	discordName := regexp.MustCompile(`^[a-z0-9_-]{1,32}$`)
	telegramName := regexp.MustCompile(`^[a-z0-9_]{1,32}$`)
	seen := map[string]string{}
	for _, c := range newHouse().set.Commands {
		words := strings.Fields(c.Name)
		if len(words) > 2 || strings.Join(words, " ") != c.Name {
			t.Errorf("%q: not one or two words", c.Name)
		}
		for _, w := range words {
			if !discordName.MatchString(w) {
				t.Errorf("%q: %q is no name on Discord", c.Name, w)
			}
		}
		if c.Policy == 0 || c.Run == nil {
			t.Errorf("%q has no policy or does nothing", c.Name)
		}
		if n := utf8.RuneCountInString(c.Help); n < 5 || n > 100 {
			t.Errorf("%q: help of %d characters", c.Name, n)
		}
		for _, name := range append([]string{c.Name, c.Chat}, c.Aliases...) {
			if name != c.Name && !telegramName.MatchString(name) {
				t.Errorf("%q: %q is no name on Telegram", c.Name, name)
			}
			if was, taken := seen[name]; taken && was != c.Name {
				t.Errorf("%q and %q are both called %q", was, c.Name, name)
			}
			seen[name] = c.Name
		}
		checkOptions(t, c)
	}
}

func checkOptions(t *testing.T, c command.Command) {
	size, optional, names := len(c.Name)+len(c.Help), false, map[string]bool{}
	for _, o := range c.Options {
		if !regexp.MustCompile(`^[a-z]{1,32}$`).MatchString(o.Name) || names[o.Name] {
			t.Errorf("%s %s: no name, or one of two", c.Name, o.Name)
		}
		names[o.Name] = true
		if n := utf8.RuneCountInString(o.Help); n < 5 || n > 100 {
			t.Errorf("%s %s: help of %d characters", c.Name, o.Name, n)
		}
		if o.Kind == 0 || (o.Kind == command.Choice) != (len(o.Choices) > 0) || len(o.Choices) > 25 || o.Min > o.Max {
			t.Errorf("%s %s: kind, choices or range don't fit", c.Name, o.Name)
		}
		if o.Required && optional {
			t.Errorf("%s %s: required, but after an optional one", c.Name, o.Name)
		}
		optional = optional || !o.Required
		size += len(o.Name) + len(o.Help)
	}
	if len(c.Options) > 25 || size > 8000/25 {
		t.Errorf("%s: %d options and %d characters; a group of 25 such commands is too much", c.Name, len(c.Options), size)
	}
}

// The last word of every name works alone, since that is how a name is told where
// commands are single words.
func TestLastWordFindsTheCommand(t *testing.T) {
	set := newHouse().set
	for _, c := range set.Commands {
		last := c.Name[strings.LastIndexByte(c.Name, ' ')+1:]
		if found, _ := set.Find(last); found.Name != c.Name {
			t.Errorf("%q finds %q, want %q", last, found.Name, c.Name)
		}
	}
}

// wholeCalls has options for every command that needs some, so that nothing but
// the policy can stop it.
var wholeCalls = map[string]map[string]string{
	"feed add":       {"source": "https://new.example"},
	"feed pause":     {"subscription": "#11"},
	"feed resume":    {"subscription": "#13"},
	"feed remove":    {"subscription": "#11", "confirm": "true"},
	"news search":    {"query": "pier"},
	"news summarize": {"url": "https://new.example/a"},
	"newsbot claim":  {"code": "wrong"},
}

// Every command is tried by everyone who can ask. A refusal says so and leaves
// everything as it was.
func TestPolicy(t *testing.T) {
	no := func(context.Context) (bool, error) { return false, nil }
	askers := map[string]command.Call{
		"a member":                 {From: lobby, User: "u", Manager: no},
		"a member of another":      {From: other, User: "u", Manager: no},
		"somebody unknown":         {From: lobby, User: "u"},
		"a manager":                {From: lobby, User: "u", Manager: manager},
		"the owner":                {From: lobby, User: "root", Manager: no},
		"an owner elsewhere":       {From: news.Place{Platform: "telegram", Channel: "5"}, User: "root", Manager: no},
		"somebody in private":      {From: news.Place{Platform: "telegram", Channel: "7"}, User: "u", Private: true},
		"a stranger from far away": {From: chat, User: "u", Private: true, Manager: no},
		"whoever sits there":       {From: lobby, User: "you", Operator: true},
	}
	may := map[command.Policy][]string{
		command.Everyone: slices.Collect(maps.Keys(askers)),
		command.Manager:  {"a manager", "the owner", "somebody in private", "whoever sits there"},
		command.Owner:    {"the owner", "whoever sits there"},
	}
	refusal := regexp.MustCompile(`^Only (people who manage|the owner)`)
	for _, c := range newHouse().set.Commands {
		for name, call := range askers {
			t.Run(c.Name+"/"+name, func(t *testing.T) {
				h := newHouse()
				before := fmt.Sprint(h.subs)
				call.Name, call.Args = c.Name, wholeCalls[c.Name]
				r := h.set.Do(t.Context(), call)
				refused := refusal.MatchString(plain(r))
				if want := !slices.Contains(may[c.Policy], name); refused != want {
					t.Fatalf("refused: %v, want %v; answered %q", refused, want, plain(r))
				}
				if strings.Contains(plain(r), "not your fault") {
					t.Errorf("answered %q", plain(r))
				}
				if refused && (len(h.changes)+len(h.visits)+h.reads > 0 || fmt.Sprint(h.subs) != before) {
					t.Errorf("refused, but did %q, visited %q", h.changes, h.visits)
				}
				if refused && (len(r.Buttons) > 0 || !r.Private) {
					t.Error("refused with buttons, or for all to see")
				}
			})
		}
	}
}

// Suggestions tell what is posted somewhere, so they follow the same policy.
func TestSuggestionsFollowPolicy(t *testing.T) {
	h := newHouse()
	call := command.Call{From: lobby, User: "u", Name: "feed remove", Manager: func(context.Context) (bool, error) { return false, nil }}
	if got := h.set.Suggest(t.Context(), call, "subscription", ""); got != nil || h.reads > 0 {
		t.Errorf("a member was suggested %v", got)
	}
}
