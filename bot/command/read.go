package command

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"pullquote/bot/news"
)

// query is what the options ask of the archive.
func (d Desk) query(ctx context.Context, c Call) (news.Query, error) {
	q := news.Query{Count: 5}
	if n, err := strconv.Atoi(c.Args["count"]); err == nil {
		q.Count = n
	}
	if since := c.Args["since"]; since != "" {
		q.Since = time.Now().Add(-ago(since))
	}
	if words := c.Args["source"]; words != "" {
		s, err := d.source(ctx, c, words)
		if err != nil {
			return q, err
		}
		q.Source = s.URL
	}
	return q, nil
}

// ago reads "6h" or "7d".
func ago(s string) time.Duration {
	unit := time.Hour
	if s[len(s)-1] == 'd' {
		unit = 24 * time.Hour
	}
	n, _ := strconv.Atoi(s[:len(s)-1])
	return time.Duration(n) * unit
}

func (d Desk) latest(ctx context.Context, c Call) (Reply, error) {
	q, err := d.query(ctx, c)
	if err != nil {
		return Reply{}, err
	}
	posts, err := d.Book.Latest(ctx, c.From, q)
	if err != nil {
		return Reply{}, fmt.Errorf("latest: %w", err)
	}
	if len(posts) == 0 {
		return Reply{}, d.nothing(ctx, c, "There is no news.")
	}
	return Reply{Posts: posts}, nil
}

func (d Desk) search(ctx context.Context, c Call) (Reply, error) {
	q, err := d.query(ctx, c)
	if err != nil {
		return Reply{}, err
	}
	q.Words = c.Args["query"]
	posts, err := d.Book.Search(ctx, c.From, q)
	if err != nil {
		return Reply{}, fmt.Errorf("search: %w", err)
	}
	if len(posts) == 0 {
		return Reply{}, d.nothing(ctx, c, fmt.Sprintf("Nothing was found for “%s”.", clip(q.Words)))
	}
	return Reply{Posts: posts}, nil
}

// quotes lists what people said, below the articles where it stands.
func (d Desk) quotes(ctx context.Context, c Call) (Reply, error) {
	q, err := d.query(ctx, c)
	if err != nil {
		return Reply{}, err
	}
	q.Person, q.Words = c.Args["person"], c.Args["about"]
	said, err := d.Book.Quotes(ctx, c.From, q)
	if err != nil {
		return Reply{}, fmt.Errorf("quotes: %w", err)
	}
	if len(said) == 0 {
		text := "No quotes were found."
		if q.Person != "" {
			text = fmt.Sprintf("No quotes by “%s” were found.", clip(q.Person))
		}
		return Reply{}, d.nothing(ctx, c, text)
	}
	var t Text
	for i, s := range said {
		if i == 0 || s.Post.URL != said[i-1].Post.URL {
			if i > 0 {
				t = append(t, Say("\n\n"))
			}
			t = append(t, Link(s.Post.Headline, s.Post.URL), Say(" · "+s.Post.Source))
		}
		t = append(t, quotation(s.Quote)...)
	}
	return Reply{Text: t}, nil
}

// quotation shows a quote with whoever said it, when the article tells. Their name
// leads to the words in the article.
func quotation(q news.Quote) Text {
	t := Text{Say("\n" + q.Marked())}
	if q.Speaker == "" {
		return t
	}
	t = append(t, Say("\n— "), Part{Words: q.Speaker, URL: q.URL, Style: Strong})
	if q.Role != "" {
		t = append(t, Say(", "+q.Role))
	}
	return t
}

// nothing tells that there is no answer, and what may help.
func (d Desk) nothing(ctx context.Context, c Call, text string) error {
	sources, err := d.Book.Sources(ctx, c.From)
	if err != nil {
		return fmt.Errorf("list sources: %w", err)
	}
	if len(sources) == 0 {
		return &UserError{Text: text, Hint: "I follow no source here yet. " + c.cmd("feed add") + " with the address of a feed or site begins."}
	}
	if c.Args["since"] != "" || c.Args["source"] != "" {
		return &UserError{Text: text, Hint: "Try a longer time or all sources."}
	}
	return &UserError{Text: text, Hint: "Try other words, or " + c.cmd("news sources") + " to see what I read."}
}

func (d Desk) summarize(ctx context.Context, c Call) (Reply, error) {
	url, ok := address(c.Args["url"])
	if !ok {
		return Reply{}, &UserError{
			Text: fmt.Sprintf("“%s” is no address of an article.", clip(c.Args["url"])),
			Hint: "Copy it from your browser, like this: " + c.cmd("news summarize") + " https://example.com/article",
		}
	}
	post, err := d.Writer.Write(ctx, url)
	if err != nil {
		return Reply{}, fmt.Errorf("summarize %s: %w", url, err)
	}
	return Reply{Posts: []news.Post{post}}, nil
}

// sources lists what can be asked about.
func (d Desk) sources(ctx context.Context, c Call) (Reply, error) {
	const size = 15
	all, err := d.Book.Sources(ctx, c.From)
	if err != nil {
		return Reply{}, fmt.Errorf("list sources: %w", err)
	}
	if len(all) == 0 {
		return Reply{}, d.nothing(ctx, c, "There are no sources yet.")
	}
	first, last, turn := pages(c, len(all), size)
	t := Text{Bold(count(len(all), "source", "sources")), Say("\n")}
	for _, s := range all[first:last] {
		t = append(t, Say("\n"), Link(s.Name, s.URL))
		if s.Errors > 0 {
			t = append(t, Say(" (can't be read at the moment)"))
		}
	}
	return Reply{Text: t, Buttons: turn}, nil
}
