// Package prose turns mark-up into plain text: a line for a title, paragraphs for
// a text.
package prose

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Fold returns s on one line: white space folded, without control characters and
// without what is invisible and only misleads (zero-width spaces, soft hyphens,
// marks that reverse the direction of text).
func Fold(s string) string {
	if plain(s) == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap, flag := false, false
	for i := 0; i < len(s); {
		n := i + plain(s[i:])
		r, run := 'x', s[i:n]
		if n == i {
			r, n = utf8.DecodeRuneInString(s[i:])
			n += i
			if run = s[i:n]; r == utf8.RuneError {
				run = "\ufffd"
			}
		}
		i = n
		flag = r == '\U0001f3f4' || flag && isTag(r)
		switch {
		case r == ' ' || unicode.IsSpace(r) || r == '\u2800':
			gap = true
		case unseen(r), isTag(r) && !flag:
		default:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteString(run)
		}
	}
	return b.String()
}

// plain returns how much of s is words of ASCII with one space between them, as
// most texts are made of.
func plain(s string) (n int) {
	for n < len(s) && isMark(s[n]) || n > 0 && n+1 < len(s) && s[n] == ' ' && isMark(s[n+1]) {
		n++
	}
	return n
}

func isMark(c byte) bool { return ' ' < c && c < 0x7f }

// isTag reports whether r is a letter that nobody sees. After a black flag such
// letters make it England's, Scotland's or Wales's; elsewhere they hide a text.
func isTag(r rune) bool { return '\U000e0000' <= r && r <= '\U000e007f' }

func unseen(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff', '\u2028', '\u2029':
		return true
	}
	turns := '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
	none := '\ufdd0' <= r && r <= '\ufdef' || r&0xfffe == 0xfffe // no character, and none to come
	return unicode.IsControl(r) || turns || none
}

// Line returns a title as plain text. Feeds are of two minds whether a title is
// text or mark-up, so a tag is taken for mark-up only when it is an element of
// HTML and comes as a pair: "<em>Less</em> is more" loses its tags, "How to use
// <b> in HTML" keeps its word.
func Line(markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		return Fold(markup)
	}
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(markup)); ; {
		switch z.Next() {
		case html.ErrorToken:
			b.Write(z.Raw())
			return Fold(b.String())
		case html.TextToken:
			b.WriteString(html.UnescapeString(string(z.Raw())))
		case html.CommentToken, html.DoctypeToken:
		default:
			raw := string(z.Raw())
			name, _ := z.TagName()
			switch {
			case !paired(markup, string(name)):
				b.WriteString(raw)
			case atom.Lookup(name) == atom.Br || Blocks(atom.Lookup(name)):
				b.WriteByte(' ')
			}
		}
	}
}

// paired reports whether a tag of this name is mark-up in the given text.
func paired(text, name string) bool {
	switch a := atom.Lookup([]byte(name)); a {
	case 0:
		return false
	case atom.Br, atom.Img, atom.Wbr, atom.Hr:
		return true
	}
	text = strings.ToLower(text)
	return strings.Contains(text, "<"+name) && strings.Contains(text, "</"+name)
}

// Text is what a piece of mark-up says.
type Text struct {
	Paras []string // plain paragraphs, white space folded
	Image string   // the address of the first picture, as written; may be empty
}

// Read returns the text of a piece of mark-up, which may be cut off, nested
// without end, or no mark-up at all: then empty lines part its paragraphs.
// Scripts, captions, forms and the like are left out. It works tag by tag, so
// its cost is that of the length alone.
func Read(markup string) Text {
	var t Text
	if !strings.Contains(markup, "<") {
		for para := range strings.SplitSeq(strings.ReplaceAll(html.UnescapeString(markup), "\r", ""), "\n\n") {
			t.add(para)
		}
		return t
	}
	var para []byte
	flush := func() { t.add(string(para)); para = para[:0] }
	hidden, lines := hiding{}, 0
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			flush()
			return t
		case html.TextToken:
			if text := z.Text(); !hidden.now() {
				para = append(para, text...)
				if len(bytes.TrimSpace(text)) > 0 {
					lines = 0
				}
			}
			continue
		case html.CommentToken, html.DoctypeToken:
			continue
		}
		name, attributes := z.TagName()
		tag := atom.Lookup(name)
		switch {
		case hidden.tag(tag, kind):
		case tag == atom.Br:
			if lines++; lines > 1 {
				flush()
			} else {
				para = append(para, ' ')
			}
		case tag == atom.Img && attributes && t.Image == "":
			t.Image = source(z)
		case Blocks(tag):
			flush()
			lines = 0
		}
	}
}

func (t *Text) add(para string) {
	if para = Fold(para); para != "" && utf8.ValidString(para) {
		t.Paras = append(t.Paras, para)
	}
}

// source returns the src of the img tag that z stands at; none for the pixels
// that count readers.
func source(z *html.Tokenizer) (src string) {
	for {
		key, value, more := z.TagAttr()
		switch string(key) {
		case "src":
			src = string(value)
		case "width", "height":
			if v := string(value); v == "0" || v == "1" {
				return ""
			}
		}
		if !more {
			return src
		}
	}
}

// hiding counts the open elements whose text is not part of an article.
type hiding struct {
	of    atom.Atom
	depth int
}

func (h *hiding) now() bool { return h.depth > 0 }

// tag notes a tag and reports whether it belongs to something hidden. Only tags
// of the outermost hidden element are counted, so that what is not closed inside
// it does no harm.
func (h *hiding) tag(tag atom.Atom, kind html.TokenType) bool {
	switch {
	case h.depth == 0 && kind == html.StartTagToken && Hides(tag):
		h.of, h.depth = tag, 1
	case h.depth == 0:
		return false
	case tag == h.of && kind == html.StartTagToken:
		h.depth++
	case tag == h.of && kind == html.EndTagToken:
		h.depth--
	}
	return true
}

// Hides reports whether the text of an element is not part of what is read.
func Hides(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Figcaption,
		atom.Button, atom.Select, atom.Textarea, atom.Title, atom.Head, atom.Audio, atom.Video, atom.Canvas:
		return true
	}
	return false
}

// Blocks reports whether a tag begins or ends a paragraph.
func Blocks(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Table, atom.Tr, atom.Td, atom.Th, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Main,
		atom.Figure, atom.Pre, atom.Hr, atom.Dl, atom.Dt, atom.Dd, atom.Form, atom.Body, atom.Html, atom.Center, atom.Address, atom.Details, atom.Summary:
		return true
	}
	return false
}
