package feed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"

	"pullquote/sources/feed"
)

// sentences are what the feed of the benchmark is made of.
var sentences = []string{
	"The ferry between the old harbour and the island sailed again on Monday, three years after the storm that broke its pier.",
	"“We waited for this day,” said Captain Olga Vetrova, who has steered the boat since it was built.",
	"The council had promised the money twice &#8212; and twice spent it on the road to the quarry.",
	"Fishermen watched from the mole; some had brought their children, who had never seen the ramp come down.",
	"A ticket costs four crowns, half of what it did, and islanders travel for nothing &amp; without a queue.",
	"Engineers drove ninety piles of larch into the sea bed, the longest of them twenty-two metres.",
	"“It is not the bridge that we were promised, but it floats,” the mayor said to laughter.",
}

// markup writes some paragraphs of mark-up, as publishing software does.
func markup(n, paras int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<figure class="lead"><img src="/pictures/%d.jpg" alt="The harbour" width="1200" height="800"><figcaption>The harbour at dawn.</figcaption></figure>`, n)
	for p := range paras {
		fmt.Fprintf(&b, "\n<p>%s %s <a href=\"https://harbour.example/topics/%d?from=feed&amp;n=%d\">%s</a> %s</p>",
			sentences[(n+p)%7], sentences[(n*3+p)%7], p, n, "Read on", sentences[(n+2*p)%7])
	}
	return b.String()
}

// documents returns one feed of twenty articles in three formats, of about 75 KB
// each.
func documents() map[string][]byte {
	const items, paras = 20, 8
	var rss, atom strings.Builder
	rss.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Harbour News</title><link>https://harbour.example/</link><atom:link href="https://harbour.example/feed" rel="self" type="application/rss+xml"/><language>en-GB</language><ttl>30</ttl>` + "\n")
	atom.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Harbour News</title><id>tag:harbour.example,2026:feed</id><link href="https://harbour.example/"/><updated>2026-08-04T09:00:00Z</updated>` + "\n")
	var list []map[string]any
	for n := range items {
		address, text := fmt.Sprintf("https://harbour.example/2026/08/%d-the-ferry?utm_source=rss", n), markup(n, paras)
		fmt.Fprintf(&rss, `<item><title>The ferry sails again &amp; again: day %d</title><link>%s</link><dc:creator><![CDATA[Ida Holm]]></dc:creator><pubDate>Tue, 04 Aug 2026 09:%02d:00 +0200</pubDate><category><![CDATA[Transport]]></category><category><![CDATA[Islands]]></category><guid isPermaLink="false">https://harbour.example/?p=%d</guid><description><![CDATA[%s [&#8230;]]]></description><content:encoded><![CDATA[%s]]></content:encoded><media:thumbnail url="https://cdn.harbour.example/%d.jpg" width="600" height="400"/></item>`+"\n",
			n, address, n, n, sentences[n%7], text, n)
		fmt.Fprintf(&atom, `<entry><title type="html">The ferry sails again &amp;amp; again: day %d</title><id>tag:harbour.example,2026:%d</id><link rel="alternate" type="text/html" href="%s"/><author><name>Ida Holm</name></author><published>2026-08-04T09:%02d:00+02:00</published><updated>2026-08-04T10:%02d:00+02:00</updated><category term="Transport"/><summary>%s</summary><content type="html">%s</content></entry>`+"\n",
			n, n, address, n, n, sentences[n%7], escape(text))
		list = append(list, map[string]any{
			"id": fmt.Sprint(n), "url": address, "title": fmt.Sprintf("The ferry sails again & again: day %d", n), "content_html": text, "summary": sentences[n%7],
			"date_published": fmt.Sprintf("2026-08-04T09:%02d:00+02:00", n), "authors": []any{map[string]any{"name": "Ida Holm"}}, "tags": []string{"Transport", "Islands"},
		})
	}
	rss.WriteString("</channel></rss>")
	atom.WriteString("</feed>")
	var j bytes.Buffer
	e := json.NewEncoder(&j)
	e.SetEscapeHTML(false)
	e.Encode(map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "home_page_url": "https://harbour.example/", "items": list})
	return map[string][]byte{"rss": []byte(rss.String()), "atom": []byte(atom.String()), "json": j.Bytes()}
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// TestAsGofeed reads the documents of the benchmark as another parser does.
func TestAsGofeed(t *testing.T) {
	for format, doc := range documents() {
		theirs, err := gofeed.NewParser().Parse(bytes.NewReader(doc))
		if err != nil {
			t.Fatal(err)
		}
		ours := parse(t, string(doc))
		if ours.Title != theirs.Title || len(ours.Items) != len(theirs.Items) {
			t.Fatalf("%s: %q with %d items, want %q with %d", format, ours.Title, len(ours.Items), theirs.Title, len(theirs.Items))
		}
		for i, want := range theirs.Items {
			got := ours.Items[i]
			address, _, _ := strings.Cut(want.Link, "?utm_source")
			if html.UnescapeString(want.Title) != got.Title || address != got.URL || !want.PublishedParsed.Equal(got.Published) || want.Authors[0].Name != got.Byline {
				t.Errorf("%s: %+v\nwant %+v", format, got, want)
			}
		}
	}
}

// BenchmarkParse compares: the same documents read by this package (to plain
// text, with dates, addresses and identities), by gofeed (to fields as they are
// written), and cut into tokens by encoding/xml.
func BenchmarkParse(b *testing.B) {
	for _, format := range []string{"rss", "atom", "json"} {
		doc := documents()[format]
		b.Run(format+"/ours", func(b *testing.B) {
			b.SetBytes(int64(len(doc)))
			b.ReportAllocs()
			for b.Loop() {
				if f, err := feed.Parse(doc, "", "https://harbour.example/feed"); err != nil || len(f.Items) != 20 {
					b.Fatal(err, len(f.Items))
				}
			}
		})
		b.Run(format+"/gofeed", func(b *testing.B) {
			b.SetBytes(int64(len(doc)))
			b.ReportAllocs()
			for b.Loop() {
				if f, err := gofeed.NewParser().Parse(bytes.NewReader(doc)); err != nil || len(f.Items) != 20 {
					b.Fatal(err)
				}
			}
		})
		if format == "json" {
			continue
		}
		b.Run(format+"/tokens", func(b *testing.B) {
			b.SetBytes(int64(len(doc)))
			for b.Loop() {
				for d := xml.NewDecoder(bytes.NewReader(doc)); ; {
					if _, err := d.Token(); err == io.EOF {
						break
					} else if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
