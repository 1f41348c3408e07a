package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/riverqueue/river"
	"github.com/uptrace/bun"

	"pullquote/bot/news"
)

type sourceRow struct {
	ID, Backlog, Every int64
	URL, Name, Error   string
	State              []byte
	Visited            bool
	NextAt, LastOK     int64
	Errors             int
	FailingSince, Gap  int64
	Gone               bool
}

const (
	sourceFields  = `id, url, name, backlog, every, state, visited, next_at, last_ok, errors, error, failing_since, gap, gone`
	sourceColumns = `s.id, s.url, s.name, s.backlog, s.every, s.state, s.visited, s.next_at, s.last_ok, s.errors, s.error, s.failing_since, s.gap, s.gone`
)

// visitTime is how long a source that was taken stays so: somebody else may visit it
// then.
const visitTime = 2 * time.Minute

func (s sourceRow) source() news.Source {
	return news.Source{
		ID: s.ID, Name: s.Name, URL: bare(s.URL), LastOK: at(s.LastOK), Next: at(s.NextAt),
		Errors: s.Errors, Since: at(s.FailingSince), Error: s.Error, Gone: s.Gone, Gap: time.Duration(s.Gap) * time.Millisecond,
	}
}

// Own makes these sources the operator's own, and no others but those that are
// listed: everybody may ask about them. Their pace and backlog are set anew each
// time. It returns them with their numbers. What was the operator's before stays
// where somebody subscribed to it.
func (db *DB) Own(ctx context.Context, own ...news.Owned) (sources []news.Source, err error) {
	err = db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		ids := []int64{0} // no source's: an empty list is no SQL
		for _, o := range own {
			s := o.Source
			id, err := addSource(ctx, tx, s)
			if err == nil {
				_, err = tx.NewRaw(`UPDATE sources SET own = true, backlog = ?, every = ?, name = CASE WHEN ? = '' THEN name ELSE ? END WHERE id = ?`,
					o.Backlog, o.Every.Milliseconds(), s.Name, clean(s.Name), id).Exec(ctx)
			}
			if err != nil {
				return fmt.Errorf("source %s: %w", s.URL, err)
			}
			s.ID = id
			ids, sources = append(ids, id), append(sources, s)
		}
		_, err := tx.NewRaw(`UPDATE sources SET own = false WHERE own AND NOT listed AND id NOT IN (?)`, bun.List(ids)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("sources of before: %w", err)
		}
		return nil
	})
	return sources, err
}

// addSource returns the id of the source with this address, or of the one that has
// moved away from it, adding it if need be.
func addSource(ctx context.Context, tx bun.Tx, s news.Source) (id int64, err error) {
	err = tx.NewRaw(`SELECT id FROM sources WHERE former = ? AND former <> '' ORDER BY id LIMIT 1`, clean(s.URL)).Scan(ctx, &id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	err = tx.NewRaw(`INSERT INTO sources (url, name, next_at) VALUES (?, ?, ?)
		ON CONFLICT (url) DO UPDATE SET url = excluded.url RETURNING id`,
		clean(s.URL), clean(s.Name), ms(time.Now())).Scan(ctx, &id)
	return id, err
}

// Due takes up to n sources whose time has come and that somebody wants, the most
// overdue first, or only the one that is named. Until Visited tells what came of
// it, or two minutes have passed, nobody else gets them: a source is visited once,
// however many jobs look for work.
func (db *DB) Due(ctx context.Context, source int64, n int) ([]news.Visit, error) {
	now := time.Now()
	only, args := ``, []any{ms(now.Add(visitTime)), ms(now), ms(now)}
	if source != 0 {
		only, args = ` AND s.id = ?`, append(args, source)
	}
	lock := ``
	if !db.lite {
		lock = ` FOR UPDATE SKIP LOCKED`
	}
	var rows []struct {
		sourceRow
		settingsRow
	}
	err := db.w.NewRaw(`UPDATE sources SET taken_until = ? WHERE id IN (
		SELECT s.id FROM sources s WHERE s.next_at <= ? AND s.taken_until <= ?`+only+` AND `+wanted+` ORDER BY s.next_at LIMIT ?`+lock+`)
		RETURNING `+sourceFields+`, `+settingsColumns("settings", "sources.id"), append(args, n)...).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("due sources: %w", err)
	}
	var due []news.Visit
	for _, r := range rows {
		v := news.Visit{
			Source: r.source(), Settings: r.settings(r.URL), State: r.State, First: !r.Visited, Began: now,
			Backlog: int(r.Backlog), Every: time.Duration(r.Every) * time.Millisecond,
		}
		if v.Settings.Every > 0 {
			v.Every = v.Settings.Every
		}
		if v.Settings.First != nil {
			v.Backlog = *v.Settings.First
		}
		due = append(due, v)
	}
	return due, nil
}

// followed is true of a source that somebody would miss: the operator's own, and
// those with a subscription. It is wanted unless it is gone for good.
const (
	followed = `(s.own OR EXISTS (SELECT 1 FROM subscriptions u WHERE u.source_id = s.id AND u.paused = ''))`
	wanted   = `NOT s.gone AND ` + followed
)

// NextDue returns when the next source is due that nobody is visiting; zero when
// there is none.
func (db *DB) NextDue(ctx context.Context) (time.Time, error) {
	var next int64
	err := db.r.NewRaw(`SELECT s.next_at FROM sources s WHERE s.taken_until <= ? AND `+wanted+` ORDER BY s.next_at LIMIT 1`, ms(time.Now())).Scan(ctx, &next)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, fmt.Errorf("next due source: %w", err)
	}
	return at(next), nil
}

// Visited records visits: what is remembered of the sources, when to come again,
// and the items that are new, each with the job that will read it. All in one
// transaction, so an item is either found again or on its way.
func (db *DB) Visited(ctx context.Context, visits ...news.Visit) error {
	err := db.inTx(ctx, func(ctx context.Context, tx bun.Tx) error {
		var jobs []river.InsertManyParams
		var quiet []news.Visit
		for _, v := range visits {
			if v.Quiet {
				quiet = append(quiet, v)
				continue
			}
			fresh, err := visited(ctx, tx, v)
			if err != nil {
				return fmt.Errorf("%s: %w", v.Source.URL, err)
			}
			jobs = append(jobs, fresh...)
		}
		if err := visitedQuietly(ctx, tx, quiet); err != nil {
			return err
		}
		if err := heedHubs(ctx, tx, visits); err != nil {
			return err
		}
		return db.enqueue(ctx, tx, jobs...)
	})
	if err != nil {
		return fmt.Errorf("recording visits: %w", err)
	}
	return nil
}

// visitedQuietly records the visits that found nothing new, all in one statement.
func visitedQuietly(ctx context.Context, tx bun.Tx, visits []news.Visit) error {
	if len(visits) == 0 {
		return nil
	}
	var rows []string
	for _, v := range visits {
		rows = append(rows, fmt.Sprintf("(%d, %d)", v.Source.ID, ms(v.Next)))
	}
	_, err := tx.NewRaw(`WITH v (id, next_at) AS (VALUES `+strings.Join(rows, ", ")+`)
		UPDATE sources SET next_at = v.next_at, taken_until = 0, last_ok = ?, errors = 0, failing_since = 0, error = '' FROM v WHERE sources.id = v.id`, ms(time.Now())).Exec(ctx)
	return err
}

// visited records a visit and returns the jobs that read what is new.
func visited(ctx context.Context, tx bun.Tx, v news.Visit) (fresh []river.InsertManyParams, err error) {
	now := ms(time.Now())
	if v.Err != nil {
		_, err := tx.NewRaw(`UPDATE sources SET state = ?, next_at = ?, taken_until = 0, errors = errors + 1, error = ?, gone = ?,
			failing_since = CASE WHEN errors = 0 THEN ? ELSE failing_since END WHERE id = ?`,
			v.State, ms(v.Next), clean(v.Err.Error()), v.Gone, now, v.Source.ID).Exec(ctx)
		return nil, err
	}
	_, err = tx.NewRaw(`UPDATE sources SET state = ?, next_at = ?, taken_until = 0, last_ok = ?, errors = 0, failing_since = 0, error = '', visited = true,
		gap = ?, name = CASE WHEN name = '' THEN ? ELSE name END WHERE id = ?`,
		v.State, ms(v.Next), now, v.Gap.Milliseconds(), clean(v.Title), v.Source.ID).Exec(ctx)
	if err == nil && v.Moved != "" {
		err = move(ctx, tx, v.Source.ID, v.Moved)
	}
	if err != nil {
		return nil, err
	}
	if err := offer(ctx, tx, v); err != nil {
		return nil, err
	}
	backlog, err := wantedBacklog(ctx, tx, v)
	if err != nil {
		return nil, err
	}
	fresh, err = takeIn(ctx, tx, v.Source.ID, v.Found, backlog, v.First)
	if err == nil && len(fresh) > 0 {
		err = judgeHub(ctx, tx, v)
	}
	return fresh, err
}

// move gives a source its new address, with the user and password of the one before,
// which still finds it. Where another source has the new address already, each stays
// where it is.
func move(ctx context.Context, tx bun.Tx, source int64, to string) error {
	var from string
	if err := tx.NewRaw(`SELECT url FROM sources WHERE id = ?`, source).Scan(ctx, &from); err != nil {
		return err
	}
	if old, err := url.Parse(from); err == nil && old.User != nil {
		if at, err := url.Parse(to); err == nil && at.Host == old.Host {
			at.User = old.User
			to = at.String()
		}
	}
	_, err := tx.NewRaw(`UPDATE sources SET former = url, url = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM sources o WHERE o.url = ?)`,
		clean(to), source, clean(to)).Exec(ctx)
	return err
}

// wantedBacklog is how much of a source's past somebody asked for.
func wantedBacklog(ctx context.Context, tx bun.Tx, v news.Visit) (int, error) {
	if !v.First || v.Backlog == news.AllOfIt || v.Settings.First != nil {
		return v.Backlog, nil
	}
	most := 0
	err := tx.NewRaw(`SELECT coalesce(max(backlog), 0) FROM subscriptions WHERE source_id = ?`, v.Source.ID).Scan(ctx, &most)
	return max(most, v.Backlog), err
}
