package tool

import (
	"errors"
	"fmt"
	"net/textproto"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"pullquote/bot/news"
)

// A setting of a source is one line of a table: how it is called, what it is for,
// how it is read, and how it is shown; "" is shown of what is not set. Secrets are
// never shown.
type setting struct {
	name, help string
	secret     bool
	set        func(*news.Entry, string) error
	show       func(news.Entry) string
}

func sourceSettings() []setting {
	return []setting{
		{"name", "the outlet's name; empty: what the feed calls itself", false,
			func(e *news.Entry, s string) error { e.Name = s; return nil },
			func(e news.Entry) string { return e.Name }},
		{"folder", "where it lies in lists, like Coast/North", false,
			func(e *news.Entry, s string) error { e.Folder = folder(s); return nil },
			func(e news.Entry) string { return strings.Join(e.Folder, "/") }},
		{"every", "how often it is visited, like 15m or 2h; empty: by POLL_EVERY, or as often as it publishes", false,
			func(e *news.Entry, s string) (err error) { e.Settings.Every, err = every(s); return },
			func(e news.Entry) string { return unless(e.Settings.Every == 0, e.Settings.Every.String()) }},
		{"first", "what is posted of the articles that stand there at the first visit: newest, a number, or all; empty: what each place asks for", false,
			func(e *news.Entry, s string) (err error) { e.Settings.First, err = first(s); return },
			func(e news.Entry) string { return firstShown(e.Settings.First) }},
		{"lang", "the language of its articles, like de or pt-BR", false,
			func(e *news.Entry, s string) (err error) { e.Settings.Lang, err = lang(s); return },
			func(e news.Entry) string { return e.Settings.Lang }},
		{"selector", "CSS selector of the elements that hold an article's text", false,
			func(e *news.Entry, s string) error { e.Settings.Selector = s; return nil },
			func(e news.Entry) string { return e.Settings.Selector }},
		{"user-agent", "how the bot introduces itself there", false,
			func(e *news.Entry, s string) error { e.Settings.UserAgent = s; return nil },
			func(e news.Entry) string { return e.Settings.UserAgent }},
		secret("user", "user name, told to its host alone", func(s *news.Settings) *news.Secret { return &s.User }),
		secret("password", "password for it; - reads it from standard input", func(s *news.Settings) *news.Secret { return &s.Password }),
		secret("bearer", "a token in place of both; - reads it from standard input", func(s *news.Settings) *news.Secret { return &s.Bearer }),
		secret("proxy", "proxy for all its visits, like socks5://proxy.example:1080", func(s *news.Settings) *news.Secret { return &s.Proxy }),
		{"header.NAME", "a further header, told to its host alone, like header.X-Key=…; - reads it from standard input", true, nil,
			func(e news.Entry) string {
				var names []string
				for name := range e.Settings.Header {
					names = append(names, name)
				}
				slices.Sort(names)
				return strings.Join(names, ", ")
			}},
	}
}

func secret(name, help string, of func(*news.Settings) *news.Secret) setting {
	return setting{name, help, true,
		func(e *news.Entry, s string) error { *of(&e.Settings) = news.NewSecret(s); return nil },
		func(e news.Entry) string { return unless(!of(&e.Settings).Set(), "set") }}
}

// change makes the changes that are written as key=value. read returns the value of
// a secret that is written as "-".
func change(e *news.Entry, changes []string, read func() (string, error)) error {
	for _, c := range changes {
		name, value, found := strings.Cut(c, "=")
		if name = strings.ToLower(strings.TrimSpace(name)); !found {
			return errors.New("what to set is written as key=value, like every=1h; every= unsets it") // it may be a secret: it is not repeated
		}
		value = strings.TrimSpace(value)
		set, isSecret := settingCalled(name)
		if set == nil {
			return fmt.Errorf("%s is no setting of a source; these are: %s", hide(name), strings.Join(settingNames(), ", "))
		}
		if isSecret && value == "-" {
			var err error
			if value, err = read(); err != nil {
				return fmt.Errorf("reading %s: %w", name, err)
			}
		}
		if err := set(e, value); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func settingCalled(name string) (set func(*news.Entry, string) error, isSecret bool) {
	if header, found := strings.CutPrefix(name, "header."); found && header != "" {
		return func(e *news.Entry, s string) error {
			setHeader(&e.Settings, textproto.CanonicalMIMEHeaderKey(header), s)
			return nil
		}, true
	}
	for _, s := range sourceSettings() {
		if s.name == name {
			return s.set, s.secret
		}
	}
	return nil, false
}

func settingNames() (names []string) {
	for _, s := range sourceSettings() {
		names = append(names, s.name)
	}
	return names
}

// setHeader sets a header, or unsets it. Names are the same in any case.
func setHeader(s *news.Settings, name, value string) {
	all := map[string]news.Secret{}
	for n, v := range s.Header {
		if !strings.EqualFold(n, name) {
			all[n] = v
		}
	}
	if value != "" {
		all[name] = news.NewSecret(value)
	}
	s.Header = all
}

func folder(s string) (names []string) {
	for name := range strings.SplitSeq(s, "/") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func every(s string) (time.Duration, error) {
	if s == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < time.Second || d > 24*time.Hour {
		return 0, errors.New("it must be a time between 1s and 24h, like 90s, 15m or 2h")
	}
	return d, nil
}

func first(s string) (*int, error) {
	n := 0
	switch strings.ToLower(s) {
	case "":
		return nil, nil
	case "newest":
		n = 1
	case "all":
		n = news.AllOfIt
	default:
		var err error
		if n, err = strconv.Atoi(s); err != nil || n < 0 || n > 2000 {
			return nil, errors.New("it must be newest, all, or a number from 0 to 2000")
		}
	}
	return &n, nil
}

func firstShown(n *int) string {
	switch {
	case n == nil:
		return ""
	case *n == news.AllOfIt:
		return "all"
	case *n == 1:
		return "newest"
	}
	return strconv.Itoa(*n)
}

// tagForm is that of language tags that name a language, a script and a region
// (BCP 47).
var tagForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$`)

func lang(s string) (string, error) {
	if s != "" && !tagForm.MatchString(s) {
		return "", errors.New("it must be a language tag like de, pt-BR or sr-Latn")
	}
	return s, nil
}

func unless(condition bool, s string) string {
	if condition {
		return ""
	}
	return s
}
