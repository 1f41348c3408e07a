package feed_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/sources/feed"
)

func FuzzParse(f *testing.F) {
	f.Add([]byte(rss("<item><title>One</title><link>/a</link></item>")))
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><div>a<b/></div></title></entry></feed>`))
	f.Add([]byte(`{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "content_html": "<p>x"}]}`))
	f.Add([]byte("<rss><item a='><![CDATA[]]></x>&#0;"))
	f.Add([]byte(`<rss xmlns:media="http://search.yahoo.com/mrss/"><item><media:group><media:content url="/a.jpg"><media:title>x</media:title></media:group><title>One<link>/1</item>`))
	f.Add([]byte(`<!DOCTYPE rss [<!ENTITY x "y">]><rdf:RDF><item rdf:about="/1"><dc:date>2026-08-04</dc:date></item><channel><skipHours><hour>3`))
	f.Add([]byte(`{"version": "https://jsonfeed.org/version/1.1", "hubs": [{}], "items": [{"id": "\ud83d\ude00", "authors": [{"name": 3}], "tags": ["a",,"b"]}, {"id": "cut`))
	files, _ := filepath.Glob(filepath.Join(evilCases, "[xfict]*.[xj]*"))
	for _, name := range files {
		if b, err := os.ReadFile(name); err == nil && len(b) < 64<<10 && !strings.HasSuffix(name, ".json") {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := feed.Parse(b, "", "https://harbour.example/feed")
		if err != nil {
			return
		}
		for _, i := range got.Items {
			if i.ID == "" || len(i.Keys) == 0 {
				t.Errorf("an item without identity: %+v", i)
			}
			if i.URL != "" && !strings.HasPrefix(i.URL, "http://") && !strings.HasPrefix(i.URL, "https://") {
				t.Errorf("an address that is not on the web: %q", i.URL)
			}
			for _, s := range append(i.Body, i.Title, i.Byline) {
				if strings.ContainsAny(s, "\n\x00\ufffe") || s != strings.ToValidUTF8(s, "") {
					t.Errorf("not plain text: %q", s)
				}
			}
		}
	})
}
