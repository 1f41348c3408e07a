package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pullquote/bot/news"
)

// check returns the call's options, tidied, or what is wrong with the first bad
// one. Platforms check some of this themselves; a click or a typed line does not.
func (c Command) check(call Call) (map[string]string, error) {
	args := map[string]string{}
	for name, value := range call.Args {
		o, ok := c.option(name)
		if !ok {
			return nil, &UserError{Text: fmt.Sprintf("%s has no option “%s”.", call.cmd(c.Name), clip(name)), Hint: c.Usage(call.From.Platform)}
		}
		if o.Kind == Channel && call.From.Guild == "" {
			return nil, &UserError{Text: fmt.Sprintf("%s can only be chosen on a server with channels.", o.Name), Hint: "Ask me in the chat that it is about."}
		}
		if value = strings.TrimSpace(value); value == "" {
			continue
		}
		tidy, ok := o.fits(value)
		if !ok {
			return nil, &UserError{Text: fmt.Sprintf("%s can't be “%s”.", o.Name, clip(value)), Hint: o.wants()}
		}
		args[name] = tidy
	}
	for _, o := range c.Options {
		if _, given := args[o.Name]; o.Required && !given {
			return nil, &UserError{Text: fmt.Sprintf("%s needs %s: %s.", call.cmd(c.Name), article(o.Name), lower(o.Help)), Hint: c.Usage(call.From.Platform)}
		}
	}
	return args, nil
}

// fits reports whether value is one that o takes, and returns it in the one form
// that Run reads.
func (o Option) fits(value string) (string, bool) {
	switch o.Kind {
	case Words:
		return value, true
	case Number:
		n, err := strconv.Atoi(value)
		return strconv.Itoa(n), err == nil && o.Min <= n && n <= o.Max
	case Channel:
		_, err := strconv.ParseUint(value, 10, 64)
		return value, err == nil
	case Choice:
		i := slices.IndexFunc(o.Choices, func(s string) bool { return strings.EqualFold(s, value) })
		if i < 0 {
			return "", false
		}
		return o.Choices[i], true
	case Yes:
		switch strings.ToLower(value) {
		case "yes", "true":
			return "true", true
		case "no", "false":
			return "false", true
		}
	}
	return "", false
}

// wants tells what o takes.
func (o Option) wants() string {
	switch o.Kind {
	case Number:
		return fmt.Sprintf("It is a number from %d to %d.", o.Min, o.Max)
	case Channel:
		return "Choose a channel from the list."
	case Choice:
		return "It is one of: " + strings.Join(o.Choices, ", ")
	case Yes:
		return "It is yes or no."
	}
	return ""
}

// Usage shows how the command is typed on a platform: "/add SOURCE [backlog:0-5]".
func (c Command) Usage(platform string) string {
	var b strings.Builder
	b.WriteString("Type it as: " + typedOn(platform, c.Name))
	for i, o := range c.Options {
		word := strings.ToUpper(o.Name)
		switch {
		case o.Kind == Channel: // only ever chosen from a list
		case o.Required:
			b.WriteString(" " + word)
		case i == c.main():
			b.WriteString(" [" + word + "]")
		default:
			b.WriteString(" [" + o.Name + ":" + o.example() + "]")
		}
	}
	return b.String()
}

// example is what a value of o looks like.
func (o Option) example() string {
	switch o.Kind {
	case Number:
		return fmt.Sprintf("%d-%d", o.Min, o.Max)
	case Choice:
		return strings.Join(o.Choices, "|")
	case Yes:
		return "yes"
	}
	return strings.ToUpper(o.Name)
}

// clip shows what somebody typed without letting it fill the answer.
func clip(s string) string { return news.Shorten(strings.Join(strings.Fields(s), " "), 60) }

// lower begins a sentence in the middle of another.
func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + strings.TrimSuffix(s[1:], ".")
}

// article puts "a" or "an" before a word.
func article(word string) string {
	if strings.ContainsAny(word[:1], "aeiou") {
		return "an " + word
	}
	return "a " + word
}
