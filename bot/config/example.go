package config

import "strings"

// Example is the text of .env.example: every setting with what it is for, its
// default and an example, ready to be filled in.
func Example() string {
	var b strings.Builder
	b.WriteString("# The settings of Pullquote. Copy this file to .env and fill in what you need;\n" +
		"# everything may stay empty. A variable of the environment goes before its line\n" +
		"# here. A value with # or $ in it stands in single quotes: 'pa$$word'.\n")
	for _, s := range settings() {
		otherwise := s.value
		if otherwise == "" {
			otherwise = s.none
		}
		b.WriteString("\n")
		comment(&b, s.help)
		comment(&b, "Default: "+otherwise)
		b.WriteString("# Example: " + s.name + "=" + s.example + "\n" + s.name + "=\n")
	}
	return b.String()
}

// comment writes text as lines of at most 80 letters, each behind a "#".
func comment(b *strings.Builder, text string) {
	line := "#"
	for _, word := range strings.Fields(text) {
		if len(line)+1+len(word) > 80 {
			b.WriteString(line + "\n")
			line = "#"
		}
		line += " " + word
	}
	b.WriteString(line + "\n")
}
