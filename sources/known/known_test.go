package known

import (
	"fmt"
	"slices"
	"testing"
)

// TestTable tries the example of every line, and holds that a feed's own address
// is left alone.
func TestTable(t *testing.T) {
	for _, of := range []struct {
		rules []rule
		find  func(string) []Feed
	}{{sites, Feeds}, {software, Software}} {
		for _, r := range of.rules {
			want := Feed{URL: r.want, What: r.what, Page: r.page}
			if got := of.find(r.example); !slices.Contains(got, want) {
				t.Errorf("%s %s: %q has the feeds %+v, want %+v", r.hosts, r.path, r.example, got, want)
			}
			if again := Feeds(r.want); len(again) > 0 && !r.page {
				t.Errorf("the feed %q is taken for a page with the feeds %+v", r.want, again)
			}
		}
	}
}

// TestBest holds what comes first where a page has several feeds.
func TestBest(t *testing.T) {
	for address, want := range map[string]string{
		"https://github.com/quill/ferry":               "https://github.com/quill/ferry/releases.atom",
		"https://gitlab.com/quill/ferry":               "https://gitlab.com/quill/ferry/-/releases.atom",
		"https://GitHub.com/quill/fer%20ry/tree/a%2Fb": "https://github.com/quill/fer%20ry/commits/a%2Fb.atom",
	} {
		if got := Feeds(address); len(got) == 0 || got[0].URL != want {
			t.Errorf("%s: got %+v, want %s", address, got, want)
		}
	}
}

func TestUnknown(t *testing.T) {
	for _, address := range []string{
		"https://github.com/topics/go", "https://github.com/", "https://github.com/quill/ferry/issues/7", "https://github.com/quill.atom",
		"https://t.me/+abcdef", "https://t.me/joinchat/abc", "https://t.me/c/123/4", "https://vimeo.com/12345", "https://medium.com/feed/@quill",
		"https://www.youtube.com/@quill", "https://www.youtube.com/watch?v=abc", "https://www.reddit.com/r/harbour/.rss", "https://notreddit.com/r/a",
		"https://reddit.com.evil.example/r/a", "https://a.b.substack.com/", "https://www.wikipedia.org/", "https://news.google.com/search", "ftp://github.com/quill",
		"https://harbour.example/", "", "::", "https://stackoverflow.com/questions/ask/now",
	} {
		if got := Feeds(address); len(got) > 0 {
			t.Errorf("%s has the feeds %+v", address, got)
		}
	}
	for _, address := range []string{"https://social.example/@quill@other.example/1", "https://social.example/@quill.rss", "https://social.example/about"} {
		if got := Software(address); len(got) > 0 {
			t.Errorf("%s has the feeds %+v", address, got)
		}
	}
}

func ExampleFeeds() {
	for _, f := range Feeds("https://github.com/quill/ferry") {
		fmt.Println(f.What, f.URL)
	}
	// Output:
	// releases https://github.com/quill/ferry/releases.atom
	// commits https://github.com/quill/ferry/commits.atom
	// tags https://github.com/quill/ferry/tags.atom
}
