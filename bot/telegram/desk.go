package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"pullquote/bot/news"
)

const (
	atOnce     = 8                // chats that are answered at the same time
	room       = 1000             // updates that wait in memory; the rest waits at Telegram
	handleTime = 2 * time.Minute  // for one update
	grace      = 15 * time.Second // for what is being handled when the process stops
)

// A desk handles updates: those of one chat in order, those of many chats at the
// same time.
type desk struct {
	door  *door
	slots chan struct{} // one for each chat that is answered now
	room  chan struct{} // one for each update that waits or is handled
	all   sync.WaitGroup

	mu     sync.Mutex
	queue  map[int64][]waiting // by chat; a chat is in it as long as its worker runs
	taken  map[int64]bool      // the newest updates, by id: none is handled twice
	before map[int64]bool      // the ones before those
}

type waiting struct {
	id     int64
	update update
}

func newDesk(d *door) *desk {
	return &desk{
		door:  d,
		slots: make(chan struct{}, atOnce),
		room:  make(chan struct{}, room),
		queue: map[int64][]waiting{},
		taken: map[int64]bool{},
	}
}

// take puts u in its chat's queue, unless it was taken before. It waits while the
// desk is full.
func (d *desk) take(ctx context.Context, u news.Update) {
	w := waiting{id: u.ID}
	if !d.fresh(u.ID) {
		return
	}
	if err := json.Unmarshal(u.Body, &w.update); err != nil {
		d.door.log.WarnContext(ctx, "telegram sent an update that cannot be read", "update", u.ID, "error", err)
		d.done(ctx, u.ID)
		return
	}
	select {
	case d.room <- struct{}{}:
	case <-ctx.Done():
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	chat := w.update.chat()
	q, busy := d.queue[chat]
	d.queue[chat] = append(q, w)
	if !busy {
		d.all.Go(func() { d.work(ctx, chat) })
	}
}

// fresh reports whether an update comes for the first time. Telegram repeats what
// was not confirmed, and a confirmation can be lost.
func (d *desk) fresh(id int64) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.taken[id] || d.before[id] {
		return false
	}
	if len(d.taken) >= room {
		d.taken, d.before = map[int64]bool{}, d.taken
	}
	d.taken[id] = true
	return true
}

// work handles the queue of one chat until it is empty or ctx ends. What is not
// handled then stays in the inbox.
func (d *desk) work(ctx context.Context, chat int64) {
	for {
		select {
		case d.slots <- struct{}{}:
		case <-ctx.Done():
			return
		}
		w, ok := d.next(chat)
		if ok && ctx.Err() == nil {
			d.handle(ctx, w)
		}
		<-d.slots
		if !ok || ctx.Err() != nil {
			return
		}
		<-d.room
	}
}

// next takes the first update of a chat; when there is none, the chat's worker is
// forgotten.
func (d *desk) next(chat int64) (waiting, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	q := d.queue[chat]
	if len(q) == 0 {
		delete(d.queue, chat)
		return waiting{}, false
	}
	d.queue[chat] = q[1:]
	return q[0], true
}

// handle answers one update. When ctx ends meanwhile it may finish within grace;
// an update that is broken off by that stays in the inbox for the next life.
func (d *desk) handle(ctx context.Context, w waiting) {
	do, cancel := context.WithTimeout(context.WithoutCancel(ctx), handleTime)
	defer cancel()
	stopped, stop := context.WithCancel(do)
	defer stop()
	defer context.AfterFunc(ctx, func() {
		if sleep(do, grace) == nil {
			stop()
		}
	})()
	defer func() {
		if p := recover(); p != nil {
			d.door.log.ErrorContext(ctx, "an update made the bot stumble", "update", w.id, "error", fmt.Sprint(p), "stack", string(debug.Stack()))
			d.done(ctx, w.id)
		}
	}()
	d.door.handle(stopped, w.update)
	if stopped.Err() == nil || ctx.Err() == nil {
		d.done(ctx, w.id)
	}
}

// done takes an update out of the inbox, even while the process stops.
func (d *desk) done(ctx context.Context, id int64) {
	if err := d.door.inbox.Done(context.WithoutCancel(ctx), id); err != nil {
		d.door.log.ErrorContext(ctx, "telegram: an update that was handled stays in the inbox", "update", id, "error", err)
	}
}

// close waits for what is being handled.
func (d *desk) close() { d.all.Wait() }
