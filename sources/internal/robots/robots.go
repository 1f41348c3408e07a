// Package robots reads robots.txt: which pages of a site a bot may visit, and how
// far apart.
package robots

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// How robots.txt is read
//
// The file is a list of groups: one or more "User-agent" lines, then "Allow" and
// "Disallow" lines with the beginning of a path, where * stands for anything and
// a $ at the end for the end. All groups that name the bot count as one; only
// where none does, those for * count. Of the rules that fit a path the longest
// wins, and "Allow" where two are as long. Lines that make no sense are passed
// over, because half of the files in the wild have some
// (RFC 9309, https://www.rfc-editor.org/rfc/rfc9309).
//
// "Crawl-delay" is not in the standard, but sites use it and mean it.
//
// The file is a stranger's, and up to half a megabyte long. A rule is therefore
// never turned into a regular expression: its pieces between the stars are looked
// for from left to right, which is linear in the path, and the rules are kept as
// the text they came in.

// Rules are what a site says to one bot. The zero Rules allow everything.
type Rules struct {
	Delay time.Duration // how far apart visits are to be; 0 when the site does not say
	lines string        // one rule a line: '+' or '-', then the pattern
}

// Parse reads a robots.txt for the bot with this product token ("Pullquote").
// Whatever the file holds, there are rules.
func Parse(file []byte, token string) Rules {
	var named, all group
	var mine, everyones, closed, found bool
	for line := range bytes.FieldsFuncSeq(bytes.TrimPrefix(file, []byte("\ufeff")), endsLine) {
		key, value := split(line)
		if key == "user-agent" {
			if closed {
				mine, everyones, closed = false, false, false
			}
			mine = mine || strings.EqualFold(product(value), token)
			everyones = everyones || value == "*"
			found = found || mine
			continue
		}
		if key != "allow" && key != "disallow" && key != "crawl-delay" {
			continue
		}
		closed = true
		if mine {
			named.add(key, value)
		}
		if everyones {
			all.add(key, value)
		}
	}
	if found {
		return named.rules()
	}
	return all.rules()
}

func endsLine(r rune) bool { return r == '\n' || r == '\r' }

// split cuts a line into its key, in lower case, and its value, without a comment.
func split(line []byte) (key, value string) {
	line, _, _ = bytes.Cut(line, []byte("#"))
	k, v, _ := bytes.Cut(line, []byte(":"))
	return strings.ToLower(string(bytes.TrimSpace(k))), string(bytes.TrimSpace(v))
}

// product returns the name at the beginning of a User-agent line: some give the
// version too.
func product(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return r != '-' && r != '_' && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
	if end < 0 {
		return agent
	}
	return agent[:end]
}

// A group collects the rules of all groups for one bot.
type group struct {
	lines strings.Builder
	delay time.Duration
}

func (g *group) add(key, value string) {
	switch {
	case key == "crawl-delay":
		if n, err := strconv.ParseFloat(value, 64); err == nil && n > 0 && n < 1e9 {
			g.delay = time.Duration(n * float64(time.Second))
		}
	case value == "": // "Disallow:" forbids nothing
	case key == "allow":
		g.lines.WriteString("+" + pattern(value) + "\n")
	default:
		g.lines.WriteString("-" + pattern(value) + "\n")
	}
}

func (g *group) rules() Rules { return Rules{g.delay, g.lines.String()} }

// Size is how many bytes the rules take.
func (r Rules) Size() int { return len(r.lines) }

// Allow reports whether a path, with its query, may be visited.
func (r Rules) Allow(path string) bool {
	path = octets(path, "*$")
	allow, longest := true, 0
	for line := range strings.Lines(r.lines) {
		rule := line[1 : len(line)-1]
		if says := line[0] == '+'; len(rule) > longest || len(rule) == longest && says {
			if matches(rule, path) {
				allow, longest = says, len(rule)
			}
		}
	}
	return allow
}

// matches looks for the pieces of a rule from left to right. The first place is
// always the best: what is left of the path is then longest.
func matches(rule, path string) bool {
	rule, whole := strings.CutSuffix(rule, "$")
	piece, rest, more := strings.Cut(rule, "*")
	if !strings.HasPrefix(path, piece) {
		return false
	}
	path = path[len(piece):]
	for more {
		piece, rest, more = strings.Cut(rest, "*")
		if !more && whole {
			return strings.HasSuffix(path, piece)
		}
		i := strings.Index(path, piece)
		if i < 0 {
			return false
		}
		path = path[i+len(piece):]
	}
	return !whole || path == ""
}

// pattern spells a rule as octets spells a path: a star is a wildcard, a dollar
// is the end only where it is the end.
func pattern(rule string) string {
	if body, whole := strings.CutSuffix(rule, "$"); whole {
		return octets(body, "$") + "$"
	}
	return octets(rule, "$")
}

// octets spells a path in one way, whichever the site or the link has chosen:
// letters, digits and -._~ as they are, escapes in capitals, and whatever is not
// printable ASCII, or listed in marks, escaped.
func octets(path, marks string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c, escaped := path[i], false
		if c == '%' && i+2 < len(path) {
			if n, err := strconv.ParseUint(path[i+1:i+3], 16, 8); err == nil {
				c, escaped = byte(n), true
				i += 2
			}
		}
		if escaped && !unreserved(c) || c <= ' ' || c > '~' || !escaped && strings.IndexByte(marks, c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
