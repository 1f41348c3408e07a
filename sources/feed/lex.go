package feed

import "bytes"

// Cutting what is not well-formed
//
// One feed in eight is not well-formed: a tag is not closed, an ampersand not
// escaped, the server stopped in the middle. XML asks its parsers to give such a
// document up, with all that was good in it. HTML asks for the opposite: its
// tokenizer has no errors at all (WHATWG, "HTML", 13.2.5), whatever it reads is
// some token. The lexer does the same for XML:
//
//   - "<" begins a tag when a letter or "/" follows; else it is text;
//   - a ">" in a quoted value ends no tag, unless the quote ends nowhere;
//   - comments, processing instructions and the document type are skipped, so
//     that no entity is ever defined;
//   - a section that ends nowhere (CDATA, a comment) never began: only its first
//     mark is skipped.
//
// It builds nothing: a token is a piece of the document itself. It is linear. To
// look for the end of a section in vain is the only step that reaches beyond the
// token at hand, and of each kind that happens once, because the lexer remembers
// that there is none.
type lexer struct {
	in   []byte
	pos  int            // what stands before it is read
	none [sections]bool // no such section ends from here on
}

// kinds of tokens
const (
	textToken  = iota // character data with its references
	cdataToken        // what stands in a CDATA section
	beginToken        // a start tag
	endToken          // an end tag
)

// A token is a piece of a document. Nothing in it is copied.
type token struct {
	kind  int
	at    int    // where it begins
	raw   []byte // as it is written; the inside of a CDATA section
	name  []byte // a tag's, with its prefix
	attrs []byte // a start tag's
	empty bool   // a start tag that is an end tag too
}

// kinds of sections
const (
	comment = iota
	cdata
	instruction
	doctype
	sections
)

// next returns the next token; false at the end of the document, or when it ends
// inside a tag.
func (l *lexer) next() (token, bool) {
	for l.pos < len(l.in) {
		rest := l.in[l.pos:]
		n := bytes.IndexByte(rest, '<')
		switch {
		case n < 0:
			n = len(rest)
			fallthrough
		case n > 0:
			return l.text(n), true
		case len(rest) > 1 && (isLetter(rest[1]) || rest[1] == '/'):
			return l.tag()
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			if t, ok := l.cdata(); ok {
				return t, true
			}
		case bytes.HasPrefix(rest, []byte("<!--")):
			l.skip(comment, 4, "-->")
		case bytes.HasPrefix(rest, []byte("<?")):
			l.skip(instruction, 2, "?>")
		case bytes.HasPrefix(rest, []byte("<!")):
			l.doctype()
		default:
			return l.text(1), true
		}
	}
	return token{}, false
}

func (l *lexer) text(n int) token {
	t := token{kind: textToken, at: l.pos, raw: l.in[l.pos : l.pos+n]}
	l.pos += n
	return t
}

// end returns where a section of a kind ends; -1 when none does.
func (l *lexer) end(section int, mark string) int {
	if l.none[section] {
		return -1
	}
	n := bytes.Index(l.in[l.pos:], []byte(mark))
	l.none[section] = n < 0
	return n
}

func (l *lexer) skip(section, opening int, mark string) {
	if n := l.end(section, mark); n >= 0 {
		l.pos += n + len(mark)
		return
	}
	l.pos += opening
}

func (l *lexer) cdata() (token, bool) {
	const opening = len("<![CDATA[")
	n := l.end(cdata, "]]>")
	if n < 0 {
		l.pos += opening
		return token{}, false
	}
	t := token{kind: cdataToken, at: l.pos, raw: l.in[l.pos+opening : l.pos+n]}
	l.pos += n + len("]]>")
	return t, true
}

// doctype skips a declaration, with the ones in brackets inside it.
func (l *lexer) doctype() {
	depth := 0
	for i := l.pos; i < len(l.in) && !l.none[doctype]; i++ {
		switch l.in[i] {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				l.pos = i + 1
				return
			}
		}
	}
	l.none[doctype] = true
	l.pos += len("<!")
}

// tag takes a start or an end tag.
func (l *lexer) tag() (token, bool) {
	t := token{kind: beginToken, at: l.pos}
	n := tagEnd(l.in[l.pos:])
	if n < 0 {
		l.pos = len(l.in)
		return t, false
	}
	t.raw = l.in[l.pos : l.pos+n+1]
	l.pos += n + 1
	inside := t.raw[1:n]
	if inside[0] == '/' {
		t.kind, inside = endToken, bytes.TrimLeft(inside[1:], spaces)
	} else if inside[len(inside)-1] == '/' {
		t.empty, inside = true, inside[:len(inside)-1]
	}
	n = 0
	for n < len(inside) && isName(inside[n]) {
		n++
	}
	t.name, t.attrs = inside[:n], inside[n:]
	return t, true
}

// tagEnd returns where the tag at the beginning of s ends; -1 when it does not.
// Only a quote that follows "=" begins a value.
func tagEnd(s []byte) int {
	var quote byte
	first, assigned := -1, false
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			} else if c == '>' && first < 0 {
				first = i
			}
		case c == '>':
			return i
		case (c == '"' || c == '\'') && assigned:
			quote, assigned = c, false
		case c == '=':
			assigned = true
		case !isSpace(c):
			assigned = false
		}
	}
	return first
}

// maxAttrs is how many attributes of an element are looked at. Roots that declare
// every vocabulary there is have some thirty.
const maxAttrs = 100

// attr returns the value of an attribute, with its references resolved; empty
// when there is none. The first of a name counts, in any case of letters.
func attr(attrs []byte, name string) string {
	for key, value := range each(attrs) {
		if bytes.EqualFold(key, []byte(name)) {
			return unescape(value)
		}
	}
	return ""
}

// each goes through the attributes of a tag, as they are written.
func each(attrs []byte) func(yield func(key, value []byte) bool) {
	return func(yield func(key, value []byte) bool) {
		for range maxAttrs {
			for len(attrs) > 0 && !isName(attrs[0]) {
				attrs = attrs[1:]
			}
			n := 0
			for n < len(attrs) && isName(attrs[n]) {
				n++
			}
			if n == 0 {
				return
			}
			key, value := attrs[:n], []byte(nil)
			attrs = bytes.TrimLeft(attrs[n:], spaces)
			if len(attrs) > 0 && attrs[0] == '=' {
				value, attrs = quoted(bytes.TrimLeft(attrs[1:], spaces))
			}
			if !yield(key, value) {
				return
			}
		}
	}
}

// quoted splits s after the value that it begins with.
func quoted(s []byte) (value, rest []byte) {
	if len(s) == 0 {
		return nil, nil
	}
	if q := s[0]; q == '"' || q == '\'' {
		if end := bytes.IndexByte(s[1:], q); end >= 0 {
			return s[1 : end+1], s[end+2:]
		}
		return s[1:], nil
	}
	end := bytes.IndexAny(s, spaces)
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

const spaces = " \t\r\n"

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' }

func isName(c byte) bool {
	return isLetter(c) || '0' <= c && c <= '9' || c == '-' || c == '.' || c == ':'
}
