package terminal

import (
	"strings"
	"time"

	"pullquote/bot/news"
)

// margin is what the text of a card is set in by.
var margin = []run{{text: "  "}}

// card draws a post: who and when, the headline, what the article says, who said
// what, and where to read on.
func (p pen) card(post news.Post) string {
	var b strings.Builder
	b.WriteString(p.heading(post))
	b.WriteString(p.block(margin, run{clean(post.Headline), strong, cleanURL(post.URL)}))
	if post.Excerpt {
		b.WriteString(p.block(margin, run{text: "From an excerpt; the whole article could not be read.", look: faint}))
	}
	if len(post.Points) > 0 {
		b.WriteByte('\n')
	}
	for _, s := range post.Points {
		b.WriteString(p.block(margin, run{text: clean(s)}))
	}
	for _, q := range post.Quotes {
		b.WriteString("\n" + p.quote(q))
	}
	if address := cleanURL(post.URL); address != "" {
		// Never broken by us: an address can be copied when the terminal itself breaks it.
		b.WriteString("\n  " + p.styled(run{address, faint, address}) + "\n")
	}
	return b.String()
}

// heading draws the line above a card: the outlet on the left, the time on the
// right where there is room for both.
func (p pen) heading(post news.Post) string {
	const roomy = 40
	end := "──"
	if when := moment(post.Published, time.Now()); when != "" && p.width >= roomy {
		end = " " + when + " ──"
	}
	room := p.width - columnsIn("── ") - columnsIn(" "+end)
	name := fit(clean(post.Source), max(room, 2))
	return p.paint(cells([]run{
		{text: "── ", look: faint},
		{text: name, look: outlet},
		{text: " " + strings.Repeat("─", max(room-columnsIn(name), 0)) + end, look: faint},
	})) + "\n"
}

// fit shortens a name to so many columns.
func fit(s string, columns int) string {
	for n := columns; n > 1 && columnsIn(s) > columns; n-- {
		s = news.Shorten(s, n)
	}
	return s
}

// moment tells when, as short as it can be told apart from now.
func moment(at, now time.Time) string {
	at, now = at.Local(), now.Local()
	switch {
	case at.IsZero():
		return ""
	case at.Year() != now.Year():
		return at.Format("2 Jan 2006")
	case at.YearDay() != now.YearDay():
		return at.Format("2 Jan, 15:04")
	}
	return at.Format("15:04")
}

// quote draws what somebody said, with a bar along it.
func (p pen) quote(q news.Quote) string {
	side := []run{{text: "  "}, {text: "▌ ", look: bar}}
	words := run{text: clean(q.Marked()), look: spoken, url: cleanURL(q.URL)}
	if q.Speaker == "" {
		return p.block(side, words)
	}
	by := []run{{text: "— "}, {clean(q.Speaker), strong, words.url}}
	if q.Role != "" {
		by = append(by, run{text: ", " + clean(q.Role), look: faint})
	}
	words.url = ""
	return p.block(side, words) + p.block(side, by...)
}
