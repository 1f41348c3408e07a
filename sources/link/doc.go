// Package link makes two addresses of one article one: it cleans an address of
// what readers are tracked by, and finds the key that all its spellings share.
package link
