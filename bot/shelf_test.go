package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pullquote/bot/store/storetest"
	"pullquote/sources/newsroom"
)

// typed runs one command of the program with settings, and returns its status and
// all that it printed.
func typed(t *testing.T, settings map[string]string, args ...string) (int, string) {
	t.Helper()
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	var errs bytes.Buffer
	status := run(t.Context(), args, world{func(name string) string { return settings[name] }, "", os.Stdin, out, &errs})
	text, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	return status, string(text) + errs.String()
}

// What was added at the command line is what the bot reads, and the bundled
// newsroom makes room for it.
func TestSourcesOfTheCommandLine(t *testing.T) {
	room := newsroom.New(newsroom.Options{Empty: true})
	if err := room.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(room.Close)
	if err := room.Publish("bridge-closes"); err != nil {
		t.Fatal(err)
	}
	settings := map[string]string{"DATABASE_URL": storetest.SQLite(t), "ALLOW_PRIVATE_HOSTS": strings.TrimPrefix(room.URL(), "http://"), "LOG_LEVEL": "error"}
	if status, said := typed(t, settings, "source", "add", room.URL()+"/gazette/"); status != 0 {
		t.Fatalf("status %d: %s", status, said)
	}
	b := start(t, settings, "sources\n")
	if status := b.wait(t, time.Minute); status != 0 {
		t.Fatalf("exit status %d: %s", status, b.err)
	}
	out := strings.Join(strings.Fields(b.printed(t)), " ")
	if title := room.Stories()[0].Title; strings.Count(out, title) != 1 || !strings.Contains(out, "1 source ") {
		t.Errorf("%q is there %d times: %s", title, strings.Count(out, title), out)
	}
	status, said := typed(t, settings, "source", "show", "The Larkhaven Gazette")
	if status != 0 || !strings.Contains(said, "all is well; last read ") || !strings.Contains(said, "1 seen; followed in 1 place") {
		t.Errorf("status %d: %s", status, said)
	}
}

// A tool must not open another database than the bot's, nor the bot's while it runs.
func TestAToolAndTheDatabase(t *testing.T) {
	database := storetest.SQLite(t)
	storetest.Open(t, database)
	status, said := typed(t, map[string]string{"DATABASE_URL": database}, "source", "list")
	if want := "error: the bot is running and has its database for itself: stop it, do this, and start it again"; status != 1 || !strings.HasPrefix(said, want) || strings.Count(said, "\n") != 1 {
		t.Errorf("status %d: %s", status, said)
	}
	status, said = typed(t, map[string]string{"DATABASE_URL": "mysql://here"}, "source", "list")
	if status != 1 || !strings.Contains(said, "DATABASE_URL: it must begin with sqlite: or postgres://") {
		t.Errorf("status %d: %s", status, said)
	}
}
