// Package opml reads and writes lists of feeds, the files in which readers hand
// their subscriptions over (OPML 1.0 and 2.0, http://opml.org/spec2.opml).
//
// It is pure: bytes in, feeds out, and back. Nothing is fetched. The files come
// from strangers, so no entity is ever defined, no list is included, nesting and
// numbers are bounded, and what cannot be used is named with its line.
package opml
