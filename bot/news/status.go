package news

// A Status counts what the bot has and does, for its operator.
type Status struct {
	Sources, Failing int // sources, and those whose last visit failed
	Gone             int // of those, the ones that are gone for good
	Places           int // places with a subscription
	Articles         int // articles in the archive
	Waiting          int // deliveries that are due or being sent
	Unsent           int // deliveries that were refused for good
}
