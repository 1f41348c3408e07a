package telegram

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cut is put where Telegram would otherwise make a link of plain words: ZERO WIDTH
// SPACE. It is invisible everywhere, allows a line break at worst, and of all
// invisible characters it is the one that ends every kind of link. ZERO WIDTH
// NON-JOINER and JOINER, the usual choices, don't: Telegram takes both for a part
// of an address and the first for a letter of a hashtag.
const cut = '\u200b'

// escape makes any words safe to stand in a message: nothing in them formats,
// links, mentions or commands. It returns them as HTML, and as people will see
// them, for counting. Line breaks become blanks.
//
// Telegram's server looks for links in the text that is left when the mark-up is
// gone, so no mark-up can protect words outside of code. These are its rules, as
// far as they are public (match_mentions and its neighbours in
// td/telegram/MessageEntity.cpp of https://github.com/tdlib/td), and what breaks
// each of them:
//
//	@name          cut after @ at the beginning of a word
//	/command       cut after / at the beginning of a word
//	#tag           cut after #
//	$TAG           cut after $
//	any://thing    cut before //
//	host.tld, a@b.c cut after a dot that two letters follow: no top-level domain
//	               is shorter, and abbreviations such as U.S. stay whole
//	1.2.3.4        cut after each dot of an IPv4 address
//	card number    13 to 19 digits, with blanks or hyphens: cut after twelve
//	telephone      its rules are not public: + begins one, cut after + and after six digits
//
// What the words themselves bring along that is invisible or turns the writing
// direction goes, except for the two joiners, which Persian, Hindi and emoji are
// spelt with.
func escape(words string) (html, shown string) {
	words = tidy(words)
	var b strings.Builder
	var digits count
	prev := utf8.RuneError
	for i, r := range words {
		if digits.full(r) {
			b.WriteRune(cut)
		}
		b.WriteRune(r)
		if linkStarts(r, prev, words[:i], words[i+utf8.RuneLen(r):]) {
			b.WriteRune(cut)
		}
		prev = r
	}
	shown = b.String()
	return quoteHTML(shown), shown
}

// linkStarts reports whether r, between before and after, must be cut from what
// follows.
func linkStarts(r, prev rune, before, after string) bool {
	next, n := utf8.DecodeRuneInString(after)
	switch r {
	case '@':
		return !word(prev) && word(next)
	case '/':
		return !word(prev) && prev != '/' && word(next)
	case '#':
		return word(next) || next == '\u200c' || next == '·' || unicode.IsMark(next)
	case '$':
		return 'A' <= next && next <= 'Z' || strings.HasPrefix(after, "1INCH")
	case ':':
		return strings.HasPrefix(after, "//")
	case '+':
		return digit(next)
	case '.':
		second, _ := utf8.DecodeRuneInString(after[n:])
		tld := unicode.IsLetter(next) && (unicode.IsLetter(second) || unicode.IsMark(second))
		return tld || digit(prev) && digit(next) && ipv4(before, after)
	}
	return false
}

// A count tells when a row of digits grows long enough to be a card or telephone
// number.
type count struct{ digits, most int }

// full takes the next rune and reports whether it must be cut from the one before.
func (c *count) full(r rune) bool {
	const card, telephone = 12, 6
	switch {
	case r == '+':
		*c = count{most: telephone}
	case digit(r):
		if c.most == 0 {
			c.most = card
		}
		if c.digits++; c.digits > c.most {
			c.digits = 1
			return true
		}
	case r == ' ' || r == '-':
	case c.most == telephone && strings.ContainsRune("()./\u00a0", r):
	default:
		*c = count{}
	}
	return false
}

// ipv4 reports whether the digits and dots around a dot are an IPv4 address.
func ipv4(before, after string) bool {
	other := func(r rune) bool { return !digit(r) && r != '.' }
	if i := strings.LastIndexFunc(before, other); i >= 0 {
		_, n := utf8.DecodeRuneInString(before[i:])
		before = before[i+n:]
	}
	if i := strings.IndexFunc(after, other); i >= 0 {
		after = after[:i]
	}
	_, err := netip.ParseAddr(strings.Trim(before+"."+after, "."))
	return err == nil
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// word reports whether r is a character of words, as Telegram sees them. The
// error that ends a text is none.
func word(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// ring is the ring of å where it is a character of its own. Telegram strikes it
// out, so it is joined with its letter before.
const ring = '\u030a'

// tidy takes out what nobody can see and folds white space into single blanks.
func tidy(s string) string {
	if strings.ContainsRune(s, ring) {
		s = norm.NFC.String(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200c' || r == '\u200d':
			return r
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs), invisible(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}

// invisible lists what Unicode counts as letters, marks or symbols although
// nothing is seen, and the three marks that Telegram strikes out itself.
func invisible(r rune) bool {
	switch r {
	case '\u034f', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u2800', '\u3164', '\uffa0', '\ufffc':
		return true
	case '\u0333', '\u033f', ring:
		return true
	}
	return false
}

// quoteHTML knows the four characters that Telegram's HTML has names for.
func quoteHTML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// linkable reports whether Telegram takes s as the target of a link. It would not
// refuse another one, but drop the link without a word.
func linkable(s string) bool {
	const longest = 4096 // bytes: longer ones would leave no room for the news
	if len(s) > longest || strings.ContainsFunc(s, odd) {
		return false
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return false
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return false
		}
	}
	host := u.Hostname()
	return strings.Contains(strings.Trim(host, "."), ".") && !strings.ContainsFunc(host, func(r rune) bool {
		return r < utf8.RuneSelf && !word(r) && r != '-' && r != '.'
	})
}

// odd reports whether r has no place in an address.
func odd(r rune) bool {
	return r <= ' ' || r == 0x7f || r == utf8.RuneError || strings.ContainsRune(`"<>\`, r)
}
