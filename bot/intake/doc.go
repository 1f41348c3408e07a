// Package intake is the left half of the bot: it visits the sources whose time
// has come, reads the article of every item that is new, and publishes it as a
// post. It ends in the database; it knows no chat platform.
//
//	due ─► visit ─► items ══► article ─► summary ─► post ══► deliveries
//	      (sources)        (sources)  (summarize)
//
// ══► is a hand-over: one transaction that ends a step and stores the job of the
// next. Between two hand-overs nothing is remembered, so each step can be done
// again from its beginning.
package intake
