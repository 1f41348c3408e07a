package list

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pullquote/sources/link"
)

const (
	maxElements = 50_000 // front pages have up to ten thousand
	maxDepth    = 256    // what is deeper counts as if it were not
)

var errMaze = errors.New("a web page with too many elements to find a list in")

// A node is an element. What it has from its ancestors is noted with it, so that
// nobody has to climb.
type node struct {
	parent  int32
	tag     atom.Atom
	depth   int32
	block   int32  // the paragraph, cell or box that its text belongs to
	link    int32  // the link that it is in; -1 when it is in none
	path    uint64 // the tags on the way from the root
	class   string // the first word of its class
	heading bool   // it is in one
	article bool   // it is in an <article>
	hidden  bool   // nobody sees its text
	beside  bool   // it is in a part that says it is no content: <nav>, <footer>, <aside>
	named   bool   // the same by its class alone
	heads   bool   // a heading is in it or not far below
	dates   bool   // a <time> is in it or not far below
}

// A part is a piece of the page in its order: an element that begins, a text, a
// line break.
type part struct {
	node int32
	text string
	kind html.TokenType // StartTagToken, TextToken
}

// An anchor is one <a>.
type anchor struct {
	node     int32
	url      string // clean; empty when it leads nowhere that counts
	bookmark bool   // it says that it is an entry's own address
	alt      string // of a picture in it
	when     bool   // a <time> is in it
}

// A tree is a page in the form in which it is looked at.
type tree struct {
	nodes    []node
	parts    []part
	links    []anchor
	times    map[int32]string // datetime of a <time>
	pictures map[int32]string // address of an <img>, as written
	title    string
	own      string // og:title
	site     string // og:site_name
	lang     string
	base     string            // what addresses are relative to
	known    map[string]string // addresses that were resolved before: pages name the same ones many times
	article  bool              // the page says that it is one article

	open  []int32 // the elements that are open
	count map[atom.Atom]int
}

// The tree is made of tags alone, without the algorithm by which browsers build
// theirs: that one may copy and move elements, and a hostile page makes it do so
// without end. Where end tags are missing, the few rules that matter for lists
// hold: an item ends an item, a cell a cell, a link a link.

// read makes the tree of a page.
func read(text []byte, base string) (*tree, error) {
	t := &tree{base: base, known: map[string]string{}, times: map[int32]string{}, pictures: map[int32]string{}, count: map[atom.Atom]int{}}
	t.nodes = append(t.nodes, node{parent: -1, link: -1})
	t.open = []int32{0}
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return t, nil
		case html.TextToken:
			top := t.top()
			if n := &t.nodes[top]; n.tag == atom.Title && t.title == "" {
				t.title = string(z.Text())
			} else if !n.hidden {
				t.parts = append(t.parts, part{top, string(z.Text()), html.TextToken})
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if len(t.nodes) >= maxElements {
				return nil, errMaze
			}
			name, more := z.TagName()
			tag := atom.Lookup(name)
			t.begin(tag, attributes(z, more))
		case html.EndTagToken:
			name, _ := z.TagName()
			t.end(atom.Lookup(name))
		}
	}
}

// resolve makes an address whole and clean; empty when it is not on the web, or on
// the page itself.
func (t *tree) resolve(ref string) string {
	if strings.HasPrefix(ref, "#") {
		return ""
	}
	to, ok := t.known[ref]
	if !ok {
		to = link.Resolve(t.base, ref)
		t.known[ref] = to
	}
	return to
}

func (t *tree) top() int32 { return t.open[len(t.open)-1] }

// begin takes a start tag.
func (t *tree) begin(tag atom.Atom, at map[string]string) {
	switch tag {
	case atom.Html:
		t.lang = at["lang"]
		return
	case atom.Base:
		if to := t.resolve(at["href"]); to != "" {
			t.base = to
			clear(t.known)
		}
		return
	case atom.Meta:
		t.meta(at)
		return
	}
	t.imply(tag)
	up := t.top()
	id := int32(len(t.nodes))
	n := t.nodes[up]
	n.parent, n.tag, n.depth, n.heads, n.dates = up, tag, n.depth+1, false, false
	n.class, _, _ = strings.Cut(strings.TrimSpace(at["class"]), " ")
	n.path = step(n.path, tag)
	if blocks(tag) {
		n.block = id
	}
	n.heading = n.heading || isHeading(tag)
	n.article = n.article || tag == atom.Article
	n.hidden = n.hidden || hides(tag)
	n.beside = n.beside || isBeside(n, at["role"])
	n.named = n.named || isNamedBeside(tag, at["class"], at["id"])
	t.nodes = append(t.nodes, n)
	t.parts = append(t.parts, part{id, "", html.StartTagToken})
	t.note(id, tag, at)
	if !void(tag) && n.depth < maxDepth {
		t.open = append(t.open, id)
		t.count[tag]++
	}
}

// note keeps what is special about an element.
func (t *tree) note(id int32, tag atom.Atom, at map[string]string) {
	n := &t.nodes[id]
	switch {
	case tag == atom.A && !n.hidden:
		n.link = int32(len(t.links))
		rel := strings.Fields(strings.ToLower(at["rel"]))
		t.links = append(t.links, anchor{
			node: id, url: t.resolve(at["href"]),
			bookmark: slices.Contains(rel, "bookmark") || slices.Contains(strings.Fields(at["class"]), "u-url"),
		})
	case tag == atom.Time:
		t.times[id] = at["datetime"]
		t.mark(id, func(n *node) { n.dates = true })
		if n.link >= 0 {
			t.links[n.link].when = true
		}
	case isHeading(tag):
		t.mark(id, func(n *node) { n.heads = true })
	case tag == atom.Img && !n.hidden:
		for _, key := range []string{"data-src", "src"} {
			if src := at[key]; src != "" && !strings.HasPrefix(src, "data:") && at["width"] != "1" && t.pictures[id] == "" {
				t.pictures[id] = src
			}
		}
		if n.link >= 0 && t.links[n.link].alt == "" {
			t.links[n.link].alt = at["alt"]
		}
	}
}

// mark tells an element and its next ancestors of something.
func (t *tree) mark(id int32, set func(*node)) {
	const near = 3
	for range near + 1 {
		if id <= 0 {
			return
		}
		set(&t.nodes[id])
		id = t.nodes[id].parent
	}
}

func (t *tree) meta(at map[string]string) {
	switch strings.ToLower(at["property"]) {
	case "og:type":
		t.article = strings.EqualFold(at["content"], "article")
	case "og:site_name":
		t.site = at["content"]
	case "og:title":
		t.own = at["content"]
	}
}

// imply closes what a start tag ends without an end tag.
func (t *tree) imply(tag atom.Atom) {
	if blocks(tag) || tag == atom.A {
		t.end(atom.Head)
	}
	switch tag {
	case atom.A:
		t.end(atom.A)
	case atom.Li:
		t.endWithin(atom.Li, atom.Ul, atom.Ol, atom.Menu)
	case atom.Dt, atom.Dd:
		t.endWithin(atom.Dt, atom.Dl)
		t.endWithin(atom.Dd, atom.Dl)
	case atom.Tr:
		t.endWithin(atom.Tr, atom.Table)
	case atom.Td, atom.Th:
		t.endWithin(atom.Td, atom.Tr, atom.Table)
		t.endWithin(atom.Th, atom.Tr, atom.Table)
	case atom.Option:
		t.end(atom.Option)
	}
	if blocks(tag) && t.nodes[t.top()].tag == atom.P {
		t.end(atom.P)
	}
}

// end closes the innermost element of a name, and all that is open in it.
func (t *tree) end(tag atom.Atom) { t.endWithin(tag) }

// endWithin does so unless one of the borders is in between.
func (t *tree) endWithin(tag atom.Atom, borders ...atom.Atom) {
	if t.count[tag] == 0 {
		return
	}
	for i := len(t.open) - 1; i > 0; i-- {
		switch is := t.nodes[t.open[i]].tag; {
		case is == tag:
			for _, id := range t.open[i:] {
				t.count[t.nodes[id].tag]--
			}
			t.open = t.open[:i]
			return
		case slices.Contains(borders, is):
			return
		}
	}
}

// attributes reads those that matter of the tag that z stands at; the first of a
// name counts.
func attributes(z *html.Tokenizer, more bool) map[string]string {
	var at map[string]string
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "href", "rel", "class", "id", "role", "datetime", "src", "data-src", "alt", "width", "lang", "property", "content":
			if at == nil {
				at = map[string]string{}
			}
			if _, twice := at[string(key)]; !twice {
				at[string(key)] = string(value)
			}
		}
	}
	return at
}

// step adds a tag to a path: FNV-1a, a byte at a time
// (http://www.isthe.com/chongo/tech/comp/fnv/).
func step(path uint64, tag atom.Atom) uint64 {
	for i := range 4 {
		path = (path ^ uint64(byte(tag>>(8*i)))) * 1099511628211
	}
	return path
}
