package feed

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// Mending
//
// One feed in eight is not well-formed: a tag is not closed, an ampersand not
// escaped, the server stopped in the middle. An XML parser gives such a document
// up, with all that was good in it. So every document is rewritten, in one pass
// and before any tree is built, into one that is well-formed:
//
//   - what stands before the root and after it is dropped, and so are comments,
//     processing instructions and the document type (no entity is ever defined);
//   - an end tag closes what is open inside its element; one that nothing opened
//     is dropped;
//   - "<" and "&" that begin nothing are escaped, attributes are quoted anew;
//   - an item stands in its channel: a second <item> closes the first, and what
//     was forgotten before it;
//   - a document that ends too early loses the item it ended in, so that this is
//     read whole at the next visit and not in half now.
//
// The pass also holds the bounds: nesting, elements, items. Deep nesting must
// never reach the parser. It recurses once a level, and a stack that overflows
// ends the program; no recover catches it.

const (
	maxDepth    = 2000    // levels; text with unclosed <br> has hundreds
	maxElements = 250_000 // of all kinds
	maxAttrs    = 64      // of one element; more are dropped
	maxPrefixes = 100     // vocabularies; real feeds have up to twenty
	maxObjects  = 50_000  // of a JSON Feed: MaxItems with all their authors and attachments, and braces in their text
)

// A mender rewrites one document.
type mender struct {
	in, out  []byte
	open     [][]byte // names of the elements that are open
	elements int
	prefixes map[string]bool
	items    int
	item     int // how many elements are open outside the item being read; -1 when none is
	start    int // len(out) before that item
}

// mend returns a well-formed document that says the same. An error is an *Error.
func mend(in []byte) ([]byte, error) {
	m := mender{in: root(in), out: make([]byte, 0, len(in)+len(in)/16), prefixes: map[string]bool{}, item: -1}
	for len(m.in) > 0 {
		i := bytes.IndexByte(m.in, '<')
		if i < 0 {
			i = len(m.in)
		}
		if len(m.open) > 0 {
			m.text(m.in[:i])
		}
		m.in = m.in[i:]
		if len(m.in) == 0 || !m.markup() {
			break
		}
		if m.elements > maxElements || len(m.open) > maxDepth || len(m.prefixes) > maxPrefixes {
			return nil, &Error{What: fmt.Sprintf("a maze of %d elements, %d deep", m.elements, len(m.open))}
		}
		if m.elements > 0 && len(m.open) == 0 || m.items >= MaxItems {
			break
		}
	}
	if m.item >= 0 {
		m.out, m.open = m.out[:m.start], m.open[:m.item]
	}
	m.close(0)
	return m.out, kind(m.out)
}

// root returns in from its root element on, where that is a feed's: what stands
// before it may be anything, warnings of a script for example.
func root(in []byte) []byte {
	const far = 64 << 10
	if at := roots().FindIndex(in[:min(len(in), far)]); at != nil {
		return in[at[0]:]
	}
	return in
}

var roots = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<(rss|feed|rdf|[a-z]+:(rss|feed|rdf))[\s>]`)
})

// kind reports as an *Error a document whose root is no feed's.
func kind(doc []byte) error {
	name, _, _ := bytes.Cut(bytes.TrimLeft(doc, "<"), []byte(">"))
	name, _, _ = bytes.Cut(name, []byte(" "))
	switch strings.ToLower(string(local(name))) {
	case "rss", "feed", "rdf":
		return nil
	case "opml":
		return &Error{What: "a list of feeds (OPML)"}
	case "urlset", "sitemapindex":
		return &Error{What: "a sitemap"}
	case "html":
		return &Error{What: WebPage}
	case "":
		return &Error{What: "no XML and no JSON"}
	}
	return &Error{What: "an XML document of another kind"}
}

// markup takes what begins with "<". It reports false where the document ends
// inside it.
func (m *mender) markup() bool {
	switch {
	case bytes.HasPrefix(m.in, []byte("<!--")):
		return m.skip("-->")
	case bytes.HasPrefix(m.in, []byte("<![CDATA[")):
		end := bytes.Index(m.in, []byte("]]>"))
		if end < 0 {
			return false
		}
		if len(m.open) > 0 {
			m.out = append(m.out, m.in[:end+3]...)
		}
		m.in = m.in[end+3:]
		return true
	case bytes.HasPrefix(m.in, []byte("<?")):
		return m.skip("?>")
	case bytes.HasPrefix(m.in, []byte("<!")):
		return m.skipDoctype()
	case len(m.in) > 1 && (isLetter(m.in[1]) || m.in[1] == '/'):
		return m.tag()
	}
	if len(m.open) > 0 {
		m.out = append(m.out, "&lt;"...)
	}
	m.in = m.in[1:]
	return true
}

func (m *mender) skip(past string) bool {
	end := bytes.Index(m.in, []byte(past))
	if end < 0 {
		return false
	}
	m.in = m.in[end+len(past):]
	return true
}

// skipDoctype skips a declaration, with the ones in brackets inside it.
func (m *mender) skipDoctype() bool {
	depth := 0
	for i, c := range m.in {
		switch c {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				m.in = m.in[i+1:]
				return true
			}
		}
	}
	return false
}

// tag takes a start or an end tag.
func (m *mender) tag() bool {
	end := tagEnd(m.in)
	if end < 0 {
		return false
	}
	inside := m.in[1:end]
	m.in = m.in[end+1:]
	if inside[0] == '/' {
		m.end(bytes.TrimSpace(inside[1:]))
		return true
	}
	empty := inside[len(inside)-1] == '/'
	if empty {
		inside = inside[:len(inside)-1]
	}
	n := 0
	for n < len(inside) && isName(inside[n]) {
		n++
	}
	name := inside[:n]
	if !wellNamed(name) {
		return true // no parser would take it
	}
	m.elements++
	if prefix, _, found := bytes.Cut(name, []byte(":")); found && !m.prefixes[string(prefix)] {
		m.prefixes[string(prefix)] = true
	}
	if m.isItem(name) {
		m.begin()
	}
	m.out = append(append(m.out, '<'), name...)
	m.attributes(inside[n:])
	if empty {
		m.out = append(m.out, "/>"...)
		return true
	}
	m.out = append(m.out, '>')
	m.open = append(m.open, name)
	return true
}

// begin notes that an item begins. It stands in a channel, a feed or at the root:
// whatever else is open was forgotten.
func (m *mender) begin() {
	i := len(m.open) - 1
	for !m.container(i) {
		i--
	}
	m.close(i + 1)
	if m.item < 0 {
		m.item, m.start = len(m.open), len(m.out)
	}
}

func (m *mender) container(i int) bool {
	name := strings.ToLower(string(local(m.open[i])))
	return name == "channel" || name == "feed" || i == 0
}

// isItem reports whether an element is an item of this feed: RSS and RDF call it
// item, Atom entry. Extensions have items too, with a prefix of their own.
func (m *mender) isItem(name []byte) bool {
	if len(m.open) == 0 {
		return false
	}
	prefix, own := name[:len(name)-len(local(name))], m.open[0][:len(m.open[0])-len(local(m.open[0]))]
	if len(prefix) > 0 && !bytes.Equal(prefix, own) {
		return false
	}
	n := strings.ToLower(string(local(name)))
	return n == "item" || n == "entry"
}

// end closes the innermost element of a name with all that is open inside it.
func (m *mender) end(name []byte) {
	for i := len(m.open) - 1; i >= 0; i-- {
		if bytes.Equal(m.open[i], name) {
			m.close(i)
			return
		}
	}
	m.elements++ // looking in vain takes time: it counts
}

// close closes elements until n are open.
func (m *mender) close(n int) {
	for i := len(m.open) - 1; i >= n; i-- {
		m.out = append(append(append(m.out, "</"...), m.open[i]...), '>')
	}
	m.open = m.open[:min(n, len(m.open))]
	if m.item >= n && m.item >= 0 {
		m.item = -1
		m.items++
	}
}
