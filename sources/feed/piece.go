package feed

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A piece is a value of JSON, as it is written: a part of the document, decoded
// only when it is needed. Like the lexer of XML it takes what comes: a comma too
// many, a number for a string. It does not recurse: a value ends where as many
// brackets are closed as were opened.
type piece []byte

// value splits s after the value that it begins with; false when s ends before.
func value(s []byte) (v piece, rest []byte, whole bool) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			n := quoteEnd(s[i:])
			if n < 0 {
				return s, nil, false
			}
			i += n
			if depth == 0 {
				return s[:i+1], s[i+1:], true
			}
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return s[:i+1], s[i+1:], true
			}
			if depth < 0 {
				return s[:i], s[i:], true
			}
		case depth == 0 && (c == ',' || c == ':' || isSpace(c)):
			return s[:i], s[i:], true
		}
	}
	return s, nil, false
}

// quoteEnd returns where the string at the beginning of s has its last quote; -1
// when it has none.
func quoteEnd(s []byte) int {
	for i := 1; i < len(s); {
		n := bytes.IndexByte(s[i:], '"')
		if n < 0 {
			return -1
		}
		slashes := 0
		for i+n-1-slashes > 0 && s[i+n-1-slashes] == '\\' {
			slashes++
		}
		if i += n; slashes%2 == 0 {
			return i
		}
		i++
	}
	return -1
}

// skip returns s after spaces and commas.
func skip(s []byte) []byte { return bytes.TrimLeft(s, spaces+",") }

// members goes through the members of an object until take returns false. It
// reports whether the object was whole and read to its end.
func members(p piece, take func(name string, value piece) bool) bool {
	s, ok := bytes.CutPrefix(p, []byte{'{'})
	for ok {
		if s = skip(s); len(s) == 0 {
			return false
		}
		if s[0] != '"' {
			return s[0] == '}'
		}
		var name, v piece
		if name, s, ok = value(s); !ok {
			return false
		}
		if s = bytes.TrimLeft(s, spaces); len(s) == 0 || s[0] != ':' {
			return false
		}
		s = bytes.TrimLeft(s[1:], spaces)
		if v, s, ok = value(s); !take(name.text(), v) {
			return false
		}
	}
	return false
}

// elements goes through the elements of a list. It reports whether the list was
// whole: what breaks off is left out.
func elements(p piece, take func(piece)) bool {
	s, ok := bytes.CutPrefix(p, []byte{'['})
	for ok {
		if s = skip(s); len(s) == 0 {
			return false
		}
		if s[0] == ']' {
			return true
		}
		var v piece
		if v, s, ok = value(s); ok && len(v) > 0 {
			take(v)
		} else if ok {
			return false // a bracket or a colon that nothing opened
		}
	}
	return false
}

// member returns a member of an object; nothing when there is none.
func (p piece) member(name string) (found piece) {
	members(p, func(n string, v piece) bool {
		if n == name {
			found = v
		}
		return n != name
	})
	return found
}

// text returns a string, or a number as it is written; of all else nothing.
func (p piece) text() string {
	switch {
	case len(p) == 0:
		return ""
	case p[0] == '-' || isDigit(p[0]):
		return string(p)
	case p[0] != '"' || len(p) < 2:
		return ""
	}
	s := p[1 : len(p)-1]
	if bytes.IndexByte(s, '\\') < 0 {
		return string(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		n := bytes.IndexByte(s, '\\')
		if n < 0 || n+1 == len(s) {
			b.Write(s)
			break
		}
		b.Write(s[:n])
		r, size := escaped(s[n:])
		b.WriteRune(r)
		s = s[n+size:]
	}
	return b.String()
}

// escaped decodes the escape sequence that s begins with.
func escaped(s []byte) (r rune, size int) {
	switch s[1] {
	case 'n':
		return '\n', 2
	case 't':
		return '\t', 2
	case 'r':
		return '\r', 2
	case 'b', 'f':
		return ' ', 2
	case 'u':
		r := hex4(s)
		if utf16.IsSurrogate(r) {
			if len(s) > 6 {
				if both := utf16.DecodeRune(r, hex4(s[6:])); both != utf8.RuneError {
					return both, 12
				}
			}
			return utf8.RuneError, 6
		}
		return r, min(6, len(s))
	}
	r, size = utf8.DecodeRune(s[1:])
	return r, 1 + size
}

// hex4 returns the number in "\u20ac"; U+FFFD when there is none.
func hex4(s []byte) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return utf8.RuneError
	}
	n, err := strconv.ParseUint(string(s[2:6]), 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
