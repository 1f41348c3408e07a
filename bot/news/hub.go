package news

// A Hub is a source's subscription at a hub: it tells the bot when there is news.
type Hub struct {
	ID       int64
	Source   Source
	Settings Settings // what is set for the source
	State    []byte   // what the reader remembers of the source, as JSON
	URL      string   // where the hub is asked
	Topic    string   // what it calls the feed
	Token    string   // the end of the callback's path
	Secret   Secret   // signs what the hub sends
	Asked    string   // what it was asked last: "subscribe" or "unsubscribe"; empty before
}
