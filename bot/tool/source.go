package tool

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"pullquote/bot/intake"
	"pullquote/bot/news"
	"pullquote/sources"
	"pullquote/sources/link"
)

// Source holds the commands on the operator's sources.
type Source struct {
	List   SourceList   `cmd:"" help:"List all sources, and how each is doing."`
	Show   SourceShow   `cmd:"" help:"Show what is set for a source, and how it is doing."`
	Add    SourceAdd    `cmd:"" help:"Add a source: a feed, or a site that has one."`
	Set    SourceSet    `cmd:"" help:"Set something for a source. Without settings: list what can be set."`
	Remove SourceRemove `cmd:"" help:"Remove a source from your own. It stays where a channel follows it."`
	Start  SourceStart  `cmd:"" help:"Have a source visited at once, also one that was gone for good."`
}

// SourceAdd is the command "source add".
type SourceAdd struct {
	URL       string   `arg:"" name:"URL" help:"The address of a feed or site."`
	Settings  []string `arg:"" optional:"" name:"KEY=VALUE" help:"What to set for it; bot source set lists the keys."`
	Unchecked bool     `help:"Add it without looking at it first."`
}

// Run adds a source that was read once. Of a site, its feed is added.
func (c *SourceAdd) Run(ctx context.Context, std Std, web *sources.Reader, open OpenShelf) error {
	newest := 1
	e := news.Entry{Listed: true, Settings: news.Settings{First: &newest}}
	if err := c.address(&e); err != nil {
		return err
	}
	if err := change(&e, c.Settings, secretFrom(std)); err != nil {
		return err
	}
	if err := web.Check(intake.Readable(e.Source, e.Settings)); err != nil {
		return err
	}
	return open.with(ctx, func(shelf Shelf) error {
		if !c.Unchecked {
			if err := look(ctx, std, web, &e); err != nil {
				return fmt.Errorf("%w; --unchecked adds it all the same", err)
			}
		}
		if old, err := pick(ctx, shelf, e.URL); err == nil && old.Own {
			return fmt.Errorf("%s is there already; bot source set changes it", e.URL)
		} else if err == nil {
			e.ID = old.ID // somebody follows it in a channel
		}
		if err := shelf.Save(ctx, e); err != nil {
			return err
		}
		_, err := fmt.Fprintf(std.Out, "added: %s\n", e.URL)
		return err
	})
}

// address takes the address apart: a user and password in it become settings, which
// are not shown.
func (c *SourceAdd) address(e *news.Entry) error {
	at, err := link.Address(c.URL)
	if err != nil {
		return err
	}
	e.URL = at
	bare(e)
	return nil
}

// bare takes user and password out of an address.
func bare(e *news.Entry) {
	u, err := url.Parse(e.URL)
	if err != nil || u.User == nil {
		return
	}
	password, _ := u.User.Password()
	e.Settings.User, e.Settings.Password = news.NewSecret(u.User.Username()), news.NewSecret(password)
	u.User = nil
	e.URL = u.String()
}

// look reads a source once and says what is there. A site's feed takes the site's
// place, unless it is at another host and there is a secret to be kept from that.
func look(ctx context.Context, std Std, web *sources.Reader, e *news.Entry) error {
	src := intake.Readable(e.Source, e.Settings)
	found, err := web.Find(ctx, src)
	if err != nil {
		return err
	}
	var b strings.Builder
	wrap(&b, "", fmt.Sprintf("found: %s, %d items, at %s", found.Title, found.Items, hide(found.URL)))
	for _, o := range found.Others {
		wrap(&b, "  also there: ", joined(" ", o.Title, o.URL))
	}
	if src.MayMove(found.URL) {
		e.URL = found.URL
	}
	if e.Name == "" {
		e.Name = found.Title
	}
	_, err = io.WriteString(std.Out, b.String())
	return err
}

// secretFrom reads secrets from standard input, each from a line of its own: what
// stands on a command line, everybody on the machine can read.
func secretFrom(std Std) func() (string, error) {
	in := bufio.NewReader(io.LimitReader(std.In, 1<<20))
	return func() (string, error) {
		line, err := in.ReadString('\n')
		if line = strings.TrimSpace(line); line == "" {
			return "", errors.Join(errors.New("there is no line on standard input"), unlessEOF(err))
		}
		return line, nil
	}
}

func unlessEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// SourceSet is the command "source set".
type SourceSet struct {
	Source   string   `arg:"" optional:"" name:"URL" help:"The source's address or name."`
	Settings []string `arg:"" optional:"" name:"KEY=VALUE" help:"What to set; nothing behind the = unsets it."`
}

// Run changes what is set for one source.
func (c *SourceSet) Run(ctx context.Context, std Std, web *sources.Reader, open OpenShelf) error {
	if len(c.Settings) == 0 {
		return listSettings(std.Out)
	}
	return open.with(ctx, func(shelf Shelf) error {
		e, err := pick(ctx, shelf, c.Source)
		if err != nil {
			return err
		}
		if err := change(&e, c.Settings, secretFrom(std)); err != nil {
			return err
		}
		if err := web.Check(intake.Readable(e.Source, e.Settings)); err != nil {
			return err
		}
		if err := shelf.Save(ctx, e); err != nil {
			return err
		}
		return showEntry(std.Out, e, time.Now())
	})
}

func listSettings(w io.Writer) error {
	var b strings.Builder
	b.WriteString("What can be set for a source:\n")
	for _, s := range sourceSettings() {
		wrap(&b, fmt.Sprintf("  %-12s ", s.name), s.help)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// SourceRemove is the command "source remove".
type SourceRemove struct {
	Source string `arg:"" name:"URL" help:"The source's address or name."`
}

// Run takes a source out of the operator's own.
func (c *SourceRemove) Run(ctx context.Context, std Std, open OpenShelf) error {
	return open.with(ctx, func(shelf Shelf) error {
		e, err := pick(ctx, shelf, c.Source)
		if err != nil {
			return err
		}
		if err := shelf.Drop(ctx, e.ID); err != nil {
			return err
		}
		text := "removed: " + e.URL
		if e.Places > 0 {
			text += "\nIt is still visited, because it is followed in " + places(e.Places) + " that the bot posts to."
		}
		if e.Own && !e.Listed {
			text += "\nIt comes from SOURCES in the settings: take it out there too, or it is back at the next start."
		}
		_, err = fmt.Fprintln(std.Out, text)
		return err
	})
}

// SourceStart is the command "source start".
type SourceStart struct {
	Source string `arg:"" name:"URL" help:"The source's address or name."`
}

// Run has a source visited.
func (c *SourceStart) Run(ctx context.Context, std Std, open OpenShelf) error {
	return open.with(ctx, func(shelf Shelf) error {
		e, err := pick(ctx, shelf, c.Source)
		if err == nil {
			err = shelf.Start(ctx, e.ID)
		}
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(std.Out, "%s is visited as soon as the bot runs\n", e.URL)
		return err
	})
}
