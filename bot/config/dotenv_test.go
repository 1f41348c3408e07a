package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pullquote/bot/config"
)

func TestDotenv(t *testing.T) {
	tests := []struct{ name, text, contact, mistake string }{
		{"plain", "CONTACT=a@example.org\n", "a@example.org", ""},
		{"no new line at the end", "CONTACT=a@example.org", "a@example.org", ""},
		{"from Notepad", "\ufeffCONTACT=a@example.org\r\n", "a@example.org", ""},
		{"exported, quoted, commented", "# mine\n\nexport CONTACT = 'a@example.org' # me\n", "a@example.org", ""},
		{"after a value of several lines", "SOURCES=\"https://a.example\n  https://b.example\n\"\nCONTACT=a@example.org", "a@example.org", ""},
		{"as yaml", "CONTACT: a@example.org", "a@example.org", ""},
		{"a word alone", "CONTACT=a@example.org\nCONTACT", "a@example.org", ".env:2: this is not a setting"},
		{"mark never closed", "LOG=text\nOTHER='x\nCONTACT=a@example.org\n", "a@example.org", ".env:2: OTHER has a quotation mark that is never closed"},
		{"UTF-16", "C\x00O\x00N\x00", "", "is not plain UTF-8 text"},
		{"Latin-1", "# caf\xe9\n", "", "is not plain UTF-8 text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := config.Load(environment(), dotenv(t, tt.text))
			if c.Contact != tt.contact {
				t.Errorf("contact %q, want %q", c.Contact, tt.contact)
			}
			if (err == nil) != (tt.mistake == "") || err != nil && !strings.Contains(err.Error(), tt.mistake) {
				t.Errorf("mistake %v, want %q", err, tt.mistake)
			}
		})
	}
}

func TestDotenvThatIsAFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), ".env")
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := config.Load(environment(), path)
	if err == nil || !strings.HasPrefix(err.Error(), path+": cannot be read (is a directory)") {
		t.Errorf("got %v", err)
	}
}

func TestTypos(t *testing.T) {
	_, err := config.Load(environment(), dotenv(t, strings.Join([]string{
		"DISCORD_TOKN=x", "TELEGRAM_BOT_TOKEN=x", "source=x", "LOGLEVEL=x", "DATABASE_ULR=x", "TELEGRAMM_API_URL=x",
		// Others' variables, and one that resembles a setting that is there too.
		"PATH=x", "TEST_DATABASE_URL=x", "LOG_FILE=x", "OWNER=discord:1", "OWNERS=x",
	}, "\n")))
	want := []string{
		".env:5: DATABASE_ULR is not a setting; did you mean DATABASE_URL?",
		".env:1: DISCORD_TOKN is not a setting; did you mean DISCORD_TOKEN?",
		".env:4: LOGLEVEL is not a setting; did you mean LOG_LEVEL?",
		".env:6: TELEGRAMM_API_URL is not a setting; did you mean TELEGRAM_API_URL?",
		".env:2: TELEGRAM_BOT_TOKEN is not a setting; did you mean TELEGRAM_TOKEN?",
		".env:3: source is not a setting; did you mean SOURCES?",
	}
	if err == nil {
		t.Fatal("no mistakes")
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), err.Error()); diff != "" {
		t.Error(diff)
	}
}
