package tool

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"pullquote/sources"
)

// Extract is the command "extract".
type Extract struct {
	Where string `arg:"" optional:"" name:"URL|FILE|-" help:"A web address, a file with HTML, or - for standard input."`
	JSON  bool   `name:"json" xor:"form" help:"Write one JSON object."`
	JSONL bool   `name:"jsonl" xor:"form" help:"Read a JSON object a line, with id, url and html, and write one for each."`
}

// Validate checks what kong can't.
func (c *Extract) Validate() error {
	if c.Where == "" && !c.JSONL {
		return errNoWhere
	}
	return nil
}

// Run extracts one article, or one on each line.
func (c *Extract) Run(ctx context.Context, std Std, web *sources.Reader) error {
	if c.JSONL {
		return eachLineOf(ctx, std, c.Where, func(l line) articleLine { return extractLine(l, extractPage) })
	}
	a, err := readArticle(ctx, std, web, c.Where)
	if err != nil {
		return err
	}
	if c.JSON {
		id, _ := json.Marshal(c.Where)
		return printJSON(std, articleObject{a.URL, newArticleLine(id, a)})
	}
	return printArticle(std.Out, a)
}

// printArticle writes the headline and the paragraphs.
func printArticle(w io.Writer, a article) error {
	var b strings.Builder
	head(&b, a)
	for i, p := range strings.Split(a.Text, "\n\n") {
		if i > 0 {
			b.WriteString("\n")
		}
		wrap(&b, "", p)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A pageLine is one line of --jsonl going in.
type pageLine struct {
	ID   json.RawMessage `json:"id"` // given back as it is
	URL  string          `json:"url"`
	HTML *string         `json:"html"`
}

// An articleLine is one line of --jsonl coming out.
type articleLine struct {
	ID        json.RawMessage `json:"id,omitempty"`
	Title     string          `json:"title"`
	Text      string          `json:"text"` // paragraphs parted by an empty line
	Byline    string          `json:"byline"`
	Published string          `json:"published"` // RFC 3339; empty when the page does not say
	Language  string          `json:"language"`
	Image     string          `json:"image"`
	Error     string          `json:"error,omitempty"`
}

func (a articleLine) failed() bool { return a.Error != "" }

// An articleObject is what --json writes.
type articleObject struct {
	URL string `json:"url"`
	articleLine
}

// extractLine answers one line. Whatever is wrong with it, or goes wrong with it,
// is told in the answer.
func extractLine(l line, extract func(html []byte, url string) (article, error)) articleLine {
	var page pageLine
	a, err := func() (a article, err error) {
		defer rescue(&err)
		if err := l.decode(&page); err != nil {
			return a, err
		}
		if page.HTML == nil {
			return a, errors.New(`the member "html" is missing`)
		}
		return extract([]byte(*page.HTML), page.URL)
	}()
	answer := newArticleLine(page.ID, a)
	if err != nil {
		answer.Error = err.Error()
	}
	return answer
}

func newArticleLine(id json.RawMessage, a article) articleLine {
	return articleLine{
		ID: id, Title: a.Title, Text: a.Text, Byline: a.Byline,
		Published: timestamp(a.Published), Language: a.Lang, Image: a.Image,
	}
}

// timestamp writes a time as RFC 3339, and an unknown one as nothing.
func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
