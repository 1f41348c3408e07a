package discord

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// What a Discord client makes of plain text, and how escape stops it. A backslash
// before a character of mark-up is not shown; a zero-width space inside a mention
// is invisible too and keeps even the server from seeing one.
//
//	bold, italic, underline, strike, spoiler, code   \ before * _ ~ | `
//	heading, list, quote, small print                \ at the beginning of a line
//	[masked](links)                                  \ between ] and (
//	https://bare.links, :emoji:                      \ before the colon
//	discord.gg/invites                               \ before the dot
//	<@mention>, <#channel>, <:emoji:>, <t:time>,
//	</command:>, <https://links>, <mail@address>     zero-width space after <
//	@everyone, @here                                 zero-width space after @
//
// Nothing else is touched, so that ordinary prose stays word for word as it is in
// the article, for people who copy it and programs that read it.
// See https://discord.com/developers/docs/reference#message-formatting.
const zeroWidth = "\u200b"

var (
	// markup are the characters that format wherever they stand.
	markup = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, `~`, `\~`, `|`, `\|`, "`", "\\`",
		`](`, `]\(`, `://`, `\://`, `<`, `<`+zeroWidth)
	emoji      = regexp.MustCompile(`:[\w+\\-]+`) // one if another colon follows
	everyone   = regexp.MustCompile(`(?i)@(everyone|here)`)
	invitation = regexp.MustCompile(`(?i)(discord|discordapp|dsc)\.(\w)`)
	// beginning is what formats a line as a whole.
	beginning = regexp.MustCompile(`^(#{1,3} |- |-# |\+ |>{1,3} )`)
	numbered  = regexp.MustCompile(`^(\d+)([.)] )`)
)

// escape returns text that shows as s, on one line, and does nothing else: it
// pings nobody, links nowhere and formats nothing.
func escape(s string) string {
	s = noEmoji(markup.Replace(visible(s)))
	s = everyone.ReplaceAllString(s, "@"+zeroWidth+"$1")
	s = invitation.ReplaceAllString(s, `$1\.$2`)
	s = beginning.ReplaceAllString(s, `\$1`)
	return numbered.ReplaceAllString(s, `$1\$2`)
}

// noEmoji puts a backslash before every colon that begins ":name:".
func noEmoji(s string) string {
	var b strings.Builder
	done := 0
	for _, at := range emoji.FindAllStringIndex(s, -1) {
		if at[1] < len(s) && s[at[1]] == ':' {
			b.WriteString(s[done:at[0]] + `\`)
			done = at[0]
		}
	}
	return b.String() + s[done:]
}

// visible returns s on one line without what cannot be seen: control characters,
// those that turn the direction of writing, and zero-width ones. The two joiners
// stay, because Persian, Hindi and family emoji are spelt with them.
func visible(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200c', r == '\u200d':
			return r
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		case r >= 0x115F && r <= 0x1160, r == 0x3164, r == 0xFFA0, r == 0x2800: // blanks that count as letters
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// safeURL returns an address that can stand in a message or a masked link, or an
// empty string when s is no http(s) address.
func safeURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.User = nil // "https://bank.example@evil.example" reads like another address
	return inLink.Replace(u.String())
}

// inLink encodes what would end a masked link.
var inLink = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", " ", "%20", "\\", "%5C", "`", "%60", "|", "%7C")

// brackets keeps those of the words apart from those of the link.
var brackets = strings.NewReplacer("[", `\[`, "]", `\]`)

// masked returns escaped words that lead to an address, or the words alone when there is
// no good one.
func masked(words, address string) string {
	if address = safeURL(address); address == "" {
		return words
	}
	return "[" + brackets.Replace(words) + "](" + address + ")"
}
