// Package polite fetches from the open web without being fooled and without
// being a burden. It is the only HTTP client that leaves the machine.
//
// Not fooled: an address is judged at the moment it is dialled, after DNS, so
// that neither a name that points inside, nor a redirect, nor a resolver that
// changes its mind reaches a private network. Sizes are bounded on the wire and
// after inflation, and so is the time that a visit may take.
//
// Not a burden: visits are conditional, compressed, at most two at a time and
// paced per host, under an honest name. What the host says about coming back
// (Retry-After, Cache-Control) is handed on.
package polite
