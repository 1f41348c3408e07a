package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/dialect/sqlitedialect"
	_ "modernc.org/sqlite" // the driver named "sqlite"
)

// A DB is an open database. Its methods may be used from many goroutines.
type DB struct {
	w, r    *bun.DB // writer and readers; one pool on PostgreSQL
	driver  riverdriver.Driver[*sql.Tx]
	jobs    *river.Client[*sql.Tx] // inserts only; Workshop makes the one that works
	lite    bool                   // SQLite: this process is alone with its file
	bell    *bell                  // on SQLite: rings when a job was added
	closers []func() error
}

// Open opens the database at address ("sqlite:FILE" or "postgres://…"), creates
// or upgrades its tables, and takes back the jobs that a killed process left.
// A SQLite file can be open in one process at a time.
func Open(ctx context.Context, address string) (*DB, error) {
	db := &DB{}
	var err error
	if file, ok := strings.CutPrefix(address, "sqlite:"); ok {
		err = db.openSQLite(file)
	} else {
		err = db.openPostgres(ctx, address)
	}
	if err == nil {
		err = db.ping(ctx)
	}
	if err == nil {
		err = db.migrate(ctx)
	}
	if err == nil {
		db.jobs, err = river.NewClient(db.driver, &river.Config{})
	}
	if err == nil && db.lite {
		err = db.takeBack(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// Close closes the database. Whoever works with it must have stopped.
func (db *DB) Close() error {
	var errs []error
	for i := len(db.closers) - 1; i >= 0; i-- {
		errs = append(errs, db.closers[i]())
	}
	return errors.Join(errs...)
}

// ErrInUse is the error of a SQLite file that another process has open.
var ErrInUse = errors.New("is in use by another Pullquote")

// openSQLite sets the pragmas that the promises rest on: synchronous=FULL, since
// an intent to send must survive a power cut; immediate transactions, since a
// reader that turns writer cannot wait; one writer, since SQLite has no more.
func (db *DB) openSQLite(file string) error {
	db.lite = true
	path, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("database %s: %w", file, err)
	}
	lock := flock.New(path + ".lock")
	alone, err := lock.TryLock()
	if err != nil {
		return fmt.Errorf("database %s: %w", file, err)
	}
	if !alone {
		return fmt.Errorf("database %s %w: stop that one, or give this one its own DATABASE_URL", file, ErrInUse)
	}
	db.closers = append(db.closers, lock.Unlock)
	const pragmas = "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)"
	at := "file:" + (&url.URL{Path: path}).EscapedPath() // a folder may be called "#1 100%"
	w, err := sql.Open("sqlite", at+pragmas+"&_txlock=immediate")
	if err != nil {
		return err
	}
	w.SetMaxOpenConns(1)
	r, err := sql.Open("sqlite", at+pragmas+"&_pragma=query_only(1)")
	if err != nil {
		return errors.Join(err, w.Close())
	}
	r.SetMaxOpenConns(4)
	db.closers = append(db.closers, w.Close, r.Close)
	driver := newBellDriver(w)
	db.driver, db.bell = driver, driver.bell
	db.w, db.r = bun.NewDB(w, sqlitedialect.New()), bun.NewDB(r, sqlitedialect.New())
	return nil
}

func (db *DB) openPostgres(ctx context.Context, address string) error {
	cfg, err := pgxpool.ParseConfig(address)
	if err != nil {
		// The parser's own words may hold the password.
		return errors.New("DATABASE_URL is neither sqlite:FILE nor a postgres://user:password@host/name address")
	}
	pool := stdlib.OpenDB(*cfg.ConnConfig)
	pool.SetMaxOpenConns(16)
	pool.SetMaxIdleConns(16)
	listen := cfg.Copy() // River keeps one connection that listens for new jobs
	listen.MinConns, listen.MaxConns = 0, 1
	listeners, err := pgxpool.NewWithConfig(ctx, listen)
	if err != nil {
		return errors.Join(err, pool.Close())
	}
	db.closers = append(db.closers, pool.Close, func() error { listeners.Close(); return nil })
	db.driver = riverdatabasesql.NewWithPgxListener(pool, listeners)
	db.w = bun.NewDB(pool, pgdialect.New())
	db.r = db.w
	return nil
}

// ping asks whether the database is there, and says so in one line when it is not.
func (db *DB) ping(ctx context.Context) error {
	err := db.w.PingContext(ctx)
	if err == nil {
		return nil
	}
	return fmt.Errorf("the database of DATABASE_URL cannot be used: %s", strings.Join(strings.Fields(err.Error()), " "))
}

// inTx runs f in one transaction of the writer.
func (db *DB) inTx(ctx context.Context, f func(context.Context, bun.Tx) error) error {
	return db.w.RunInTx(ctx, nil, f)
}
