package summarize

import "strings"

// Fold returns s trimmed and with every run of white space made one blank:
// a passage of a hard-wrapped text as it is shown.
func Fold(s string) string { return strings.Join(strings.Fields(s), " ") }
