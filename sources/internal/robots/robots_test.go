package robots

import (
	"strings"
	"testing"
	"time"
)

func TestAllow(t *testing.T) {
	for _, test := range []struct {
		what, file, yes, no string // paths, one a line each
	}{
		{"nothing", "", "/\n/news", ""},
		{"everything is forbidden", "User-agent: *\nDisallow: /", "", "/\n/news?page=2"},
		{"nothing is forbidden", "User-agent: *\nDisallow:", "/", ""},
		{"a page instead of the file", "<!doctype html>\n<title>Not found: /</title>\n<p>Disallow: /", "/", ""},
		{"the longest rule wins", "User-agent: *\nDisallow: /\nAllow: /news\nDisallow: /news/private", "/news\n/news/1", "/\n/news/private/1"},
		{"the milder of two as long", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", ""},
		{"its own group, not that for all", "User-agent: *\nDisallow: /\n\nUser-agent: pullQUOTE\nDisallow: /a", "/b", "/a"},
		{"its own group, empty", "User-agent: Pullquote\nDisallow:\nUser-agent: *\nDisallow: /", "/b", ""},
		{"groups are one", "User-agent: Pullquote\nDisallow: /a\nUser-agent: other\nDisallow: /\nUser-agent: Pullquote/1.0\nDisallow: /b", "/c", "/a\n/b"},
		{"two names, one group", "User-agent: other\nUser-agent: Pullquote\nDisallow: /a", "/b", "/a"},
		{"a delay ends the names", "User-agent: other\nCrawl-delay: 1\nUser-agent: Pullquote\nDisallow: /a", "/b", "/a"},
		{"a longer name is another", "User-agent: Pullquotes\nDisallow: /", "/", ""},
		{"rules before any name", "Disallow: /\nUser-agent: x\nDisallow: /", "/", ""},
		{"blank lines, comments, spaces, old line ends", "\ufeffUSER-AGENT : * # all\r\rdisallow:/a # b\r\nSitemap: /x\rDisallow: /c", "/b", "/a\n/c"},
		{"stars", "User-agent: *\nDisallow: /*/print\nDisallow: *.pdf", "/print\n/a/prin", "/a/print\n/a/b/printer\n/x.pdf\n/x.pdf?y"},
		{"the end", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a$\nDisallow: /b*$", "/x.pdf?y\n/ab\n/x.pdf.html", "/x.pdf\n/a.pdf.pdf\n/a\n/bcd"},
		{"a dollar inside", "User-agent: *\nDisallow: /a$b", "/a", "/a$b\n/a%24bc"},
		{"escapes", "User-agent: *\nDisallow: /caf\u00e9\nDisallow: /a%3cd\nDisallow: /%7Ejo\nDisallow: /s%2Ft\nDisallow: /u%2Av", "/s/t\n/uxv", "/caf%C3%A9\n/caf%c3%a9s\n/a%3Cd\n/~jo\n/s%2ft\n/u*v"},
		{"a query", "User-agent: *\nDisallow: /*?sort=", "/list?page=2", "/list?sort=date"},
	} {
		r := Parse([]byte(test.file), "Pullquote")
		for path := range strings.FieldsSeq(test.yes) {
			if !r.Allow(path) {
				t.Errorf("%s: %s is forbidden", test.what, path)
			}
		}
		for path := range strings.FieldsSeq(test.no) {
			if r.Allow(path) {
				t.Errorf("%s: %s is allowed", test.what, path)
			}
		}
	}
}

func TestDelay(t *testing.T) {
	for value, want := range map[string]time.Duration{"2": 2 * time.Second, "0.5": 500 * time.Millisecond, "-1": 0, "soon": 0, "NaN": 0, "1e300": 0, "": 0} {
		if got := Parse([]byte("User-agent: *\nCrawl-delay: "+value), "Pullquote").Delay; got != want {
			t.Errorf("Crawl-delay %q: %s, want %s", value, got, want)
		}
	}
}

// TestHostileFile holds the largest files to a time: half a megabyte of stars
// against a path that fits none.
func TestHostileFile(t *testing.T) {
	path := "/" + strings.Repeat("xabcdefg", 1000)
	for _, line := range []string{"Disallow:/*ha\n", "Disallow:/*a*b*c*d*e*f*g*h\n", "Disallow:/" + strings.Repeat("*a", 2000) + "$\n", "Disallow:" + strings.Repeat("*", 5000) + "h\n"} {
		file := "User-agent: *\n" + strings.Repeat(line, 512<<10/len(line))
		began := time.Now()
		r := Parse([]byte(file), "Pullquote")
		r.Allow(path)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%.20q: %s", line, took)
		}
		if r.Size() > len(file) {
			t.Errorf("%.20q: %d bytes of rules from %d", line, r.Size(), len(file))
		}
	}
}

// FuzzAllow holds that no file and no path breaks the reader, and that a rule
// forbids at least the path it spells.
func FuzzAllow(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$", "/axb")
	f.Add("user-agent:pullquote\rallow:/%zz%4", "/%")
	f.Fuzz(func(t *testing.T, file, path string) {
		Parse([]byte(file), "Pullquote").Allow(path)
		if strings.ContainsAny(path, "#\r\n*$") || strings.TrimSpace(path) != path || !strings.HasPrefix(path, "/") {
			return
		}
		if Parse([]byte("User-agent: *\nDisallow: "+path), "Pullquote").Allow(path) {
			t.Errorf("%q does not forbid itself", path)
		}
	})
}

func BenchmarkAllow(b *testing.B) {
	file := "User-agent: *\n"
	for i := range 60 {
		file += "Disallow: /" + strings.Repeat("x", i) + "/*print\n"
	}
	r := Parse([]byte(file), "Pullquote")
	b.ReportAllocs()
	for b.Loop() {
		r.Allow("/2026/08/04/ferry-is-back?from=feed")
	}
}
