// Package command holds everything that people can ask the bot, written once as
// one table. Each chat platform is a door to it: an adapter offers the Set in its
// own way (slash commands, a command menu, a prompt), translates what somebody
// typed or tapped into a Call, and shows the Reply.
//
// Who may do what is decided here, at every call: a platform's menus only hide
// what the Policy would refuse.
package command

import (
	"context"
	"log/slog"

	"pullquote/bot/news"
)

// A Policy says who may run a command. Whoever owns the bot may do all of it.
type Policy int

const (
	Everyone Policy = iota + 1 // whoever can write to the bot
	Manager                    // who may manage the place: Manage Server on Discord, an administrator of the chat on Telegram
	Owner                      // the operator of this bot
)

// A Call is one thing that somebody asks.
type Call struct {
	From     news.Place        // the place that it is about; mostly where it was asked
	User     string            // who asks: the platform's user id
	Private  bool              // asked in a direct message
	Operator bool              // asked at the machine that the bot runs on, so by its owner
	Name     string            // the command's Name, or any word that Set.Find knows it by
	Args     map[string]string // by Option name; absent means not given
	Err      error             // what Command.Args could not read; Do answers with it

	// Manager tells whether User may manage From, asked at the moment of the call
	// and never remembered. It is called only where a Policy needs it. Nil: only a
	// Private asker manages, and so does the owner.
	Manager func(context.Context) (bool, error)
}

// A Command is one line of the table.
type Command struct {
	Name    string   // "feed add": on Discord a group and a subcommand, at the prompt two words
	Chat    string   // "add": its name where commands are single words (Telegram)
	Aliases []string // other single words that people are used to
	Help    string   // one line, at most 100 characters
	Options []Option // required ones first
	Policy  Policy
	Slow    bool // may take longer than a second: adapters tell that it is being worked on
	Private bool // the answer is for the asker alone where the platform can do that
	Rare    bool // asked once in a bot's life: it works, but menus and overviews do without it
	Run     func(context.Context, Call) (Reply, error)
}

// A Kind is what an option's value looks like. Values reach Run as text.
type Kind int

const (
	Words   Kind = iota + 1 // any text; how a typed line is divided among them is told at Command.Args
	Number                  // a whole number between Min and Max
	Channel                 // a channel of the same guild: its id. Not offered where there are none
	Choice                  // one of Choices
	Yes                     // "true" or "false"
)

// An Option is one value that a command takes.
type Option struct {
	Name     string
	Help     string // at most 100 characters
	Kind     Kind
	Required bool
	Min, Max int      // for Number
	Choices  []string // for Choice
	// Suggest completes what was typed so far, from memory (a platform waits three
	// seconds at most, and asks at every key). Nil: nothing is suggested.
	Suggest func(ctx context.Context, c Call, typed string) []Suggestion
}

// A Suggestion is a value and what people see of it.
type Suggestion struct{ Label, Value string }

// A Reply is what the asker sees: text, posts, buttons, in this order.
type Reply struct {
	Text    Text
	Posts   []news.Post
	Buttons []Button
	Private bool // for the asker alone where the platform can do that
}

// A Button runs a command when it is pressed, by whoever presses it: policy is
// checked again for that person.
type Button struct {
	Label string
	Name  string            // the Command's Name
	Args  map[string]string // short values: a platform keeps 64 bytes in all
}

// Text is what the bot itself says. Adapters escape every word of it.
type Text []Part

// A Part is a run of words in one style; "\n" breaks the line.
type Part struct {
	Words string
	URL   string // an http(s) link, if any
	Style Style
}

// A Style is how words are set off.
type Style int

const (
	Plain  Style = iota
	Strong       // bold
	Code         // as typed: commands, addresses
	Room         // Words are the id of a channel of the same guild: its name is shown where the platform can do that
)

// Say, Bold, Typed, Link and In make one part each.
func Say(s string) Part       { return Part{Words: s} }
func Bold(s string) Part      { return Part{Words: s, Style: Strong} }
func Typed(s string) Part     { return Part{Words: s, Style: Code} }
func Link(s, url string) Part { return Part{Words: s, URL: url} }
func In(channel string) Part  { return Part{Words: channel, Style: Room} }

// A Set is the table with what it needs to decide who is who.
type Set struct {
	Commands []Command
	Owners   Owners       // nil: nobody owns this bot
	Log      *slog.Logger // what went wrong behind a "not your fault"; nil: slog.Default()
}
