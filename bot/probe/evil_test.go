package probe_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestEvil runs the program over a larger collection of hostile documents, where
// one is at hand, one process for each visit: inside a network of its own where
// the system lets it have one, else on loopback.
func TestEvil(t *testing.T) {
	corpus, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "evil"))
	if err != nil {
		t.Fatal(err)
	}
	server, cases := filepath.Join(corpus, "evilserver"), filepath.Join(corpus, "cases")
	switch _, err := os.Stat(server); {
	case err != nil:
		t.Skip("the collection is not here")
	case testing.Short():
		t.Skip("it takes two minutes")
	}
	dir := t.TempDir()
	build(t, "..", filepath.Join(dir, "bot"), ".")
	build(t, server, filepath.Join(dir, "check"), "./cmd/evilcheck")

	// The collection has its own name for the password that some documents want.
	adapter := filepath.Join(dir, "adapter")
	script := fmt.Sprintf("#!/bin/sh\nPROBE_AUTH=$EVIL_AUTH exec %q probe \"$@\"\n", filepath.Join(dir, "bot"))
	if err := os.WriteFile(adapter, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	results := filepath.Join(dir, "results.json")
	args := []string{filepath.Join(dir, "check"), "-cases", cases, "-json", results, "-adapter", adapter + " {TARGET} {URL} {STATE}"}
	if exec.Command("unshare", "-rnm", "ip", "link", "set", "lo", "up").Run() == nil {
		args = append([]string{"sh", filepath.Join(server, "netns.sh")}, append(args, "-netns")...)
	} else {
		t.Log("no network of our own can be had here (unshare, ip): on loopback, where names are not looked up")
		t.Setenv("ALLOW_PRIVATE_HOSTS", "127.0.0.2:8099,127.0.0.4:8099")
	}
	out, err := exec.CommandContext(t.Context(), args[0], args[1:]...).CombinedOutput()
	t.Logf("%s", out)
	if err != nil || !strings.Contains(string(out), "internal contacts: 0 []") {
		t.Errorf("a document broke a promise: %v", err)
	}
	shoulds(t, cases, results)
}

func build(t *testing.T, in, out, what string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "build", "-o", out, what)
	cmd.Dir = in
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", what, err, said)
	}
}

// shoulds counts what ought to hold, of which nine in ten must.
func shoulds(t *testing.T, cases, results string) {
	t.Helper()
	wanted, broken := 0, 0
	notes, _ := filepath.Glob(filepath.Join(cases, "*.json"))
	for _, name := range notes {
		var note struct{ Should map[string]json.RawMessage }
		read(t, name, &note)
		wanted += len(note.Should)
	}
	var rows []struct {
		Should []string `json:"should_broken"`
	}
	read(t, results, &rows)
	for _, r := range rows {
		broken += len(r.Should)
	}
	t.Logf("%d of %d that ought to hold do", wanted-broken, wanted)
	if broken*10 > wanted {
		t.Errorf("%d of %d that ought to hold do not", broken, wanted)
	}
}

func read(t *testing.T, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}
