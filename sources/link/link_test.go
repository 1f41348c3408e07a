package link_test

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/sources/link"
)

func TestCanonical(t *testing.T) {
	for _, same := range [][]string{
		{"https://harbour.example/a/1", "http://harbour.example/a/1/", "HTTPS://WWW.Harbour.Example:443/a/1#top", "http://harbour.example:80/a/1?",
			"https://harbour.example/a/1?utm_source=rss&utm_medium=feed", "https://reader:sesame@harbour.example/a/1?fbclid=x&&gclid=y", "https://harbour.example/a/./b/../1", " https://harbour.example//a/1 "},
		{"https://harbour.example/?p=7&lang=de", "https://harbour.example?lang=de&p=7&UTM_Campaign=x"},
		{"https://harbour.example", "http://www.harbour.example/"},
		{"https://xn--e1afmkfd.example/a%C3%A9", "https://пример.example/aé"},
		{"https://harbour.example:8443/a", "http://harbour.example:8443/a"},
	} {
		want, err := link.Canonical(same[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, raw := range same {
			if got, err := link.Canonical(raw); got != want || err != nil {
				t.Errorf("Canonical(%q) = %q, %v; want %q", raw, got, err, want)
			}
		}
	}
	keys := map[string]string{}
	for _, raw := range []string{"https://harbour.example/a", "https://harbour.example/A", "https://harbour.example/a?id=1", "https://harbour.example/a?id=2",
		"https://harbour.example/a?ref=b", "https://m.harbour.example/a", "https://harbour.example:8080/a", "https://harbour.example/a%2Fb", "https://harbour.example/a/b"} {
		key, err := link.Canonical(raw)
		if err != nil {
			t.Fatal(err)
		}
		if other, taken := keys[key]; taken {
			t.Errorf("%q and %q have the same key %q", raw, other, key)
		}
		keys[key] = raw
	}
}

func TestClean(t *testing.T) {
	for raw, want := range map[string]string{
		"http://user:pw@harbour.example:80/a/?utm_source=x&b=2&a=1#c": "http://harbour.example/a/?b=2&a=1",
		"https://www.harbour.example/":                                "https://www.harbour.example/",
		"https://harbour.example/a//b":                                "https://harbour.example/a//b",
	} {
		if got, err := link.Clean(raw); got != want || err != nil {
			t.Errorf("Clean(%q) = %q, %v; want %q", raw, got, err, want)
		}
	}
}

func TestResolve(t *testing.T) {
	const base = "https://harbour.example/news/index.html"
	for _, tt := range []struct{ base, ref, want string }{
		{base, "pier?utm_source=feed#top", "https://harbour.example/news/pier"},
		{base, " /pier\n", "https://harbour.example/pier"},
		{base, "//Ferry.Example:443/x", "https://ferry.example/x"},
		{base, "https://ada:tide@ferry.example/x", "https://ferry.example/x"},
		{"", "https://ferry.example/x", "https://ferry.example/x"},
		{"%", "https://ferry.example/x", "https://ferry.example/x"},
		{base, "", ""}, {base, "mailto:ada@harbour.example", ""}, {base, "%", ""}, {"", "pier", ""}, {"%", "pier", ""},
	} {
		if got := link.Resolve(tt.base, tt.ref); got != tt.want {
			t.Errorf("%q at %q: %q, want %q", tt.ref, tt.base, got, tt.want)
		}
	}
}

func TestWithoutUser(t *testing.T) {
	for address, want := range map[string]string{
		"https://ada:tide@harbour.example/feed?a=b#c": "https://harbour.example/feed?a=b#c",
		"https://Harbour.Example/feed":                "https://Harbour.Example/feed",
		"%":                                           "%",
	} {
		if got := link.WithoutUser(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}

func TestNotWeb(t *testing.T) {
	for _, raw := range []string{"", "harbour.example", "/a", "javascript:alert(1)", "file:///etc/passwd", "https://", "http:harbour.example", "mailto:a@b.example", "https://a b.example/", "http://[::1", "data:text/html,x"} {
		if got, err := link.Canonical(raw); err == nil {
			t.Errorf("Canonical(%q) = %q, want an error", raw, got)
		}
		if got, err := link.Clean(raw); err == nil {
			t.Errorf("Clean(%q) = %q, want an error", raw, got)
		}
	}
}

func TestLength(t *testing.T) {
	longest := "https://harbour.example/" + strings.Repeat("a", link.MaxLength-len("https://harbour.example/"))
	if got, err := link.Clean(longest); err != nil || got != longest {
		t.Errorf("an address of %d bytes: %v", len(longest), err)
	}
	if got, err := link.Clean(longest + "a"); err == nil {
		t.Errorf("an address of %d bytes is taken for one", len(got))
	}
}

func TestAddress(t *testing.T) {
	for typed, want := range map[string]string{
		" harbour.example/news ":         "https://harbour.example/news",
		"<https://harbour.example/news>": "https://harbour.example/news",
		"feed://harbour.example/rss":     "https://harbour.example/rss",
		"feed:http://harbour.example/r":  "http://harbour.example/r",
		"harbour.example:8080/rss":       "https://harbour.example:8080/rss",
		"http://localhost:8080/rss":      "http://localhost:8080/rss",
		"https://u:p@harbour.example/":   "https://u:p@harbour.example/",
		"пример.рф":                      "https://xn--e1afmkfd.xn--p1ai",
		"news":                           "",
		"javascript:alert(1)":            "",
		"file:///etc/passwd":             "",
		"":                               "",
	} {
		got, err := link.Address(typed)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("Address(%q) = %q, %v; want %q", typed, got, err, want)
		}
	}
}

func FuzzCanonical(f *testing.F) {
	for _, seed := range []string{"https://harbour.example/a?b=c#d", "http://WWW.a.example:80//x/../y/", "https://пример.example/é?&=&a", "https://www.www.a.example/%2f%zz?%"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		key, err := link.Canonical(raw)
		if err != nil {
			return
		}
		again, err := link.Canonical(key)
		if err != nil || again != key {
			t.Errorf("Canonical(%q) = %q, and again %q, %v", raw, key, again, err)
		}
		clean, err := link.Clean(raw)
		if err != nil {
			t.Fatalf("Clean(%q): %v", raw, err)
		}
		if same, err := link.Canonical(clean); err != nil || same != key {
			t.Errorf("%q has the key %q, and cleaned (%q) the key %q, %v", raw, key, clean, same, err)
		}
	})
}

func ExampleCanonical() {
	for _, address := range []string{"http://www.harbour.example/ferry/?utm_source=rss", "https://harbour.example/ferry#comments"} {
		key, _ := link.Canonical(address)
		fmt.Println(key)
	}
	// Output:
	// https://harbour.example/ferry
	// https://harbour.example/ferry
}
