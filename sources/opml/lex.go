package opml

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// Reading what is hardly XML
//
// Lists are written by hundreds of programs and edited by hand: ampersands stand
// bare in addresses, attributes lack their quotes, the end of the file is missing.
// Only three things in such a file matter: that an outline begins, what its
// attributes say, that one ends. So it is not parsed but cut into tags, by the
// rules of HTML (https://html.spec.whatwg.org/#tokenization), which say for every
// input what it means. They know no document type: whatever entities a file
// defines, none exists. A tree is never built, so nesting costs nothing.

// A mark is the beginning or the end of an outline.
type mark struct {
	line  int
	end   bool
	empty bool // it ends at once: <outline/>
	at    attributes
}

// attributes are those of an outline that matter, by their names in small letters.
// A list, because there may be eighty thousand of them and a map takes six times
// the memory.
type attributes []struct{ name, value string }

// get returns the value of an attribute; empty when there is none.
func (a attributes) get(name string) string {
	for _, one := range a {
		if one.name == name {
			return one.value
		}
	}
	return ""
}

// address returns the feed's address as written; empty when there is none.
func (m mark) address() string {
	if u := strings.TrimSpace(m.at.get("xmlurl")); u != "" {
		return u
	}
	if m.is("type", "rss") || m.is("type", "atom") {
		return strings.TrimSpace(m.at.get("url"))
	}
	return ""
}

// name returns what the owner calls it: by the specification text is what is
// shown, and title what the feed calls itself.
func (m mark) name() string {
	if s := name(m.at.get("text")); s != "" {
		return s
	}
	return name(m.at.get("title"))
}

func (m mark) is(key, value string) bool {
	return strings.EqualFold(strings.TrimSpace(m.at.get(key)), value)
}

// lex returns the outlines of a document and its title.
func lex(text []byte) (marks []mark, title string, err error) {
	if bytes.Count(text, []byte("<outline")) > maxOutlines { // found out below too, at some cost
		return nil, "", tooMany()
	}
	z := html.NewTokenizer(bytes.NewReader(text))
	line, begins, inTitle, known := 1, 0, false, false
	for {
		kind := z.Next()
		raw := z.Raw()
		at := line
		line += bytes.Count(raw, []byte{'\n'})
		switch kind {
		case html.ErrorToken:
			if len(marks) == 0 && !known {
				return nil, "", refuse(text)
			}
			return marks, title, nil
		case html.TextToken:
			if inTitle && title == "" {
				title = name(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			z.NextIsNotRawText() // XML has no elements whose tags are text
			tag, more := z.TagName()
			known = known || string(tag) == "opml"
			inTitle = string(tag) == "title" && kind == html.StartTagToken
			if string(tag) != "outline" {
				continue
			}
			m := mark{line: at, end: kind == html.EndTagToken, empty: kind == html.SelfClosingTagToken}
			if !m.end {
				begins++
				m.at = read(z, more)
			}
			if marks = append(marks, m); begins > maxOutlines {
				return nil, "", tooMany()
			}
			if len(marks) > 3*maxOutlines {
				return nil, "", errNoList
			}
		}
	}
}

func tooMany() error {
	return fmt.Errorf("this list has more than %d entries: split it into smaller ones", maxOutlines)
}

// read reads the attributes of the tag that z stands at; the first of a name
// counts.
func read(z *html.Tokenizer, more bool) attributes {
	at := make(attributes, 0, 3) // most have a text, a type and an address
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		for _, name := range [...]string{"text", "title", "type", "xmlurl", "htmlurl", "url", "category", "iscomment"} {
			if string(key) == name {
				at = append(at, struct{ name, value string }{name, string(value)})
			}
		}
	}
	return at
}

// refuse says what a document is that is no list.
func refuse(text []byte) error {
	head := bytes.ToLower(text[:min(len(text), 4096)])
	for _, root := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if bytes.Contains(head, []byte(root)) {
			return fmt.Errorf("this is one feed, not a list of feeds (OPML): add it by its address")
		}
	}
	return errNoList
}
