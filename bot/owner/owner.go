// Package owner knows who operates the bot: the users named in the settings, or
// whoever sent the one-time code that was printed at the first start.
package owner

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"pullquote/bot/news"
)

// A Memory keeps small values between two starts.
type Memory interface {
	// Recall returns what was remembered under key; empty when nothing was.
	Recall(ctx context.Context, key string) (string, error)
	Remember(ctx context.Context, key, value string) error
}

const (
	codeKey  = "owner code" // empty once it was used
	ownerKey = "owner user" // whoever used it, as name writes it
	spent    = "-"          // in place of a code that was used
	metKey   = "owner at "  // and the owner's name: a place, as JSON
)

// Owners tells owners from others.
type Owners struct {
	Memory Memory
	Named  []string // owners from the settings, each "platform:user"

	claiming sync.Mutex // two people with one code: the first one wins
}

// Name writes a user as Named holds it.
func Name(platform, user string) string { return platform + ":" + user }

// IsOwner reports whether the user operates the bot.
func (o *Owners) IsOwner(ctx context.Context, platform, user string) (bool, error) {
	if user == "" {
		return false, nil
	}
	names, err := o.names(ctx)
	return slices.Contains(names, Name(platform, user)), err
}

// names returns who operates the bot: whom the settings name and nobody else, or
// whoever claimed it.
func (o *Owners) names(ctx context.Context) ([]string, error) {
	if len(o.Named) > 0 {
		return o.Named, nil
	}
	claimed, err := o.Memory.Recall(ctx, ownerKey)
	if err != nil || claimed == "" {
		return nil, err
	}
	return []string{claimed}, nil
}

// Code returns the one-time code to print, made at the first call and kept until
// somebody uses it; empty when there is nothing to claim.
func (o *Owners) Code(ctx context.Context) (string, error) {
	if len(o.Named) > 0 {
		return "", nil
	}
	code, err := o.Memory.Recall(ctx, codeKey)
	if err != nil || code == spent {
		return "", err
	}
	if code == "" {
		code = rand.Text()[:16] // 80 bits: nobody guesses it
		err = o.Memory.Remember(ctx, codeKey, code)
	}
	return code, err
}

// Meet notes where an owner can be written to: the direct chat that they ask in.
func (o *Owners) Meet(ctx context.Context, user string, at news.Place) error {
	place, err := json.Marshal(at)
	if err != nil {
		return err
	}
	return o.Memory.Remember(ctx, metKey+Name(at.Platform, user), string(place))
}

// Places returns where the owners can be written to. On Telegram the direct chat
// with a user has the user's number; on Discord it has to be met first.
func (o *Owners) Places(ctx context.Context) (all []news.Place, err error) {
	names, err := o.names(ctx)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		platform, user, _ := strings.Cut(name, ":")
		if platform == "telegram" { // where a user may also ask about a channel from there
			all = append(all, news.Place{Platform: platform, Channel: user})
			continue
		}
		met, err := o.Memory.Recall(ctx, metKey+name)
		if err != nil {
			return nil, err
		}
		var p news.Place
		if json.Unmarshal([]byte(met), &p) == nil {
			all = append(all, p)
		}
	}
	return all, nil
}

// Claim makes the user the owner when code is the one-time code, and uses it up.
func (o *Owners) Claim(ctx context.Context, platform, user, code string) (bool, error) {
	o.claiming.Lock()
	defer o.claiming.Unlock()
	want, err := o.Code(ctx)
	if err != nil || want == "" || user == "" {
		return false, err
	}
	if subtle.ConstantTimeCompare([]byte(want), []byte(strings.ToUpper(strings.TrimSpace(code)))) == 0 {
		return false, nil
	}
	if err := o.Memory.Remember(ctx, ownerKey, Name(platform, user)); err != nil {
		return false, err
	}
	return true, o.Memory.Remember(ctx, codeKey, spent)
}
