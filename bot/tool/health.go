package tool

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"pullquote/bot/news"
	"pullquote/sources"
)

// SourceList is the command "source list".
type SourceList struct {
	Failing bool `help:"Only those that can't be read."`
	JSON    bool `name:"json" help:"Write a JSON object a line."`
}

// Run lists the sources.
func (c *SourceList) Run(ctx context.Context, std Std, open OpenShelf) error {
	return open.with(ctx, func(shelf Shelf) error {
		all, err := shelf.Entries(ctx)
		if err != nil {
			return err
		}
		var b strings.Builder
		for _, e := range all {
			if c.Failing && e.Errors == 0 {
				continue
			}
			if c.JSON {
				text, err := encode(newSourceObject(e))
				if err != nil {
					return err
				}
				b.Write(text)
				continue
			}
			wrap(&b, "", joined(" · ", e.Name, e.URL))
			wrap(&b, "  ", health(e.Source, time.Now()))
		}
		if b.Len() == 0 && !c.JSON {
			b.WriteString("There is none. bot source add and bot opml import add some.\n")
		}
		_, err = io.WriteString(std.Out, b.String())
		return err
	})
}

// A sourceObject is what --json writes.
type sourceObject struct {
	URL      string   `json:"url"`
	Name     string   `json:"name"`
	Folder   []string `json:"folder"`
	Own      bool     `json:"own"`
	Places   int      `json:"places"`
	Items    int      `json:"items"`
	LastOK   string   `json:"last_ok"` // RFC 3339, as are the other times; empty when there is none
	Next     string   `json:"next"`
	Failures int      `json:"failures"`
	Since    string   `json:"failing_since"`
	Error    string   `json:"error"`
	Gone     bool     `json:"gone"`
	Gap      float64  `json:"gap_seconds"` // mean time between two articles; 0 when nobody knows
}

func newSourceObject(e news.Entry) sourceObject {
	return sourceObject{
		URL: e.URL, Name: e.Name, Folder: append([]string{}, e.Folder...), Own: e.Own, Places: e.Places, Items: e.Items,
		LastOK: timestamp(e.LastOK), Next: timestamp(e.Next), Failures: e.Errors, Since: timestamp(e.Since), Error: e.Error, Gone: e.Gone,
		Gap: e.Gap.Seconds(),
	}
}

// SourceShow is the command "source show".
type SourceShow struct {
	Source string `arg:"" name:"URL" help:"The source's address or name."`
}

// Run shows all that is known of one source, but no secret.
func (c *SourceShow) Run(ctx context.Context, std Std, open OpenShelf) error {
	return open.with(ctx, func(shelf Shelf) error {
		e, err := pick(ctx, shelf, c.Source)
		if err != nil {
			return err
		}
		return showEntry(std.Out, e, time.Now())
	})
}

// showEntry writes a line for each thing that is known.
func showEntry(w io.Writer, e news.Entry, now time.Time) error {
	var b strings.Builder
	line := func(name, text string) {
		if text != "" {
			wrap(&b, fmt.Sprintf("%-13s", name), text)
		}
	}
	wrap(&b, "", e.URL)
	line("health", health(e.Source, now))
	var state sources.State
	_ = json.Unmarshal(e.State, &state) // of another version: then nothing is known
	if !same(state.Feed, e.URL) {
		line("feed", hide(state.Feed))
	}
	line("not read", state.Problem)
	if state.MovedTo != "" {
		line("moving", "it says since "+when(state.MovedSince)+" that it has moved to "+hide(state.MovedTo)+"; after a day it is followed there")
	}
	line("rhythm", rhythm(e.Gap))
	line("asks for", asks(state))
	line("items", fmt.Sprintf("%d seen; followed in %s", e.Items, places(e.Places)))
	for _, s := range sourceSettings() {
		line(s.name, s.show(e))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// health tells how the last visits went, and when the next is.
func health(s news.Source, now time.Time) string {
	next := ""
	if s.Next.After(now) {
		next = "; next visit in " + s.Next.Sub(now).Round(time.Second).String()
	}
	last := "never read before"
	if !s.LastOK.IsZero() {
		last = "last read " + when(s.LastOK)
	}
	switch {
	case s.Gone:
		return "not visited any more: " + s.Error + "; bot source start tries it once more"
	case s.Errors > 0:
		since := ""
		if !s.Since.IsZero() {
			since = " since " + when(s.Since)
		}
		return fmt.Sprintf("can't be read: %s; failed %d times in a row%s; %s%s", s.Error, s.Errors, since, last, next)
	case s.LastOK.IsZero():
		return "not read yet" + next
	}
	return "all is well; " + last + next
}

func places(n int) string {
	if n == 1 {
		return "1 place"
	}
	return fmt.Sprintf("%d places", n)
}

func rhythm(gap time.Duration) string {
	if gap < time.Minute {
		return ""
	}
	return "something new about every " + gap.Round(time.Minute).String()
}

// asks tells what a feed asks of its visitors.
func asks(st sources.State) string {
	var wishes []string
	if st.Rest > 0 {
		wishes = append(wishes, st.Rest.String()+" between two visits")
	}
	if len(st.SkipHours) > 0 {
		wishes = append(wishes, strings.Trim(fmt.Sprint("none in the hours ", st.SkipHours, " UTC"), " "))
	}
	for _, d := range st.SkipDays {
		wishes = append(wishes, "none on "+d.String())
	}
	return strings.Join(wishes, ", ")
}

func when(t time.Time) string { return t.Local().Format("2 January 2006, 15:04") }
