package terminal

import (
	"strings"
	"unicode/utf8"

	"pullquote/bot/command"
)

// complete continues a command's name when Tab is pressed at the end of the line:
// as far as all that fit go together, and with a blank where only one fits.
func complete(set command.Set) func(line string, pos int, key rune) (string, int, bool) {
	return func(line string, pos int, key rune) (string, int, bool) {
		if key != '\t' || pos != len(line) || line == "" {
			return "", 0, false
		}
		slash := ""
		if strings.HasPrefix(line, "/") {
			slash = "/"
		}
		typed := strings.ToLower(strings.TrimPrefix(line, "/"))
		var fits []string
		for _, c := range set.Commands {
			for _, name := range append([]string{c.Name, c.Chat}, c.Aliases...) {
				if strings.HasPrefix(name, typed) {
					fits = append(fits, name+" ")
				}
			}
		}
		if len(fits) == 0 {
			return "", 0, false
		}
		done := slash + common(fits)
		return done, len(done), true
	}
}

// common is what all words begin with.
func common(words []string) string {
	begin := words[0]
	for _, w := range words[1:] {
		for !strings.HasPrefix(w, begin) {
			_, size := utf8.DecodeLastRuneInString(begin)
			begin = begin[:len(begin)-size]
		}
	}
	return begin
}
