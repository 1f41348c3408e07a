package sitemap_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pullquote/sources/feed"
	"pullquote/sources/sitemap"
)

const news = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://gazette.example/crane</loc><lastmod>2026-08-04T12:00:00Z</lastmod>
<n:news><n:publication><n:name>The Larkhaven Gazette</n:name><n:language>en</n:language></n:publication><n:publication_date>2026-08-03T16:00:00+02:00</n:publication_date><n:title><![CDATA[The crane & the <quay>]]></n:title></n:news>
<image:image><image:loc>/img/crane.jpg</image:loc><image:title>not this</image:title></image:image></url>
<url><loc> https://gazette.example/ferry?utm_source=x </loc><n:news><n:publication_date>2026-08-04T07:30:00Z</n:publication_date><n:title>Ferry &amp; pier</n:title></n:news></url>
<url><loc>https://gazette.example/ferry</loc><n:news><n:title>Ferry once more</n:title></n:news></url>
<url><loc>javascript:alert(1)</loc></url>
</urlset>`

func TestParse(t *testing.T) {
	got, err := sitemap.Parse([]byte(news), "", "https://gazette.example/news.xml")
	want := sitemap.Map{News: true, Name: "The Larkhaven Gazette", Items: []feed.Item{
		{ID: "https://gazette.example/ferry", Keys: []string{"https://gazette.example/ferry"}, URL: "https://gazette.example/ferry", Home: "https://gazette.example/", Title: "Ferry & pier", Published: time.Date(2026, 8, 4, 7, 30, 0, 0, time.UTC)},
		{ID: "https://gazette.example/crane", Keys: []string{"https://gazette.example/crane"}, URL: "https://gazette.example/crane", Home: "https://gazette.example/", Title: "The crane & the <quay>", Lang: "en",
			Image: "https://gazette.example/img/crane.jpg", Published: time.Date(2026, 8, 3, 14, 0, 0, 0, time.UTC), Updated: time.Date(2026, 8, 4, 12, 0, 0, 0, time.UTC)},
	}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("(-want +got):\n%s%v", diff, err)
	}
}

func TestPlain(t *testing.T) {
	got, err := sitemap.Parse([]byte(`<urlset><url><loc>/a</loc><lastmod>2026-08-01</lastmod></url><url><loc>/b</loc><lastmod>2026-08-02</lastmod></url><url><loc>/c`), "", "https://a.example/sitemap.xml")
	if err != nil || got.News || len(got.Items) != 2 || got.Items[0].URL != "https://a.example/b" || got.Items[0].Updated.Day() != 2 || !got.Items[0].Published.IsZero() {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestIndex(t *testing.T) {
	got, err := sitemap.Parse([]byte(`<sitemapindex><sitemap><loc>https://a.example/pages.xml</loc></sitemap><sitemap><loc>/posts-1.xml</loc><lastmod>2025-01-01</lastmod></sitemap>`+
		`<sitemap><loc>/posts-2.xml.gz</loc><lastmod>2026-01-01</lastmod></sitemap><sitemap><loc>/google-news.xml</loc></sitemap></sitemapindex>`), "", "https://a.example/sitemap.xml")
	want := "https://a.example/google-news.xml https://a.example/posts-2.xml.gz https://a.example/posts-1.xml https://a.example/pages.xml"
	if err != nil || strings.Join(got.Maps, " ") != want || len(got.Items) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestNone(t *testing.T) {
	for _, doc := range []string{"", "<html><body>404", "User-agent: *", `<rss><channel/></rss>`} {
		if got, err := sitemap.Parse([]byte(doc), "", "https://a.example/"); err != sitemap.ErrNone {
			t.Errorf("%q: got %+v, %v", doc, got, err)
		}
	}
}

func TestInRobots(t *testing.T) {
	got := sitemap.InRobots([]byte("\ufeffUser-agent: *\r\nDisallow: /x\r\nSitemap: https://a.example/all.xml\r\nSITEMAP : /news.xml # today\r\nsitemap:\nSitemap: ftp://a.example/\n"), "https://a.example/robots.txt")
	if want := "https://a.example/news.xml https://a.example/all.xml"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := sitemap.InRobots([]byte(strings.Repeat("Sitemap: /"+"x\n", 5)+"sitemap"), "https://a.example/"); len(got) != 1 {
		t.Errorf("got %q", got)
	}
}

// TestBounds holds that a long list keeps its newest, and that nothing costs more
// than its length.
func TestBounds(t *testing.T) {
	var b strings.Builder
	b.WriteString("<urlset>")
	for i := range 60_000 {
		fmt.Fprintf(&b, "<url><loc>https://a.example/%d</loc><lastmod>%s</lastmod></url>", i, time.Date(2000, 1, 1, 0, i, 0, 0, time.UTC).Format(time.RFC3339))
	}
	got, err := sitemap.Parse([]byte(b.String()), "", "https://a.example/sitemap.xml")
	if err != nil || len(got.Items) != feed.MaxItems || got.Items[0].URL != "https://a.example/49999" {
		t.Errorf("%d items, the first %+v, %v", len(got.Items), got.Items[0], err)
	}
	for _, doc := range []string{strings.Repeat("<url><loc>", 300_000), "<urlset>" + strings.Repeat("<a>", 500_000), "<urlset><url><loc>" + strings.Repeat("x", 3<<20) + "</loc></url>"} {
		sitemap.Parse([]byte(doc), "", "https://a.example/sitemap.xml")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(news))
	f.Add([]byte("<sitemapindex><sitemap><loc>/a</loc></sitemap><url><loc>b</url></url>"))
	f.Fuzz(func(t *testing.T, doc []byte) {
		got, err := sitemap.Parse(doc, "", "https://a.example/")
		if err != nil {
			return
		}
		for _, it := range got.Items {
			if !strings.HasPrefix(it.URL, "http") || it.ID == "" {
				t.Errorf("got %+v", it)
			}
		}
	})
}
