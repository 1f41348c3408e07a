package news

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"time"
)

// A Delivery carries one post to one place, once.
type Delivery struct {
	ID      int64
	To      Place
	Post    Post
	Nonce   string    // an idempotency key of at most 25 letters and digits, the same at every try
	Payload []byte    // the exact message, as the adapter rendered it before the first try
	Attempt int       // 1 at the first try
	Tried   time.Time // when the first try began; zero before it
}

// A Ref is the platform's name for a message that was sent: its id.
type Ref string

// Nonce names a delivery to the platform: the same article to the same place has
// the same nonce for ever, so even a database restored from a backup repeats it.
// 25 characters are what Discord takes.
func Nonce(key string, to Place) string {
	sum := sha256.Sum256([]byte(to.String() + " " + key))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:25]
}
