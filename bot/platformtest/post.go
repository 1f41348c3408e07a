package platformtest

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"pullquote/bot/news"
)

func showsPost(t *testing.T, r Rig) {
	p := article()
	m := r.send(t, p, nonce(1))
	m.shows(t, p.Source)
	m.shows(t, p.Headline)
	for _, s := range p.Points {
		m.shows(t, s)
	}
	for _, q := range p.Quotes {
		m.shows(t, "“"+q.Text+"”")
		m.shows(t, q.Speaker)
		m.shows(t, q.Role)
	}
	m.leads(t, p.URL)
}

func showsNameless(t *testing.T, r Rig) {
	p := article()
	p.Quotes = []news.Quote{{Text: "Nobody saw it coming", URL: LinkTo(p.URL, "Nobody saw it coming")}}
	p.Published, p.Lang = time.Time{}, ""
	m := r.send(t, p, nonce(1))
	m.shows(t, "“Nobody saw it coming”")
	if strings.Contains(m.Text, "—") {
		t.Errorf("the quote is signed, though nobody is known to have said it:\n%s", m.Text)
	}
	m.leads(t, p.URL)
}

func marksExcerpt(t *testing.T, r Rig) {
	p := article()
	p.Quotes = nil
	whole := r.send(t, p, nonce(1))
	p.Excerpt = true
	excerpt := r.send(t, p, nonce(2))
	if bare(whole.Text) == bare(excerpt.Text) {
		t.Errorf("an excerpt looks like the whole article:\n%s", excerpt.Text)
	}
}

// hostile is text that means something to a chat service, its client or a
// terminal. All of it must be shown as it stands.
var hostile = []string{
	"**bold** __under__ *it* _it_ ~~gone~~ ||spoiler|| `code` ```block```",
	"[click here](https://evil.example/a) <https://evil.example/b> https://evil.example/c evil.example/d",
	"<b>bold</b> &amp; <a href=\"https://evil.example/e\">here</a> <i>open <blockquote>",
	"@everyone @here <@123456789012345678> <@&123456789012345678> <#123456789012345678> @durov",
	"</start:123456789012345678> /start #topic $CASH <t:0:R> <:smile:123456789012345678> :smile: <id:customize>",
	"# heading", "-# small", "> quoted", ">>> all quoted", "- item", "1. item", "* item",
	"backslashes \\* \\\\ \\_ and a last one \\",
	"\x1b[31mred\x1b[0m \x1b]8;;https://evil.example/f\x1b\\link\x1b]8;;\x1b\\ \x1b[2J \u009b1m \x07 \x08\x08 \r over",
	"\u202eesrever\u202c \u2066isolated\u2069 zero\u200bwidth \ufeffmark",
	"discord.gg/evil someone@evil.example tel:+12025550123 +1 202 555 0123 tg://resolve?domain=evil",
	"invalid \xff\xfe bytes and nul \x00 too",
}

func staysText(t *testing.T, r Rig) {
	for i, s := range hostile {
		p := article()
		p.Headline, p.Source, p.Points = s, s, []string{s, "Between. " + s, s}
		p.Quotes = []news.Quote{{Text: s, Speaker: s, Role: s, URL: p.URL}}
		m := r.send(t, p, nonce(i))
		s = strings.ToValidUTF8(s, "\ufffd")
		// Headline, two sentences and the quote; outlet, speaker and role may be shortened.
		if got := strings.Count(bare(m.Text), bare(s)); got < 5 {
			t.Errorf("%q is shown %d times, want 5, in:\n%q", s, got, m.Text)
		}
		m.leads(t, p.URL)
	}
}

func badAddress(t *testing.T, r Rig) {
	for i, address := range []string{"javascript:alert(1)", "tg://resolve?domain=evil", "https://gazette.example/a\" onclick=\"b", "https://gazette.example/a)b(c_d_*e*", "https://gazette.example/\x1b]8;;\x07"} {
		p := article()
		p.Quotes[0].URL, p.Image = address, address
		m := r.send(t, p, nonce(i))
		m.shows(t, p.Quotes[0].Text)
		for _, link := range m.Links {
			if !strings.HasPrefix(link, "https://gazette.example/") || strings.ContainsAny(link, "\"<> \x1b\x07") {
				t.Errorf("%q became a link to %q", address, link)
			}
		}
	}
}

func losesWholes(t *testing.T, r Rig) {
	for i, letters := range []string{"word ", "Ж", "漢字", "👩‍👩‍👧 ", "*_~`|", "<&>\"", "a@b.example ", "e\u0301 "} {
		p := article()
		p.Headline = "Headline " + strings.Repeat(letters, 200)
		p.Points, p.Quotes = nil, nil
		for n := range 12 {
			p.Points = append(p.Points, strings.Repeat(letters, 60)+" point "+string(rune('A'+n))+".")
		}
		for n := range 4 {
			words := strings.Repeat(letters, 150) + " said " + string(rune('A'+n))
			p.Quotes = append(p.Quotes, news.Quote{Text: words, Speaker: "Speaker " + string(rune('A'+n)), URL: LinkTo(p.URL, words)})
		}
		m := r.send(t, p, nonce(i))
		wholeOrGone(t, m, p, letters)
		m.leads(t, p.URL)
	}
	p := article()
	p.Quotes[0].Text = strings.Repeat("endless ", 3000) + "end"
	wholeOrGone(t, r.send(t, p, nonce(100)), p, "endless ")
}

// wholeOrGone checks that every sentence and quote is shown to its end or not at
// all: the letters may stand there only as often as the shown endings account for.
func wholeOrGone(t *testing.T, m Message, p news.Post, letters string) {
	t.Helper()
	text, account := bare(m.Text), 0
	count := func(s string) int { return strings.Count(bare(s), bare(letters)) }
	shown := 0
	for _, s := range p.Points {
		if strings.Contains(text, bare(s)) {
			shown++
			account += count(s)
		}
	}
	for _, q := range p.Quotes {
		if strings.Contains(text, bare("“"+q.Text+"”")) {
			shown++
			account += count(q.Text)
			m.shows(t, q.Speaker)
		}
	}
	if shown == 0 {
		t.Errorf("nothing but the headline is left of a post of %q", letters)
	}
	if got := count(m.Text); got > account+count(p.Headline) {
		t.Errorf("%q stands there %d times, but the whole sentences and quotes account for %d: something was cut", letters, got, account)
	}
	if !strings.Contains(text, bare(p.Headline[:8])) {
		t.Errorf("the headline is missing:\n%s", m.Text)
	}
}

func sameMessage(t *testing.T, r Rig) {
	p := article()
	first := r.delivery(t, p, nonce(1)).Payload
	if second := r.delivery(t, p, nonce(2)).Payload; !bytes.Equal(first, second) {
		t.Errorf("one post was rendered in two ways:\n%s\n%s", first, second)
	}
	p.Points = p.Points[:1]
	if other := r.delivery(t, p, nonce(1)).Payload; bytes.Equal(first, other) {
		t.Errorf("two posts were rendered the same:\n%s", first)
	}
}
