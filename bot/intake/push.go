package intake

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"

	"pullquote/bot/news"
	"pullquote/sources"
)

// rarely is how long a source is left alone whose hub tells of news: only to see
// whether it does.
const rarely = 6 * time.Hour

// rare is when to visit such a source again that would be visited next then. What
// the operator has set for it counts before the hub.
func rare(v news.Visit, next time.Time) time.Time {
	if seldom := time.Now().Add(rarely - rand.N(rarely/10)); v.Every == 0 && seldom.After(next) {
		return seldom
	}
	return next
}

// Pushed turns a document that the hub of a source has sent into what a visit would
// have found. With an error it does not tell what is new, and the source is to be
// visited.
func Pushed(h news.Hub, contentType string, document []byte) (items []news.Found, err error) {
	defer func() {
		if p := recover(); p != nil {
			items, err = nil, fmt.Errorf("it holds something that this version cannot take: %v", p)
		}
	}()
	var state sources.State
	if err := json.Unmarshal(h.State, &state); err != nil {
		return nil, fmt.Errorf("what is remembered of the source: %w", err)
	}
	list, err := sources.Pushed(Readable(h.Source, h.Settings), state, contentType, document)
	return found(list), err
}
