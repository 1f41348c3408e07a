package news

import (
	"fmt"
	"io"
	"log/slog"
	"unique"
)

// A Secret is text that never prints: a token, an address with a password in it.
// The zero Secret is empty, and two Secrets of the same text are equal.
type Secret struct {
	// A handle, not a string: fmt calls no methods on unexported fields, and then
	// prints an address here instead of the text.
	text unique.Handle[string]
}

// mask stands for every secret, however long.
const mask = "***"

// NewSecret makes a Secret of text.
func NewSecret(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{unique.Make(text)}
}

// Reveal returns the text. It belongs into the one call that needs it.
func (s Secret) Reveal() string {
	if s == (Secret{}) {
		return ""
	}
	return s.text.Value()
}

// Set reports whether there is any text.
func (s Secret) Set() bool { return s != Secret{} }

// Every way to print a Secret gives three asterisks.

func (s Secret) String() string               { return mask }
func (s Secret) GoString() string             { return mask }
func (s Secret) Format(f fmt.State, _ rune)   { _, _ = io.WriteString(f, mask) }
func (s Secret) MarshalText() ([]byte, error) { return []byte(mask), nil }
func (s Secret) LogValue() slog.Value         { return slog.StringValue(mask) }
