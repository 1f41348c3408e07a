// Command bot is Pullquote: it reads the news and posts summaries, with quotes
// word for word, to Discord, Telegram or this terminal.
//
//	bot                          run, with the settings of the environment and .env
//	bot summarize URL|FILE|-     one article, here and now
//	bot extract URL|FILE|-       an article's text
//	bot feed URL|FILE            what a feed offers
//	bot source list|show|…       what the bot reads, and how it is doing
//	bot opml import|export       lists of feeds, from and for other readers
//	bot probe feed|page URL      what would be posted of it
//
// The way of an article goes through the folders beside this file: intake reads
// and summarises, store remembers, delivery sends through discord, telegram or
// terminal. wire.go puts them together; nothing else knows them all.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
	"github.com/mattn/go-isatty"

	"pullquote/bot/config"
	"pullquote/bot/store"
	"pullquote/bot/tool"
	"pullquote/sources"
)

// commandLine is what can be typed after "bot".
type commandLine struct {
	Run struct{} `cmd:"" default:"1" help:"Run the bot. It needs no settings to begin with; .env.example lists them."`
	tool.Commands
}

// A world is what the process has around it; tests give it another.
type world struct {
	Getenv  func(string) string
	Dotenv  string // path of the .env file
	In, Out *os.File
	Err     io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second Ctrl-C ends the process at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], world{os.Getenv, ".env", os.Stdin, os.Stdout, os.Stderr}))
}

// run is the program, from its arguments to its exit status.
func run(ctx context.Context, args []string, w world) int {
	var line commandLine
	parser, err := kong.New(&line, kong.Name("bot"), kong.Writers(w.Out, w.Err),
		kong.Description("Pullquote reads the news and posts summaries with verbatim quotes."))
	if err != nil {
		return fail(w, err, 2)
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return fail(w, fmt.Errorf("%w; bot --help lists what can be typed", err), 2)
	}
	cfg, err := config.Load(w.Getenv, w.Dotenv)
	if parsed.Command() == "run" {
		if err != nil {
			return fail(w, err, 2)
		}
		return serve(ctx, cfg, w)
	}
	// The tools use what is right in the settings; a mistake elsewhere is the bot's
	// concern.
	std := tool.Std{In: w.In, Out: w.Out, Err: w.Err, ErrIsTerminal: isTerminal(w.Err), OutIsTerminal: isTerminal(w.Out)}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return tool.Exit(ctx, parsed.Run(std, &sources.Reader{Web: client(cfg)}, shelf(cfg, err)), w.Err)
}

// shelf opens the bot's database for a tool, which needs settings without a mistake:
// it must not be another one.
func shelf(cfg config.Config, mistakes error) tool.OpenShelf {
	return func(ctx context.Context) (tool.Shelf, error) {
		if mistakes != nil {
			return nil, mistakes
		}
		db, err := store.Open(ctx, cfg.DatabaseURL.Reveal())
		if errors.Is(err, store.ErrInUse) {
			return nil, errors.New("the bot is running and has its database for itself: stop it, do this, and start it again (with PostgreSQL as DATABASE_URL it may run meanwhile)")
		}
		if err != nil {
			return nil, err
		}
		return db, nil
	}
}

// serve runs the bot until ctx ends.
func serve(ctx context.Context, cfg config.Config, w world) int {
	h, err := open(ctx, cfg, w)
	if err != nil {
		return fail(w, err, 1)
	}
	return fail(w, errors.Join(h.run(ctx), h.close()), 1)
}

// fail says what is wrong, one line for each mistake, and returns the status to
// exit with; 0 when nothing is.
func fail(w world, err error, status int) int {
	if err == nil || errors.Is(err, context.Canceled) {
		return 0
	}
	fmt.Fprintln(w.Err, err)
	return status
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}
