package telegramtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseHTML reads parse_mode=HTML as Telegram's server does. That is not HTML as
// browsers know it: a handful of tags, four named references, every tag closed in
// order, and anything else refuses the whole message. Byte offsets in errors are
// those of the server. The rules are in
// https://core.telegram.org/bots/api#html-style; where that is silent, they are
// what parse_html in td/telegram/MessageEntity.cpp of https://github.com/tdlib/td
// does.
func parseHTML(source string) (parsed, error) {
	r := &reader{source: source}
	for r.pos < len(source) {
		var err error
		switch {
		case strings.HasPrefix(source[r.pos:], "</"):
			err = r.endTag()
		case source[r.pos] == '<':
			err = r.startTag()
		default:
			r.character()
		}
		if err != nil {
			return parsed{}, err
		}
	}
	if n := len(r.open); n > 0 {
		return parsed{}, fmt.Errorf(`Can't find end tag corresponding to start tag "%s"`, r.open[n-1].name)
	}
	r.nest()
	return parsed{r.text.String(), r.entities, r.dropped}, nil
}

// A parsed text is what is left without the mark-up.
type parsed struct {
	text     string
	entities []Entity
	dropped  []string
}

// A tag is open until its end.
type tag struct {
	name, value string // value: href, class, expandable …
	units       int    // where it began
	bytes       int
}

type reader struct {
	source   string
	pos      int
	text     strings.Builder
	units    int // of text, in UTF-16
	open     []tag
	entities []Entity
	dropped  []string
}

// entityOf names the entity that a tag makes.
var entityOf = map[string]string{
	"a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic",
	"u": "underline", "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
	"span": "spoiler", "tg-spoiler": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote",
}

// character copies one character, or what a reference stands for.
func (r *reader) character() {
	c, n := utf8.DecodeRuneInString(r.source[r.pos:])
	if c == '&' {
		if code, length := reference(r.source[r.pos:]); length > 0 {
			c, n = code, length
		}
	}
	r.pos += n
	r.text.WriteRune(c)
	r.units++
	if c > 0xffff {
		r.units++
	}
}

// reference reads a character reference at the beginning of s and tells its
// length, 0 when it is none and stays as it stands. The semicolon may be missing.
func reference(s string) (rune, int) {
	code, length := rune(0), 0
	switch {
	case strings.HasPrefix(s, "&#x"):
		code, length = numeric(s, 3, 16, "0123456789abcdefABCDEF")
	case strings.HasPrefix(s, "&#"):
		code, length = numeric(s, 2, 10, "0123456789")
	default:
		name := s[1 : 1+span(s[1:], letter)]
		code, length = map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"'}[name], 1+len(name)
	}
	if code == 0 {
		return 0, 0
	}
	if strings.HasPrefix(s[length:], ";") {
		length++
	}
	return code, length
}

// numeric reads the digits of s from begin on.
func numeric(s string, begin, base int, digits string) (rune, int) {
	end := begin + span(s[begin:], func(c rune) bool { return strings.ContainsRune(digits, c) })
	code, err := strconv.ParseUint(s[begin:end], base, 32)
	if err != nil || code >= 0x10ffff || end >= 10 || code >= 0xd800 && code < 0xe000 {
		return 0, 0
	}
	return rune(code), end
}

// span is the length of the part at the beginning of s that consists of such
// characters.
func span(s string, such func(rune) bool) int {
	if i := strings.IndexFunc(s, func(c rune) bool { return !such(c) }); i >= 0 {
		return i
	}
	return len(s)
}

func letter(c rune) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func blank(c byte) bool { return strings.IndexByte(" \t\r\n\x00\v", c) >= 0 }

// until returns the source from pos to the first byte that ends it, and moves
// there.
func (r *reader) until(ends func(byte) bool) string {
	begin := r.pos
	for r.pos < len(r.source) && !ends(r.source[r.pos]) {
		r.pos++
	}
	return r.source[begin:r.pos]
}

func (r *reader) skipBlanks() { r.until(func(c byte) bool { return !blank(c) }) }

// at reports whether c comes next.
func (r *reader) at(c byte) bool { return r.pos < len(r.source) && r.source[r.pos] == c }

func (r *reader) startTag() error {
	begin := r.pos
	r.pos++
	name := strings.ToLower(r.until(func(c byte) bool { return blank(c) || c == '>' }))
	if r.pos == len(r.source) {
		return fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	if entityOf[name] == "" {
		return fmt.Errorf(`Unsupported start tag "%s" at byte offset %d`, name, begin)
	}
	t := tag{name: name, units: r.units, bytes: r.text.Len()}
	for {
		r.skipBlanks()
		if r.at('>') {
			break
		}
		attribute, value, err := r.attribute(name, begin)
		if err != nil {
			return err
		}
		t.set(attribute, value)
	}
	r.pos++
	if name == "span" && t.value != "tg-spoiler" {
		return fmt.Errorf(`Tag "span" must have class "tg-spoiler" at byte offset %d`, begin)
	}
	r.open = append(r.open, t)
	return nil
}

// set keeps the one attribute that matters for a tag; others are ignored.
func (t *tag) set(attribute, value string) {
	wanted := map[string]string{"a": "href", "code": "class", "span": "class", "blockquote": "expandable"}
	if wanted[t.name] == attribute {
		t.value = value
	}
}

// attribute reads name, name=value, name="value" or name='value'.
func (r *reader) attribute(tag string, begin int) (name, value string, err error) {
	name = r.until(func(c byte) bool { return blank(c) || strings.IndexByte(`=>/"'`, c) >= 0 })
	if name == "" {
		return "", "", fmt.Errorf(`Empty attribute name in the tag "%s" at byte offset %d`, tag, begin)
	}
	r.skipBlanks()
	if r.pos == len(r.source) {
		return "", "", fmt.Errorf(`Unclosed start tag "%s" at byte offset %d`, tag, begin)
	}
	if !r.at('=') {
		return name, name, nil
	}
	r.pos++
	r.skipBlanks()
	if r.pos == len(r.source) {
		return "", "", fmt.Errorf(`Unclosed start tag "%s" at byte offset %d`, tag, begin)
	}
	if r.at('"') || r.at('\'') {
		return r.quoted(name, begin)
	}
	at := r.pos
	value = r.until(func(c byte) bool { return !letter(rune(c)) && (c < '0' || c > '9') && c != '.' && c != '-' })
	if r.pos == len(r.source) {
		return "", "", fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	if !r.at('>') && !blank(r.source[r.pos]) {
		return "", "", fmt.Errorf("Unexpected end of name token at byte offset %d", at)
	}
	return name, strings.ToLower(value), nil
}

// quoted reads the quoted value of an attribute.
func (r *reader) quoted(name string, begin int) (string, string, error) {
	mark := r.source[r.pos]
	r.pos++
	var value strings.Builder
	for r.pos < len(r.source) && r.source[r.pos] != mark {
		if r.at('&') {
			if code, n := reference(r.source[r.pos:]); n > 0 {
				value.WriteRune(code)
				r.pos += n
				continue
			}
		}
		value.WriteByte(r.source[r.pos])
		r.pos++
	}
	r.pos++
	if r.pos >= len(r.source) {
		return "", "", fmt.Errorf("Unclosed start tag at byte offset %d", begin)
	}
	return name, value.String(), nil
}

func (r *reader) endTag() error {
	begin := r.pos
	if len(r.open) == 0 {
		return fmt.Errorf("Unexpected end tag at byte offset %d", begin)
	}
	r.pos += 2
	name := strings.ToLower(r.until(func(c byte) bool { return blank(c) || c == '>' }))
	r.skipBlanks()
	if !r.at('>') {
		return fmt.Errorf("Unclosed end tag at byte offset %d", begin)
	}
	r.pos++
	t := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	if name != "" && name != t.name {
		return fmt.Errorf(`Unmatched end tag at byte offset %d, expected "</%s>", found "</%s>"`, begin, t.name, name)
	}
	if r.units > t.units {
		r.entity(t)
	}
	return nil
}

// entity makes the entity of a tag that ends.
func (r *reader) entity(t tag) {
	e := Entity{Type: entityOf[t.name], Offset: t.units, Length: r.units - t.units}
	if t.name == "blockquote" && t.value != "" {
		e.Type = "expandable_blockquote"
	}
	if t.name == "a" {
		address := t.value
		if address == "" {
			address = r.text.String()[t.bytes:]
		}
		if e.URL = linkTarget(address); e.URL == "" {
			r.dropped = append(r.dropped, "link to "+address)
			return
		}
	}
	r.entities = append(r.entities, e)
}

// nest sorts the entities as Telegram does, the outer before the inner, and notes
// those that cannot stand where they are.
func (r *reader) nest() {
	slices.SortStableFunc(r.entities, func(a, b Entity) int {
		if a.Offset != b.Offset {
			return a.Offset - b.Offset
		}
		return b.Length - a.Length
	})
	quote := func(e Entity) bool { return strings.HasSuffix(e.Type, "blockquote") }
	solid := func(e Entity) bool { return e.Type == "text_link" }
	pre := func(e Entity) bool { return e.Type == "code" || e.Type == "pre" }
	var outer []Entity
	for _, e := range r.entities {
		for len(outer) > 0 && e.Offset >= outer[len(outer)-1].Offset+outer[len(outer)-1].Length {
			outer = outer[:len(outer)-1]
		}
		for _, o := range outer {
			if pre(o) || pre(e) && !quote(o) || quote(e) && quote(o) || solid(o) && (solid(e) || quote(e)) || e.Type == o.Type {
				r.dropped = append(r.dropped, e.Type+" inside "+o.Type)
			}
		}
		outer = append(outer, e)
	}
}
