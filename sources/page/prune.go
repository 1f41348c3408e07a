package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What says of itself that it is not the article
//
// Publishing systems name the parts of a page for their own style sheets: the
// element around a list of other articles is called "related-articles" or
// "moduleRelated", whatever the site. These names are the cheapest witness there
// is, and a treacherous one, because the element around the whole article may
// be called "has-newsletter-signup". So a name counts only for an element that
// holds a small part of the page's paragraphs.

// prune removes elements that are not the article by their own word, except those
// that are known to be of it. It reports whether one of them was a wall.
func prune(doc *html.Node, known []*html.Node) (wall bool) {
	total := mass(doc)
	walk(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode || n.Parent == nil {
			return true
		}
		if !unwanted(n) {
			return !whole(n)
		}
		const small = 4 // a quarter of the page's paragraphs
		if total > 0 && mass(n)*small >= total || slices.Contains(known, n) {
			return true
		}
		wall = wall || isWallElement(n)
		n.Parent.RemoveChild(n)
		return false
	})
	return wall
}

// whole reports whether the inside of n is one text, of which nothing may be
// taken away: a sentence without one of its words says something else.
func whole(n *html.Node) bool {
	return n.DataAtom == atom.P || n.DataAtom == atom.Pre || isHeading(n) || inline(n)
}

// inline reports whether n is part of a line.
func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Em, atom.Strong, atom.B, atom.I, atom.U, atom.Q, atom.Cite, atom.Abbr, atom.Mark, atom.Small, atom.Sub, atom.Sup,
		atom.Font, atom.Code, atom.Time, atom.S, atom.Del, atom.Ins, atom.Label, atom.Bdi, atom.Bdo, atom.Dfn, atom.Big, atom.Tt, atom.Var, atom.Kbd:
		return true
	}
	return false
}

// mass is how much text stands in paragraphs inside n, in bytes.
func mass(n *html.Node) (sum int) {
	walk(n, func(n *html.Node) bool {
		if n.DataAtom != atom.P {
			return true
		}
		walk(n, func(n *html.Node) bool {
			if n.Type == html.TextNode {
				sum += len(strings.TrimSpace(n.Data))
			}
			return true
		})
		return false
	})
	return sum
}

// unwanted reports whether an element's kind, role or name is one of those that
// stand around articles.
func unwanted(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Main, atom.Article, atom.Title, atom.Meta, atom.Link:
		return false
	case atom.Nav, atom.Figcaption, atom.Dialog, atom.Button, atom.Footer:
		return true
	}
	if n.DataAtom == 0 && strings.Contains(n.Data, "-") && called(n.Data, around) { // amp-ad
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		}
		if inline(n) {
			continue
		}
		switch a.Key {
		case "role":
			switch a.Val {
			case "navigation", "complementary", "search", "dialog", "menu", "contentinfo", "alertdialog":
				return true
			}
		case "class", "id", "data-component", "data-testid", "itemprop":
			if called(a.Val, around) {
				return true
			}
		}
	}
	return false
}

// called reports whether one of the words that a name is made of ("moduleRelated",
// "module_related-links") is of a kind, alone or after the word before it.
func called(name string, kind func(previous, word string) bool) bool {
	const longest = 300
	name = name[:min(len(name), longest)]
	start, previous := 0, ""
	for i := 0; i <= len(name); i++ {
		if i < len(name) && (isLower(name[i]) || isUpper(name[i]) && (i == start || isUpper(name[i-1]))) {
			continue
		}
		if i > start {
			word := strings.ToLower(name[start:i])
			if kind(previous, word) {
				return true
			}
			previous = word
		}
		start = i
		if i < len(name) && !isUpper(name[i]) {
			start++
		}
	}
	return false
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// around reports whether a word names what stands around articles, alone or with
// the one before it.
func around(previous, word string) bool {
	switch word {
	case "related", "relatedposts", "recommended", "recommendations", "recirc", "recirculation", "outbrain", "taboola", "trc", "popular", "trending",
		"share", "shares", "sharing", "sharebar", "sharedaddy", "sharethis", "addtoany", "addthis", "social", "socials", "follow",
		"newsletter", "newsletters", "signup", "subscribe", "subscription", "donate", "donation", "membership", "login",
		"promo", "promos", "promotion", "advert", "adverts", "advertisement", "advertising", "ad", "ads", "sponsor", "sponsored", "sponsors", "adsbygoogle",
		"comments", "comment", "respond", "disqus", "livefyre", "breadcrumb", "breadcrumbs", "caption", "captions", "credit", "credits", "copyright",
		"cookie", "cookies", "consent", "gdpr", "modal", "popup", "tooltip", "toolbar", "pagination", "pager",
		"byline", "bylines", "authorbox", "bio", "timestamp", "dateline", "datestamp", "tags", "taglist", "postmeta", "keywords",
		"pullquote", "pullquotes", "navigation", "nav", "navbar", "menu", "sidebar", "masthead", "footer", "teaser", "teasers", "playlist", "poll", "quiz", "disclaimer",
		"rating", "ratings", "voting", "votes":
		return true
	}
	if isWall(previous, word) {
		return true
	}
	switch previous + " " + word {
	case "pull quote", "read more", "more from", "most read", "see also", "also read", "read next", "read also", "up next", "more on", "more stories", "latest news", "top stories",
		"author info", "author bio", "about author", "article meta", "post meta", "entry meta", "article tags", "post tags", "entry footer", "article footer",
		"post date", "publish date", "published date", "pub date", "entry date", "article date", "image gallery", "photo gallery", "jump to", "back top":
		return true
	}
	return false
}
