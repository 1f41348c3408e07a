package feed

import (
	"bytes"
	"strings"
)

// A space is a vocabulary that feeds use (an XML namespace).
type space uint8

const (
	noSpace      space = iota // not known, and not read
	ownSpace                  // the feed's: RSS, RDF or Atom
	atomSpace                 // Atom's, in a feed of another kind
	dublinCore                // Dublin Core, elements and terms
	contentSpace              // content:encoded
	syndication               // sy:updatePeriod
	itunesSpace               // podcasts
	mediaSpace                // Media RSS
	xhtmlSpace
	feedBurner
)

// spaces by what their addresses hold: these have come in several spellings, with
// another version, scheme or slash.
var addresses = []struct {
	part string
	space
}{
	{"purl.org/rss/1.0/modules/content", contentSpace}, {"purl.org/rss/1.0/modules/syndication", syndication},
	{"purl.org/rss/1.0/modules", noSpace}, {"purl.org/dc/", dublinCore}, {"search.yahoo.com/mrss", mediaSpace}, {"tools.search.yahoo.com/mrss", mediaSpace},
	{"itunes.com/dtds/podcast", itunesSpace}, {"w3.org/1999/xhtml", xhtmlSpace}, {"feedburner", feedBurner},
	{"w3.org/2005/atom", atomSpace}, {"purl.org/atom/", atomSpace}, {"w3.org/1999/02/22-rdf-syntax-ns", ownSpace},
	{"purl.org/rss/1.0", ownSpace}, {"my.netscape.com", ownSpace}, {"backend.userland.com", ownSpace}, {"blogs.law.harvard.edu", ownSpace}, {"cyber.law.harvard.edu", ownSpace},
}

func spaceAt(address []byte) space {
	a := strings.ToLower(string(address))
	for _, known := range addresses {
		if strings.Contains(a, known.part) {
			return known.space
		}
	}
	return noSpace
}

// usual prefixes, for the feeds that forget to say what theirs mean.
func usual(prefix string) space {
	switch strings.ToLower(prefix) {
	case "atom", "atom10":
		return atomSpace
	case "dc", "dcterms":
		return dublinCore
	case "content":
		return contentSpace
	case "sy":
		return syndication
	case "itunes":
		return itunesSpace
	case "media":
		return mediaSpace
	case "xhtml":
		return xhtmlSpace
	case "feedburner":
		return feedBurner
	case "rdf":
		return ownSpace
	}
	return noSpace
}

// maxPrefixes is how many declarations are remembered; real feeds have up to
// thirty.
const maxPrefixes = 100

// prefixes are the vocabularies that a document has declared. A declaration holds
// from where it stands to the end: nobody uses one prefix for two.
type prefixes struct {
	rootTag  []byte // the root's name
	root     []byte // its prefix, mostly empty
	declared []binding
}

type binding struct {
	prefix []byte
	space
}

// declare notes the vocabularies that a tag declares, and returns the one that it
// declares for itself.
func (p *prefixes) declare(attrs []byte) (self space, found bool) {
	if !bytes.Contains(attrs, []byte("xmlns")) {
		return noSpace, false
	}
	for key, value := range each(attrs) {
		rest, is := bytes.CutPrefix(key, []byte("xmlns"))
		switch {
		case !is:
		case len(rest) == 0:
			self, found = spaceAt(value), true
		case rest[0] == ':' && len(p.declared) < maxPrefixes:
			p.declared = append(p.declared, binding{rest[1:], spaceAt(value)})
		}
	}
	return self, found
}

// of returns the vocabulary of a name and the name without its prefix.
func (p *prefixes) of(name []byte) (space, []byte) {
	i := bytes.LastIndexByte(name, ':')
	if i < 0 {
		return ownSpace, name
	}
	prefix, local := name[:i], name[i+1:]
	if bytes.Equal(prefix, p.root) {
		return ownSpace, local
	}
	for j := len(p.declared) - 1; j >= 0; j-- {
		if bytes.Equal(p.declared[j].prefix, prefix) {
			return p.declared[j].space, local
		}
	}
	return usual(string(prefix)), local
}
