package telegramtest

import (
	"fmt"
	"math"
	"net/http"
	"time"
)

// A pace is what Telegram's limits for messages look like from outside: 30 a
// second in all, one a second in a chat (three at once pass), 20 a minute in a
// group or channel.
type pace struct {
	all   []time.Time
	chats map[int64][]time.Time
}

// limit refuses a message that comes too soon, and else counts it.
func (p *pace) limit(chat int64, now time.Time) *failure {
	if p.chats == nil {
		p.chats = map[int64][]time.Time{}
	}
	wait := until(p.all, 30, time.Second, now)
	wait = max(wait, until(p.chats[chat], 3, 3*time.Second, now))
	if chat < 0 {
		wait = max(wait, until(p.chats[chat], 20, time.Minute, now))
	}
	if wait > 0 {
		return tooMany(int(math.Ceil(wait.Seconds())))
	}
	p.all = append(p.all, now)
	p.chats[chat] = append(p.chats[chat], now)
	return nil
}

// until is how long to wait until no more than most times lie within period.
func until(times []time.Time, most int, period time.Duration, now time.Time) time.Duration {
	if len(times) < most {
		return 0
	}
	return times[len(times)-most].Add(period).Sub(now)
}

func tooMany(seconds int) *failure {
	return &failure{
		Code:  http.StatusTooManyRequests,
		Text:  fmt.Sprintf("Too Many Requests: retry after %d", seconds),
		After: seconds,
	}
}
