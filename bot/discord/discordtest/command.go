package discordtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Command is a slash command as the bot registered it.
type Command struct {
	ID          string       `json:"id"`
	Type        int          `json:"type"`
	Name        string       `json:"name"`
	Description string       `json:"description"`
	Options     []Option     `json:"options"`
	Permissions *json.Number `json:"default_member_permissions"` // as a number or a string: Discord takes both
	Contexts    []int        `json:"contexts"`
	Installs    []int        `json:"integration_types"`
}

// An Option is a subcommand, a group of them, or a value.
type Option struct {
	Type         int      `json:"type"`
	Name         string   `json:"name"`
	Description  string   `json:"description"`
	Required     bool     `json:"required"`
	Autocomplete bool     `json:"autocomplete"`
	Options      []Option `json:"options"`
	Choices      []Choice `json:"choices"`
	ChannelTypes []int    `json:"channel_types"`
	MinValue     *float64 `json:"min_value"`
	MaxValue     *float64 `json:"max_value"`
}

// A Choice is a value that people choose by its name.
type Choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// Types of options.
const (
	subcommand = 1
	group      = 2
	stringType = 3
	intType    = 4
	boolType   = 5
	chanType   = 7
	numberType = 10
)

// Commands are those that the bot registered, and how often it overwrote them.
func (s *Server) Commands() ([]Command, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Command
	for _, c := range s.commands {
		all = append(all, *c)
	}
	return all, s.puts
}

func (s *Server) getCommands(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	reply(w, http.StatusOK, append([]*Command{}, s.commands...))
}

// putCommands overwrites all of them. One that keeps its name keeps its id.
func (s *Server) putCommands(w http.ResponseWriter, r *http.Request) {
	raw, _ := io.ReadAll(r.Body)
	var all []*Command
	if err := json.Unmarshal(raw, &all); err != nil {
		refuse(w, http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
		return
	}
	p := problems{}
	p.commands(all)
	if r.PathValue("app") != s.AppID {
		refuse(w, http.StatusForbidden, 20012, "You are not authorized to perform this action on this application")
		return
	}
	if len(p) > 0 {
		p.refuse(w)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := map[string]string{}
	for _, c := range s.commands {
		ids[c.Name] = c.ID
	}
	for _, c := range all {
		if c.ID = ids[c.Name]; c.ID == "" {
			c.ID = s.nextID()
		}
		c.Type = max(c.Type, 1)
	}
	s.commands = all
	s.puts++
	s.notify()
	reply(w, http.StatusOK, all)
}

// commands checks a whole set.
func (p problems) commands(all []*Command) {
	if len(all) > 100 {
		p["_"] = "Maximum number of application commands reached (100)."
	}
	seen := map[string]bool{}
	for i, c := range all {
		at := strconv.Itoa(i)
		if seen[c.Name] {
			p[at+".name"] = "Application command names must be unique"
		}
		seen[c.Name] = true
		n := p.named(at, c.Name, c.Description) + p.options(at+".options", c.Options, 0)
		if n > 8000 {
			p[at] = "The combined length of all names, descriptions and values is more than 8000."
		}
		if c.Permissions != nil {
			if _, err := strconv.ParseUint(c.Permissions.String(), 10, 64); err != nil {
				p[at+".default_member_permissions"] = "Not a bit set."
			}
		}
		for _, x := range c.Contexts {
			if x < 0 || x > 2 {
				p[at+".contexts"] = "Value must be one of (0, 1, 2)."
			}
		}
	}
}

var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// named checks name and description and returns their length.
func (p problems) named(at, name, description string) int {
	if !commandName.MatchString(name) || strings.ToLower(name) != name {
		p[at+".name"] = "Command name is invalid"
	}
	return utf8.RuneCountInString(name) + p.size(at+".description", description, 1, 100)
}

// options checks one level of them and returns the length of all texts.
func (p problems) options(at string, all []Option, depth int) (n int) {
	if len(all) > 25 {
		p[at] = "Must be 25 or fewer in length."
	}
	seen := map[string]bool{}
	subs, optional := 0, false
	for i, o := range all {
		at := fmt.Sprintf("%s.%d", at, i)
		n += p.named(at, o.Name, o.Description)
		if seen[o.Name] {
			p[at+".name"] = "Option names must be unique"
		}
		seen[o.Name] = true
		if o.Type < 1 || o.Type > 11 {
			p[at+".type"] = "Value must be one of (1 to 11)."
		}
		if o.Type == subcommand || o.Type == group {
			subs++
			if depth > 1 || depth > 0 && o.Type == group {
				p[at+".type"] = "Nested too deep."
			}
			n += p.options(at+".options", o.Options, depth+1)
			continue
		}
		if o.Required && optional {
			p[at+".required"] = "Required options must be placed before non-required options"
		}
		optional = optional || !o.Required
		n += p.choices(at, o)
	}
	if subs > 0 && subs < len(all) {
		p[at] = "Sub-command and sub-command group option types are mutually exclusive to all other types"
	}
	return n
}

// choices checks what an option offers.
func (p problems) choices(at string, o Option) (n int) {
	valued := o.Type == stringType || o.Type == intType || o.Type == numberType
	if o.Autocomplete && (!valued || len(o.Choices) > 0) {
		p[at+".autocomplete"] = "Not with choices, and not for this type."
	}
	if len(o.Choices) > 0 && !valued {
		p[at+".choices"] = "Not for this type."
	}
	return n + p.offered(at+".choices", o.Choices, o.Type)
}

// offered checks choices, of an option or of an autocompletion.
func (p problems) offered(at string, all []Choice, kind int) (n int) {
	if len(all) > 25 {
		p[at] = "Must be 25 or fewer in length."
	}
	seen := map[string]bool{}
	for i, c := range all {
		at := fmt.Sprintf("%s.%d", at, i)
		n += p.size(at+".name", c.Name, 1, 100)
		if seen[c.Name] {
			p[at+".name"] = "Option choice names must be unique"
		}
		seen[c.Name] = true
		switch v := c.Value.(type) {
		case string:
			n += p.size(at+".value", v, 1, 100)
			if kind != stringType {
				p[at+".value"] = "Must be a number."
			}
		case float64:
			if kind == stringType {
				p[at+".value"] = "Must be a string."
			}
		default:
			p[at+".value"] = "This field is required"
		}
	}
	return n
}

// find returns the command or subcommand that people type as "feed add".
func (s *Server) find(typed string) (top *Command, path []string, options []Option, err error) {
	words := strings.Fields(strings.TrimPrefix(typed, "/"))
	if len(words) == 0 {
		return nil, nil, nil, fmt.Errorf("%q is no command", typed)
	}
	for _, c := range s.commands {
		if c.Name == words[0] {
			top, options = c, c.Options
		}
	}
	if top == nil {
		return nil, nil, nil, fmt.Errorf("there is no command /%s", words[0])
	}
	for _, w := range words[1:] {
		found := false
		for _, o := range options {
			if o.Name == w && o.Type <= group {
				options, found = o.Options, true
				break
			}
		}
		if !found {
			return nil, nil, nil, fmt.Errorf("/%s has no subcommand %s", words[0], w)
		}
	}
	if len(options) > 0 && options[0].Type <= group {
		return nil, nil, nil, fmt.Errorf("/%s cannot be used without a subcommand", strings.Join(words, " "))
	}
	return top, words[1:], options, nil
}
