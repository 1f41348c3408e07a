package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pullquote/sources/internal/prose"
)

// attr returns an attribute of an element; empty when it has none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// unseen reports whether the style of an element itself hides it.
func unseen(n *html.Node) bool {
	style := attr(n, "style")
	if !strings.Contains(style, "display") && !strings.Contains(style, "visibility") {
		return false
	}
	style = strings.ReplaceAll(strings.ToLower(style), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// plain makes paragraphs of text that had no mark-up.
func plain(text []string) (all []para) {
	for _, s := range text {
		all = append(all, para{text: s})
	}
	return all
}

// walk visits n and what is inside it, in document order, as long as visit
// reports that it wants to see the inside too. What visit removes is skipped.
// The parser bounds the depth.
func walk(n *html.Node, visit func(*html.Node) bool) {
	if !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		walk(c, visit)
		c = next
	}
}

// words returns the text inside an element on one line.
func words(n *html.Node) string {
	var b strings.Builder
	walk(n, func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Script || n.DataAtom == atom.Style:
			return false
		case blocks(n) || n.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
		return true
	})
	return prose.Fold(b.String())
}

// A para is one paragraph, and how much of it are links.
type para struct {
	text    string
	linked  int  // bytes inside links
	head    bool // a heading
	item    bool // an item of a list
	caption bool // it follows a picture at once
}

// paragraphs returns the text of an element, block by block. Two line breaks
// part paragraphs too.
func paragraphs(n *html.Node) []para {
	w := writer{}
	w.children(n)
	w.flush()
	return w.paras
}

type writer struct {
	paras   []para
	text    strings.Builder
	now     para
	breaks  int
	link    int  // open links
	picture bool // nothing was written since the last picture
}

func (w *writer) flush() {
	w.now.text = prose.Fold(w.text.String())
	if w.now.text != "" {
		w.paras = append(w.paras, w.now)
	}
	if w.now.text != "" {
		w.picture = false
	}
	w.now, w.breaks = para{caption: w.picture}, 0
	w.text.Reset()
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text.WriteString(n.Data)
		if s := strings.TrimSpace(n.Data); s != "" {
			w.breaks = 0
			if w.link > 0 {
				w.now.linked += len(s)
			}
		}
	case n.Type != html.ElementNode:
	case n.DataAtom == atom.Br:
		w.text.WriteByte(' ')
		if w.breaks++; w.breaks > 1 {
			w.flush()
		}
	case n.DataAtom == atom.A:
		w.link++
		w.children(n)
		w.link--
	case n.DataAtom == atom.Img:
		w.picture = true
	case n.DataAtom == atom.Q:
		w.text.WriteRune('“')
		w.children(n)
		w.text.WriteRune('”')
	case n.DataAtom == atom.Table && isData(n):
		w.flush()
		w.sentences(n)
	case silent(n):
	case blocks(n):
		w.flush()
		w.now.head, w.now.item, w.now.caption = isHeading(n), n.DataAtom == atom.Li, w.picture
		w.children(n)
		w.flush()
	default:
		w.children(n)
	}
}

// silent reports whether an element has no text to read.
func silent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Button,
		atom.Select, atom.Textarea, atom.Audio, atom.Video, atom.Canvas, atom.Figcaption, atom.Caption, atom.Form,
		atom.Rt, atom.Rp: // how a word is read, written above it
		return true
	}
	return false
}

// sentences writes the sentences that stand in a table of data.
func (w *writer) sentences(table *html.Node) {
	cells := writer{}
	cells.children(table)
	cells.flush()
	for _, p := range cells.paras {
		if sentence(p.text) {
			w.paras = append(w.paras, p)
		}
	}
}

// isData reports whether a table holds data and not the layout of a text: its
// cells are no sentences.
func isData(table *html.Node) bool {
	cells, text := 0, 0
	walk(table, func(n *html.Node) bool {
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			cells++
		}
		if n.Type == html.TextNode {
			text += len(strings.TrimSpace(n.Data))
		}
		return true
	})
	const sentence = 60
	return cells > 1 && text < cells*sentence
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// blocks reports whether an element is a paragraph of its own.
func blocks(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Table, atom.Tbody, atom.Tr, atom.Td, atom.Th, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Aside, atom.Nav,
		atom.Main, atom.Figure, atom.Pre, atom.Hr, atom.Dl, atom.Dt, atom.Dd, atom.Center, atom.Address, atom.Details, atom.Summary:
		return true
	}
	return false
}
