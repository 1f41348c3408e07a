package tool

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"

	"pullquote/bot/probe"
	"pullquote/sources"
)

// Probe is the command "probe".
type Probe struct {
	Feed ProbeFeed `cmd:"" help:"A feed, or a site that has one. The newest article is taken from a feed's past, as for a new subscription."`
	Page ProbePage `cmd:"" help:"The page of one article."`
	OPML ProbeOPML `cmd:"" name:"opml" help:"A list of feeds: which of them would be imported."`
}

// probing are the arguments that all probes have.
type probing struct {
	URL string `arg:"" name:"URL" help:"Its address."`
	Dir string `arg:"" optional:"" name:"STATEDIR" help:"A folder for what is remembered of a feed: only what is new since the last probe is shown then. Without one every probe is the first." type:"path"`

	JSON bool   `name:"json" help:"Write one JSON object, and end with status 0 even when it tells of an error. It is the only form when the output is not a terminal."`
	Auth string `env:"PROBE_AUTH" placeholder:"USER:PASSWORD" help:"What the address asks for. It can also stand in the address itself."`
}

// ProbeFeed is the command "probe feed".
type ProbeFeed struct {
	probing
	Pages bool `help:"Read the pages of the articles too, as the bot does. Without it a feed's own words are all that is used."`
}

// ProbePage is the command "probe page".
type ProbePage struct{ probing }

// ProbeOPML is the command "probe opml".
type ProbeOPML struct{ probing }

// Run tells what would be posted of a feed.
func (c *ProbeFeed) Run(ctx context.Context, std Std, web *sources.Reader) error {
	p, err := c.probe(web)
	if err != nil {
		return err
	}
	p.Pages = c.Pages
	r, err := p.Feed(ctx, c.URL, c.Dir)
	return c.tell(std, r, err)
}

// Run tells what would be posted of a page.
func (c *ProbePage) Run(ctx context.Context, std Std, web *sources.Reader) error {
	p, err := c.probe(web)
	if err != nil {
		return err
	}
	r, err := p.Page(ctx, c.URL)
	return c.tell(std, r, err)
}

// Run tells which feeds a list would bring.
func (c *ProbeOPML) Run(ctx context.Context, std Std, web *sources.Reader) error {
	p, err := c.probe(web)
	if err != nil {
		return err
	}
	r, err := p.OPML(ctx, c.URL)
	return c.tell(std, r, err)
}

func (c *probing) probe(web *sources.Reader) (probe.Probe, error) {
	p := probe.Probe{Web: web, Log: slog.New(slog.DiscardHandler)}
	if c.Auth != "" {
		user, password, ok := strings.Cut(c.Auth, ":")
		if !ok {
			return p, errors.New("--auth needs a user and a password with a colon between them, like reader:secret")
		}
		p.Auth = url.UserPassword(user, password)
	}
	return p, nil
}

// tell writes a result for a program or for people.
func (c *probing) tell(std Std, r probe.Result, err error) error {
	switch {
	case err != nil:
		return err
	case c.JSON || !std.OutIsTerminal:
		return printJSON(std, r)
	case r.Outcome == "error":
		return errors.New(r.Error)
	}
	return printProbe(std.Out, r)
}

// printProbe writes what was read, and how much would be posted.
func printProbe(w io.Writer, r probe.Result) error {
	var b strings.Builder
	wrap(&b, "", r.Title)
	for _, i := range r.Items {
		b.WriteString("\n")
		wrap(&b, "", i.Title)
		wrap(&b, "", joined(" · ", i.Published, i.URL))
		for _, s := range i.Summary {
			wrap(&b, "• ", s)
		}
		for _, q := range i.Quotes {
			wrap(&b, "  ", "“"+q+"”")
		}
	}
	for _, f := range r.Feeds {
		wrap(&b, "• ", joined(" · ", f.Title, f.URL))
	}
	for _, s := range r.Skipped {
		wrap(&b, "  ", fmt.Sprintf("line %d is left out: %s", s.Line, s.Why))
	}
	posts := map[string]int{}
	for _, p := range r.Posts {
		posts[p.Platform]++
	}
	b.WriteString("\n")
	if r.Outcome == "opml" {
		wrap(&b, "", fmt.Sprintf("%d feeds would be imported. Nothing was.", len(r.Feeds)))
	} else {
		wrap(&b, "", fmt.Sprintf("New: %d. Posts: %d on Discord, %d on Telegram; none was sent. --json shows them byte for byte.", len(r.Items), posts["discord"], posts["telegram"]))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
