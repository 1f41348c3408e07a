package command

import (
	"context"
	"sync"
	"time"

	"pullquote/bot/news"
)

// A memory keeps for a moment what was answered about a place.
type memory[T any] struct {
	ask func(context.Context, news.Place) ([]T, error)

	mu   sync.Mutex
	kept map[news.Place]remembered[T]
}

type remembered[T any] struct {
	list  []T
	until time.Time
}

// at returns what is known about a place, and asks when that is not fresh any
// more. Errors are as good as nothing here.
func (m *memory[T]) at(ctx context.Context, p news.Place) []T {
	const fresh, most = 5 * time.Second, 1000 // seconds, places
	m.mu.Lock()
	r, ok := m.kept[p]
	m.mu.Unlock()
	if ok && time.Now().Before(r.until) {
		return r.list
	}
	list, err := m.ask(ctx, p)
	if err != nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || len(m.kept) >= most {
		m.kept = map[news.Place]remembered[T]{}
	}
	m.kept[p] = remembered[T]{list, time.Now().Add(fresh)}
	return list
}
