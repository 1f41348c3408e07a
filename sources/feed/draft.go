package feed

import (
	"bytes"
	"strings"
)

// A draft is an item whose fields are found and not decoded yet.
type draft struct {
	base                 string
	title, text, content choice
	id, lang             choice
	published, updated   choice
	link                 place
	authors, hosts       []field // hosts are who speaks in a podcast or a film
	tags                 []string
	pictures, enclosures []place
	fields               int
	cut                  bool // something was too long, or too much
}

// A choice is the best of the fields that say the same thing, each in its own
// vocabulary: the lower the rank, the better. Of equals the first counts.
type choice struct {
	field
	rank int8 // 0: none yet
}

func (c *choice) offer(rank int8, f field) {
	if (c.rank == 0 || rank < c.rank) && !f.blank() {
		c.field, c.rank = f, rank
	}
}

// A place is an address with what it is relative to.
type place struct {
	address, base string
	rank          int8 // the lower the better; 0: none
}

func (p *place) offer(rank int8, address, base string) {
	if (p.rank == 0 || rank < p.rank) && address != "" {
		*p = place{address, base, rank}
	}
}

// maxFields bounds the fields of an item; real ones have up to fifty.
const maxFields = 1000

// take reads one field of an item.
func (d *draft) take(p *prefixes, f field) {
	if d.fields++; d.fields > maxFields {
		d.cut = true
		return
	}
	switch f.space {
	case ownSpace, atomSpace:
		d.plain(p, f)
	case dublinCore:
		d.dublin(f)
	case itunesSpace:
		d.itunes(f)
	case mediaSpace:
		d.media(p, f)
	case contentSpace, xhtmlSpace:
		if f.name == "encoded" || f.name == "body" || f.name == "div" {
			d.content.offer(1, f)
		}
	case feedBurner:
		if f.name == "origlink" {
			d.link.offer(1, f.value(), f.base)
		}
	}
}

// plain takes a field of RSS, RDF or Atom; Atom's in a feed of another kind count
// for less than the feed's own.
func (d *draft) plain(p *prefixes, f field) {
	rank := int8(1)
	if f.space == atomSpace {
		rank = 2
	}
	switch f.name {
	case "title":
		d.title.offer(rank, f)
	case "link":
		d.offerLink(f)
	case "guid", "id":
		d.id.offer(rank, f)
	case "description", "summary", "abstract":
		d.text.offer(rank, f)
	case "content", "body":
		d.content.offer(rank+1, f)
	case "pubdate", "published", "issued":
		d.published.offer(rank, f)
	case "date", "created":
		d.published.offer(4, f)
	case "updated", "modified", "lastmod":
		d.updated.offer(rank, f)
	case "author", "creator":
		d.authors = append(d.authors, f)
	case "category", "keywords", "subject":
		d.tag(f)
	case "enclosure":
		d.enclosures = append(d.enclosures, place{f.attr("url"), f.base, 1})
		d.picture(2, f, "url", f.attr("type"))
	case "image":
		d.pictures = append(d.pictures, place{imageIn(p, f), f.base, 3})
	case "language":
		d.lang.offer(1, f)
	}
}

// offerLink takes a link, which RSS writes as text and Atom as an attribute. Of
// Atom's the alternate one leads to the article, best as a page.
func (d *draft) offerLink(f field) {
	href, rel, kind := f.attr("href"), strings.ToLower(f.attr("rel")), f.attr("type")
	switch {
	case href == "" && (rel == "" || rel == "alternate"):
		d.link.offer(2, f.value(), f.base)
	case href == "":
	case rel == "enclosure":
		d.enclosures = append(d.enclosures, place{href, f.base, 1})
		d.picture(2, f, "href", kind)
	case rel != "" && rel != "alternate":
	case kind == "" || strings.Contains(kind, "html"):
		d.link.offer(3, href, f.base)
	default:
		d.link.offer(4, href, f.base)
	}
}

func (d *draft) dublin(f field) {
	switch f.name {
	case "title":
		d.title.offer(3, f)
	case "creator", "author":
		d.authors = append(d.authors, f)
	case "date", "issued", "created":
		d.published.offer(3, f)
	case "modified":
		d.updated.offer(3, f)
	case "subject":
		d.tag(f)
	case "description", "abstract":
		d.text.offer(3, f)
	case "language":
		d.lang.offer(2, f)
	case "identifier":
		d.id.offer(4, f)
	}
}

func (d *draft) itunes(f field) {
	switch f.name {
	case "title":
		d.title.offer(4, f)
	case "summary":
		d.text.offer(4, f)
	case "subtitle":
		d.text.offer(6, f)
	case "author":
		d.hosts = append(d.hosts, f)
	case "image":
		d.picture(3, f, "href", "image/")
	case "keywords":
		d.words(f)
	}
}

func (d *draft) media(p *prefixes, f field) {
	switch f.name {
	case "group":
		for inner := range p.fields(f.inner, f.base) {
			if inner.space == mediaSpace && inner.name != "group" {
				d.media(p, inner)
			}
		}
	case "content":
		kind := f.attr("type")
		if strings.EqualFold(f.attr("medium"), "image") {
			kind = "image/"
		}
		d.picture(1, f, "url", kind)
		for inner := range p.fields(f.inner, f.base) {
			if inner.space == mediaSpace && inner.name != "content" && inner.name != "group" {
				d.media(p, inner)
			}
		}
	case "thumbnail":
		d.picture(2, f, "url", "image/")
	case "title":
		d.title.offer(5, f)
	case "description":
		d.text.offer(5, f)
	case "credit":
		if strings.EqualFold(f.attr("role"), "author") {
			d.hosts = append(d.hosts, f)
		}
	case "keywords":
		d.words(f)
	}
}

// tag takes a category, which RSS writes as text and Atom as attributes.
func (d *draft) tag(f field) {
	for _, name := range []string{f.attr("label"), f.attr("term"), f.value()} {
		if name != "" {
			d.tags = append(d.tags, name)
			return
		}
	}
}

// words takes a list of tags.
func (d *draft) words(f field) {
	const most = 50
	d.tags = append(d.tags, strings.SplitN(f.value(), ",", most)...)
}

// picture notes the address in an attribute when it is one of a picture.
func (d *draft) picture(rank int8, f field, name, kind string) {
	address := f.attr(name)
	if strings.HasPrefix(kind, "image/") || kind == "" && isPicture(address) {
		d.pictures = append(d.pictures, place{address, f.base, rank})
	}
}

// imageIn returns the address that an image element gives, in one of the many
// ways there are.
func imageIn(p *prefixes, f field) string {
	for _, name := range []string{"href", "url", "rdf:resource"} {
		if address := f.attr(name); address != "" {
			return address
		}
	}
	for inner := range p.fields(f.inner, f.base) {
		if inner.name == "url" {
			return inner.value()
		}
	}
	if address := f.value(); isWeb(address) && bytes.IndexByte(f.inner, '<') < 0 {
		return address
	}
	return ""
}
