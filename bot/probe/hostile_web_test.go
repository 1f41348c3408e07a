package probe_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"pullquote/bot/probe"
)

func hostileCharsets() []hostile {
	in := func(e encoding.Encoding, s string) string {
		out, err := e.NewEncoder().String(s)
		if err != nil {
			panic(err)
		}
		return out
	}
	tide := rss(item(1, "Прилив в полдень", "Вода поднимется на метр."))
	return []hostile{
		{name: "named by HTTP", serve: doc("text/xml; charset=windows-1251", in(charmap.Windows1251, tide)), outcome: "feed", holds: titles("Прилив в полдень")},
		{name: "named in the document", serve: doc("application/xml", in(charmap.KOI8R, `<?xml version="1.0" encoding="koi8-r"?>`+tide)), outcome: "feed", holds: titles("Прилив в полдень")},
		{name: "named nowhere", serve: doc("application/xml", in(charmap.Windows1251, rss(item(1, "Прилив в полдень", strings.Repeat("Вода поднимется на метр, а потом уйдёт. ", 20))))), outcome: "feed", holds: titles("Прилив в полдень")},
		{name: "sixteen bits", serve: doc("application/xml", in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), tide)), outcome: "feed", holds: titles("Прилив в полдень")},
		{name: "a lie about UTF-8", serve: doc("application/xml; charset=iso-8859-1", tide), outcome: "feed", holds: titles("Прилив в полдень")},
		{name: "Japanese", serve: doc("application/xml", in(japanese.ShiftJIS, `<?xml version="1.0" encoding="Shift_JIS"?>`+rss(item(1, "港の朝", "船が出た。")))), outcome: "feed", holds: titles("港の朝")},
		{name: "broken bytes", serve: xml(rss(item(1, "Ebb \xff\xfe and \xc3( flow", "\xed\xa0\x80"))), outcome: "feed", holds: counted(1)},
		{name: "a charset that nobody knows", serve: doc("application/xml; charset=x-lighthouse", `<?xml version="1.0" encoding="x-lighthouse"?>`+tide), outcome: "feed", holds: titles("Прилив в полдень")},
	}
}

// zipped compresses.
func zipped(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.Bytes()
}

func status(code int) func(*site, http.ResponseWriter, *http.Request) {
	return func(_ *site, w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func redirect(to string) func(*site, http.ResponseWriter, *http.Request) {
	return func(s *site, w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", strings.NewReplacer("INSIDE", s.inside, "ELSEWHERE", s.elsewhere).Replace(to))
		w.WriteHeader(http.StatusFound)
	}
}

// raw answers with bytes of its own in place of HTTP.
func raw(answer string) func(*site, http.ResponseWriter, *http.Request) {
	return func(_ *site, w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		_, _ = conn.Write([]byte(answer))
		_ = conn.Close()
	}
}

func hostileHTTP() []hostile {
	good := rss(item(1, "Fog lifts", "It did."))
	bomb := zipped(strings.Repeat(" ", 200<<20))
	return []hostile{
		{name: "a bomb", serve: func(_ *site, w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(bomb)
		}, outcome: "error", holds: says("more than 10 MB")},
		{name: "compressed without a word", serve: doc("application/xml", string(zipped(good))), outcome: "feed", holds: titles("Fog lifts")},
		{name: "without end", serve: func(_ *site, w http.ResponseWriter, r *http.Request) {
			for block := bytes.Repeat([]byte("<item>"), 10_000); ; {
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		}, outcome: "error", holds: says("more than 10 MB")},
		{name: "round and round", serve: redirect("/doc"), outcome: "error", holds: says("redirects without end")},
		{name: "sent inside", serve: redirect("INSIDE/feed"), outcome: "error", holds: says("private network")},
		{name: "sent to a file", serve: redirect("file:///etc/passwd"), outcome: "error", holds: says("not on the web")},
		{name: "sent nowhere", serve: redirect(""), outcome: "error", holds: says("nowhere")},
		{name: "sent elsewhere with a password", serve: redirect("ELSEWHERE/feed"), outcome: "error", holds: says("404")},
		{name: "a password wanted", serve: func(s *site, w http.ResponseWriter, r *http.Request) {
			if user, password, _ := r.BasicAuth(); user != "reader" || password != secret {
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			doc("application/xml", `<rss version="2.0"><channel><item><title>For readers</title></item></channel></rss>`)(s, w, r) // the feed's own address is all that a post could lead to
		}, outcome: "feed", holds: titles("For readers")},
		{name: "nothing there", serve: status(404), outcome: "error", holds: says("check the spelling")},
		{name: "gone", serve: status(410), outcome: "error", holds: says("gone for good")},
		{name: "no such status", serve: status(799), outcome: "error", holds: says("799")},
		{name: "unchanged at first", serve: status(304), outcome: "error"},
		{name: "shorter than announced", serve: raw("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + good), outcome: "error", holds: says("broke off")},
		{name: "a header of a megabyte", serve: raw("HTTP/1.1 200 OK\r\nX-Rope: " + strings.Repeat("x", 1<<20) + "\r\n\r\n" + good), outcome: "error"},
		{name: "two lengths", serve: raw("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nhello"), outcome: "error"},
		{name: "not HTTP", serve: raw("220 harbour ESMTP\r\n"), outcome: "error", holds: says("not proper HTTP")},
		{name: "a page that names a feed inside", serve: doc("text/html", `<!DOCTYPE html><link rel="alternate" type="application/rss+xml" href="INSIDE/feed"><p>Welcome.`), outcome: "error"},
		{name: "called a page", serve: doc("text/html", good), outcome: "feed", holds: titles("Fog lifts")},
	}
}

func hostileNames() []hostile {
	var all []hostile
	for name, host := range map[string]string{
		"a name that points inside": "pier.example", "a name with a mapped address": "mapped.example", "a cloud's own address": "cloud.example",
		"a name for this network": "printer.local", "an address as a number": "2130706433", "the address of everything": "[::]",
	} {
		all = append(all, hostile{name: name, serve: redirect("http://" + host + "/feed"), outcome: "error", holds: says("private network")})
	}
	all = append(all, hostile{name: "an address in octal", serve: redirect("http://0177.0.0.1/"), outcome: "error"})
	return append(all, hostile{name: "an unknown name", serve: redirect("http://nobody.example/"), outcome: "error", holds: says("no such name")})
}

func hostileIdentities() []hostile {
	many := func(each string) string {
		var all []string
		for i := range 4 {
			all = append(all, strings.ReplaceAll(each, "I!", fmt.Sprint(i)))
		}
		return rss(all...)
	}
	return []hostile{
		{name: "new ids each time", visits: 3, serve: xml(many(`<item><title>Ship I!</title><link>https://gazette.example/I!</link><guid isPermaLink="false">I!-N!</guid></item>`)), outcome: "feed", holds: counted(4)},
		{name: "new tracking each time", visits: 3, serve: xml(many(`<item><title>Ship I!</title><link>https://gazette.example/I!?utm_source=x&amp;utm_campaign=N!&amp;fbclid=N!</link></item>`)), outcome: "feed", holds: counted(4)},
		{name: "new titles each time", visits: 3, serve: xml(many(`<item><title>Ship I!, version N!</title><link>https://gazette.example/I!</link><guid>gI!</guid></item>`)), outcome: "feed", holds: counted(4)},
		{name: "new dates each time", visits: 3, serve: xml(many(`<item><title>Ship I!</title><link>https://gazette.example/I!</link><pubDate>Mon, 0N! Mar 2026 10:00:0I! GMT</pubDate></item>`)), outcome: "feed", holds: counted(4)},
		{name: "no id, no link", visits: 3, serve: xml(many(`<item><title>Ship I!</title><description>Carries cargo number I! to the north.</description></item>`)), outcome: "feed", holds: counted(4)},
		{name: "one id for all", serve: xml(many(`<item><title>Ship I!</title><link>https://gazette.example/I!</link><guid>same</guid></item>`)), outcome: "feed", holds: counted(4)},
		{name: "gone and back", visits: 5, serve: func(s *site, w http.ResponseWriter, r *http.Request) {
			all := []string{item(1, "Mast", "Up."), item(2, "Keel", "Down.")}
			if s.visits%2 == 1 {
				all = all[:1]
			}
			doc("application/xml", rss(all...))(s, w, r)
		}, outcome: "feed", holds: counted(2)},
		{name: "another order each time", visits: 4, serve: func(s *site, w http.ResponseWriter, r *http.Request) {
			all := []string{item(1, "Mast", "Up."), item(2, "Keel", "Down."), item(3, "Deck", "Flat.")}
			doc("application/xml", rss(append(all[s.visits%3:], all[:s.visits%3]...)...))(s, w, r)
		}, outcome: "feed", holds: counted(3)},
		{name: "the past is not news", serve: xml(many(`<item><title>Ship I!</title><link>https://gazette.example/I!</link></item>`)), outcome: "feed", holds: func(t *testing.T, r probe.Result) {
			if len(r.Posts) != 2 {
				t.Errorf("%d posts at the first visit", len(r.Posts))
			}
		}},
	}
}
