// Package feed turns documents into items: RSS 0.9x to 2.0, RDF, Atom, CDF and
// JSON Feed, in any encoding, well-formed or not. It also finds the feeds that a
// web page names.
//
// The documents come from strangers. One pass cuts them into fields without
// building a tree, so that nothing in them can grow: time is in proportion to the
// length and memory is a small multiple of it. What is not well-formed is mended
// on the way. What comes out is plain text, and addresses are http or https.
package feed
