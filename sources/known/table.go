package known

// Groups of hosts, and words that stand where a name could: pages of the site's own.
const (
	stack  = "stackoverflow.com serverfault.com superuser.com askubuntu.com mathoverflow.net stackapps.com *.stackexchange.com *.stackoverflow.com"
	reddit = "reddit.com old.reddit.com new.reddit.com np.reddit.com"
	github = "about apps codespaces collections contact customer-stories enterprise events explore features issues join login marketplace new notifications orgs pricing pulls readme search security settings signup sponsors stars team topics trending users"
	gitlab = "admin api dashboard explore groups help projects search snippets users"
	tg     = "addlist addstickers addemoji bg boost c confirmphone contact giftcode invoice iv joinchat k login msg proxy s setlanguage share socks"
	medium = "m me p s tag topic topics search feed about membership creators policy tagged new-story plans"
	tumblr = "about apps blog communities dashboard docs explore help inbox likes login new policy privacy register search settings tagged tips"
	vimeo  = "# about blog business channels categories create event features groups help join log_in manage features ondemand search site_map solutions terms upgrade user videos watch"
	dev    = "about code-of-conduct contact enter feed latest listings new pod podcasts privacy reading search settings t tags terms top videos"
)

// The sites whose feeds can be computed. Above each stands where it says so;
// "long-standing" is said of addresses that are documented nowhere and have been
// the same for years. Two kinds of pages are not here because they name their
// feed themselves, in a <link>: a YouTube handle (/@name, /c/name), and the pages
// of most blogs. SoundCloud's feeds go by a number that no address shows.
var sites = []rule{
	// https://support.google.com/youtube/answer/6224202
	{hosts: "youtube.com", path: "/channel/{id}/...", what: "videos", feed: "https://www.youtube.com/feeds/videos.xml?channel_id={id}",
		example: "https://www.youtube.com/channel/UC1234567890abcdefghijkl/videos", want: "https://www.youtube.com/feeds/videos.xml?channel_id=UC1234567890abcdefghijkl"},
	{hosts: "youtube.com", path: "/playlist", needs: "list", what: "playlist", feed: "https://www.youtube.com/feeds/videos.xml?playlist_id={list}",
		example: "https://m.youtube.com/playlist?list=PLabc", want: "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc"},
	{hosts: "youtube.com", path: "/user/{name}/...", what: "videos", feed: "https://www.youtube.com/feeds/videos.xml?user={name}",
		example: "http://youtube.com/user/harbour", want: "https://www.youtube.com/feeds/videos.xml?user=harbour"},

	// https://www.reddit.com/wiki/rss
	{hosts: reddit, path: "/", what: "front page", feed: "https://www.reddit.com/.rss",
		example: "https://www.reddit.com/", want: "https://www.reddit.com/.rss"},
	{hosts: reddit, path: "/r/{sub}", what: "posts", feed: "https://www.reddit.com/r/{sub}/.rss",
		example: "https://old.reddit.com/r/harbour/", want: "https://www.reddit.com/r/harbour/.rss"},
	{hosts: reddit, path: "/r/{sub}/new", what: "new posts", feed: "https://www.reddit.com/r/{sub}/new/.rss",
		example: "https://reddit.com/r/harbour/new", want: "https://www.reddit.com/r/harbour/new/.rss"},
	{hosts: reddit, path: "/r/{sub}/top", what: "top posts", feed: "https://www.reddit.com/r/{sub}/top/.rss?{query}",
		example: "https://reddit.com/r/harbour/top/?t=week", want: "https://www.reddit.com/r/harbour/top/.rss?t=week"},
	{hosts: reddit, path: "/r/{sub}/search", needs: "q", what: "search", feed: "https://www.reddit.com/r/{sub}/search.rss?q={q}&restrict_sr=on&sort=new",
		example: "https://www.reddit.com/r/harbour/search/?q=old+ferry", want: "https://www.reddit.com/r/harbour/search.rss?q=old+ferry&restrict_sr=on&sort=new"},
	{hosts: reddit, path: "/r/{sub}/comments/{id}/...", what: "comments", feed: "https://www.reddit.com/r/{sub}/comments/{id}/.rss",
		example: "https://www.reddit.com/r/harbour/comments/1abc/the_ferry/", want: "https://www.reddit.com/r/harbour/comments/1abc/.rss"},
	{hosts: reddit, path: "/user/{name}/...", what: "posts", feed: "https://www.reddit.com/user/{name}/.rss",
		example: "https://www.reddit.com/user/quill/submitted", want: "https://www.reddit.com/user/quill/.rss"},
	{hosts: reddit, path: "/u/{name}/...", what: "posts", feed: "https://www.reddit.com/user/{name}/.rss",
		example: "https://www.reddit.com/u/quill", want: "https://www.reddit.com/user/quill/.rss"},
	{hosts: reddit, path: "/search", needs: "q", what: "search", feed: "https://www.reddit.com/search.rss?q={q}&sort=new",
		example: "https://www.reddit.com/search/?q=%22old+ferry%22&type=link", want: "https://www.reddit.com/search.rss?q=%22old+ferry%22&sort=new"},

	// https://github.com/bluesky-social/social-app (bskyweb: /profile/:handleOrDID/rss)
	{hosts: "bsky.app", path: "/profile/{name}", what: "posts", feed: "https://bsky.app/profile/{name}/rss",
		example: "https://bsky.app/profile/harbour.example", want: "https://bsky.app/profile/harbour.example/rss"},

	// https://docs.github.com/en/rest/activity/feeds; those of repositories are long-standing
	{hosts: "github.com", path: "/{user}", not: github, what: "activity", feed: "https://github.com/{user}.atom",
		example: "https://github.com/quill", want: "https://github.com/quill.atom"},
	{hosts: "github.com", path: "/{user}/{repo}", not: github, what: "releases", feed: "https://github.com/{user}/{repo}/releases.atom",
		example: "https://github.com/quill/ferry", want: "https://github.com/quill/ferry/releases.atom"},
	{hosts: "github.com", path: "/{user}/{repo}", not: github, what: "commits", feed: "https://github.com/{user}/{repo}/commits.atom",
		example: "https://github.com/quill/ferry/", want: "https://github.com/quill/ferry/commits.atom"},
	{hosts: "github.com", path: "/{user}/{repo}", not: github, what: "tags", feed: "https://github.com/{user}/{repo}/tags.atom",
		example: "https://github.com/quill/ferry", want: "https://github.com/quill/ferry/tags.atom"},
	{hosts: "github.com", path: "/{user}/{repo}/releases/...", not: github, what: "releases", feed: "https://github.com/{user}/{repo}/releases.atom",
		example: "https://github.com/quill/ferry/releases/tag/v1", want: "https://github.com/quill/ferry/releases.atom"},
	{hosts: "github.com", path: "/{user}/{repo}/tags", not: github, what: "tags", feed: "https://github.com/{user}/{repo}/tags.atom",
		example: "https://github.com/quill/ferry/tags", want: "https://github.com/quill/ferry/tags.atom"},
	{hosts: "github.com", path: "/{user}/{repo}/commits", not: github, what: "commits", feed: "https://github.com/{user}/{repo}/commits.atom",
		example: "https://github.com/quill/ferry/commits", want: "https://github.com/quill/ferry/commits.atom"},
	{hosts: "github.com", path: "/{user}/{repo}/commits/{branch}", not: github, what: "commits", feed: "https://github.com/{user}/{repo}/commits/{branch}.atom",
		example: "https://github.com/quill/ferry/commits/main/", want: "https://github.com/quill/ferry/commits/main.atom"},
	{hosts: "github.com", path: "/{user}/{repo}/tree/{branch}", not: github, what: "commits", feed: "https://github.com/{user}/{repo}/commits/{branch}.atom",
		example: "https://github.com/quill/ferry/tree/v2", want: "https://github.com/quill/ferry/commits/v2.atom"},

	// https://docs.gitlab.com/user/project/releases/; all are named in its pages
	{hosts: "gitlab.com", path: "/{user}", not: gitlab, what: "activity", feed: "https://gitlab.com/{user}.atom",
		example: "https://gitlab.com/quill", want: "https://gitlab.com/quill.atom"},
	{hosts: "gitlab.com", path: "/{group}/{project}", not: gitlab, what: "releases", feed: "https://gitlab.com/{group}/{project}/-/releases.atom",
		example: "https://gitlab.com/quill/ferry", want: "https://gitlab.com/quill/ferry/-/releases.atom"},
	{hosts: "gitlab.com", path: "/{group}/{project}", not: gitlab, what: "activity", feed: "https://gitlab.com/{group}/{project}.atom",
		example: "https://gitlab.com/quill/ferry", want: "https://gitlab.com/quill/ferry.atom"},
	{hosts: "gitlab.com", path: "/{group}/{project}/-/releases/...", what: "releases", feed: "https://gitlab.com/{group}/{project}/-/releases.atom",
		example: "https://gitlab.com/quill/ferry/-/releases", want: "https://gitlab.com/quill/ferry/-/releases.atom"},
	{hosts: "gitlab.com", path: "/{group}/{project}/-/tags", what: "tags", feed: "https://gitlab.com/{group}/{project}/-/tags?format=atom",
		example: "https://gitlab.com/quill/ferry/-/tags", want: "https://gitlab.com/quill/ferry/-/tags?format=atom"},
	{hosts: "gitlab.com", path: "/{group}/{project}/-/commits/{branch}", what: "commits", feed: "https://gitlab.com/{group}/{project}/-/commits/{branch}?format=atom",
		example: "https://gitlab.com/quill/ferry/-/commits/main", want: "https://gitlab.com/quill/ferry/-/commits/main?format=atom"},

	// Named in its pages, as in those of all that runs Forgejo
	{hosts: "codeberg.org", path: "/{user}", not: "explore api user assets", what: "activity", feed: "https://codeberg.org/{user}.rss",
		example: "https://codeberg.org/quill", want: "https://codeberg.org/quill.rss"},
	{hosts: "codeberg.org", path: "/{user}/{repo}", not: "explore api user assets", what: "releases", feed: "https://codeberg.org/{user}/{repo}/releases.rss",
		example: "https://codeberg.org/quill/ferry", want: "https://codeberg.org/quill/ferry/releases.rss"},
	{hosts: "codeberg.org", path: "/{user}/{repo}", not: "explore api user assets", what: "activity", feed: "https://codeberg.org/{user}/{repo}.rss",
		example: "https://codeberg.org/quill/ferry", want: "https://codeberg.org/quill/ferry.rss"},

	// https://support.substack.com/hc/en-us/articles/360038239391
	{hosts: "*.substack.com", path: "/", what: "newsletter", feed: "https://{host}/feed",
		example: "https://harbour.substack.com/", want: "https://harbour.substack.com/feed"},
	{hosts: "*.substack.com", path: "/archive", what: "newsletter", feed: "https://{host}/feed",
		example: "https://harbour.substack.com/archive?sort=new", want: "https://harbour.substack.com/feed"},
	{hosts: "*.substack.com", path: "/p/...", what: "newsletter", feed: "https://{host}/feed",
		example: "https://harbour.substack.com/p/the-ferry", want: "https://harbour.substack.com/feed"},

	// https://help.medium.com/hc/en-us/articles/214874118
	{hosts: "medium.com", path: "/@{name}/...", what: "stories", feed: "https://medium.com/feed/@{name}",
		example: "https://medium.com/@quill/the-ferry-1a2b", want: "https://medium.com/feed/@quill"},
	{hosts: "medium.com", path: "/tag/{tag}/...", what: "tag", feed: "https://medium.com/feed/tag/{tag}",
		example: "https://medium.com/tag/harbour/latest", want: "https://medium.com/feed/tag/harbour"},
	{hosts: "medium.com", path: "/{publication}", not: medium, what: "stories", feed: "https://medium.com/feed/{publication}",
		example: "https://medium.com/the-harbour", want: "https://medium.com/feed/the-harbour"},
	{hosts: "*.medium.com", path: "/", what: "stories", feed: "https://{host}/feed",
		example: "https://quill.medium.com", want: "https://quill.medium.com/feed"},

	// Long-standing, and named in its pages
	{hosts: "*.tumblr.com", path: "/", what: "posts", feed: "https://{host}/rss",
		example: "https://harbour.tumblr.com/", want: "https://harbour.tumblr.com/rss"},
	{hosts: "*.tumblr.com", path: "/tagged/{tag}", what: "tag", feed: "https://{host}/tagged/{tag}/rss",
		example: "https://harbour.tumblr.com/tagged/old%20ferry", want: "https://harbour.tumblr.com/tagged/old%20ferry/rss"},
	{hosts: "tumblr.com", path: "/{name}", not: tumblr, what: "posts", feed: "https://{name}.tumblr.com/rss",
		example: "https://www.tumblr.com/harbour", want: "https://harbour.tumblr.com/rss"},

	// https://wordpress.com/support/feeds/
	{hosts: "*.wordpress.com", path: "/", what: "posts", feed: "https://{host}/feed/",
		example: "https://harbour.wordpress.com", want: "https://harbour.wordpress.com/feed/"},
	{hosts: "*.wordpress.com", path: "/category/{name}", what: "category", feed: "https://{host}/category/{name}/feed/",
		example: "https://harbour.wordpress.com/category/ships/", want: "https://harbour.wordpress.com/category/ships/feed/"},
	{hosts: "*.wordpress.com", path: "/tag/{name}", what: "tag", feed: "https://{host}/tag/{name}/feed/",
		example: "https://harbour.wordpress.com/tag/ships", want: "https://harbour.wordpress.com/tag/ships/feed/"},

	// https://support.google.com/blogger/answer/97933
	{hosts: "*.blogspot.com", path: "/", what: "posts", feed: "https://{host}/feeds/posts/default",
		example: "http://harbour.blogspot.com/", want: "https://harbour.blogspot.com/feeds/posts/default"},
	{hosts: "*.blogspot.com", path: "/search/label/{label}", what: "label", feed: "https://{host}/feeds/posts/default/-/{label}",
		example: "https://harbour.blogspot.com/search/label/old%20ferry", want: "https://harbour.blogspot.com/feeds/posts/default/-/old%20ferry"},

	// Named in the page's own <link>; the one of "Show HN" is long-standing
	{hosts: "news.ycombinator.com", path: "/", what: "front page", feed: "https://news.ycombinator.com/rss",
		example: "https://news.ycombinator.com", want: "https://news.ycombinator.com/rss"},
	{hosts: "news.ycombinator.com", path: "/news", what: "front page", feed: "https://news.ycombinator.com/rss",
		example: "https://news.ycombinator.com/news", want: "https://news.ycombinator.com/rss"},
	{hosts: "news.ycombinator.com", path: "/show", what: "show", feed: "https://news.ycombinator.com/showrss",
		example: "https://news.ycombinator.com/show", want: "https://news.ycombinator.com/showrss"},

	// https://lobste.rs/about
	{hosts: "lobste.rs", path: "/", what: "front page", feed: "https://lobste.rs/rss",
		example: "https://lobste.rs/", want: "https://lobste.rs/rss"},
	{hosts: "lobste.rs", path: "/newest", what: "new stories", feed: "https://lobste.rs/newest.rss",
		example: "https://lobste.rs/newest", want: "https://lobste.rs/newest.rss"},
	{hosts: "lobste.rs", path: "/t/{tags}", what: "tag", feed: "https://lobste.rs/t/{tags}.rss",
		example: "https://lobste.rs/t/go,web", want: "https://lobste.rs/t/go%2Cweb.rss"},

	// https://meta.stackexchange.com/questions/151519
	{hosts: stack, path: "/questions/tagged/{tags}", what: "questions", feed: "https://{host}/feeds/tag/{tags}",
		example: "https://stackoverflow.com/questions/tagged/go+http?tab=newest", want: "https://stackoverflow.com/feeds/tag/go+http"},
	{hosts: stack, path: "/questions/{#id}/...", what: "answers", feed: "https://{host}/feeds/question/{id}",
		example: "https://sailing.stackexchange.com/questions/17/what-is-a-ferry", want: "https://sailing.stackexchange.com/feeds/question/17"},
	{hosts: stack, path: "/users/{#id}/...", what: "activity", feed: "https://{host}/feeds/user/{id}",
		example: "https://ru.stackoverflow.com/users/42/quill", want: "https://ru.stackoverflow.com/feeds/user/42"},
	{hosts: stack, path: "/questions", what: "questions", feed: "https://{host}/feeds",
		example: "https://askubuntu.com/questions", want: "https://askubuntu.com/feeds"},
	{hosts: stack, path: "/", what: "questions", feed: "https://{host}/feeds",
		example: "https://superuser.com", want: "https://superuser.com/feeds"},

	// Long-standing
	{hosts: "vimeo.com", path: "/channels/{name}", what: "videos", feed: "https://vimeo.com/channels/{name}/videos/rss",
		example: "https://vimeo.com/channels/harbour", want: "https://vimeo.com/channels/harbour/videos/rss"},
	{hosts: "vimeo.com", path: "/groups/{name}", what: "videos", feed: "https://vimeo.com/groups/{name}/videos/rss",
		example: "https://vimeo.com/groups/harbour", want: "https://vimeo.com/groups/harbour/videos/rss"},
	{hosts: "vimeo.com", path: "/{name}", not: vimeo, what: "videos", feed: "https://vimeo.com/{name}/videos/rss",
		example: "https://vimeo.com/quill", want: "https://vimeo.com/quill/videos/rss"},

	// Long-standing; the language and the country are in the query
	{hosts: "news.google.com", path: "/search", needs: "q", what: "search", feed: "https://news.google.com/rss/search?{query}",
		example: "https://news.google.com/search?q=ferry&hl=de&gl=DE&ceid=DE%3Ade", want: "https://news.google.com/rss/search?q=ferry&hl=de&gl=DE&ceid=DE%3Ade"},
	{hosts: "news.google.com", path: "/topics/{id}", what: "topic", feed: "https://news.google.com/rss/topics/{id}?{query}",
		example: "https://news.google.com/topics/CAAqB?hl=en-GB&gl=GB&ceid=GB%3Aen", want: "https://news.google.com/rss/topics/CAAqB?hl=en-GB&gl=GB&ceid=GB%3Aen"},
	{hosts: "news.google.com", path: "/home", what: "headlines", feed: "https://news.google.com/rss?{query}",
		example: "https://news.google.com/home?hl=fr&gl=FR&ceid=FR%3Afr", want: "https://news.google.com/rss?hl=fr&gl=FR&ceid=FR%3Afr"},
	{hosts: "news.google.com", path: "/", what: "headlines", feed: "https://news.google.com/rss?{query}",
		example: "https://news.google.com/", want: "https://news.google.com/rss"},

	// https://core.telegram.org/widgets: the preview of a public channel
	{hosts: "t.me telegram.me telegram.dog", path: "/s/{name}/...", page: true, what: "messages", feed: "https://t.me/s/{name}",
		example: "https://telegram.me/s/harbour/17", want: "https://t.me/s/harbour"},
	{hosts: "t.me telegram.me telegram.dog", path: "/{name}", not: tg, page: true, what: "messages", feed: "https://t.me/s/{name}",
		example: "https://t.me/harbour", want: "https://t.me/s/harbour"},
	{hosts: "t.me telegram.me telegram.dog", path: "/{name}/{#id}", not: tg, page: true, what: "messages", feed: "https://t.me/s/{name}",
		example: "https://t.me/harbour/17?single", want: "https://t.me/s/harbour"},

	// https://info.arxiv.org/help/rss.html
	{hosts: "arxiv.org", path: "/list/{subject}/...", what: "papers", feed: "https://rss.arxiv.org/rss/{subject}",
		example: "https://arxiv.org/list/cs.CL/recent", want: "https://rss.arxiv.org/rss/cs.CL"},

	// https://en.wikipedia.org/wiki/Wikipedia:Syndication
	{hosts: "*.wikipedia.org", path: "/wiki/Special:RecentChanges", what: "recent changes", feed: "https://{host}/w/index.php?title=Special:RecentChanges&feed=atom",
		example: "https://de.wikipedia.org/wiki/Special:RecentChanges", want: "https://de.wikipedia.org/w/index.php?title=Special:RecentChanges&feed=atom"},
	{hosts: "*.wikipedia.org", path: "/wiki/{title...}", not: "special:recentchanges", what: "changes", feed: "https://{host}/w/index.php?title={title}&action=history&feed=atom",
		example: "https://en.wikipedia.org/wiki/AC/DC", want: "https://en.wikipedia.org/w/index.php?title=AC%2FDC&action=history&feed=atom"},

	// https://docs.pypi.org/api/feeds/
	{hosts: "pypi.org", path: "/project/{name}/...", what: "releases", feed: "https://pypi.org/rss/project/{name}/releases.xml",
		example: "https://pypi.org/project/ferry/#history", want: "https://pypi.org/rss/project/ferry/releases.xml"},

	// Named in its pages
	{hosts: "store.steampowered.com", path: "/app/{#id}/...", what: "news", feed: "https://store.steampowered.com/feeds/news/app/{id}",
		example: "https://store.steampowered.com/app/440/Ferry/", want: "https://store.steampowered.com/feeds/news/app/440"},

	// Long-standing
	{hosts: "dev.to", path: "/t/{tag}", what: "tag", feed: "https://dev.to/feed/tag/{tag}",
		example: "https://dev.to/t/go", want: "https://dev.to/feed/tag/go"},
	{hosts: "dev.to", path: "/{name}", not: dev, what: "posts", feed: "https://dev.to/feed/{name}",
		example: "https://dev.to/quill", want: "https://dev.to/feed/quill"},
}

// software are the programs that many sites run, whose pages have an address of
// their own kind.
var software = []rule{
	// https://docs.joinmastodon.org/user/network/#rss
	{hosts: "*", path: "/@{name}", what: "posts", feed: "{origin}/@{name}.rss",
		example: "https://social.example/@quill", want: "https://social.example/@quill.rss"},
	{hosts: "*", path: "/tags/{tag}", what: "hashtag", feed: "{origin}/tags/{tag}.rss",
		example: "https://social.example/tags/harbour", want: "https://social.example/tags/harbour.rss"},

	// https://github.com/LemmyNet/lemmy (crates/routes/src/feeds.rs), and named in its pages
	{hosts: "*", path: "/c/{name}", what: "posts", feed: "{origin}/feeds/c/{name}.xml?sort=New",
		example: "https://lemmy.example/c/ships", want: "https://lemmy.example/feeds/c/ships.xml?sort=New"},
	{hosts: "*", path: "/u/{name}", what: "posts", feed: "{origin}/feeds/u/{name}.xml?sort=New",
		example: "https://lemmy.example/u/quill", want: "https://lemmy.example/feeds/u/quill.xml?sort=New"},

	// https://docs.joinpeertube.org/api-rest-reference/api/video-feeds.html
	{hosts: "*", path: "/c/{name}/videos", what: "videos", feed: "{origin}/feeds/videos.xml?videoChannelName={name}",
		example: "https://tube.example/c/harbour/videos", want: "https://tube.example/feeds/videos.xml?videoChannelName=harbour"},
	{hosts: "*", path: "/c/{name}", what: "videos", feed: "{origin}/feeds/videos.xml?videoChannelName={name}",
		example: "https://tube.example/c/harbour", want: "https://tube.example/feeds/videos.xml?videoChannelName=harbour"},
	{hosts: "*", path: "/a/{name}/...", what: "videos", feed: "{origin}/feeds/videos.xml?accountName={name}",
		example: "https://tube.example/a/quill/video-channels", want: "https://tube.example/feeds/videos.xml?accountName=quill"},
}
