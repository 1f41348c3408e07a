// Package delivery is the right half of the bot: it carries what waits for a
// place to its platform, one post after the other, and records what became of
// each. It reads no site and knows no article, only finished posts.
//
//	queued ──► intent ──► sent
//	  ▲          ├──► queued    nothing was sent: wait, or the place moved
//	  │          ├──► refused   this message never
//	  │          ├──► held      the place takes no posts now
//	  └─ again ──┴──► unknown   bytes left, no answer came
//
// The intent is durable before the first byte leaves. Whoever finds an intent
// without an outcome, after a crash too, knows that the message may exist, and
// repeats the same bytes with the same nonce. An unknown blocks only its own
// place: one post after the other is also what keeps the order.
package delivery
