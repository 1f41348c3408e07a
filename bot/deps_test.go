package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The walls of the house: from may never reach to, by whatever way. A name that
// ends in /... stands for everything below it too.
var walls = []struct{ from, to, why string }{
	{"pullquote/sources/...", "pullquote/bot/...", "sources is a library: anybody may use it without the bot"},
	{"pullquote/sources/...", "pullquote/summarize/...", "reading and summarising know nothing of each other"},
	{"pullquote/summarize/...", "pullquote/bot/...", "summarize is a library: anybody may use it without the bot"},
	{"pullquote/summarize/...", "pullquote/sources/...", "summarize knows plain text, not where it comes from"},
	{"pullquote/summarize/...", "net", "a summary is a pure function of its text"},
	{"pullquote/bot/intake", "pullquote/bot/delivery", "the left half ends in the database"},
	{"pullquote/bot/intake", "pullquote/bot/store", "the left half names what it needs of a database; wire.go brings it"},
	{"pullquote/bot/intake", "pullquote/bot/discord", "the left half posts nothing"},
	{"pullquote/bot/intake", "pullquote/bot/telegram", "the left half posts nothing"},
	{"pullquote/bot/intake", "pullquote/bot/terminal", "the left half posts nothing"},
	{"pullquote/bot/push", "pullquote/bot/delivery", "what hubs send is the left half's, and ends in the database"},
	{"pullquote/bot/push", "pullquote/bot/store", "the left half names what it needs of a database; wire.go brings it"},
	{"pullquote/bot/push", "pullquote/bot/web", "what is answered does not know by which door it was asked"},
	{"pullquote/bot/web", "pullquote/...", "the door lets in; what is behind it is not its concern"},
	{"pullquote/bot/delivery", "pullquote/bot/intake", "the right half begins in the database"},
	{"pullquote/bot/delivery", "pullquote/sources/...", "the right half reads no site"},
	{"pullquote/bot/delivery", "pullquote/summarize/...", "the right half carries finished posts"},
	{"pullquote/bot/command", "pullquote/bot/discord", "a command does not know where it was typed"},
	{"pullquote/bot/command", "pullquote/bot/telegram", "a command does not know where it was typed"},
	{"pullquote/bot/command", "pullquote/bot/terminal", "a command does not know where it was typed"},
	{"pullquote/bot/command", "pullquote/sources/...", "a command asks for what it needs by its own interfaces"},
	{"pullquote/bot/command", "pullquote/bot/store", "a command asks for what it needs by its own interfaces"},
	{"pullquote/bot/news", "pullquote/bot/...", "news holds the words of all: it can lean on none"},
	{"pullquote/bot/news", "pullquote/sources/...", "news holds the words of all: it can lean on none"},
	{"pullquote/bot/store", "pullquote/bot/intake", "the database serves; it calls nobody"},
	{"pullquote/bot/store", "pullquote/bot/delivery", "the database serves; it calls nobody"},
	{"pullquote/bot/store", "pullquote/sources/...", "the database keeps items as bytes"},
	{"pullquote/bot/discord", "pullquote/bot/store", "an adapter names the little memory that it needs"},
	{"pullquote/bot/telegram", "pullquote/bot/store", "an adapter names the little memory that it needs"},
	{"pullquote/bot/discord", "pullquote/bot/telegram", "each platform is read alone"},
	{"pullquote/bot/telegram", "pullquote/bot/discord", "each platform is read alone"},
}

// only are packages that one room alone may import.
var only = []struct{ pkg, room, why string }{
	{"database/sql", "pullquote/bot/store", "one package speaks SQL"},
	{"github.com/uptrace/bun", "pullquote/bot/store", "one package speaks SQL"},
	{"github.com/bwmarrin/discordgo", "pullquote/bot/discord", "its defects are worked around in one place"},
	{"github.com/go-telegram-bot-api/telegram-bot-api/v5", "pullquote/bot/telegram", "its defects are worked around in one place"},
}

// asking is how a program makes HTTP requests.
var asking = regexp.MustCompile(`\bhttp\.(Client|Transport|DefaultClient|DefaultTransport|Get|Head|Post|PostForm)\b`)

// clients are the packages that may make HTTP requests, with the reason.
var clients = map[string]string{
	"pullquote/sources/polite": "the one way out to the open web",
	"pullquote/bot/discord":    "speaks to Discord's own servers, by discordgo",
	"pullquote/bot/telegram":   "speaks to Telegram's own servers",

	"pullquote/sources/websub/websubtest": "calls back on loopback, in tests",
}

// program calls f for every program file of the module, with its package.
func program(t *testing.T, f func(pkg, file string) error) {
	t.Helper()
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		return f(path.Join("pullquote", filepath.ToSlash(filepath.Dir(strings.TrimPrefix(file, ".."+string(filepath.Separator))))), file)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// imports maps every package of the module to what its program files import.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	graph := map[string][]string{}
	program(t, func(pkg, file string) error {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			graph[pkg] = append(graph[pkg], name)
		}
		return nil
	})
	return graph
}

func is(pkg, pattern string) bool {
	if base, below := strings.CutSuffix(pattern, "/..."); below {
		return pkg == base || strings.HasPrefix(pkg, base+"/")
	}
	return pkg == pattern
}

// way returns how from reaches a package that goal accepts, as the list of
// packages on the way; nil when it does not.
func way(graph map[string][]string, from string, goal func(string) bool) []string {
	seen := map[string]bool{from: true}
	paths := [][]string{{from}}
	for len(paths) > 0 {
		p := paths[0]
		paths = paths[1:]
		for _, next := range graph[p[len(p)-1]] {
			if seen[next] {
				continue
			}
			seen[next] = true
			longer := append(slices.Clone(p), next)
			if goal(next) {
				return longer
			}
			paths = append(paths, longer)
		}
	}
	return nil
}

func TestWalls(t *testing.T) {
	graph := imports(t)
	for _, w := range walls {
		stands := false
		for pkg := range graph {
			stands = stands || is(pkg, w.to) || w.to == "net"
			if !is(pkg, w.from) {
				continue
			}
			if p := way(graph, pkg, func(to string) bool { return is(to, w.to) && !is(to, w.from) }); p != nil {
				t.Errorf("%s: %s", strings.Join(p, " → "), w.why)
			}
		}
		if !stands {
			t.Errorf("the wall against %s stands before nothing", w.to)
		}
	}
}

func TestOneRoomOnly(t *testing.T) {
	for pkg, list := range imports(t) {
		for _, o := range only {
			allowed := is(pkg, o.room+"/...") || pkg == "pullquote/bot" // wire.go names the type that River asks for
			if slices.Contains(list, o.pkg) && !allowed {
				t.Errorf("%s imports %s: %s", pkg, o.pkg, o.why)
			}
		}
	}
}

func TestOneWayOut(t *testing.T) {
	program(t, func(pkg, file string) error {
		text, err := os.ReadFile(file)
		if found := asking.Find(text); found != nil && clients[pkg] == "" {
			t.Errorf("%s uses %s: whatever leaves the machine goes through sources/polite", file, found)
		}
		return err
	})
}

func TestNoTestPackageInTheProgram(t *testing.T) {
	if p := way(imports(t), "pullquote/bot", func(to string) bool { return strings.HasPrefix(to, "pullquote/") && strings.HasSuffix(to, "test") }); p != nil {
		t.Errorf("%s: what serves tests stays out of the program", strings.Join(p, " → "))
	}
}
