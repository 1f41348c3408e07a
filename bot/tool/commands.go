package tool

// Commands are the tools as kong commands. Their Run methods ask for a
// context.Context, a Std, a *sources.Reader and an OpenShelf.
type Commands struct {
	Summarize Summarize `cmd:"" help:"Summarize an article: its main sentences and who said what."`
	Extract   Extract   `cmd:"" help:"Take the article's text out of a web page."`
	Feed      Feed      `cmd:"" help:"List what a feed, or a site's feed, offers."`
	Cluster   Cluster   `cmd:"" help:"Tell which articles report the same story."`
	Source    Source    `cmd:"" help:"Show and change what the bot reads."`
	OPML      OPML      `cmd:"" name:"opml" help:"Lists of feeds, from other readers and for them."`
	Probe     Probe     `cmd:"" help:"Tell what the bot would post of a feed or a page, and post nothing."`
}
