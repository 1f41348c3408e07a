package news

// The jobs of the bot. Each is a hand-over from one step to the next: it is
// stored in the transaction that ends the step before it, and done again when
// the process dies in the middle, so every step can be repeated.

// PollDue visits the sources whose time has come, or one source now.
type PollDue struct {
	Source int64 `json:"source"` // 0: all that are due
}

// ReadItem reads the article of one item that a visit found.
type ReadItem struct {
	Item int64 `json:"item"`
}

// DeliverTo sends what waits for one place, one post after the other.
type DeliverTo struct {
	Place int64 `json:"place"`
}

func (PollDue) Kind() string   { return "poll_due" }
func (ReadItem) Kind() string  { return "read_item" }
func (DeliverTo) Kind() string { return "deliver_to" }
