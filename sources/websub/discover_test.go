package websub

import (
	"strings"
	"testing"
	"time"
)

func TestDiscover(t *testing.T) {
	const base, hub, self = "https://harbour.example/news/feed", "https://hub.example/doc", "https://harbour.example/doc"
	for _, test := range []struct {
		name      string
		links     []string
		hub, self string
		at, topic string
	}{
		{"none", nil, "", self, "", ""},
		{"the document", nil, hub, self, hub, self},
		{"the document without a self", nil, hub, "", hub, base},
		{"one header", []string{`<https://hub.example/>; rel="hub", <https://harbour.example/feed?a=1&utm_source=x>; rel="self"`}, "", "", "https://hub.example/", "https://harbour.example/feed?a=1&utm_source=x"},
		{"headers before the document", []string{`<https://hub.example/>; rel="hub"`, `<../feed>; rel=self`}, hub, self, "https://hub.example/", "https://harbour.example/feed"},
		{"a self of the document", []string{`<https://hub.example/>;rel=hub`}, hub, self, "https://hub.example/", self},
		{"a self in a header alone", []string{`</other>; rel=self`}, hub, self, hub, self},
		{"several", []string{`<https://a.example/>; rel="next hub", <https://b.example/>; rel=hub`}, "", self, "https://a.example/", self},
		{"a comma in quotation marks", []string{`</x>; title="a, b; rel=hub \" <y>"; rel="HUB"`}, "", self, "https://harbour.example/x", self},
		{"the first rel", []string{`</x>; rel=next; rel=hub`}, "", self, "", ""},
		{"of something else", []string{`</x>; rel=hub; anchor="#foo"`}, "", self, "", ""},
		{"no web", []string{`<javascript:alert(1)>; rel=hub, <https://u:p@hub.example/>; rel=hub, <https:///>; rel=hub, <mailto:a@b.example>; rel=hub`}, "", self, "", ""},
		{"nonsense", []string{`hub`, `<https://hub.example/`, `<https://hub.example/>; rel`, `<https://hub.example/>; rel="hub`, `;;,,<>`}, "", self, "https://hub.example/", self},
		{"a long address in the document", nil, hub, self + strings.Repeat("x", 1000), "", ""},
		{"a long address", []string{`<https://hub.example/` + strings.Repeat("x", 3000) + `>; rel=hub`}, "", self, "", ""},
	} {
		if at, topic := Discover(test.links, base, test.hub, test.self); at != test.at || topic != test.topic {
			t.Errorf("%s: hub %q, topic %q; want %q, %q", test.name, at, topic, test.at, test.topic)
		}
	}
}

// FuzzDiscover holds that no header makes it stop, fall or take long.
func FuzzDiscover(f *testing.F) {
	f.Add(`<https://hub.example/>; rel="hub", <a>; b="\"`)
	f.Add(`<;>;=;"=`)
	f.Fuzz(func(t *testing.T, header string) {
		began := time.Now()
		Discover([]string{header}, "https://harbour.example/", "", "")
		if took := time.Since(began); took > time.Second {
			t.Errorf("%d bytes took %s", len(header), took)
		}
	})
}
