// Package push keeps the bot subscribed to the hubs that its feeds name, and takes
// in what these send (WebSub): the left half's second door, where news comes by
// itself. What a hub sends is read like a visit's document and ends in the same
// transaction; what cannot be read, or is not signed, only has the source visited.
//
// All that is remembered is in the database, so any of several instances may ask a
// hub, and any may be the one that it calls.
package push
