package websub

import (
	"context"
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"net/url"
	"strconv"
	"strings"
	"time"

	"pullquote/sources/polite"
)

// A Mode is what a subscriber asks of a hub.
type Mode string

const (
	Subscribe   Mode = "subscribe"
	Unsubscribe Mode = "unsubscribe"
)

// A Subscription is one feed at one hub, for one callback.
type Subscription struct {
	Hub      string // where to ask: http or https
	Topic    string // what the hub calls the feed
	Callback string // the address that the hub sends to; nobody can guess it
	Secret   string // signs what the hub sends; at most 199 bytes that nobody can guess
	Asked    Mode   // what was asked last; empty before
}

// Ask asks the hub to begin, go on or end sending. A success means that the hub
// will call back to be sure of it, perhaps before Ask returns: what is asked must
// be known to the Keeper by then. The lease is how long the hub is to send, and a
// wish. An error is one of polite.
func (s Subscription) Ask(ctx context.Context, web *polite.Client, mode Mode, lease time.Duration) error {
	form := url.Values{"hub.mode": {string(mode)}, "hub.topic": {s.Topic}, "hub.callback": {s.Callback}}
	// Hubs of the time before the Recommendation want to know how to be sure; the
	// others are to ignore what they do not know.
	form.Set("hub.verify", "async")
	if mode == Subscribe {
		form.Set("hub.lease_seconds", strconv.Itoa(int(lease.Seconds())))
		if s.signs() {
			form.Set("hub.secret", s.Secret)
		}
	}
	_, err := web.Post(ctx, polite.Request{URL: s.Hub}, form)
	return err
}

// signs reports whether the hub knows the secret: it is told over https alone.
func (s Subscription) signs() bool { return strings.HasPrefix(s.Hub, "https://") && s.Secret != "" }

// A signature is what a push claims to be signed with.
type signature struct {
	mac hash.Hash
	sum []byte
}

// signature reads the X-Hub-Signature header ("sha256=5fae…"); false when it is
// missing or makes no sense.
func (s Subscription) signature(header string) (signature, bool) {
	method, digits, _ := strings.Cut(header, "=")
	sum, err := hex.DecodeString(strings.TrimSpace(digits))
	algorithm := map[string]func() hash.Hash{"sha1": sha1.New, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New}[strings.ToLower(strings.TrimSpace(method))]
	if err != nil || algorithm == nil {
		return signature{}, false
	}
	return signature{hmac.New(algorithm, []byte(s.Secret)), sum}, true
}

// of reports whether it is the signature of a body. It takes as long for any sum
// that is wrong.
func (g signature) of(body []byte) bool {
	g.mac.Write(body)
	return hmac.Equal(g.mac.Sum(nil), g.sum)
}
