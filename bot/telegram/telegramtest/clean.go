package telegramtest

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// clean does to a text what Telegram does before it counts: control characters
// become blanks, a few characters vanish, blanks at the ends go.
func clean(text string) string {
	text = strings.Map(func(c rune) rune {
		switch {
		case c == '\n':
			return c
		case c == '\r', c >= 0x2028 && c <= 0x202e, c == 0x333, c == 0x33f, c == 0x30a:
			return -1
		case c <= ' ':
			return ' '
		}
		return c
	}, text)
	return strings.Trim(text, " \n")
}

// visible reports whether people can see anything of a text.
func visible(text string) bool {
	return strings.ContainsFunc(text, func(c rune) bool {
		return !unicode.IsSpace(c) && !unicode.Is(unicode.Cf, c) && c != 0x2800 && c != 0xfffc
	})
}

// linkTarget is the address that Telegram makes of a link's target, empty when it
// would drop the link: it must be http or https, with a dot in the host.
func linkTarget(s string) string {
	scheme, rest, found := strings.Cut(s, "://")
	if !found {
		scheme, rest = "http", s
	}
	scheme = strings.ToLower(scheme)
	if scheme != "http" && scheme != "https" {
		return ""
	}
	authority, path := rest, ""
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		authority, path = rest[:i], rest[i:]
	}
	userinfo, host := "", authority
	if i := strings.LastIndexByte(authority, '@'); i >= 0 {
		userinfo, host = authority[:i+1], authority[i+1:]
	}
	port := ""
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		n, err := strconv.Atoi(host[i+1:])
		if err != nil || n < 1 || n > 65535 {
			return ""
		}
		host, port = host[:i], ":"+strconv.Itoa(n)
	}
	if !hostName(host) || !urlPart(userinfo, ":@") {
		return ""
	}
	if path = strings.TrimRight(path, " \t\r\n\x00\v"); !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return scheme + "://" + userinfo + strings.ToLower(host) + port + strings.ReplaceAll(path, " ", "%20")
}

func hostName(host string) bool {
	if inside, ok := strings.CutPrefix(host, "["); ok {
		a, err := netip.ParseAddr(strings.TrimSuffix(inside, "]"))
		return err == nil && a.Is6()
	}
	if !strings.Contains(host, ".") || host == "." {
		return false
	}
	return urlPart(host, "")
}

// urlPart reports whether s holds only what may stand in a host or before it.
func urlPart(s, more string) bool {
	plain, err := url.PathUnescape(s)
	return err == nil && !strings.ContainsFunc(plain, func(c rune) bool {
		return c < 128 && !letter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(".-_!$,~*'();&+="+more, c)
	})
}
