package intake

import (
	"cmp"
	"net/url"
	"strings"

	"pullquote/bot/news"
	"pullquote/sources"
	"pullquote/sources/link"
	"pullquote/summarize"
	"pullquote/summarize/fragment"
)

// compose makes a story of an article. Every sentence and quote in it is a slice
// of the article's text, white space folded.
func (d *Desk) compose(from news.Source, a sources.Article) news.Story {
	doc := summarize.Document{Title: a.Title, Lang: a.Lang, Text: strings.Join(a.Paras, "\n\n")}
	sum := d.Summary.Summarize(doc)
	address := cmp.Or(a.URL, from.URL)
	s := news.Story{Text: doc.Text, Post: news.Post{
		Key:       key(from, a),
		Source:    cmp.Or(from.Name, a.Source, host(address)),
		Headline:  a.Title,
		URL:       address,
		Lang:      cmp.Or(sum.Lang, a.Lang),
		Published: a.Published,
		Image:     a.Image,
		Excerpt:   a.Excerpt,
	}}
	for _, sentence := range sum.Sentences {
		s.Post.Points = append(s.Post.Points, summarize.Fold(sentence.In(doc.Text)))
	}
	page := fragment.New(a.Title, doc.Text)
	for _, q := range sum.Quotes {
		quote := news.Quote{Text: summarize.Fold(q.In(doc.Text)), Lang: s.Post.Lang}
		if q.Sure { // what may be somebody else's is shown as nobody's
			quote.Speaker, quote.Role = q.Speaker, q.Role
		}
		quote.URL = page.Link(address, q.Start, q.End)
		s.Quotes = append(s.Quotes, quote)
		if q.Key {
			s.Post.Quotes = append(s.Post.Quotes, quote)
		}
	}
	if s.Post.Headline == "" {
		s.Post.Headline = headline(s.Post)
	}
	return s
}

// key is the article's identity: its canonical address, or its id where it has
// none.
func key(from news.Source, a sources.Article) string {
	if canonical, err := link.Canonical(a.URL); err == nil {
		return canonical
	}
	return from.URL + " " + a.ID
}

// headline stands in for one that is missing: the first sentence, or the outlet.
func headline(p news.Post) string {
	if len(p.Points) > 0 {
		return news.Shorten(p.Points[0], 100)
	}
	return p.Source
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}
