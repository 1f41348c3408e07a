package tool

// Commands are the tools as kong commands. Their Run methods ask for a
// context.Context, a Std and a *sources.Reader.
type Commands struct {
	Summarize Summarize `cmd:"" help:"Summarize an article: its main sentences and who said what."`
	Extract   Extract   `cmd:"" help:"Take the article's text out of a web page."`
	Feed      Feed      `cmd:"" help:"List what a feed, or a site's feed, offers."`
	Cluster   Cluster   `cmd:"" help:"Tell which articles report the same story."`
}
