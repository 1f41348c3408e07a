package list

import (
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pullquote/sources/feed"
	"pullquote/sources/internal/date"
	"pullquote/sources/internal/prose"
)

// What belongs to an article's entry
//
// The entry of an article is the largest element that holds its link and no other
// article's. What stands in it, a time, a picture, a teaser, is the article's. On
// pages that have no such elements, where headline, date and teaser stand one
// after the other in one box or in rows of one table, an entry goes on until the
// next one begins. Finding the largest elements costs no more than the page's
// length: a climb ends where an element is known to hold several.

const (
	nobody  = int32(-1)
	several = int32(-2)

	mostText = 4000 // bytes of a teaser; a channel's message may be as long as that
)

// An entry is what the page shows of one article.
type entry struct {
	candidate
	text    []string // boxes
	headed  string   // a heading
	when    time.Time
	picture string
}

// items makes the chosen links to items, each address once.
func (t *tree) items(chosen []candidate) []feed.Item {
	entries := t.entries(chosen)
	t.fill(entries, t.owners(chosen, entries))
	shown := map[string]int{}
	for _, e := range entries {
		shown[e.picture]++
	}
	items := make([]feed.Item, 0, len(entries))
	for _, e := range entries {
		it := feed.Item{ID: e.key, Keys: []string{e.key}, URL: t.links[e.link].url, Title: e.title, Published: e.when, Image: e.picture}
		if width(it.Title) < 10 && width(e.headed) > width(it.Title) {
			it.Title = e.headed
		}
		it.Text = strings.Join(e.teaser(it.Title), "\n\n")
		if it.Title == "" && it.Text == "" && len(e.text) > 0 {
			it.Text = e.text[0]
		}
		if shown[e.picture] > 1 {
			it.Image = "" // a face or a badge
		}
		items = append(items, it)
	}
	return items
}

// entries returns one entry for each address, with the best of its titles.
func (t *tree) entries(chosen []candidate) []*entry {
	var entries []*entry
	by := map[string]*entry{}
	for _, c := range chosen {
		e := by[c.key]
		if e == nil {
			e = &entry{candidate: c}
			by[c.key] = e
			entries = append(entries, e)
			continue
		}
		if c.heading && !e.heading || c.heading == e.heading && worthOfText(c.title) > worthOfText(e.title) {
			e.title, e.heading = c.title, c.heading
		}
	}
	return entries
}

// owners tells for each element which entry it belongs to, by number: what is
// below an element with an owner belongs to the same.
func (t *tree) owners(chosen []candidate, entries []*entry) []int32 {
	number := map[string]int32{}
	for i, e := range entries {
		number[e.key] = int32(i)
	}
	owner := make([]int32, len(t.nodes))
	for i := range owner {
		owner[i] = nobody
	}
	owner[0] = several
	for _, c := range chosen {
		own := number[c.key]
		for id := t.links[c.link].node; id >= 0 && owner[id] != several && owner[id] != own; id = t.nodes[id].parent {
			if owner[id] == nobody {
				owner[id] = own
			} else {
				owner[id] = several
			}
		}
	}
	return owner
}

// A filler gives the entries what stands in them. It goes through the page once,
// in its order.
type filler struct {
	*tree
	entries []*entry
	owner   []int32
	beside  []int32             // the element with several entries that an element without one stands in
	last    map[int32]int32     // for an element with several entries: the one that began last
	early   map[int32]bool      // there the time stands before the entry
	waiting map[int32]time.Time // and this is the next one's

	text   strings.Builder // of the box that is being read
	linked int             // bytes of links to elsewhere in it
	breaks int
	dated  bool  // a time stands in it
	of, in int32 // the entry and the element
}

func (t *tree) fill(entries []*entry, owner []int32) {
	f := filler{
		tree: t, entries: entries, owner: owner, beside: make([]int32, len(t.nodes)),
		last: map[int32]int32{}, early: map[int32]bool{}, waiting: map[int32]time.Time{}, of: nobody, in: nobody,
	}
	for _, p := range t.parts {
		if p.kind == html.StartTagToken {
			f.begin(p.node)
		} else {
			f.say(p.node, p.text)
		}
	}
	f.flush()
}

// begin takes an element.
func (f *filler) begin(id int32) {
	n, up := f.nodes[id], f.nodes[id].parent
	f.beside[id] = nobody
	switch mark := f.owner[id]; {
	case mark == nobody && f.owner[up] == several:
		f.beside[id] = up
		if e, ok := f.last[up]; ok {
			f.owner[id] = e
		}
	case mark == nobody:
		f.owner[id], f.beside[id] = f.owner[up], f.beside[up]
	case mark >= 0 && f.owner[up] == several:
		f.last[up] = mark
		if at, ok := f.waiting[up]; ok && f.entries[mark].when.IsZero() {
			f.entries[mark].when = at
		}
		delete(f.waiting, up)
	}
	if n.block != f.in {
		f.flush()
		f.of, f.in = f.owner[id], n.block
	}
	if stamp, ok := f.times[id]; ok {
		f.dated = true
		f.time(id, clock(stamp))
	}
	if src, ok := f.pictures[id]; ok && f.owner[id] >= 0 && f.entries[f.owner[id]].picture == "" {
		f.entries[f.owner[id]].picture = f.resolve(src)
	}
	if n.tag != atom.Br {
		return
	}
	if f.breaks++; f.breaks > 1 {
		f.flush()
	} else {
		f.text.WriteByte(' ')
	}
}

// time takes a time. Where the first one of a box stands before its first entry,
// all of them do.
func (f *filler) time(id int32, at time.Time) {
	box, e := f.beside[id], f.owner[id]
	if box >= 0 {
		if _, begun := f.last[box]; !begun {
			f.early[box] = true
		}
		if f.early[box] {
			f.waiting[box] = at
			return
		}
	}
	if e >= 0 && f.entries[e].when.IsZero() {
		f.entries[e].when = at
	}
}

// say takes a text.
func (f *filler) say(id int32, text string) {
	n, to := f.nodes[id], f.owner[id]
	if to == several {
		if e, ok := f.last[id]; ok {
			to = e
		}
	}
	if to != f.of || n.block != f.in {
		f.flush()
		f.of, f.in = to, n.block
	}
	if strings.TrimSpace(text) == "" {
		f.text.WriteByte(' ')
		return
	}
	f.breaks = 0
	if to < 0 || f.text.Len() > mostText {
		return
	}
	if n.link >= 0 && f.links[n.link].url != f.links[f.entries[to].link].url {
		f.linked += len(text)
	} else if n.link >= 0 && width(text) < 15 && f.text.Len() > 0 {
		return // "read more"
	}
	f.text.WriteString(text)
}

// flush ends a box. What is mostly links is no text, and so is the line in which
// the time stands.
func (f *filler) flush() {
	text := prose.Fold(f.text.String())
	if f.of >= 0 && text != "" {
		e := f.entries[f.of]
		switch {
		case f.nodes[f.in].heading && e.headed == "":
			e.headed = text
		case f.dated && width(text) < 60:
		case !f.nodes[f.in].heading && f.linked*2 <= len(text):
			e.text = append(e.text, text)
		}
	}
	f.text.Reset()
	f.linked, f.breaks, f.dated = 0, 0, false
}

// teaser returns the paragraphs of the entry without labels, dates and names.
func (e *entry) teaser(title string) (paras []string) {
	const line = 30
	size := 0
	for _, s := range e.text {
		end, _ := utf8.DecodeLastRuneInString(s)
		n := width(s)
		switch {
		case n == 0, n < line && !strings.ContainsRune(".!?…。！？", end), size > mostText:
			continue
		case title != "" && strings.Contains(s, title) && n < width(title)+line:
			continue // the headline with a mark or a name
		}
		size += len(s)
		paras = append(paras, s)
	}
	return paras
}

// clock reads a machine's time. A day without a time of day is none: the page of
// the article knows better.
func clock(s string) time.Time {
	if !strings.Contains(s, ":") {
		return time.Time{}
	}
	return date.Possible(date.Parse(s))
}

// isArticle reports whether the page is one article itself, and what it lists are
// others to read after it: more running text stands before the first of them than
// any list begins with; or the page says that it is an article, or has the address
// of one, and there is running text as long as no teaser.
func (t *tree) isArticle(chosen []candidate, base *url.URL) bool {
	const body, teaser = 1500, 600
	before, longest := t.running(chosen)
	own, ok := examine(base.String(), base)
	return before > body || longest > teaser && (t.article || ok && own.score >= 2)
}

// running measures the text of whole sentences, before the first of the chosen
// links and the longest between two.
func (t *tree) running(chosen []candidate) (before, longest int) {
	const sentence = 80
	articles := map[int32]bool{}
	for _, c := range chosen {
		articles[t.links[c.link].node] = true
	}
	run, box, in, first := 0, 0, nobody, true
	flush := func() {
		if box >= sentence {
			run += box
		}
		box = 0
	}
	stop := func() {
		if longest = max(longest, run); first {
			before = run
		}
		run = 0
	}
	for _, p := range t.parts {
		n := t.nodes[p.node]
		switch {
		case p.kind == html.StartTagToken && articles[p.node]:
			flush()
			stop()
			first = false
		case p.kind == html.TextToken && !n.beside:
			if n.block != in {
				flush()
				in = n.block
			}
			box += width(p.text)
		}
	}
	flush()
	stop()
	return before, longest
}
