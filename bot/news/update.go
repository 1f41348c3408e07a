package news

// An Update is one thing that a platform told the bot, as it came.
type Update struct {
	ID   int64  // the platform's number for it, which grows
	Body []byte // JSON
}
