package feed

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

// declared returns the encoding that a document says it has; empty when it does
// not. Only XML says so.
func declared(body []byte) string {
	found := declaration.FindSubmatch(body[:min(len(body), 1024)])
	if found == nil {
		return ""
	}
	return string(found[1])
}

var declaration = regexp.MustCompile(`<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// isHTML reports whether a document begins as a web page.
func isHTML(text []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(text[:min(len(text), 4096)]))
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?")) {
		_, rest, found := bytes.Cut(head, []byte(">"))
		if !found {
			return false
		}
		head = bytes.TrimSpace(rest)
	}
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) || bytes.HasPrefix(head, []byte("<head"))
}

// tagEnd returns where the tag at the beginning of s ends; -1 when it does not.
// A ">" inside quotes does not end it, unless the quotes do not end either.
func tagEnd(s []byte) int {
	var quote byte
	first := -1
	for i, c := range s {
		switch {
		case c == '>' && quote == 0:
			return i
		case c == '>' && first < 0:
			first = i
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\'') && i > 0 && isBefore(s[:i], '='):
			quote = c
		}
	}
	return first
}

// isBefore reports whether the last byte of s that is no space is c.
func isBefore(s []byte, c byte) bool {
	s = bytes.TrimRight(s, " \t\r\n")
	return len(s) > 0 && s[len(s)-1] == c
}

// attributes writes those of a tag, each with a value in double quotes.
func (m *mender) attributes(s []byte) {
	for n := 0; n < maxAttrs; {
		s = bytes.TrimLeftFunc(s, func(r rune) bool { return r > 0x7f || !isName(byte(r)) })
		if len(s) == 0 {
			return
		}
		i := 0
		for i < len(s) && isName(s[i]) {
			i++
		}
		name, rest := s[:i], bytes.TrimLeft(s[i:], " \t\r\n")
		var value []byte
		if len(rest) > 0 && rest[0] == '=' {
			value, rest = attribute(bytes.TrimLeft(rest[1:], " \t\r\n"))
		}
		s = rest
		if !wellNamed(name) {
			continue
		}
		n++
		m.out = append(append(append(m.out, ' '), name...), '=', '"')
		m.text(bytes.ReplaceAll(bytes.ReplaceAll(value, []byte{'"'}, []byte("&quot;")), []byte{'<'}, []byte("&lt;")))
		m.out = append(m.out, '"')
	}
}

// attribute splits s after the value that it begins with.
func attribute(s []byte) (value, rest []byte) {
	if len(s) == 0 {
		return nil, nil
	}
	if q := s[0]; q == '"' || q == '\'' {
		if end := bytes.IndexByte(s[1:], q); end >= 0 {
			return s[1 : end+1], s[end+2:]
		}
		return s[1:], nil
	}
	end := bytes.IndexAny(s, " \t\r\n")
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

// text writes character data. References to characters that no document may hold
// are dropped, and "]]>" is escaped.
func (m *mender) text(s []byte) {
	for {
		i := bytes.IndexAny(s, "&]")
		if i < 0 {
			m.out = append(m.out, s...)
			return
		}
		m.out = append(m.out, s[:i]...)
		s = s[i:]
		switch {
		case bytes.HasPrefix(s, []byte("]]>")):
			m.out, s = append(m.out, "]]&gt;"...), s[3:]
		case bytes.HasPrefix(s, []byte("&#")):
			if n := badReference(s); n > 0 {
				s = s[n:]
				continue
			}
			fallthrough
		default:
			m.out, s = append(m.out, s[0]), s[1:]
		}
	}
}

// badReference returns the length of the character reference that s begins with,
// when it refers to what XML does not know; else 0.
func badReference(s []byte) int {
	end := bytes.IndexByte(s[:min(len(s), 16)], ';')
	if end < 0 {
		return 0
	}
	digits, base := strings.ToLower(string(s[2:end])), 10
	if rest, hex := strings.CutPrefix(digits, "x"); hex {
		digits, base = rest, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	switch {
	case err != nil:
		return 0
	case n < ' ' && n != '\t' && n != '\n' && n != '\r', n >= 0xd800 && n < 0xe000, n == 0xfffe, n == 0xffff, n > 0x10ffff:
		return end + 1
	}
	return 0
}

// local returns a name without its prefix.
func local(name []byte) []byte { return name[bytes.LastIndexByte(name, ':')+1:] }

// wellNamed reports whether name is one with at most one prefix.
func wellNamed(name []byte) bool {
	first, rest, prefixed := bytes.Cut(name, []byte(":"))
	if prefixed && (len(rest) == 0 || !isLetter(rest[0]) || bytes.IndexByte(rest, ':') >= 0) {
		return false
	}
	return len(first) > 0 && isLetter(first[0])
}

func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
}

func isName(c byte) bool {
	return isLetter(c) || '0' <= c && c <= '9' || c == '-' || c == '.' || c == ':'
}
