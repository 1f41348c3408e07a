package store

import (
	"context"
	"encoding/json"
	"net/url"
	"time"

	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

// What is set for a source lies in two places: a column of its row, and, apart
// from whatever is ever listed or printed, a row of its secrets.

type openSettings struct {
	Every     time.Duration `json:"every,omitempty"`
	First     *int          `json:"first,omitempty"`
	Lang      string        `json:"lang,omitempty"`
	Selector  string        `json:"selector,omitempty"`
	UserAgent string        `json:"user_agent,omitempty"`
}

type secretSettings struct {
	User     string            `json:"user,omitempty"`
	Password string            `json:"password,omitempty"`
	Bearer   string            `json:"bearer,omitempty"`
	Header   map[string]string `json:"header,omitempty"`
	Proxy    string            `json:"proxy,omitempty"`
}

// A settingsRow is what is set for a source, as the tables hold it.
type settingsRow struct{ Settings, Secrets string }

// settingsColumns are those of a settingsRow, for the source with an id.
func settingsColumns(settings, id string) string {
	return settings + `, coalesce((SELECT x.secrets FROM source_secrets x WHERE x.source_id = ` + id + `), '') AS secrets`
}

// settings reads them. A user and password in the source's address count where none
// are set.
func (r settingsRow) settings(address string) news.Settings {
	var open openSettings
	var closed secretSettings
	_ = json.Unmarshal([]byte(r.Settings), &open) // written below, or empty
	_ = json.Unmarshal([]byte(r.Secrets), &closed)
	if u, err := url.Parse(address); err == nil && u.User != nil && closed.User+closed.Password+closed.Bearer == "" {
		closed.User = u.User.Username()
		closed.Password, _ = u.User.Password()
	}
	s := news.Settings{
		Every: open.Every, First: open.First, Lang: open.Lang, Selector: open.Selector, UserAgent: open.UserAgent,
		User: news.NewSecret(closed.User), Password: news.NewSecret(closed.Password), Bearer: news.NewSecret(closed.Bearer),
		Proxy: news.NewSecret(closed.Proxy),
	}
	for name, value := range closed.Header {
		if s.Header == nil {
			s.Header = map[string]news.Secret{}
		}
		s.Header[name] = news.NewSecret(value)
	}
	return s
}

// setSettings replaces what is set for a source.
func setSettings(ctx context.Context, tx bun.Tx, source int64, s news.Settings) error {
	open, err := marshal(openSettings{s.Every, s.First, s.Lang, s.Selector, s.UserAgent})
	if err != nil {
		return err
	}
	if _, err := tx.NewRaw(`UPDATE sources SET settings = ? WHERE id = ?`, open, source).Exec(ctx); err != nil {
		return err
	}
	closed := secretSettings{User: s.User.Reveal(), Password: s.Password.Reveal(), Bearer: s.Bearer.Reveal(), Proxy: s.Proxy.Reveal()}
	for name, value := range s.Header {
		if closed.Header == nil {
			closed.Header = map[string]string{}
		}
		closed.Header[name] = value.Reveal()
	}
	secrets, err := marshal(closed)
	if err != nil {
		return err
	}
	if secrets == "{}" {
		_, err = tx.NewRaw(`DELETE FROM source_secrets WHERE source_id = ?`, source).Exec(ctx)
		return err
	}
	_, err = tx.NewRaw(`INSERT INTO source_secrets (source_id, secrets) VALUES (?, ?)
		ON CONFLICT (source_id) DO UPDATE SET secrets = excluded.secrets`, source, secrets).Exec(ctx)
	return err
}

// bare returns an address without user and password.
func bare(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	u.User = nil
	return u.String()
}

// named is the condition on sources (as s) that holds for those at an address,
// whatever user and password it has.
func named(address string) (string, []any) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return `s.url = ?`, []any{address}
	}
	scheme := u.Scheme + "://"
	rest := address[min(len(scheme), len(address)):]
	return `(s.url = ? OR substr(s.url, 1, ?) = ? AND substr(s.url, length(s.url) - ?) = ?)`,
		[]any{address, len(scheme), scheme, len([]rune(rest)), "@" + rest}
}
