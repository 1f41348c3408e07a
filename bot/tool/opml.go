package tool

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/sources"
	"pullquote/sources/opml"
)

// OPML holds the commands on lists of feeds.
type OPML struct {
	Import OPMLImport `cmd:"" help:"Add all feeds of a list (OPML), as other readers export it, to your own sources."`
	Export OPMLExport `cmd:"" help:"Write your own sources as a list (OPML)."`
}

// atATime is how many sources are saved in one transaction.
const atATime = 200

// OPMLImport is the command "opml import".
type OPMLImport struct {
	Where  string `arg:"" name:"FILE|-" help:"A file, or - for standard input."`
	DryRun bool   `help:"Tell what would happen, and do nothing."`
}

// Run adds the feeds of a list. Nothing is fetched: the bot visits them.
func (c *OPMLImport) Run(ctx context.Context, std Std, web *sources.Reader, open OpenShelf) error {
	text, err := readAll(std, c.Where)
	if err != nil {
		return err
	}
	list, err := opml.Parse(text, "")
	if err != nil {
		return fmt.Errorf("%s: %w", called(c.Where), err)
	}
	return open.with(ctx, func(shelf Shelf) error {
		all, err := shelf.Entries(ctx)
		if err != nil {
			return err
		}
		entries, skipped := sift(web, list, all)
		if !c.DryRun {
			err = c.save(ctx, std, shelf, entries)
		}
		if err != nil {
			return err
		}
		return c.tell(std.Out, entries, skipped)
	})
}

// save adds the sources, a part in each transaction: what was added before an end
// that came too early is left out by the next try.
func (c *OPMLImport) save(ctx context.Context, std Std, shelf Shelf, entries []news.Entry) error {
	show := newProgress(std, "sources")
	defer show.end()
	for part := range slices.Chunk(entries, atATime) {
		if err := shelf.Save(ctx, part...); err != nil {
			return err
		}
		for range part {
			show.done(false)
		}
	}
	return nil
}

// sift decides what becomes of each entry of a list: it is added, or left out for a
// reason. What is followed in a channel already becomes the operator's own too.
func sift(web *sources.Reader, list opml.List, all []news.Entry) (entries []news.Entry, skipped []opml.Skip) {
	known := map[string]news.Entry{}
	for _, e := range all {
		known[key(e.URL)] = e
	}
	skipped = slices.Clone(list.Skipped)
	newest := 1
	for _, f := range list.Feeds {
		skip := func(why string) { skipped = append(skipped, opml.Skip{Line: f.Line, Title: f.Title, Why: why}) }
		e := news.Entry{Source: news.Source{URL: f.URL, Name: f.Title}, Folder: f.Folder, Settings: news.Settings{First: &newest}}
		bare(&e)
		old, found := known[key(e.URL)]
		if found && old.Own {
			skip("it is there already")
			continue
		}
		if err := web.Check(intake.Readable(e.Source, e.Settings)); err != nil {
			skip(err.Error())
			continue
		}
		if found { // with what is set for it
			old.Folder, old.Name = e.Folder, cmp.Or(e.Name, old.Name)
			e = old
		}
		e.Listed = true
		entries = append(entries, e)
	}
	slices.SortStableFunc(skipped, func(a, b opml.Skip) int { return a.Line - b.Line })
	return entries, skipped
}

// tell says what is added and what is not, with line and reason.
func (c *OPMLImport) tell(w io.Writer, entries []news.Entry, skipped []opml.Skip) error {
	var b strings.Builder
	would := "added"
	if c.DryRun {
		would = "would be added"
		for _, e := range entries {
			wrap(&b, "+ ", joined(" · ", strings.Join(e.Folder, "/"), e.Name, e.URL))
		}
	}
	for _, s := range skipped {
		wrap(&b, "- ", s.String())
	}
	fmt.Fprintf(&b, "%d %s, %d left out\n", len(entries), would, len(skipped))
	_, err := io.WriteString(w, b.String())
	return err
}

// OPMLExport is the command "opml export".
type OPMLExport struct {
	Where string `arg:"" optional:"" name:"FILE" help:"Where to write; standard output if not given."`
}

// Run writes the operator's own sources in their folders, without passwords or
// anything else that is set for them.
func (c *OPMLExport) Run(ctx context.Context, std Std, open OpenShelf) error {
	return open.with(ctx, func(shelf Shelf) error {
		all, err := shelf.Entries(ctx)
		if err != nil {
			return err
		}
		list := opml.List{Title: "Pullquote", Created: time.Now()}
		for _, e := range all {
			if e.Own {
				list.Feeds = append(list.Feeds, opml.Feed{URL: e.URL, Title: e.Name, Folder: e.Folder})
			}
		}
		if c.Where == "" || c.Where == "-" {
			_, err = std.Out.Write(list.Marshal())
			return err
		}
		if err := os.WriteFile(c.Where, list.Marshal(), 0o600); err != nil {
			return fmt.Errorf("%s cannot be written: %w", c.Where, err)
		}
		_, err = fmt.Fprintf(std.Out, "%d sources are in %s\n", len(list.Feeds), c.Where)
		return err
	})
}
