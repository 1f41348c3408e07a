package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// typos names the variables of the file that are none of ours but look like one
// that is not set: people should not wonder why DISCORD_TOKN does nothing. Files
// are shared with other programs, so all other unknown names are left in peace.
func (f file) typos() (mistakes []error) {
	for _, name := range slices.Sorted(maps.Keys(f.values)) {
		for _, s := range settings() {
			if _, set := f.values[s.name]; !set && looksLike(name, s.name) && !isSetting(name) {
				mistakes = append(mistakes, fmt.Errorf("%s%s is not a setting; did you mean %s?", f.where(name), name, s.name))
				break
			}
		}
	}
	return mistakes
}

func isSetting(name string) bool {
	return slices.ContainsFunc(settings(), func(s setting) bool { return s.name == name })
}

// looksLike reports whether somebody who wrote name may have meant ours: one letter
// off, two in names that are long enough to be unmistakable, or one word more
// in the middle (DISCORD_BOT_TOKEN).
func looksLike(name, ours string) bool {
	name = strings.ReplaceAll(strings.ToUpper(name), ".", "_")
	a, b := strings.Split(name, "_"), strings.Split(ours, "_")
	if len(a) == 3 && len(b) == 2 && a[0] == b[0] && a[2] == b[1] {
		return true
	}
	return distance(name, ours) <= 1+len(ours)/10
}

// distance is Levenshtein's: how many letters must be put in, taken out or changed
// to make b of a. Row by row through the table of Wagner and Fischer ("The
// String-to-String Correction Problem", 1974), keeping only the last row.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0] // the field above and to the left
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
