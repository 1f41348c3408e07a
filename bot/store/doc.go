// Package store remembers: sources and subscriptions, articles and quotes, what
// was delivered where, and the jobs that hand an article from one step to the
// next. It is the only package that speaks SQL, and it speaks to SQLite and
// PostgreSQL with the same words.
//
// Every hand-over is one transaction: the rows that end a step and the job that
// starts the next one are committed together or not at all. River keeps the jobs
// in the same database, so there is no second truth.
//
//	visit    ── Visited ──► items, ReadItem jobs
//	item     ── Publish ──► article, quotes, deliveries, DeliverTo jobs
//	delivery ── Intend ──►  ── Sent | Again | Doubt | Refuse | Hold ──►
//
// # Two habits of the two databases
//
// SQLite has one writer: db.w is a pool of one connection, so whatever happens
// inside a transaction must go through its tx, or it waits for itself. Readers
// (db.r) never wait for it. On PostgreSQL both are the same pool.
//
// Times are stored as milliseconds since 1970, 0 for "never": the same bytes,
// order and index on both.
package store
