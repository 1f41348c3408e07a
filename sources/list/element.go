package list

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"pullquote/sources/internal/prose"
)

func isHeading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func void(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// hides reports whether nobody sees the text of an element, or it cannot be a link's.
func hides(tag atom.Atom) bool { return prose.Hides(tag) && tag != atom.Figcaption }

// blocks reports whether an element stands on lines of its own.
func blocks(tag atom.Atom) bool {
	return prose.Blocks(tag) || tag == atom.Menu || tag == atom.Tbody || tag == atom.Figcaption
}

// isBeside reports whether an element says that it is no content. A header is
// the site's unless it is an article's or a section's.
func isBeside(n node, role string) bool {
	switch n.tag {
	case atom.Nav, atom.Footer, atom.Aside, atom.Form:
		return n.tag != atom.Footer || !n.article
	case atom.Header:
		return n.depth <= 3 && !n.article
	}
	switch strings.ToLower(role) {
	case "navigation", "contentinfo", "banner", "search", "menu", "menubar", "complementary":
		return true
	}
	return false
}

// isNamedBeside reports whether an element's class or id says so, by one of the
// words that everybody uses.
func isNamedBeside(tag atom.Atom, class, id string) bool {
	if tag == atom.Body || tag == atom.Main || tag == atom.Article || class == "" && id == "" {
		return false
	}
	for _, name := range append(strings.Fields(class), id) {
		words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) })
		if len(words) == 0 || len(words) > 3 {
			continue
		}
		switch words[0] {
		case "has", "no", "with", "without", "is", "not": // "has-sidebar" is said of the whole page
			continue
		}
		if slices.ContainsFunc(words, isOtherWord) || slices.ContainsFunc(words, isBesideWord) && !slices.ContainsFunc(words, isEntryWord) {
			return true
		}
	}
	return false
}

// isEntryWord reports whether a word names an entry of a list: its footer is no
// page's footer.
func isEntryWord(w string) bool {
	switch w {
	case "article", "card", "entry", "item", "message", "news", "post", "story", "teaser":
		return true
	}
	return false
}

// isOtherWord reports whether a word names lists of other articles.
func isOtherWord(w string) bool {
	switch w {
	case "related", "popular", "trending", "recommended", "mostread", "sponsored", "promo":
		return true
	}
	return false
}

func isBesideWord(w string) bool {
	switch w {
	case "nav", "navbar", "navigation", "menu", "submenu", "footer", "sidebar", "breadcrumb", "breadcrumbs", "pagination", "pager", "social",
		"share", "sharing", "cookie", "cookies", "consent", "tagcloud", "tags", "comments", "newsletter", "advert", "login":
		return true
	}
	return false
}
