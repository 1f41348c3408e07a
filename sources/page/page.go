package page

import (
	"bytes"
	"errors"
	"net/url"
	"strings"
	"time"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pullquote/sources/internal/charset"
)

// ErrNoText says that a page has no article in it that can be read: it is empty,
// made by scripts, a wall, a picture.
var ErrNoText = errors.New("no article text was found on the page: it may want a login, or a browser to show it")

// A Page is what was read off a web page, as plain text.
type Page struct {
	URL       string // the article's own address; the one given when the page does not name a better one of the same site
	Title     string
	Site      string // the outlet's name
	Byline    string // names, parted by commas
	Lang      string // BCP 47 tag; empty when the page does not say
	Image     string // address of the lead picture
	Published time.Time
	Updated   time.Time
	Paras     []string // at least one, white space folded
	Partial   Partial  // why Paras are not the whole article; empty when nothing is known to be missing
	Next      string   // address of the article's next page, on the same host; empty when there is none
}

// Options are what may be known of a site beforehand. The zero value is good.
type Options struct {
	// Selector is a CSS selector (see CheckSelector) of the elements that hold the
	// text. Where it selects nothing, the text is found as on any other page.
	Selector string
}

// Extract reads an article. contentType is the HTTP header and may be empty, and
// so may address, where the page came from. With ErrNoText only address, title
// and outlet are set.
func Extract(body []byte, contentType, address string) (Page, error) {
	return Options{}.Extract(body, contentType, address)
}

// Extract is the function of that name with options. An error of another kind
// than ErrNoText says what is wrong with the selector.
func (o Options) Extract(body []byte, contentType, address string) (Page, error) {
	var chosen selector
	if o.Selector != "" {
		var err error
		if chosen, err = compile(o.Selector); err != nil {
			return Page{URL: address}, err
		}
	}
	if foreign(body, contentType) {
		return Page{URL: address}, ErrNoText
	}
	text := charset.UTF8(body, contentType, charset.Declared(body))
	if dear(text) {
		return Page{URL: address}, ErrNoText
	}
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil { // nested beyond what any page is
		return Page{URL: address}, ErrNoText
	}
	f := gather(doc, address)
	p := f.describe(address)
	again := func() *html.Node { return parse(text) }
	paras, wall := f.text(doc, chosen, again, p)
	if told := said(f.ld.Body); f.free() != no && !wall && fuller(told, paras) {
		paras = sift(plain(told), p.Title)
	}
	if poor(paras) {
		return Page{URL: p.URL, Title: p.Title, Site: p.Site}, ErrNoText
	}
	p.Paras, p.Partial = paras, f.partial(paras, wall, again)
	return p, nil
}

// text returns the paragraphs that people see, and whether something stands there
// that calls itself a wall. It changes doc; again builds it anew.
func (f *facts) text(doc *html.Node, chosen selector, again func() *html.Node, p Page) (paras []string, wall bool) {
	if nodes := chosen.in(doc); len(nodes) > 0 {
		var all []para
		for _, n := range nodes {
			wall = prune(n, nil) || wall
			all = append(all, paragraphs(n)...)
		}
		return sift(all, p.Title), wall
	}
	walled := f.parts(doc)
	wall = prune(doc, walled)
	for _, find := range []func() *html.Node{
		func() *html.Node { return readable(doc, p.URL) },
		// A page may call its article by a name for something else, ...
		func() *html.Node { return readable(again(), p.URL) },
		// ... and Readability may think little of an article that is a list.
		func() *html.Node { doc := again(); prune(doc, nil); return marked(doc) },
	} {
		if n := find(); n != nil {
			if paras = sift(paragraphs(n), p.Title); !poor(paras) {
				break
			}
		}
	}
	return paras, wall
}

// parts returns the elements that are for subscribers, by the page's own word,
// and notes how much text they have.
func (f *facts) parts(doc *html.Node) []*html.Node {
	var all []*html.Node
	for _, s := range f.ld.Walled {
		if chosen, err := compile(s); err == nil {
			all = append(all, chosen.in(doc)...)
		}
	}
	const many = 200
	all = all[:min(len(all), many)]
	for _, n := range all {
		f.walled += letters(n)
	}
	return all
}

// parse builds the tree of a page that was parsed before.
func parse(text []byte) *html.Node {
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return &html.Node{Type: html.DocumentNode}
	}
	return doc
}

// marked returns the element that the page marks as its article or main part;
// nil when there is none, or several.
func marked(doc *html.Node) *html.Node {
	var articles, mains []*html.Node
	walk(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Article:
			articles = append(articles, n)
			return false
		case atom.Main:
			mains = append(mains, n)
		}
		return true
	})
	for _, found := range [][]*html.Node{articles, mains} {
		if len(found) == 1 {
			return found[0]
		}
	}
	return nil
}

// readable returns the element that Readability takes for the article; nil when
// it finds none. It changes doc.
func readable(doc *html.Node, address string) (found *html.Node) {
	// The parser is other people's code and the page is a stranger's: whatever they
	// make of each other costs this page only.
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	at, err := url.Parse(address)
	if err != nil || address == "" {
		at = nil
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true // see describe
	article, err := parser.ParseAndMutate(doc, at)
	if err != nil || article.Node == nil {
		return nil
	}
	walk(article.Node, func(n *html.Node) bool {
		if n.Type == html.ElementNode { // Readability renames elements and leaves the atom as it was
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
		return true
	})
	return article.Node
}

// poor reports whether paragraphs are too little for even the shortest news: a
// sentence or so. A letter of a script that writes words with one or two of them
// counts thrice.
func poor(paras []string) bool {
	const enough = 50
	n := 0
	for _, p := range paras {
		for _, r := range p {
			if n++; unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
				n += 2
			}
			if n >= enough {
				return false
			}
		}
	}
	return true
}

// foreign reports whether a body is no web page: pictures, sound, documents.
func foreign(body []byte, contentType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), "/")
	switch strings.TrimSpace(kind) {
	case "image", "audio", "video", "font":
		return true
	}
	return bytes.HasPrefix(body, []byte("%PDF")) || bytes.HasPrefix(body, []byte("PK\x03\x04")) || bytes.HasPrefix(body, []byte("\x89PNG"))
}

// dear reports whether a page has more tags or attributes than any article, before
// a tree is built of them.
func dear(text []byte) bool {
	const tags, attributes = 100_000, 150_000
	return bytes.Count(text, []byte{'<'}) > tags || bytes.Count(text, []byte{'='}) > attributes
}
