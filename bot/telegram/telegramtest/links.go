package telegramtest

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// findLinks lists the words that Telegram makes a link of although nobody asked:
// mentions, hashtags, cashtags, commands, addresses, e-mail, bank cards. It looks
// everywhere but in code and in links, where the server makes none.
//
// It is stricter than the server: any two letters after a dot are a top-level
// domain, any card number is valid, and any + with seven digits is a telephone.
func findLinks(text string, entities []Entity) []string {
	units := utf16.Encode([]rune(text))
	for _, e := range entities {
		if e.Type == "code" || e.Type == "pre" || e.Type == "text_link" {
			for i := e.Offset; i < e.Offset+e.Length; i++ {
				units[i] = '\n'
			}
		}
	}
	text = string(utf16.Decode(units))
	var found []string
	for _, k := range kinds {
		for _, at := range k.pattern.FindAllStringIndex(text, -1) {
			before, after := text[:at[0]], text[at[1]:]
			if k.alone && (word(last(before)) || k.notAfter != "" && strings.ContainsRune(k.notAfter, last(before)) || word(first(after))) {
				continue
			}
			if match := text[at[0]:at[1]]; k.valid == nil || k.valid(match) {
				found = append(found, k.name+" "+match)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// A kind of link has a pattern; some may not be a part of a longer word, or must
// be valid.
type kind struct {
	name     string
	pattern  *regexp.Regexp
	alone    bool
	notAfter string
	valid    func(string) bool
}

// General punctuation, zero width space among it, ends an address; the joiners
// and dashes don't.
const inHost = `[^\s\x00-\x2c/:-@\[-^` + "`" + `{-}\x{2000}-\x{200b}\x{200e}\x{200f}\x{2016}-\x{206f}]`

var kinds = []kind{
	{"mention", regexp.MustCompile(`@[A-Za-z0-9_]{3,32}`), true, "", nil},
	{"command", regexp.MustCompile(`/[A-Za-z0-9_]{1,64}`), true, "/<>", nil},
	{"hashtag", regexp.MustCompile(`#[\pL\d_\x{200c}·\x{d80}-\x{dff}]*[\pL\x{200c}·\x{d80}-\x{dff}][\pL\d_\x{200c}·\x{d80}-\x{dff}]*`), true, "\u200c·", nil},
	{"cashtag", regexp.MustCompile(`\$(1INCH|[A-Z]{1,8})`), true, "$", nil},
	{"url", regexp.MustCompile(inHost + `+\.(\pL[\pL\pM]+|xn--[a-z0-9]+)`), false, "", nil},
	{"url", regexp.MustCompile(`(https?|ftp)://` + inHost + `+\.` + inHost + `{2,}`), false, "", nil},
	{"url", regexp.MustCompile(`(?i)(tg|ton|tonsite)://[a-z0-9_-]+`), false, "", nil},
	{"ip", regexp.MustCompile(`\d[\d.]+\d`), true, "", ipv4},
	{"email", regexp.MustCompile(`[A-Za-z0-9_.+-]+@[A-Za-z0-9_.-]+\.[A-Za-z]{2,8}`), false, "", nil},
	{"card", regexp.MustCompile(`\d(?:[ -]{0,3}\d){12,18}`), true, ".,+-", nil},
	{"phone", regexp.MustCompile(`\+\d(?:[ ().-]{0,3}\d){6,}`), false, "", nil},
}

func ipv4(s string) bool {
	a, err := netip.ParseAddr(s)
	return err == nil && a.Is4()
}

func first(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

func last(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

func word(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }
