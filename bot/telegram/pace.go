package telegram

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"time"
)

// A pace keeps the bot within what Telegram allows: about 30 messages a second in
// all, one a second in a chat with short bursts, 20 a minute in a group or channel
// (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
//
// Each limit is "at most n in any period", a sliding window: the n-th message
// before this one must be a period old. A token bucket would be the usual choice
// and the wrong one: full at first and refilled meanwhile, it lets nearly twice
// the limit through in the first minute. Periods are a little longer than
// Telegram's, since messages travel at uneven speed and the server counts arrivals.
type pace struct {
	mu    sync.Mutex
	all   window
	chats map[string]*chatPace
}

type chatPace struct {
	burst, minute window
	until         time.Time // Telegram told to wait until then
}

// patience is how long a message may wait here for its turn. Whoever would wait
// longer is told when to come back, so that no worker sleeps on one busy chat.
const patience = 5 * time.Second

func newPace() *pace {
	return &pace{all: window{most: 28, period: time.Second}, chats: map[string]*chatPace{}}
}

// wait returns when a message may go to chat. When its turn is more than patience
// away it returns at once how far, and takes no turn.
func (p *pace) wait(ctx context.Context, chat string) (time.Duration, error) {
	after, ok := p.turn(chat, time.Now())
	if !ok {
		return after, nil
	}
	return 0, sleep(ctx, after)
}

// turn takes the next turn in chat and returns how far away it is; false when that
// is too far, and no turn was taken.
func (p *pace) turn(chat string, now time.Time) (time.Duration, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.chat(chat, now)
	at := now
	for _, t := range []time.Time{p.all.next(), c.burst.next(), c.minute.next(), c.until} {
		if t.After(at) {
			at = t
		}
	}
	if at.Sub(now) > patience {
		return at.Sub(now), false
	}
	p.all.take(at)
	c.burst.take(at)
	c.minute.take(at)
	return at.Sub(now), true
}

// pause stops a chat for d, because Telegram said so.
func (p *pace) pause(chat string, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if c := p.chat(chat, now); now.Add(d).After(c.until) {
		c.until = now.Add(d)
	}
}

// chat returns the pace of one chat. Groups and channels have negative ids.
func (p *pace) chat(id string, now time.Time) *chatPace {
	if c, ok := p.chats[id]; ok {
		return c
	}
	const many = 4096 // more than a bot posts to in a minute
	if len(p.chats) >= many {
		for id, c := range p.chats {
			if c.idle(now) {
				delete(p.chats, id)
			}
		}
	}
	c := &chatPace{burst: window{most: 3, period: 3150 * time.Millisecond}}
	if strings.HasPrefix(id, "-") || strings.HasPrefix(id, "@") {
		c.minute = window{most: 20, period: 61 * time.Second}
	}
	p.chats[id] = c
	return c
}

// idle reports whether nothing would be lost by forgetting c.
func (c *chatPace) idle(now time.Time) bool {
	last := c.burst.last()
	return now.After(c.until) && now.Sub(last) > max(c.burst.period, c.minute.period)
}

// A window allows most turns in any period. The zero window allows everything.
type window struct {
	most   int
	period time.Duration
	taken  []time.Time // the last turns, at most most, in order; some may be yet to come
}

// next is the earliest time of the next turn.
func (w *window) next() time.Time {
	if w.most == 0 || len(w.taken) < w.most {
		return time.Time{}
	}
	return w.taken[0].Add(w.period)
}

func (w *window) take(at time.Time) {
	if w.most == 0 {
		return
	}
	if len(w.taken) == w.most {
		w.taken = slices.Delete(w.taken, 0, 1)
	}
	i, _ := slices.BinarySearchFunc(w.taken, at, time.Time.Compare)
	w.taken = slices.Insert(w.taken, i, at)
}

func (w *window) last() time.Time {
	if len(w.taken) == 0 {
		return time.Time{}
	}
	return w.taken[len(w.taken)-1]
}

// backoff is how long to wait after the n-th failure in a row: from a second,
// doubled each time up to a minute, less up to a quarter by chance, so that many
// askers do not come back together.
func backoff(n int) time.Duration {
	d := min(time.Second<<min(max(n-1, 0), 6), time.Minute)
	return d - rand.N(d/4)
}

// sleep waits for d or the end of ctx.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
