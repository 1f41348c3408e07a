package news

import (
	"net/url"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Shorten returns s when it has at most n characters (grapheme clusters), else
// its beginning, ended at a word where one ends nearby, with an ellipsis. It is
// for headlines and names; sentences and quotes are never shortened.
func Shorten(s string, n int) string {
	end, space, count := 0, 0, 0
	for g := graphemes.FromString(s); g.Next(); count++ {
		if count == n-1 {
			if g.End() == len(s) {
				return s
			}
			if space < end*2/3 {
				space = end
			}
			return strings.TrimRight(s[:space], " ,.;:–—-") + "…"
		}
		if strings.TrimSpace(g.Value()) == "" {
			space = g.Start()
		}
		end = g.End()
	}
	return s
}

// Fragment returns the article's address with a text fragment that makes a
// browser scroll to words and highlight them. Long passages are named by their
// first and last words, as the specification advises.
// See https://wicg.github.io/scroll-to-text-fragment/.
func Fragment(address, words string) string {
	const whole, edge = 8, 4
	f := strings.Fields(words)
	if len(f) == 0 {
		return address
	}
	text := escapeFragment(strings.Join(f, " "))
	if len(f) > whole {
		text = escapeFragment(strings.Join(f[:edge], " ")) + "," + escapeFragment(strings.Join(f[len(f)-edge:], " "))
	}
	base, _, found := strings.Cut(address, "#")
	if found {
		// The directive follows a fragment that is there already.
		return address + ":~:text=" + text
	}
	return base + "#:~:text=" + text
}

// escapeFragment percent-encodes what a text directive reserves: "-", "," and
// "&" besides everything that a fragment may not hold.
func escapeFragment(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(s), "+", "%20"), "-", "%2D")
}
