package list

import (
	"math"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pullquote/sources/internal/prose"
	"pullquote/sources/link"
)

// What is an article's link
//
// A page that lists articles was made by a program, so the links to articles
// stand in the same kind of place, and their addresses are built in the same way
// (B. Liu, R. Grossman, Y. Zhai, "Mining Data Records in Web Pages", KDD 2003;
// G. Miao et al., "Extracting Data Records from the Web Using Tag Path
// Clustering", WWW 2009). Each link is judged three times:
//
//   - by itself: a text as long as a headline, in a heading, beside a date, to an
//     address with a headline or a number in it; and against it, that it stands
//     in a menu, a footer or the middle of a sentence, that other links say the
//     same words, that its address is one of a tag or a person;
//   - by the links in the same kind of place (the tags on the way from the root);
//   - by the links whose addresses are built alike.
//
// A group speaks with the mean of its links, drawn towards nothing when it is
// small: one link proves nothing. The sum decides, so the lead story, which stands
// alone at the top, is known by its address, and a story with a short address by
// its place. What is far below the page's best is left out too: beside articles,
// the names of their authors are well-made lists.

// A candidate is a link that may be an article's.
type candidate struct {
	link    int32
	key     string // the canonical address
	title   string
	heading bool    // the title is a heading
	place   place   // the kind of place
	built   string  // how the address is built
	self    float64 // the link's own score
	total   float64
}

const (
	accept = 7   // the least total of an article's link
	share  = 0.6 // of the page's best
)

// A place is the kind of place that a link stands in.
type place struct {
	path       uint64
	class, box string // of the link and of what it is in
	first      bool   // of the links in there: a headline, and not the author after it
}

// candidates judges the links of a page by themselves.
func (t *tree) candidates(base *url.URL) []candidate {
	texts, times := t.linkTexts(), map[string]int{}
	begun := map[int32]bool{}            // elements in which a link was seen
	says := map[string]map[string]bool{} // addresses by the text of their links
	var found []candidate
	own, _ := link.Canonical(base.String())
	type target struct {
		address
		key string // canonical; empty for what is no article's
	}
	targets := map[string]target{} // one page links to the same address again and again
	for i, l := range t.links {
		to, known := targets[l.url]
		if !known {
			if key, err := link.Canonical(l.url); err == nil && key != own {
				if a, ok := examine(l.url, base); ok {
					to = target{a, key}
				}
			}
			targets[l.url] = to
		}
		if to.key == "" {
			continue
		}
		title, heading := texts[i].title(l.alt)
		n := t.nodes[l.node]
		times[to.key]++
		if says[title] == nil {
			says[title] = map[string]bool{}
		}
		says[title][to.key] = true
		found = append(found, candidate{
			link: int32(i), key: to.key, title: title, heading: heading || n.heading, built: to.built, self: to.score,
			place: place{n.path, n.class, t.nodes[n.parent].class, !begun[n.parent]},
		})
		begun[n.parent] = true
	}
	soft := t.believesNames(found)
	for i := range found {
		c := &found[i]
		const often, same, running = 3, 3, 25
		c.self += t.judge(*c, soft)
		if c.title != "" && len(says[c.title]) >= same {
			c.self, c.title = c.self-worthOfText(c.title)-1, ""
		}
		if times[c.key] > often {
			c.self -= 3
		}
		if texts[c.link].before > running {
			c.self -= 6
		}
	}
	return found
}

// judge adds up what a link's text and place say.
func (t *tree) judge(c candidate, soft bool) float64 {
	l := t.links[c.link]
	n := t.nodes[l.node]
	score := worthOfText(c.title)
	heads, dates := false, false
	for id, up := l.node, 0; id > 0 && up < 3; id, up = t.nodes[id].parent, up+1 {
		heads, dates = heads || t.nodes[id].heads, dates || t.nodes[id].dates
	}
	switch {
	case c.heading:
		score += 3
	case heads:
		score++
	}
	switch {
	case l.bookmark || l.when:
		score += 3
	case dates:
		score++
	}
	if n.article {
		score++
	}
	if n.beside || soft && n.named {
		score -= 6
	}
	return score
}

// believesNames reports whether the names of classes tell content from the rest
// on this page: not where they would leave out most of it.
func (t *tree) believesNames(all []candidate) bool {
	named := 0
	for _, c := range all {
		if n := t.nodes[t.links[c.link].node]; n.named && !n.beside {
			named++
		}
	}
	return named*5 < len(all)*3
}

// worthOfText says how much a text looks like a headline.
func worthOfText(s string) float64 {
	switch n := width(s); {
	case n == 0:
		return 0
	case n < 10:
		return -2
	case n < 15:
		return 0
	case n < 25:
		return 2
	case n < 40:
		return 3
	}
	return 4
}

// width counts letters and digits; those of scripts that write a word with one or
// two count twice. What has no letters is nothing.
func width(s string) int {
	n, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			n, letters = n+2, letters+1
		case unicode.IsLetter(r):
			n, letters = n+1, letters+1
		case unicode.IsDigit(r), r == ' ':
			n++
		}
	}
	if letters == 0 {
		return 0
	}
	return n
}

// choose returns the candidates that are articles' links.
func choose(all []candidate) (chosen []candidate) {
	places, addresses := map[place]*group{}, map[string]*group{}
	for _, c := range all {
		of(places, c.place).add(c)
		of(addresses, c.built).add(c)
	}
	best := 0.0
	for i := range all {
		c := &all[i]
		c.total = c.self + places[c.place].vote() + addresses[c.built].vote()
		best = max(best, c.total)
	}
	for _, c := range all {
		if c.total >= math.Max(accept, share*best) {
			chosen = append(chosen, c)
		}
	}
	return chosen
}

// A group are links that have something in common. An address counts once, with
// the best of its links.
type group struct {
	sum  float64
	best map[string]float64
}

func of[K comparable](groups map[K]*group, key K) *group {
	g := groups[key]
	if g == nil {
		g = &group{best: map[string]float64{}}
		groups[key] = g
	}
	return g
}

func (g *group) add(c candidate) {
	if was, known := g.best[c.key]; !known || c.self > was {
		g.sum += c.self - was
		g.best[c.key] = c.self
	}
}

func (g *group) vote() float64 { return g.sum / float64(len(g.best)+1) }

// A linkText is what stands in a link, box by box.
type linkText struct {
	boxes  []box
	last   int32
	before int // the width of the text before it on the same lines
}

type box struct {
	text    string
	heading bool
}

// linkTexts gathers the texts of all links.
func (t *tree) linkTexts() []linkText {
	texts := make([]linkText, len(t.links))
	in, before := nobody, 0
	for _, p := range t.parts {
		n := t.nodes[p.node]
		if n.block != in || n.tag == atom.Br {
			in, before = n.block, 0
		}
		if p.kind != html.TextToken {
			continue
		}
		if _, when := t.times[p.node]; n.link >= 0 && !when {
			texts[n.link].add(p.text, n, before)
		}
		before += width(p.text)
	}
	return texts
}

func (lt *linkText) add(text string, in node, before int) {
	if len(lt.boxes) == 0 {
		lt.before = before
	}
	if len(lt.boxes) == 0 || lt.last != in.block {
		lt.boxes = append(lt.boxes, box{heading: in.heading})
		lt.last = in.block
	}
	if b := &lt.boxes[len(lt.boxes)-1]; len(b.text) < 1000 { // no headline is longer
		b.text += text
	}
}

// title returns the headline in a link: its heading, else the first box that is
// long enough for one, else what the picture shows.
func (lt linkText) title(alt string) (title string, heading bool) {
	const enough = 15
	for _, b := range lt.boxes {
		if b.heading {
			title = strings.TrimSpace(title + " " + prose.Fold(b.text))
		}
	}
	if title != "" {
		return title, true
	}
	for _, b := range lt.boxes {
		if s := prose.Fold(b.text); width(s) > width(title) && width(title) < enough {
			title = s
		}
	}
	if title == "" && width(alt) >= enough {
		title = prose.Fold(alt)
	}
	return title, false
}
