package command

import (
	"log/slog"
	"slices"
)

// A Desk makes the table out of what the house can do. Log may be nil.
type Desk struct {
	Book   Book
	Finder Finder
	Writer Writer
	Owners Owners
	Log    *slog.Logger
}

// Set is the table. It is made once, at the start.
func (d Desk) Set() Set {
	s := Set{Owners: d.Owners, Log: d.Log}
	known := d.suggestions()
	help := Command{
		Name: "help", Chat: "help", Aliases: []string{"start"},
		Help:   "What I can do for you",
		Policy: Everyone, Private: true,
	}
	s.Commands = slices.Concat(d.news(known), d.feed(known), d.newsbot(), []Command{help})
	// help tells about the whole table, itself included.
	last := &s.Commands[len(s.Commands)-1]
	last.Options = []Option{{Name: "topic", Help: "A command to tell more about", Kind: Words, Suggest: s.suggestTopic}}
	last.Run = s.help
	return s
}

// feed is what those who manage a place can do with what is posted there.
func (d Desk) feed(known *suggestions) []Command {
	which := Option{Name: "subscription", Help: "Its number in the list, or its name", Kind: Words, Required: true, Suggest: known.subscriptions}
	return []Command{{
		Name: "feed add", Chat: "add", Aliases: []string{"subscribe", "sub"},
		Help:   "Post the news of a feed or site here",
		Policy: Manager, Slow: true, Private: true, Run: d.add,
		Options: []Option{
			{Name: "source", Help: "The address of a feed or site, or the name of a source I know", Kind: Words, Required: true, Suggest: known.sources},
			{Name: "channel", Help: "Where to post; this channel if not given", Kind: Channel},
			{Name: "backlog", Help: "How many of its newest articles to post at once; 1 if not given", Kind: Number, Min: 0, Max: 5},
		},
	}, {
		Name: "feed list", Chat: "list",
		Help:   "What is posted here, and how each source is doing",
		Policy: Manager, Private: true, Run: d.list,
		Options: []Option{page()},
	}, {
		Name: "feed pause", Chat: "pause",
		Help:   "Stop posting a source for a while",
		Policy: Manager, Private: true, Run: d.pause,
		Options: []Option{which},
	}, {
		Name: "feed resume", Chat: "resume",
		Help:   "Post a paused source again",
		Policy: Manager, Private: true, Run: d.resume,
		Options: []Option{which},
	}, {
		Name: "feed remove", Chat: "remove", Aliases: []string{"unsubscribe", "unsub"},
		Help:   "Stop posting a source for good",
		Policy: Manager, Private: true, Run: d.remove,
		Options: []Option{which, {Name: "confirm", Help: "Don't ask whether you are sure", Kind: Yes}},
	}}
}

// news is what everybody can read.
func (d Desk) news(known *suggestions) []Command {
	source := Option{Name: "source", Help: "Only from this source", Kind: Words, Suggest: known.sources}
	since := Option{Name: "since", Help: "Only from the last hours or days", Kind: Choice, Choices: []string{"1h", "6h", "24h", "7d"}}
	count := Option{Name: "count", Help: "How many; 5 if not given", Kind: Number, Min: 1, Max: 10}
	return []Command{{
		Name: "news latest", Chat: "latest",
		Help:   "The newest articles",
		Policy: Everyone, Run: d.latest,
		Options: []Option{source, count, since},
	}, {
		Name: "news search", Chat: "search",
		Help:   "Find articles by their words",
		Policy: Everyone, Run: d.search,
		Options: []Option{{Name: "query", Help: "Words to look for", Kind: Words, Required: true}, source, since},
	}, {
		Name: "news quotes", Chat: "quotes",
		Help:   "What people said, word for word",
		Policy: Everyone, Run: d.quotes,
		Options: []Option{
			{Name: "person", Help: "Only by this person", Kind: Words},
			{Name: "about", Help: "Only with these words", Kind: Words},
			since, source, count,
		},
	}, {
		Name: "news summarize", Chat: "summary", Aliases: []string{"summarize"},
		Help:   "The main sentences and quotes of any article on the web",
		Policy: Everyone, Slow: true, Run: d.summarize,
		Options: []Option{{Name: "url", Help: "The article's address", Kind: Words, Required: true}},
	}, {
		Name: "news sources", Chat: "sources",
		Help:   "Which sources you can ask about",
		Policy: Everyone, Run: d.sources,
		Options: []Option{page()},
	}}
}

// newsbot is about the bot itself.
func (d Desk) newsbot() []Command {
	return []Command{{
		Name: "newsbot status", Chat: "status",
		Help:   "How the bot is doing",
		Policy: Owner, Private: true, Run: d.status,
	}, {
		Name: "newsbot claim", Chat: "claim",
		Help:   "Become the owner of this bot",
		Policy: Everyone, Private: true, Rare: true, Run: d.claim,
		Options: []Option{{Name: "code", Help: "The code that was printed at the first start", Kind: Words, Required: true}},
	}}
}

// page is the option that turns the pages of a list.
func page() Option {
	return Option{Name: "page", Help: "Which page of the list", Kind: Number, Min: 1, Max: 999}
}
