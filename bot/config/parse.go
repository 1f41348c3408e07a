package config

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"pullquote/bot/news"
)

// One function for each kind of value. What they return goes into the sentence
// "NAME: error; write for example NAME=…". An empty value is never a mistake.

// discordToken accepts any single word, because Discord promises no form. It takes
// off the "Bot " that people copy from examples.
func discordToken(s string) (news.Secret, error) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "Bot ")
	switch {
	case strings.ContainsFunc(s, notInToken):
		return news.Secret{}, errors.New("a token has no blanks or unusual characters, copy it again from Bot, Reset Token")
	case telegramForm.MatchString(s):
		return news.Secret{}, errors.New("this looks like a token of Telegram, which belongs into TELEGRAM_TOKEN")
	}
	return news.NewSecret(s), nil
}

// telegramForm is how Telegram writes tokens: the bot's id and a key.
var telegramForm = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)

func telegramToken(s string) (news.Secret, error) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "bot")
	if s != "" && !telegramForm.MatchString(s) {
		return news.Secret{}, errors.New("a token of Telegram is a number, a colon and a key, copy it again from @BotFather")
	}
	return news.NewSecret(s), nil
}

func notInToken(r rune) bool { return r <= ' ' || r > '~' }

// databaseURL checks what can be checked without opening it.
func databaseURL(s string) (news.Secret, error) {
	s = strings.TrimSpace(s)
	scheme, rest, _ := strings.Cut(s, ":")
	switch scheme {
	case "sqlite":
		if strings.TrimLeft(rest, "/") == "" {
			return news.Secret{}, errors.New("the file's name is missing after sqlite:")
		}
	case "postgres", "postgresql":
		// The error of url.Parse would repeat the password.
		if u, err := url.Parse(s); err != nil || !strings.HasPrefix(rest, "//") {
			return news.Secret{}, errors.New("this is not an address of PostgreSQL (unusual characters in the password are written as %XX)")
		} else if len(u.Path) < 2 {
			return news.Secret{}, errors.New("the database's name is missing at the end")
		}
	default:
		return news.Secret{}, errors.New("it must begin with sqlite: or postgres://")
	}
	return news.NewSecret(s), nil
}

func ownerList(s string) ([]Owner, error) {
	var owners []Owner
	for _, word := range list(s) {
		platform, user, _ := strings.Cut(word, ":")
		if platform != "discord" && platform != "telegram" {
			return nil, fmt.Errorf("%q does not begin with discord: or telegram:", word)
		}
		if _, err := strconv.ParseUint(user, 10, 64); err != nil {
			return nil, fmt.Errorf("%q has no user id, a number, after the colon", word)
		}
		owners = append(owners, Owner{platform, user})
	}
	return owners, nil
}

func hostList(s string) ([]string, error) {
	var hosts []string
	for _, h := range list(s) {
		host, port, err := net.SplitHostPort(h)
		if err != nil || host == "" {
			return nil, fmt.Errorf("%q is not host:port", h)
		}
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return nil, fmt.Errorf("%q has no port from 1 to 65535", h)
		}
		hosts = append(hosts, h)
	}
	return hosts, nil
}

// list splits at commas and white space.
func list(s string) []string {
	return strings.Fields(strings.ReplaceAll(s, ",", " "))
}

func serverURL(s string) (string, error) {
	u, err := webAddress(strings.TrimSpace(s))
	if err != nil {
		return "", err
	}
	if u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("%q has something after the path", u.Redacted())
	}
	return strings.TrimRight(u.String(), "/"), nil
}

// publicURL accepts an address that hubs may be given.
func publicURL(s string) (string, error) {
	if s = strings.TrimSpace(s); s == "" {
		return "", nil
	}
	address, err := serverURL(s)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(address)
	switch {
	case err != nil || u.User != nil:
		return "", errors.New("a user and password have no place in it, since it is told to others")
	case u.Scheme != "https":
		return "", fmt.Errorf("%q does not begin with https://", address)
	}
	return address, nil
}

func listenAddress(s string) (string, error) {
	s = strings.TrimSpace(s)
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return "", fmt.Errorf("%q is not address:port", s)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return "", fmt.Errorf("%q has no port from 1 to 65535", s)
	}
	return s, nil
}

// webAddress accepts absolute http and https addresses. Its errors hide a password.
func webAddress(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil && strings.Contains(s, "@"):
		return nil, errors.New("one address cannot be read (it is not shown because it may hold a password)")
	case err != nil:
		return nil, fmt.Errorf("%q is not a web address", s)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%q does not begin with https:// or http://", u.Redacted())
	case u.Hostname() == "":
		return nil, fmt.Errorf("%q has no host", u.Redacted())
	}
	return u, nil
}

// contact becomes part of a header, so it must be what it says and nothing else.
func contact(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	if a, err := mail.ParseAddress(s); err == nil && a.Address == s {
		return s, nil
	}
	if _, err := webAddress(s); err != nil || strings.ContainsAny(s, "() ") {
		return "", fmt.Errorf("%q is neither an e-mail nor a web address", s)
	}
	return s, nil
}

func pollEvery(s string) (time.Duration, error) {
	if s == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(strings.TrimSpace(s))
	if err != nil {
		return 0, fmt.Errorf("%q is not a duration like 90s, 10m or 2h", s)
	}
	if d < time.Second || d > 24*time.Hour {
		return 0, fmt.Errorf("%q is not between 1s and 24h", s)
	}
	return d, nil
}

func logFormat(s string) (json bool, err error) {
	forms := []string{"text", "json"}
	i := slices.Index(forms, strings.ToLower(strings.TrimSpace(s)))
	if i < 0 {
		return false, fmt.Errorf("%q is neither text nor json", s)
	}
	return i == 1, nil
}

func logLevel(l *slog.Level, s string) error {
	if err := l.UnmarshalText([]byte(strings.TrimSpace(s))); err != nil {
		return fmt.Errorf("%q is none of debug, info, warn, error", s)
	}
	return nil
}
