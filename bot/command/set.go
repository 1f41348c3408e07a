package command

import (
	"slices"
	"strings"
)

// Find returns the command that people call by this name: its Name, its Chat name
// or one of its aliases, in any case, with or without the slash.
func (s Set) Find(name string) (Command, bool) {
	name = strings.ToLower(strings.Join(strings.Fields(strings.TrimPrefix(strings.TrimSpace(name), "/")), " "))
	for _, c := range s.Commands {
		if name != "" && slices.Contains(c.names(), name) {
			return c, true
		}
	}
	return Command{}, false
}

// names are all that the command is called by.
func (c Command) names() []string {
	return append([]string{c.Name, c.Chat}, c.Aliases...)
}

// option returns the option of this name.
func (c Command) option(name string) (Option, bool) {
	for _, o := range c.Options {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}

// nearest returns the word that name was probably meant to be: one that begins
// with it, or that differs by a slip or two of the finger. Empty: none is near.
func nearest(name string, words []string) string {
	name = strings.ToLower(name)
	if len(name) < 2 {
		return ""
	}
	best, slips := "", 1+min(len(name)/4, 2) // short names are near to everything
	for _, w := range words {
		low := strings.ToLower(w)
		if strings.HasPrefix(low, name) {
			return w
		}
		if d := distance(name, low); d < slips {
			best, slips = w, d
		} else if d == slips && best == "" {
			best = w
		}
	}
	return best
}

// distance is the Levenshtein distance of a and b: how many letters must be added,
// dropped or changed to turn one into the other. One row of the classic table is
// enough (Wagner & Fischer, "The String-to-String Correction Problem", 1974).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			change := diagonal
			if x[i] != y[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(y)]
}
