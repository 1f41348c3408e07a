package feed

import (
	"bytes"
	"strings"
)

// Reading without a tree
//
// A feed is a flat thing: a root, perhaps a channel in it, items, and in these
// the fields that say something. So no tree is built. One pass cuts a document
// into the fields of its channel and its items, another an item into its fields,
// and a field is a piece of the document until somebody asks for its text.
// Nothing nests and nothing recurses, however deep the document does: an element
// ends where its own end tag stands, and inside it only those of its name are
// counted.
//
// What was forgotten is mended by what an element cannot hold. An item ends where
// the next one begins or its channel ends; a field ends with its item; a title, a
// link, a date holds no fields and ends where the next field begins. A document
// that ends too early loses the item it ended in, so that this is read whole at
// the next visit and not in half now.
type scanner struct {
	lexer
	*prefixes
	lower [16]byte // room for a name in small letters
}

// names are those of all fields that are read, and of what they stand in.
var names = func() map[string]string {
	known := map[string]string{}
	for name := range strings.FieldsSeq(`rss rdf feed channel item entry title link guid id identifier
		pubdate published issued date created updated modified lastmod
		description summary abstract content encoded body div subtitle
		author creator contributor name email category subject keywords language enclosure image icon logo url href
		group thumbnail credit origlink ttl skiphours skipdays hour day updateperiod updatefrequency`) {
		known[name] = name
	}
	return known
}()

// local returns a tag's vocabulary, and its name in small letters without the
// prefix; no name when it is none that is read.
func (s *scanner) local(tag []byte) (space, string) {
	sp, local := s.of(tag)
	if sp == noSpace || len(local) > len(s.lower) {
		return noSpace, ""
	}
	for i, c := range local {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		s.lower[i] = c
	}
	return sp, names[string(s.lower[:len(local)])]
}

// isItem reports whether an element is an item of this feed: RSS and RDF call it
// item, Atom entry. Extensions have items too, with a prefix of their own.
func (s *scanner) isItem(tag []byte) bool {
	sp, name := s.local(tag)
	return sp == ownSpace && (name == "item" || name == "entry")
}

// isOuter reports whether a tag is an item's or of what items stand in.
func (s *scanner) isOuter(tag []byte) bool {
	sp, name := s.local(tag)
	return sp == ownSpace && (name == "item" || name == "entry" || name == "channel") || bytes.EqualFold(tag, s.rootTag)
}

func isContainer(name string) bool {
	return name == "channel" || name == "feed" || name == "rss" || name == "rdf"
}

// A reach says which fields end another one that was not closed.
type reach int

const (
	farther reach = iota // none: it has fields of its own
	text                 // those that no HTML has
	line                 // all
)

// reachOf returns the reach of a field.
func reachOf(name string) reach {
	switch name {
	case "title", "link", "guid", "id", "category", "language", "ttl":
		return line
	case "description", "summary", "content":
		return text
	}
	if isDate(name) {
		return line
	}
	return farther
}

func isDate(name string) bool {
	switch name {
	case "pubdate", "published", "issued", "updated", "modified":
		return true
	}
	return false
}

// ends reports whether a start tag ends a field of some reach.
func (s *scanner) ends(r reach, tag []byte) bool {
	if r == farther {
		return false
	}
	sp, name := s.local(tag)
	switch {
	case sp != ownSpace:
		return false
	case name == "guid" || name == "enclosure" || isDate(name):
		return true
	}
	return r == line && (reachOf(name) != farther || name == "author")
}

// rest reads an element to its end, where open is its start tag. whole is false
// when the document ends before the element does.
func (s *scanner) rest(open token, r reach) (inner []byte, whole bool) {
	if open.empty {
		return nil, true
	}
	from, depth := s.pos, 0
	for {
		t, ok := s.next()
		same := ok && bytes.EqualFold(t.name, open.name)
		switch {
		case !ok:
			return s.in[from:], false
		case t.kind == beginToken && (s.isItem(t.name) || s.ends(r, t.name)), t.kind == endToken && !same && s.isOuter(t.name):
			s.pos = t.at // it belongs to whoever reads the outer element
			return s.in[from:t.at], true
		case t.kind == beginToken && same && !t.empty:
			depth++
		case t.kind == endToken && same && depth > 0:
			depth--
		case t.kind == endToken && same:
			return s.in[from:t.at], true
		}
	}
}

// field reads a field to its end.
func (s *scanner) field(open token, base string) field {
	f := field{attrs: open.attrs, base: base}
	self, said := s.declare(open.attrs)
	f.space, f.name = s.local(open.name)
	if said && f.space == ownSpace && self != noSpace {
		f.space = self
	}
	f.inner, _ = s.rest(open, reachOf(f.name))
	if to := f.attr("xml:base"); to != "" {
		f.base = joined(base, to)
	}
	return f
}

// fields goes through the elements that stand directly in an item or a field.
func (p *prefixes) fields(in []byte, base string) func(yield func(field) bool) {
	return func(yield func(field) bool) {
		for s := (scanner{lexer: lexer{in: in}, prefixes: p}); ; {
			t, ok := s.next()
			if !ok || t.kind == beginToken && !yield(s.field(t, base)) {
				return
			}
		}
	}
}
