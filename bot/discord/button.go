package discord

import (
	"net/url"
	"strings"

	"pullquote/bot/command"
)

// mostCustomID is how many characters Discord keeps for a button.
const mostCustomID = 100

// buttonID writes what a button does into its custom_id, as a command line for
// machines: "feed remove?id=12". Whoever presses it is checked like anybody who
// types the command, so nothing in it is a secret or a right.
func buttonID(b command.Button) (string, bool) {
	args := url.Values{}
	for name, value := range b.Args {
		args.Set(name, value)
	}
	id := b.Name + "?" + args.Encode()
	return id, b.Name != "" && length(id) <= mostCustomID
}

// pressed reads it back.
func pressed(id string) (name string, args map[string]string) {
	name, query, _ := strings.Cut(id, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return name, nil
	}
	args = map[string]string{}
	for k := range values {
		args[k] = values.Get(k)
	}
	return name, args
}
