package news

import (
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

// Letters returns the first n code points of s; it is for what Shorten leaves too
// long.
func Letters(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}
