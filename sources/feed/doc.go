// Package feed turns documents into items: RSS 0.9x to 2.0, RDF, Atom and JSON
// Feed, in any encoding, well-formed or not. It also finds the feeds that a web
// page names.
//
// The documents come from strangers. Before the parser sees one, its encoding is
// settled, its nesting and its number of elements are bounded, and what is not
// well-formed is mended; after it, everything is plain text and addresses are
// http or https.
package feed
