package tool

import (
	"context"
	"fmt"
	"io"
	"strings"

	"pullquote/sources"
	"pullquote/sources/feed"
)

// Feed is the command "feed".
type Feed struct {
	Where string `arg:"" name:"URL|FILE|-" help:"The address of a feed or of a site that has one, a file with a feed, or - for standard input."`
	JSON  bool   `name:"json" help:"Write one JSON object."`
}

// Run lists what one feed offers.
func (c *Feed) Run(ctx context.Context, std Std, web *sources.Reader) error {
	f, err := c.read(ctx, std, web)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(std, f)
	}
	return printFeed(std.Out, f)
}

// read gets the feed from wherever it is.
func (c *Feed) read(ctx context.Context, std Std, web *sources.Reader) (feedObject, error) {
	if isURL(c.Where) {
		items, state, err := web.Items(ctx, sources.Source{URL: c.Where}, sources.State{})
		return newFeedObject(state.Title, state.Feed, items), err
	}
	raw, err := readAll(std, c.Where)
	if err != nil {
		return feedObject{}, err
	}
	f, err := feed.Parse(raw, "", "")
	if err != nil {
		return feedObject{}, fmt.Errorf("%s is %w", called(c.Where), err)
	}
	return newFeedObject(f.Title, f.Home, f.Items), nil
}

// A feedObject is what --json writes.
type feedObject struct {
	Title string     `json:"title"`
	URL   string     `json:"url"`
	Items []feedItem `json:"items"`
}

type feedItem struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Text      string `json:"text"`      // as much of the article as the feed has; paragraphs parted by an empty line
	Published string `json:"published"` // RFC 3339; empty when the feed does not say
	Byline    string `json:"byline"`
	Language  string `json:"language"`
	Image     string `json:"image"`
}

// newFeedObject writes a feed out. Its list is never null.
func newFeedObject(title, url string, items []feed.Item) feedObject {
	f := feedObject{Title: title, URL: url, Items: []feedItem{}}
	for _, i := range items {
		a := fromItem(i)
		f.Items = append(f.Items, feedItem{
			ID: i.ID, URL: a.URL, Title: a.Title, Text: a.Text, Published: timestamp(a.Published),
			Byline: a.Byline, Language: a.Lang, Image: a.Image,
		})
	}
	return f
}

// printFeed writes a few lines for each item, in the feed's order.
func printFeed(w io.Writer, f feedObject) error {
	var b strings.Builder
	wrap(&b, "", f.Title)
	wrap(&b, "", f.URL)
	for _, i := range f.Items {
		b.WriteString("\n")
		wrap(&b, "• ", i.Title)
		wrap(&b, "  ", joined(" · ", i.Byline, i.Published))
		wrap(&b, "  ", i.URL)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
