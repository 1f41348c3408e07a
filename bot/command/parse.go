package command

import (
	"fmt"
	"strings"
	"unicode"
)

// Parse reads a line as people type it at a prompt: "feed add https://…
// backlog:3", "/feed add …" or the single word "/add https://…". It returns false
// when the line does not begin with a command; the Call then has the line's first
// word as its Name, so that Do can tell what was probably meant. What is wrong
// with the options is in Call.Err, for Do to answer.
func (s Set) Parse(line string) (Call, bool) {
	f := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "/"))
	for n := min(2, len(f)); n > 0; n-- {
		cmd, ok := s.Find(strings.Join(f[:n], " "))
		if !ok {
			continue
		}
		args, err := cmd.Args(after(line, n))
		return Call{Name: cmd.Name, Args: args, Err: err}, true
	}
	if len(f) == 0 {
		return Call{}, false
	}
	return Call{Name: f[0]}, false
}

// after returns what follows the first n words of line.
func after(line string, n int) string {
	line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "/"))
	for range n {
		i := strings.IndexFunc(line, unicode.IsSpace)
		if i < 0 {
			return ""
		}
		line = strings.TrimSpace(line[i:])
	}
	return line
}

// Args divides typed words among the command's options:
//
//   - "name:value" sets the option of that name; quotes hold a value with blanks
//     together (name:"two words");
//   - required options take a word each, in order, but the command's main option
//     takes all the words that are left: the last required one of Kind Words, or
//     the first one where none is required;
//   - the last words go to optional numbers, choices and yes-or-no where they fit:
//     "latest 3", "add https://… 2", "quotes Ada Byron 24h".
//
// Words that find no option are an error, a *UserError; give it to Do in Call.Err.
func (c Command) Args(words string) (map[string]string, error) {
	args := map[string]string{}
	var loose []word
	for _, w := range split(words) {
		name, value, ok := strings.Cut(w.text, ":")
		if o, known := c.option(strings.ToLower(name)); ok && known && !w.quoted {
			args[o.Name] = value
			continue
		}
		loose = append(loose, w)
	}
	loose = c.takeLast(args, loose)
	loose = c.takeFirst(args, loose)
	if len(loose) > 0 {
		return args, &UserError{Text: fmt.Sprintf("I don't know what to do with “%s”.", clip(join(loose)))}
	}
	return args, nil
}

// takeLast gives words at the end to optional numbers, choices and yes-or-no that
// they fit, and returns the words that are left.
func (c Command) takeLast(args map[string]string, words []word) []word {
	least := 0 // words that the required options need
	for _, o := range c.Options {
		if _, given := args[o.Name]; o.Required && !given {
			least++
		}
	}
	for len(words) > least {
		last := words[len(words)-1]
		o, ok := c.closed(args, last)
		if !ok {
			break
		}
		args[o.Name] = last.text
		words = words[:len(words)-1]
	}
	return words
}

// closed finds an optional option with few possible values that is not yet given
// and that w fits.
func (c Command) closed(args map[string]string, w word) (Option, bool) {
	for _, o := range c.Options {
		_, given := args[o.Name]
		if given || o.Required || w.quoted || o.Kind == Words || o.Kind == Channel {
			continue
		}
		if _, ok := o.fits(w.text); ok {
			return o, true
		}
	}
	return Option{}, false
}

// takeFirst gives words to the required options and the main one, in order, and
// returns the words that are left.
func (c Command) takeFirst(args map[string]string, words []word) []word {
	main := c.main()
	for i, o := range c.Options {
		_, given := args[o.Name]
		if given || len(words) == 0 || o.Kind == Channel {
			continue
		}
		switch {
		case i == main:
			args[o.Name], words = join(words), nil
		case o.Required:
			args[o.Name], words = words[0].text, words[1:]
		}
	}
	return words
}

// main is the index of the option that takes the rest of a typed line, or -1.
func (c Command) main() int {
	main := -1
	for i, o := range c.Options {
		if o.Kind == Words && (o.Required || main < 0) {
			main = i
		}
	}
	return main
}

// A word is one word of a line, or what stood between quotes.
type word struct {
	text   string
	quoted bool // began with a quote, so it is never a name:value
}

func join(words []word) string {
	s := make([]string, len(words))
	for i, w := range words {
		s[i] = w.text
	}
	return strings.Join(s, " ")
}

// split divides a line at blanks outside of quotes. Telephones make curly quotes,
// so those hold words together as well. A quote that is never closed, or stands
// inside a word, is a letter like any other.
func split(line string) []word {
	var words []word
	for {
		line = strings.TrimLeftFunc(line, unicode.IsSpace)
		if line == "" {
			return words
		}
		if text, rest, ok := unquote(line); ok {
			words, line = append(words, word{text, true}), rest
			continue
		}
		end := strings.IndexFunc(line, unicode.IsSpace)
		if end < 0 {
			end = len(line)
		}
		// name:"two words"
		if colon := strings.IndexByte(line[:end], ':'); colon > 0 {
			if text, rest, ok := unquote(line[colon+1:]); ok {
				words, line = append(words, word{line[:colon+1] + text, false}), rest
				continue
			}
		}
		words, line = append(words, word{line[:end], false}), line[end:]
	}
}

// unquote takes a quoted beginning off line: it must be closed before a blank or
// the end.
func unquote(line string) (text, rest string, ok bool) {
	for _, pair := range [][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}, {"«", "»"}} {
		body, found := strings.CutPrefix(line, pair[0])
		if !found {
			continue
		}
		text, rest, found = strings.Cut(body, pair[1])
		if found && (rest == "" || strings.IndexFunc(rest, unicode.IsSpace) == 0) {
			return text, rest, true
		}
	}
	return "", "", false
}
