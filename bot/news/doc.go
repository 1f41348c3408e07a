// Package news holds the words that the whole bot uses: a Post and the Place it
// goes to, a Subscription that connects a source with a place, a Delivery that
// carries one post to one place, and the errors that say what became of it.
//
// It imports nothing of ours, so every other room may speak it.
package news
