package config_test

import (
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"pullquote/bot/config"
	"pullquote/bot/news"
	"pullquote/sources"
)

var update = flag.Bool("update", false, "write .env.example anew")

// environment is a getenv over pairs of name and value.
func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// dotenv writes a .env file and returns its path.
func dotenv(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), ".env")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestNothingSetGivesDefaults(t *testing.T) {
	got, err := config.Load(environment(), filepath.Join(t.TempDir(), ".env"))
	if err != nil {
		t.Fatal(err)
	}
	want := config.Config{
		DatabaseURL: news.NewSecret("sqlite:pullquote.db"),
		TelegramAPI: "https://api.telegram.org",
		DiscordAPI:  "https://discord.com",
		Listen:      "127.0.0.1:8080",
		LogLevel:    slog.LevelInfo,
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(sameSecret), cmpopts.IgnoreUnexported(config.Config{})); diff != "" {
		t.Error(diff)
	}
}

func sameSecret(a, b news.Secret) bool { return a == b }

func TestEverythingSet(t *testing.T) {
	got, err := config.Load(environment(
		"DISCORD_TOKEN", "Bot abc.def.ghi",
		"TELEGRAM_TOKEN", `"123:AbC_d-e"`,
		"SOURCES", "https://a.example/feed",
		"DATABASE_URL", "postgres://u:p%40ss@db.example:5432/news?sslmode=require",
		"OWNER", " discord:1234, telegram:5678\n",
		"TELEGRAM_API_URL", "http://localhost:8081/",
		"DISCORD_API_URL", "http://localhost:3000/base/",
		"ALLOW_PRIVATE_HOSTS", "localhost:8080 [::1]:80,10.0.0.1:443",
		"ALLOW_PRIVATE_PROXIES", "localhost:3128",
		"CONTACT", "news@example.org",
		"PUBLIC_URL", " https://bot.example.org/pullquote/ ",
		"LISTEN", ":9000",
		"POLL_EVERY", "90s",
		"LOG", "JSON",
		"LOG_LEVEL", "debug",
	), "")
	if err != nil {
		t.Fatal(err)
	}
	want := config.Config{
		DiscordToken:  news.NewSecret("abc.def.ghi"),
		TelegramToken: news.NewSecret("123:AbC_d-e"),
		Sources:       []sources.Source{{URL: "https://a.example/feed"}},
		DatabaseURL:   news.NewSecret("postgres://u:p%40ss@db.example:5432/news?sslmode=require"),
		Owners:        []config.Owner{{Platform: "discord", User: "1234"}, {Platform: "telegram", User: "5678"}},
		TelegramAPI:   "http://localhost:8081",
		DiscordAPI:    "http://localhost:3000/base",
		AllowPrivate:  []string{"localhost:8080", "[::1]:80", "10.0.0.1:443"},
		Proxies:       []string{"localhost:3128"},
		Contact:       "news@example.org",
		PublicURL:     "https://bot.example.org/pullquote",
		Listen:        ":9000",
		PollEvery:     90 * time.Second,
		LogJSON:       true,
		LogLevel:      slog.LevelDebug,
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(sameSecret), cmpopts.IgnoreUnexported(config.Config{})); diff != "" {
		t.Error(diff)
	}
}

func TestEnvironmentGoesBeforeTheFile(t *testing.T) {
	file := dotenv(t, "LOG=json\nPOLL_EVERY=1h\nCONTACT=\n")
	got, err := config.Load(environment("POLL_EVERY", "2h", "CONTACT", ""), file)
	if err != nil {
		t.Fatal(err)
	}
	if got.PollEvery != 2*time.Hour || !got.LogJSON || got.Contact != "" {
		t.Errorf("got %v, %v, %q", got.PollEvery, got.LogJSON, got.Contact)
	}
	for name, want := range map[string]bool{"LOG": true, "POLL_EVERY": true, "CONTACT": false, "DATABASE_URL": false} {
		if got.Given(name) != want {
			t.Errorf("%s given: %v", name, !want)
		}
	}
}

func TestSources(t *testing.T) {
	const a, b, c = "https://a.example/feed.xml", "http://b.example", "https://c.example/topic,12.html?q=x=https://d.example"
	tests := []struct {
		name, in string
		want     []sources.Source
	}{
		{"comma", a + "," + b, []sources.Source{{URL: a}, {URL: b}}},
		{"comma and blank", a + " , " + b + ",", []sources.Source{{URL: a}, {URL: b}}},
		{"lines", "\n" + a + "\r\n\n" + b + "\n", []sources.Source{{URL: a}, {URL: b}}},
		{"names", "A=" + a + ",The B Post=" + b, []sources.Source{{URL: a, Name: "A"}, {URL: b, Name: "The B Post"}}},
		{"names and blanks", a + ` "The B Post" = ` + b + " " + c, []sources.Source{{URL: a}, {URL: b, Name: "The B Post"}, {URL: c}}},
		{"comma in an address", c + ", St. C=" + b, []sources.Source{{URL: c}, {URL: b, Name: "St. C"}}},
		{"twice", a + " Again=" + a, []sources.Source{{URL: a}}},
		{"nothing", " \n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := config.Load(environment("SOURCES", tt.in), "")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got.Sources); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	tests := []struct{ name, value, want string }{
		{"DISCORD_TOKEN", "abc def", "DISCORD_TOKEN: a token has no blanks"},
		{"DISCORD_TOKEN", "123:abc", "belongs into TELEGRAM_TOKEN"},
		{"TELEGRAM_TOKEN", "abc.def.ghi", "a number, a colon and a key"},
		{"SOURCES", "news.example", `SOURCES: "news.example" is not an address with https://`},
		{"SOURCES", "news.example https://a.example", `"news.example" is not an address`},
		{"SOURCES", "https://a.example Harbour Post", `"Harbour Post" is not an address`},
		{"SOURCES", "https://", `"https:" has no host`},
		{"DATABASE_URL", "mysql://localhost/x", "must begin with sqlite: or postgres://"},
		{"DATABASE_URL", "sqlite:", "file's name is missing"},
		{"DATABASE_URL", "postgres://localhost/", "database's name is missing"},
		{"OWNER", "1234", `"1234" does not begin with discord: or telegram:`},
		{"OWNER", "discord:anna", `"discord:anna" has no user id`},
		{"TELEGRAM_API_URL", "localhost:8081", `does not begin with https://`},
		{"DISCORD_API_URL", "https://discord.com/?v=10", "something after the path"},
		{"ALLOW_PRIVATE_HOSTS", "localhost", `"localhost" is not host:port`},
		{"ALLOW_PRIVATE_HOSTS", "localhost:http", "no port from 1 to 65535"},
		{"CONTACT", "Anna\r\nX-Evil: 1", "neither an e-mail nor a web address"},
		{"CONTACT", "https://a.example/(bot)", "neither an e-mail nor a web address"},
		{"PUBLIC_URL", "bot.example.org", `does not begin with https://`},
		{"PUBLIC_URL", "http://bot.example.org", `"http://bot.example.org" does not begin with https://`},
		{"PUBLIC_URL", "https://bot.example.org/?a", "something after the path"},
		{"LISTEN", "8080", `"8080" is not address:port`},
		{"LISTEN", ":web", "no port from 1 to 65535"},
		{"POLL_EVERY", "10", `"10" is not a duration`},
		{"POLL_EVERY", "1ms", `"1ms" is not between 1s and 24h`},
		{"LOG", "xml", `"xml" is neither text nor json; write for example LOG=json`},
		{"LOG_LEVEL", "loud", `"loud" is none of debug, info, warn, error`},
	}
	for _, tt := range tests {
		t.Run(tt.name+" "+tt.value, func(t *testing.T) {
			_, err := config.Load(environment(tt.name, tt.value), "")
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got %v, want %s", err, tt.want)
			}
			if strings.Count(err.Error(), "\n") > 0 || !strings.Contains(err.Error(), "for example "+tt.name+"=") {
				t.Errorf("not one sentence with an example: %v", err)
			}
		})
	}
}

func TestAllMistakesAtOnce(t *testing.T) {
	_, err := config.Load(environment("LOG", "xml"), dotenv(t, "POLL_EVERY=soon\n\nwhat is this\nOWNER=anna\n"))
	want := []string{
		`.env:3: this is not a setting; write NAME=value, or # before a comment`,
		`.env:4: OWNER: "anna" does not begin with discord: or telegram:; write for example OWNER=discord:80351110224678912,telegram:5678901`,
		`.env:1: POLL_EVERY: "soon" is not a duration like 90s, 10m or 2h; write for example POLL_EVERY=30m`,
		`LOG: "xml" is neither text nor json; write for example LOG=json`,
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), err.Error()); diff != "" {
		t.Error(diff)
	}
}

// A mistake near a secret must not bring the secret into a log.
func TestMistakesHideSecrets(t *testing.T) {
	tests := map[string]string{
		"broken token":     `DISCORD_TOKEN="hunter2` + "\nLOG=text\n",
		"token with blank": "TELEGRAM_TOKEN=123 hunter2\n",
		"no name":          "Bot hunter2\n",
		"after the mark":   `DISCORD_TOKEN="abc" hunter2` + "\n",
		"database":         "DATABASE_URL=postgres://me:hunter2@[db/news\n",
		"database's kind":  "DATABASE_URL=mysql://me:hunter2@db/news\n",
		"source":           "SOURCES=https://me:hunter2@[a.example/\n",
		"source's kind":    "SOURCES=https://a.example https://me:hunter2@\n",
		"server":           "TELEGRAM_API_URL=ftp://me:hunter2@a.example\n",
		"public address":   "PUBLIC_URL=http://me:hunter2@a.example/\n",
		"server's query":   "TELEGRAM_API_URL=https://me:hunter2@a.example/?x\n",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := config.Load(environment(), dotenv(t, text))
			if err == nil || strings.Contains(err.Error(), "hunter2") || !strings.HasPrefix(err.Error(), ".env:1: ") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestExampleFile(t *testing.T) {
	path := filepath.Join("..", "..", ".env.example")
	if *update {
		if err := os.WriteFile(path, []byte(config.Example()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(config.Example(), string(got)); diff != "" {
		t.Errorf("run go test ./bot/config -update: %s", diff)
	}
	if _, err := config.Load(environment(), path); err != nil {
		t.Errorf("the file as it is: %v", err)
	}
}

// Whoever takes an example as it is must get a bot that starts.
func TestExamplesAreValid(t *testing.T) {
	var filled []string
	for line := range strings.Lines(config.Example()) {
		if example, found := strings.CutPrefix(line, "# Example: "); found {
			filled = append(filled, example)
		}
	}
	c, err := config.Load(environment(), dotenv(t, strings.Join(filled, "")))
	if err != nil {
		t.Fatal(err)
	}
	if len(filled) < 12 || len(c.Sources) != 2 || c.Sources[1].Name != "The Harbour Post" || len(c.Owners) != 2 {
		t.Errorf("%d examples give %+v", len(filled), c)
	}
}
