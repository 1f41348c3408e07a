package telegram

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of one message. Text and entities are documented
// (https://core.telegram.org/bots/api#sendmessage, #formatting-options); bytes are
// the server's own limit, for the text with its mark-up.
const (
	maxText     = 4096
	maxEntities = 100
	maxBytes    = 32768
)

// A page is the HTML of one message, counted while it is written as Telegram
// counts it: without the mark-up. Telegram documents UTF-16 units and its server
// counts code points; units are never fewer, so they are what counts here.
type page struct {
	html     strings.Builder
	units    int
	entities int
	links    []string // the targets, in order
}

// fits reports whether the page can be sent as one message.
func (p *page) fits() bool {
	return p.units <= maxText && p.entities <= maxEntities && p.html.Len() <= maxBytes
}

func (p *page) blank() bool { return p.units == 0 }

// add puts other at the end of p.
func (p *page) add(other *page) {
	p.html.WriteString(other.html.String())
	p.units += other.units
	p.entities += other.entities
	p.links = append(p.links, other.links...)
}

// words writes what anybody may have written.
func (p *page) words(s string) {
	html, shown := escape(s)
	p.write(html, shown)
}

// own writes the adapter's own punctuation, which needs no escaping.
func (p *page) own(s string) { p.write(s, s) }

func (p *page) write(html, shown string) {
	p.html.WriteString(html)
	p.units += len(utf16.Encode([]rune(shown)))
}

// tag writes what inside writes between the tags of one entity, and reports
// whether that was anything: Telegram makes no entity of nothing.
func (p *page) tag(open, close string, inside func()) bool {
	before := p.units
	p.html.WriteString(open)
	inside()
	p.html.WriteString(close)
	if p.units == before {
		return false
	}
	p.entities++
	return true
}

func (p *page) bold(inside func())  { p.tag("<b>", "</b>", inside) }
func (p *page) code(inside func())  { p.tag("<code>", "</code>", inside) }
func (p *page) quote(inside func()) { p.tag("<blockquote>", "</blockquote>", inside) }

// link writes a link to address, or the bare words where Telegram would not take
// the address.
func (p *page) link(address string, inside func()) {
	if !linkable(address) {
		inside()
		return
	}
	if p.tag(`<a href="`+quoteHTML(address)+`">`, "</a>", inside) {
		p.links = append(p.links, address)
	}
}

// spaced writes words that may begin or end with blanks, which escape would fold
// away.
func (p *page) spaced(s string) {
	if s != "" && strings.TrimSpace(s) == "" {
		p.own(" ")
		return
	}
	if r, _ := utf8.DecodeRuneInString(s); r == ' ' {
		p.own(" ")
	}
	p.words(s)
	if r, _ := utf8.DecodeLastRuneInString(s); r == ' ' {
		p.own(" ")
	}
}
