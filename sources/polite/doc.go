// Package polite fetches from the open web without being fooled and without
// being a burden. It is the only HTTP client that leaves the machine.
//
// Not fooled: an address is judged at the moment it is dialled, after DNS, so
// that neither a name that points inside, nor a redirect, nor a resolver that
// changes its mind reaches a private network. Sizes are bounded on the wire and
// after inflation, and so is the time that a visit may take. What a source's own
// host is told, passwords above all, is told to no other.
//
// Not a burden: visits are conditional, compressed, at most two at a time and
// paced per host, under an honest name. Pages are visited only where robots.txt
// lets this bot, and as slowly as it asks for. A host that finds the visits too
// many is left alone. What hosts say about coming back (Retry-After,
// Cache-Control, Expires) is handed on.
package polite
