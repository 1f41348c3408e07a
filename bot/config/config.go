// Package config reads the settings of the bot from the environment and from a
// .env file. Every setting is one line of one table (settings.go): its name, its
// default, an example, what it is for, and how it is read. The file .env.example
// is made from the same table.
package config

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"pullquote/bot/news"
	"pullquote/sources"
)

// A Config is what the operator wants. Every field has been checked; what was not
// set has its default.
type Config struct {
	DiscordToken  news.Secret // empty: the bot is not on Discord
	TelegramToken news.Secret // empty: the bot is not on Telegram
	Sources       []sources.Source
	DatabaseURL   news.Secret // "sqlite:FILE" or "postgres://…"; secret because it may hold a password
	Owners        []Owner

	TelegramAPI string // where Telegram's Bot API is, without a slash at the end
	DiscordAPI  string // where Discord's API is, without a slash at the end

	AllowPrivate []string      // host:port pairs that may be visited although they are private
	Proxies      []string      // host:port pairs of proxies that may be private
	Contact      string        // an address for those whose sites are visited; may be empty
	PollEvery    time.Duration // between two visits of a source; 0: as often as it publishes
	PublicURL    string        // the https address that the bot is reached at, without a slash at the end; empty: it is not
	Listen       string        // the address and port to listen at, with PublicURL
	LogJSON      bool          // one JSON object a line instead of text
	LogLevel     slog.Level

	given map[string]bool
}

// Given reports whether the operator set the variable of this name, be it to its
// default.
func (c Config) Given(name string) bool { return c.given[name] }

// An Owner is a user who may run every command.
type Owner struct {
	Platform string // "discord" or "telegram"
	User     string // the platform's user id
}

// Load reads all settings. The environment (getenv, usually os.Getenv) comes
// first, then the file named dotenv, then the defaults; an empty value counts as
// not set. The file may be missing.
//
// The error joins one sentence for each mistake, so that one look is enough to
// mend them all. No sentence repeats the value of a secret.
func Load(getenv func(string) string, dotenv string) (Config, error) {
	c := Config{given: map[string]bool{}}
	file, err := readFile(dotenv)
	mistakes := []error{err}
	for _, s := range settings() {
		value, where := unquote(getenv(s.name)), ""
		if value == "" {
			value, where = file.values[s.name], file.where(s.name)
		}
		c.given[s.name] = value != ""
		if value == "" {
			value, where = s.value, ""
		}
		if err := s.read(&c, value); err != nil {
			mistakes = append(mistakes, fmt.Errorf("%s%s: %w; write for example %s=%s", where, s.name, err, s.name, s.example))
		}
	}
	return c, errors.Join(mistakes...)
}

// unquote takes off a pair of quotation marks around a whole value. Shells and .env
// files do so themselves, docker's --env-file does not.
func unquote(s string) string {
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] && strings.Count(s, s[:1]) == 2 {
		return s[1 : n-1]
	}
	return s
}
