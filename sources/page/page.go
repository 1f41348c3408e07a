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

	"pullquote/sources/internal/charset"
)

// ErrNoText says that a page has no article in it that can be read: it is empty,
// made by scripts, a wall, a picture.
var ErrNoText = errors.New("no article text was found on the page")

// A Page is what was read off a web page, as plain text.
type Page struct {
	URL       string // the article's own address; the one given when the page does not name a better one of the same site
	Title     string
	Site      string // the outlet's name
	Byline    string
	Lang      string // BCP 47 tag; empty when the page does not say
	Image     string // address of the lead picture
	Published time.Time
	Updated   time.Time
	Paras     []string // at least one, white space folded
}

// Extract reads an article. contentType is the HTTP header and may be empty, and
// so may address, where the page came from. With ErrNoText only address, title
// and outlet are set.
func Extract(body []byte, contentType, address string) (Page, error) {
	if foreign(body, contentType) {
		return Page{URL: address}, ErrNoText
	}
	text := charset.UTF8(body, contentType, declared(body))
	if dear(text) {
		return Page{URL: address}, ErrNoText
	}
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil { // nested beyond what any page is
		return Page{URL: address}, ErrNoText
	}
	p := describe(doc, address)
	if p.Paras = read(doc, address, p.Title); poor(p.Paras) {
		return Page{URL: p.URL, Title: p.Title, Site: p.Site}, ErrNoText
	}
	return p, nil
}

// read returns the article's paragraphs. It changes doc.
func read(doc *html.Node, address, title string) (paras []string) {
	// The parser is other people's code and the page is a stranger's: whatever they
	// make of each other costs this page only.
	defer func() {
		if recover() != nil {
			paras = nil
		}
	}()
	at, err := url.Parse(address)
	if err != nil || address == "" {
		at = nil
	}
	prune(doc)
	parser := readability.NewParser()
	parser.DisableJSONLD = true // see describe
	article, err := parser.ParseAndMutate(doc, at)
	if err != nil || article.Node == nil {
		return nil
	}
	return sift(paragraphs(article.Node), title)
}

// poor reports whether paragraphs are too little for even the shortest news: a
// sentence or so. A letter of a script that writes words with one or two of them
// counts thrice.
func poor(paras []string) bool {
	const enough = 100
	n := 0
	for _, p := range paras {
		for _, r := range p {
			if n++; unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
				n += 2
			}
		}
	}
	return n < enough
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

// dear reports whether a page has more tags than any article, before a tree is
// built of them.
func dear(text []byte) bool {
	const tags = 100_000
	return bytes.Count(text, []byte{'<'}) > tags
}
