package opml

import (
	"bytes"
	"encoding/xml"
	"strings"

	"pullquote/sources/link"
)

// Marshal writes the list as OPML 2.0. Feeds stand in their folders, in their
// order. A list is made to be handed on, so addresses are written without user
// and password.
func (l List) Marshal() []byte {
	doc := document{Version: "2.0", Title: l.Title}
	if !l.Created.IsZero() {
		doc.Created = l.Created.UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT") // RFC 822, as the specification demands
	}
	root := &node{}
	for _, f := range l.Feeds {
		in := root
		for _, name := range f.Folder {
			in = in.folder(name)
		}
		in.Inside = append(in.Inside, f.node())
	}
	doc.Body = root.Inside
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		panic(err) // of plain fields, into memory: cannot fail
	}
	b.WriteByte('\n')
	return b.Bytes()
}

type document struct {
	XMLName xml.Name `xml:"opml"`
	Version string   `xml:"version,attr"`
	Title   string   `xml:"head>title"`
	Created string   `xml:"head>dateCreated,omitempty"`
	Body    []*node  `xml:"body>outline"`
}

type node struct {
	Type     string  `xml:"type,attr,omitempty"`
	Text     string  `xml:"text,attr"` // the specification demands it
	Title    string  `xml:"title,attr,omitempty"`
	XMLURL   string  `xml:"xmlUrl,attr,omitempty"`
	HTMLURL  string  `xml:"htmlUrl,attr,omitempty"`
	Category string  `xml:"category,attr,omitempty"`
	Inside   []*node `xml:"outline"`

	folders map[string]*node
}

// folder returns the folder of a name inside n.
func (n *node) folder(name string) *node {
	f := n.folders[name]
	if f == nil {
		f = &node{Text: name, Title: name}
		if n.folders == nil {
			n.folders = map[string]*node{}
		}
		n.folders[name] = f
		n.Inside = append(n.Inside, f)
	}
	return f
}

func (f Feed) node() *node {
	n := &node{Type: f.Type, Text: f.Title, Title: f.Title, XMLURL: link.WithoutUser(f.URL), HTMLURL: link.WithoutUser(f.Home), Category: strings.Join(f.Categories, ",")}
	if n.Type == "" {
		n.Type = "rss" // most readers look for it, whatever the feed's format
	}
	if n.Text == "" {
		n.Text = n.XMLURL
	}
	return n
}
