package terminal

import (
	"net/url"
	"strings"
	"unicode"
)

// clean makes feed text harmless: no control character is left (escape sequences
// begin with one), nor any of the invisible ones that turn the direction of text
// or hide in it. Line breaks and tabs become blanks. Joiners stay, since emoji
// and several scripts are written with them.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u200c', r == '\u200d':
			return r
		case r == '\u2028', r == '\u2029', r == '\u0085', r < ' ' && unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// cleanURL returns the address in printable ASCII, as a hyperlink must be, or ""
// when it is not one of the web.
func cleanURL(s string) string {
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		if c > ' ' && c < 0x7f {
			b.WriteByte(c)
			continue
		}
		const hex = "0123456789ABCDEF"
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return b.String()
}
