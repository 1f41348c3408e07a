package tool

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"pullquote/summarize/story"
)

// Cluster is the command "cluster".
type Cluster struct {
	Where     string  `arg:"" optional:"" name:"FILE|-" help:"A file with an article a line, or - for standard input."`
	JSONL     bool    `name:"jsonl" help:"Read a JSON object a line, with id, title, text, published and language, and write one for each. There is no other form."`
	Why       bool    `help:"Tell why: how alike article and story are, what that had to reach, and the words they share."`
	Threshold float64 `placeholder:"0.13" help:"How alike article and story must be, from 0 to 1."`
}

// Validate checks what kong can't.
func (c *Cluster) Validate() error {
	switch {
	case !c.JSONL:
		return errors.New("articles are read a line each: add --jsonl")
	case c.Threshold < 0 || c.Threshold > 1:
		return errors.New("--threshold must be between 0 and 1")
	}
	return nil
}

// Run sorts the articles into stories. They are read by several hands, but each
// finds its story in the order of the lines.
func (c *Cluster) Run(ctx context.Context, std Std) error {
	in, err := open(std, cmp.Or(c.Where, "-"))
	if err != nil {
		return err
	}
	defer in.Close()
	stories := story.New(story.Options{Threshold: c.Threshold})
	return eachLineInTurn(ctx, std, in, readFingerprint, func(f fingerprinted) written {
		answer := clusterLine{ID: f.id}
		if f.err == nil {
			answer.join(stories, f.print, c.Why)
		} else {
			answer.Error = f.err.Error()
		}
		return write(answer)
	})
}

// A reportLine is one line going in.
type reportLine struct {
	ID        json.RawMessage `json:"id"` // given back as it is
	Title     string          `json:"title"`
	Text      *string         `json:"text"`
	Published string          `json:"published"` // RFC 3339
	Language  string          `json:"language"`
}

// A clusterLine is one line coming out.
type clusterLine struct {
	ID      json.RawMessage `json:"id,omitempty"`
	Cluster string          `json:"cluster,omitempty"`
	Why     *reasons        `json:"why,omitempty"`
	Error   string          `json:"error,omitempty"`
}

func (c clusterLine) failed() bool { return c.Error != "" }

// reasons are what --why adds.
type reasons struct {
	New       bool     `json:"new"`
	Score     float64  `json:"score"` // of the nearest story, joined or not
	Threshold float64  `json:"threshold"`
	Shared    []string `json:"shared"`
}

func (c *clusterLine) join(s *story.Stream, f story.Fingerprint, why bool) {
	m := s.Join(f)
	c.Cluster = fmt.Sprint(m.Story)
	if why {
		c.Why = &reasons{m.New, m.Score, m.Threshold, append([]string{}, m.Shared...)}
	}
}

// A fingerprinted line is ready to find its story, or has no sense.
type fingerprinted struct {
	id    json.RawMessage
	print story.Fingerprint
	err   error
}

func readFingerprint(l line) (f fingerprinted) {
	defer rescue(&f.err)
	var r reportLine
	f.err = l.decode(&r)
	f.id = r.ID
	if f.err != nil {
		return f
	}
	if r.Text == nil {
		f.err = errors.New(`the member "text" is missing`)
		return f
	}
	a := story.Article{Title: r.Title, Text: *r.Text, Lang: r.Language}
	if r.Published != "" {
		if a.Published, f.err = time.Parse(time.RFC3339, r.Published); f.err != nil {
			f.err = fmt.Errorf("published is not a time as in RFC 3339: %q", r.Published)
			return f
		}
	}
	f.print = story.Read(a)
	return f
}
