package probe_test

import (
	"html"
	"strings"
	"testing"

	"pullquote/bot/probe"
)

// hostileTexts are titles and texts that mean something to a chat service, its
// client, or whoever counts.
func hostileTexts() []hostile {
	var all []hostile
	for name, s := range map[string]string{
		"calls everybody":       `@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678> @harbourmaster come`,
		"mark-up of chats":      "**bold** __line__ ||hidden|| `code` ~~gone~~ ```block``` # head > quote",
		"a masked link":         `[read on](https://bait.trap.example/a) and <https://bait.trap.example/b>`,
		"mark-up of pages":      `<b>bold <i>tags</b> <a href="tg://resolve?domain=x">tap</a> <script>alert(1)</script> &lt;b&gt;`,
		"commands and times":    `/start </ban:123456789012345678> <t:0:R> <:fish:123456789012345678> <id:guide> #tide $TIDE`,
		"invitations":           `discord.gg/harbour t.me/joinchat/harbour https://discord.com/invite/harbour`,
		"turned about":          "The \u202eelddim\u202c and \u2066alone\u2069 of \u200fit\u200e",
		"not to be seen":        "\u200b\u2060\ufeff\u00ad\u034f\u115f\u3164",
		"escape sequences":      "\x1b[2J\x1b]8;;https://bait.trap.example\x07click\x1b]8;;\x07 \u009b1m",
		"accents on accents":    "Z" + strings.Repeat("\u0301\u0316\u034a", 4000) + "algo",
		"families":              strings.Repeat("👩‍👩‍👧‍👦", 400),
		"one long word":         strings.Repeat("Rindfleischetikettierung", 2000),
		"backslashes":           strings.Repeat(`\`, 3000) + "* _ ` \\",
		"only marks":            strings.Repeat("*_~`|<>[](){}#@", 500),
		"quotes without end":    strings.Repeat("“Ahoy ", 3000),
		"numbers to be dialled": "+1 202 555 0123 4111 1111 1111 1111 10.0.0.1 someone@bait.trap.example",
		"flags and skin":        strings.Repeat("🏴󠁧󠁢󠁥󠁮󠁧󠁿👍🏽🇺🇦", 300),
		"noncharacters":         "Tide \ufdd0\ufffe\uffff and \U0001fffe out",
		"templates":             `{{.Title}} %s %n ${HOME} $(id) '; DROP TABLE items; --`,
	} {
		text := html.EscapeString(strings.Map(func(r rune) rune {
			if r < ' ' {
				return -1 // what XML cannot hold is tried elsewhere
			}
			return r
		}, s))
		long := strings.Repeat(text+". ", 1+2000/len(text))
		all = append(all, hostile{name: name, serve: xml(rss(item(1, text, long), item(2, "Plain", "Plain words follow. "+long))), outcome: "feed", holds: counted(2)})
	}
	return append(all,
		hostile{name: "a link that is code", serve: xml(rss(`<item><title>Click</title><link>javascript:alert(1)</link><description>Do.</description></item>`)), outcome: "feed", holds: lacks("javascript:")},
		hostile{name: "a link that is data", serve: xml(rss(`<item><title>Click</title><link>data:text/html,x</link><enclosure url="file:///etc/hosts" type="image/png"/></item>`)), outcome: "feed", holds: lacks("data:text", "file:")},
		hostile{name: "a link with a password", serve: xml(rss(`<item><title>Click</title><link>https://anna:` + secret + `@gazette.example/1</link></item>`)), outcome: "feed", holds: counted(1)},
		hostile{name: "a link that leaves its marks", serve: xml(rss(`<item><title>Click</title><link>https://gazette.example/a) [b](https://bait.trap.example/&quot;&gt;</link></item>`)), outcome: "feed"},
		hostile{name: "no title", serve: xml(rss(`<item><title> &#160; </title><link>https://gazette.example/1</link><description>Low water all week.</description></item>`)), outcome: "feed", holds: titles("Low water all week.")},
		hostile{name: "no title and no words", serve: xml(rss(`<item><link>https://gazette.example/1</link></item>`)), outcome: "feed", holds: counted(1)},
		hostile{name: "escaped twice", serve: xml(rss(item(1, `Rope &amp;amp; tar`, "Smells."))), outcome: "feed", holds: titles("Rope & tar")},
		hostile{name: "a feed of such a name", serve: xml(strings.Replace(rss(item(1, "Calm", "Sea.")), "Harbour Gazette", "@everyone **[x](https://bait.trap.example)** "+strings.Repeat("name ", 500), 1)), outcome: "feed", holds: counted(1)},
	)
}

// prose is an article long enough to be one.
var prose = strings.Repeat("<p>The harbour council met on Monday and talked about the pier for three hours. “It will stand for a hundred years,” said Ada Brandt, who has kept its lamps since spring.</p>\n", 6)

func page(body string) hostile {
	return hostile{serve: doc("text/html; charset=utf-8", "<!DOCTYPE html><html lang=en><title>The pier stands</title><body><article><h1>The pier stands</h1>"+body+"</article></body></html>")}
}

func hostilePages() []hostile {
	named := func(name, outcome, body string, holds func(*testing.T, probe.Result)) hostile {
		h := page(body)
		h.name, h.outcome, h.holds = name, outcome, holds
		return h
	}
	return []hostile{
		named("good", "page", prose, titles("The pier stands")),
		named("without a word", "error", "", says("no article text")),
		named("scripts", "page", prose+`<script>document.write("CAPSTAN")</script><p onclick="x('CAPSTAN')">`+"<style>p{content:'CAPSTAN'}</style>", lacks("CAPSTAN")),
		named("not to be seen", "page", prose+`<p hidden>CAPSTAN is the word that nobody reads on this page at all.</p><p style="display:none">CAPSTAN again, of which people see nothing either.</p>`, lacks("CAPSTAN")),
		named("deep", "", strings.Repeat("<div>", 100_000)+prose, nil),
		named("never closed", "", strings.Repeat("<b><i><font><a href=x>", 20_000)+prose, nil),
		named("quotes without end", "", "<p>"+strings.Repeat("“", 100_000)+"</p>"+prose, nil),
		named("dots without end", "", "<p>"+strings.Repeat("a.b. ", 50_000)+"</p>"+prose, nil),
		named("apostrophes without end", "", "<p>"+strings.Repeat("d'l'", 50_000)+"</p>"+prose, nil),
		named("a table of tables", "", strings.Repeat("<table><tr><td>", 5_000)+prose, nil),
		named("attributes without end", "", "<p "+strings.Repeat(`a="b" `, 100_000)+">"+prose, nil),
		named("another address", "page", `<link rel="canonical" href="javascript:alert(1)"><meta property="og:image" content="file:///etc/hosts">`+prose, lacks("javascript:", "file:")),
		named("a picture inside", "page", `<meta property="og:image" content="INSIDE/p.png"><img src="INSIDE/q.png">`+prose, nil),
		named("data that is broken", "page", `<script type="application/ld+json">{"@type":"NewsArticle","headline":`+strings.Repeat(`{"a":`, 50_000)+`</script>`+prose, nil),
		{name: "too long", serve: doc("text/html", strings.Repeat("<p>Water. ", 1<<20)), outcome: "error", holds: says("more than 3 MB")},
		{name: "a document for printing", serve: doc("application/pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), outcome: "error"},
		{name: "sent inside", serve: redirect("INSIDE/x"), outcome: "error", holds: says("private network")},
	}
}

func hostileLists() []hostile {
	list := func(body string) func(*testing.T, ...string) hostile {
		return func(_ *testing.T, want ...string) hostile {
			return hostile{serve: doc("text/x-opml", `<opml version="2.0"><head><title>Mine</title></head><body>`+body+`</body></opml>`), holds: func(t *testing.T, r probe.Result) {
				t.Helper()
				var got []string
				for _, f := range r.Feeds {
					got = append(got, f.URL)
					clean(t, "a feed", f.Title)
				}
				if strings.Join(got, " ") != strings.Join(want, " ") {
					t.Errorf("feeds %q, want %q", got, want)
				}
			}}
		}
	}
	named := func(name string, h hostile) hostile { h.name = name; return h }
	const feed = `<outline type="rss" text="Gazette" xmlUrl="https://gazette.example/feed"/>`
	const at = "https://gazette.example/feed"
	return []hostile{
		named("good", list(`<outline text="News">`+feed+`</outline>`)(nil, at)),
		named("addresses of other kinds", list(feed+`<outline type="rss" xmlUrl="file:///etc/passwd"/><outline type="rss" xmlUrl="javascript:1"/><outline type="rss" xmlUrl="gopher://gazette.example"/>`)(nil, at)),
		named("addresses inside", list(`<outline type="rss" xmlUrl="INSIDE/feed"/><outline type="rss" xmlUrl="http://169.254.169.254/latest"/><outline type="rss" xmlUrl="http://printer.local/"/>`+feed)(nil, at)),
		named("the same again and again", list(strings.Repeat(feed, 5000))(nil, at)),
		named("a password", list(`<outline type="rss" xmlUrl="https://anna:`+secret+`@gazette.example/feed"/>`)(nil, at)),
		named("names that mean something", list(`<outline type="rss" text="&#27;[2J@everyone &#x202e;" xmlUrl="https://gazette.example/feed"/>`)(nil, at)),
		named("deep", list(strings.Repeat(`<outline text="x">`, 50_000))(nil)),
		named("a bomb", hostile{serve: doc("text/x-opml", `<!DOCTYPE o [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><opml><body><outline text="&b;" type="rss" xmlUrl="https://gazette.example/feed"/></body></opml>`)}),
		named("a feed", hostile{serve: xml(rss(item(1, "One", "Two."))), outcome: "error", holds: says("not a list of feeds")}),
		named("too many", hostile{serve: doc("text/x-opml", "<opml><body>"+strings.Repeat(feed, 90_000)), outcome: "error", holds: says("split it")}),
	}
}
