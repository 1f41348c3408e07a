package feed

import (
	"bytes"
	"cmp"
	"strings"
)

// An outline is where the parts of a document are: the fields of its channel and
// its items.
type outline struct {
	*prefixes
	from    string // where the document came from
	base    string // what its xml:base says; empty when there is none
	channel channel
	items   window[span]
	broken  bool // the document ends in the middle
}

// A span is an item: its attributes and what stands between its tags.
type span struct{ attrs, inner []byte }

// outlined reads the outline of a document that came from some address. An error
// is an *Error.
func outlined(doc []byte, from string) (*outline, error) {
	s := scanner{lexer: lexer{in: doc}, prefixes: &prefixes{}}
	root, err := s.enter()
	if err != nil {
		return nil, err
	}
	o := &outline{prefixes: s.prefixes, from: from, channel: channel{prefixes: s.prefixes}}
	o.open(root)
	for {
		t, ok := s.next()
		switch {
		case !ok:
			o.broken = true
			return o, nil
		case t.kind == beginToken:
			o.begin(&s, t)
		case t.kind == endToken && bytes.EqualFold(t.name, root.name):
			return o, nil
		}
	}
}

// begin takes what a start tag begins.
func (o *outline) begin(s *scanner, t token) {
	sp, name := s.local(t.name)
	switch {
	case sp == ownSpace && isContainer(name):
		o.open(t)
	case s.isItem(t.name):
		s.declare(t.attrs)
		if inner, whole := s.rest(t, farther); whole {
			o.items.add(span{t.attrs, inner})
		}
	default:
		o.channel.take(s.field(t, o.base))
	}
}

// open notes what the tag of a root or a channel says for all that is in it.
func (o *outline) open(t token) {
	o.declare(t.attrs)
	if to := attr(t.attrs, "xml:base"); to != "" {
		o.base = joined(cmp.Or(o.base, o.from), to)
	}
	for key, value := range each(t.attrs) {
		switch strings.ToLower(string(key)) {
		case "xml:lang":
			o.channel.lang.offer(3, field{inner: value})
		case "href":
			o.channel.home.offer(5, unescape(value), o.base)
		}
	}
}

// enter finds the root and returns its tag. What stands before it may be
// anything, warnings of a script for example.
func (s *scanner) enter() (token, error) {
	const far = 64 << 10
	var first string
	for s.pos < far {
		t, ok := s.next()
		if !ok {
			break
		}
		if t.kind != beginToken {
			continue
		}
		prefix, local := cut(t.name)
		name := strings.ToLower(string(local))
		if name == "rss" || name == "feed" || name == "rdf" || name == "channel" && first == "" {
			s.rootTag, s.root = t.name, prefix
			return t, nil
		}
		if first == "" {
			first = name
		}
	}
	return token{}, &Error{What: other(first)}
}

// cut splits a tag's name into its prefix and the rest.
func cut(name []byte) (prefix, local []byte) {
	i := bytes.LastIndexByte(name, ':')
	return name[:max(i, 0)], name[i+1:]
}

// other says what a document is whose root is no feed's.
func other(root string) string {
	switch root {
	case "opml":
		return listOfFeeds
	case "urlset", "sitemapindex":
		return "a sitemap"
	case "html":
		return WebPage
	case "":
		return "no XML and no JSON"
	}
	return "an XML document of another kind"
}

// advice says what may be done about a document that is no feed.
func advice(what string) string {
	switch what {
	case WebPage: // its links say more
		return ""
	case emptyDocument:
		return ": later may be better"
	case listOfFeeds:
		return ": the operator of this bot can import it, or add its feeds one by one"
	}
	return ": check the address in a browser"
}

// isHTML reports whether a document begins as a web page.
func isHTML(text []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(text[:min(len(text), 4096)]))
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?")) {
		_, rest, found := bytes.Cut(head, []byte(">"))
		if !found {
			return false
		}
		head = bytes.TrimSpace(rest)
	}
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) || bytes.HasPrefix(head, []byte("<head"))
}
