package tool

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"pullquote/sources"
	"pullquote/summarize"
)

// Summarize is the command "summarize".
type Summarize struct {
	Where string `arg:"" optional:"" name:"URL|FILE|-" help:"A web address, a file with plain text or HTML, or - for standard input."`
	JSON  bool   `name:"json" xor:"form" help:"Write one JSON object."`
	JSONL bool   `name:"jsonl" xor:"form" help:"Read a JSON object a line, with id, title, text and language, and write one for each."`

	Sentences int     `default:"3" help:"How many sentences at most."`
	Quotes    int     `default:"2" help:"How many quotes count as key quotes at most."`
	Share     float64 `placeholder:"0.33" help:"How much of a longer text may be chosen at most, from 0 to 1 (no limit). A third unless given."`
}

// Validate checks what kong can't.
func (c *Summarize) Validate() error {
	switch {
	case c.Where == "" && !c.JSONL:
		return errNoWhere
	case c.Sentences < 1:
		return errors.New("--sentences must be 1 or more")
	case c.Quotes < 0:
		return errors.New("--quotes must be 0 or more")
	case c.Share < 0 || c.Share > 1:
		return errors.New("--share must be between 0 and 1")
	}
	return nil
}

// Run summarizes one article, or one on each line.
func (c *Summarize) Run(ctx context.Context, std Std, web *sources.Reader) error {
	choose := c.options().Summarize
	if c.JSONL {
		return eachLineOf(ctx, std, c.Where, func(l line) summaryLine { return summarizeLine(l, choose) })
	}
	a, err := readArticle(ctx, std, web, c.Where)
	if err != nil {
		return err
	}
	summary := choose(a.document())
	if c.JSON {
		id, _ := json.Marshal(c.Where)
		return printJSON(std, summaryObject{a.Title, a.URL, newSummaryLine(id, a.Text, summary)})
	}
	if len(summary.Sentences) == 0 {
		return fmt.Errorf("%s has no summary: %s", called(c.Where), summary.Reason)
	}
	return printSummary(std.Out, a, summary)
}

// options are the flags in the words of the library, where 0 is the default and
// not none.
func (c *Summarize) options() summarize.Options {
	o := summarize.Options{Sentences: c.Sentences, Quotes: c.Quotes, Share: c.Share}
	if o.Quotes == 0 {
		o.Quotes = -1
	}
	return o
}

// A textLine is one line of --jsonl going in.
type textLine struct {
	ID       json.RawMessage `json:"id"` // given back as it is
	Title    string          `json:"title"`
	Text     *string         `json:"text"`
	Language string          `json:"language"`
}

// A summaryLine is one line of --jsonl coming out.
type summaryLine struct {
	ID        json.RawMessage `json:"id,omitempty"`
	Language  string          `json:"language"`
	Sentences []passage       `json:"sentences"`        // the summary
	Quotes    []said          `json:"quotes"`           // every quotation of speech
	Reason    string          `json:"reason,omitempty"` // why there is no sentence
	Error     string          `json:"error,omitempty"`
}

func (s summaryLine) failed() bool { return s.Error != "" }

// A summaryObject is what --json writes.
type summaryObject struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	summaryLine
}

// A passage is a part of the text: its bytes from Start to End, with white space
// folded.
type passage struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type said struct {
	passage
	Speaker string `json:"speaker"`
	Role    string `json:"role"`
	Key     bool   `json:"key"` // a post would show it
}

// summarizeLine answers one line. Whatever is wrong with it, or goes wrong with it,
// is told in the answer.
func summarizeLine(l line, choose func(summarize.Document) summarize.Summary) summaryLine {
	var doc textLine
	summary, err := func() (s summarize.Summary, err error) {
		defer rescue(&err)
		if err := l.decode(&doc); err != nil {
			return s, err
		}
		if doc.Text == nil {
			return s, errors.New(`the member "text" is missing`)
		}
		return choose(summarize.Document{Title: doc.Title, Lang: doc.Language, Text: *doc.Text}), nil
	}()
	if err != nil {
		a := newSummaryLine(doc.ID, "", summarize.Summary{Lang: doc.Language})
		a.Error = err.Error()
		return a
	}
	return newSummaryLine(doc.ID, *doc.Text, summary)
}

// newSummaryLine writes a summary of text out. Its lists are never null.
func newSummaryLine(id json.RawMessage, text string, s summarize.Summary) summaryLine {
	a := summaryLine{ID: id, Language: s.Lang, Sentences: []passage{}, Quotes: []said{}, Reason: s.Reason}
	for _, c := range s.Sentences {
		a.Sentences = append(a.Sentences, newPassage(text, c.Span))
	}
	for _, q := range s.Quotes {
		a.Quotes = append(a.Quotes, said{newPassage(text, q.Span), q.Speaker, q.Role, q.Key})
	}
	return a
}

func newPassage(text string, s summarize.Span) passage {
	return passage{summarize.Fold(s.In(text)), s.Start, s.End}
}
