package polite_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pullquote/sources/polite"
)

// visits measures one visit after another over loopback, server included.
func visits(b *testing.B, r polite.Request, size int, h http.HandlerFunc) {
	s := httptest.NewServer(h)
	defer s.Close()
	c := &polite.Client{AllowPrivate: []string{s.Listener.Addr().String()}}
	defer c.CloseIdle()
	r.URL = s.URL
	b.ReportAllocs()
	b.SetBytes(int64(size))
	for b.Loop() {
		if got, err := c.Get(b.Context(), r); err != nil || len(got.Body) != size {
			b.Fatal(len(got.Body), err)
		}
	}
}

// BenchmarkUnchanged is the visit that a bot makes most often: a feed that has not
// changed.
func BenchmarkUnchanged(b *testing.B) {
	visits(b, polite.Request{ETag: `"1"`}, 0, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", r.Header.Get("If-None-Match"))
		w.WriteHeader(http.StatusNotModified)
	})
}

// BenchmarkPage is a page of 180 KB, in each of the codings.
func BenchmarkPage(b *testing.B) {
	var page strings.Builder
	for i := 0; page.Len() < 180<<10; i++ {
		fmt.Fprintf(&page, "<p class='para-%d'>The ferry number %d is back in service from berth %d, as it was in %d.</p>\n", i, i*7%97, i*31%11, 1900+i%120)
	}
	text := page.String()
	for label, body := range map[string][]byte{"plain": []byte(text), "gzip": zipped(text), "br": brotlied(text), "zstd": zstded(text)} {
		b.Run(label, func(b *testing.B) {
			visits(b, polite.Request{}, len(text), func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Encoding", label)
				w.Write(body)
			})
		})
	}
}
