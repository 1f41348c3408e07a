package tool_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/rogpeppe/go-internal/testscript"

	"pullquote/bot/store"
	"pullquote/bot/tool"
	"pullquote/sources"
	"pullquote/sources/polite"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"bot": bot})
}

// The scripts are sessions at a shell, with the tools as a program.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(env *testscript.Env) error {
		// Files that can't stand in a script, which is text.
		return errors.Join(
			os.WriteFile(env.Cd+"/latin1.txt", []byte("caf\xe9"), 0o600),
			os.WriteFile(env.Cd+"/picture.gif", []byte("GIF89a\x01\x00"), 0o600))
	}})
}

// openShelf opens a database in the folder of the script.
func openShelf(ctx context.Context) (tool.Shelf, error) {
	db, err := store.Open(ctx, "sqlite:pullquote.db")
	if err != nil {
		return nil, err
	}
	return db, nil
}

// bot is a program that has the tools and nothing else.
func bot() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var commands tool.Commands
	parser := kong.Must(&commands, kong.Name("bot"), kong.BindTo(ctx, (*context.Context)(nil)))
	chosen, err := parser.Parse(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(2)
	}
	std := tool.Std{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}
	os.Exit(tool.Exit(ctx, chosen.Run(std, &sources.Reader{Web: &polite.Client{}}, tool.OpenShelf(openShelf)), os.Stderr))
}
