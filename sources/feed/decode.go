package feed

import (
	"bytes"
	"encoding/base64"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"pullquote/sources/internal/prose"
)

// unescape resolves the references of character data. A reference ends with ";":
// "?a=1&copy=2" is an address and holds no sign of copyright. Those that HTML
// names are known, because feeds use them; those to characters that no document
// may hold vanish; what is none stays as it is.
func unescape(s []byte) string {
	n := bytes.IndexByte(s, '&')
	if n < 0 {
		return string(s)
	}
	out := make([]byte, 0, len(s))
	for ; n >= 0; n = bytes.IndexByte(s, '&') {
		out = append(out, s[:n]...)
		text, size := reference(s[n:])
		out, s = append(out, text...), s[n+size:]
	}
	return string(append(out, s...))
}

// reference resolves the reference that s begins with, and returns its length.
func reference(s []byte) (text string, size int) {
	const longest = 33 // "&CounterClockwiseContourIntegral;"
	end := 1
	for end < min(len(s), longest) && (s[end] == '#' || isDigit(s[end]) || isLetter(s[end])) {
		end++
	}
	if end < 2 || end == len(s) || s[end] != ';' {
		return "&", 1
	}
	size = end + 1
	switch name := string(s[1:end]); name {
	case "amp":
		return "&", size
	case "lt":
		return "<", size
	case "gt":
		return ">", size
	case "quot":
		return `"`, size
	case "apos":
		return "'", size
	default:
		if name[0] == '#' {
			if bad, known := illegal(name[1:]); bad && known {
				return "", size
			}
		}
	}
	whole := string(s[:size])
	if text = html.UnescapeString(whole); text == whole || strings.HasSuffix(text, ";") {
		return "&", 1 // no name of HTML's, or "&copyx;", which HTML takes for "©x;"
	}
	return text, size
}

// illegal reports whether a number refers to what no document may hold; known is
// false when it is no number.
func illegal(digits string) (bad, known bool) {
	base := 10
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return false, false
	}
	return n < ' ' && n != '\t' && n != '\n' && n != '\r' || n >= 0xd800 && n < 0xe000 || n == 0xfffe || n == 0xffff || n > utf8.MaxRune, true
}

// A field is an element that says something of a feed or an item. It is decoded
// only when it is needed.
type field struct {
	space space
	name  string // in small letters, without its prefix; empty when it is none that is read
	attrs []byte
	inner []byte // what stands between its tags, as it is written
	base  string // what its relative addresses belong to
}

func (f field) attr(name string) string { return attr(f.attrs, name) }

// blank reports whether there is nothing between the tags.
func (f field) blank() bool { return len(bytes.TrimLeft(f.inner, spaces)) == 0 }

// value returns the field's text without tags, at most maxValue bytes of it.
func (f field) value() string {
	return strings.TrimSpace(f.decode(false, maxValue))
}

const (
	maxValue  = 64 << 10 // bytes of a title, a name, an address; the longest real ones have 2 KB
	maxMarkup = 1 << 20  // bytes of a text; a novel has as many
)

// markup returns the field as HTML. RSS and Atom's "html" say it escaped or in
// CDATA, "xhtml" says it as it is, and other types of media are in base64. Some
// feeds write tags where they should have escaped them.
func (f field) markup() string {
	kind, mode := strings.ToLower(f.attr("type")), strings.ToLower(f.attr("mode"))
	media, isMedia := cutMedia(kind)
	switch {
	case strings.Contains(kind, "xhtml") || mode == "xml" && kind != "text/plain" && isMedia:
		return f.literal()
	case mode == "base64" || strings.HasSuffix(kind, "base64") || f.space == ownSpace && isMedia && mode == "" && media != "text":
		return f.base64()
	}
	return f.decode(true, maxMarkup)
}

// line returns the field as a title. Tags that were not escaped are no part of it.
func (f field) line() string {
	if kind := f.attr("type"); strings.Contains(kind, "/") || strings.EqualFold(kind, "xhtml") || f.attr("mode") != "" {
		return strings.Join(prose.Read(f.markup()).Paras, " ")
	}
	return prose.Line(f.value())
}

// cutMedia returns the kind of a media type; "text" for XML and HTML, which are.
func cutMedia(kind string) (media string, ok bool) {
	media, _, ok = strings.Cut(kind, "/")
	if strings.Contains(kind, "xml") || strings.Contains(kind, "html") {
		media = "text"
	}
	return media, ok
}

// base64 decodes the field; empty when that makes no text.
func (f field) base64() string {
	plain, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(f.decode(false, maxMarkup)), ""))
	if err != nil || !utf8.Valid(plain) {
		return ""
	}
	return string(plain)
}

// literal returns mark-up that was not escaped: what it refers to is resolved by
// whoever reads the mark-up.
func (f field) literal() string {
	var b strings.Builder
	for l := (lexer{in: f.inner[:min(len(f.inner), maxMarkup)]}); ; {
		t, ok := l.next()
		switch {
		case !ok:
			return b.String()
		case t.kind == cdataToken:
			b.WriteString(html.EscapeString(string(t.raw)))
		default:
			b.Write(t.raw)
		}
	}
}

// decode resolves references and CDATA sections. Tags stay or go. Of a longer
// field no more than about limit bytes are read.
func (f field) decode(tags bool, limit int) string {
	in := f.inner[:min(len(f.inner), limit)]
	if bytes.IndexByte(in, '<') < 0 {
		return strings.ToValidUTF8(unescape(in), "")
	}
	if whole, ok := onlyCDATA(in); ok {
		return clean(string(whole))
	}
	var b strings.Builder
	b.Grow(len(in))
	for l := (lexer{in: in}); ; {
		t, ok := l.next()
		switch {
		case !ok:
			return clean(b.String())
		case t.kind == textToken:
			b.WriteString(unescape(t.raw))
		case t.kind == cdataToken || tags:
			b.Write(t.raw)
		}
	}
}

// onlyCDATA returns the inside of a field that is one section and nothing else,
// as most are that hold mark-up.
func onlyCDATA(in []byte) ([]byte, bool) {
	in = bytes.Trim(in, spaces)
	rest, opened := bytes.CutPrefix(in, []byte("<![CDATA["))
	rest, closed := bytes.CutSuffix(rest, []byte("]]>"))
	return rest, opened && closed && !bytes.Contains(rest, []byte("]]>"))
}

// clean drops half a character at a cut, and the marks of CDATA sections in CDATA
// sections.
func clean(s string) string {
	if strings.Contains(s, "<![CDATA[") {
		s = strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(s)
	}
	return strings.ToValidUTF8(s, "")
}
