package newsroom_test

import (
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/sources/newsroom"
)

// opening is when the newsroom of these tests opens.
var opening = time.Date(2026, 6, 2, 12, 0, 0, 0, time.UTC)

// open serves a newsroom whose clock stands still.
func open(t *testing.T, o newsroom.Options) *newsroom.Newsroom {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return opening }
	}
	n := newsroom.New(o)
	if err := n.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(n.Close)
	return n
}

// get returns the answer with its whole body.
func get(t *testing.T, url string, header ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

// quoted finds what stands in quotation marks of any of the languages.
var quoted = regexp.MustCompile(`“[^”]+”|"[^"]+"|„[^“]+“|«[^»]+»`)

func TestEveryStoryIsNews(t *testing.T) {
	for _, s := range everything(t) {
		text := strings.Join(s.Paras, "\n")
		if n := len(strings.Fields(text)); n < 200 || n > 500 {
			t.Errorf("%s has %d words, want 200 to 500", s.Slug, n)
		}
		if strings.ContainsAny(text, "*#>") {
			t.Errorf("%s: its plain text has marks in it", s.Slug)
		}
	}
}

// What the stories say of their own quotations is true: the words stand between
// marks, in that order, and the speaker stands in the text.
func TestQuotesAreInTheirStory(t *testing.T) {
	for _, s := range everything(t) {
		if len(s.Quotes) < 3 {
			t.Errorf("%s has %d quotations, want at least 3", s.Slug, len(s.Quotes))
		}
		text := strings.Join(s.Paras, "\n")
		marked := quoted.FindAllString(text, -1)
		for _, q := range s.Quotes {
			i := slices.IndexFunc(marked, func(m string) bool {
				return strings.Trim(m, "“”\"„«», ") == strings.Trim(q.Text, "“”\"„«», ")
			})
			if i < 0 {
				t.Errorf("%s: %q does not stand between marks, or not in this order", s.Slug, q.Text)
				continue
			}
			marked = marked[i+1:]
			if !strings.Contains(strings.ToLower(text), strings.ToLower(q.Speaker)) {
				t.Errorf("%s names no %q", s.Slug, q.Speaker)
			}
		}
	}
}

// everything returns all stories, those that break later included, and once more
// what is corrected, as it reads then.
func everything(t *testing.T) []newsroom.Story {
	t.Helper()
	n := newsroom.New(newsroom.Options{})
	for more := true; more; {
		_, more = n.PublishNext()
	}
	all := n.Stories()
	for _, s := range all {
		if n.Correct(s.Slug) == nil {
			all = append(all, n.Stories()[slices.IndexFunc(all, func(o newsroom.Story) bool { return o.Slug == s.Slug })])
		}
	}
	if len(all) == len(n.Stories()) {
		t.Error("no story is ever corrected")
	}
	return all
}

func TestUnpublishedIsNotFound(t *testing.T) {
	n := open(t, newsroom.Options{Empty: true})
	for _, path := range []string{"/gazette/news/bridge-closes", "/img/bridge-closes.png", "/gazette/section/City", "/nowhere", "/gazette/x"} {
		if resp, _ := get(t, n.URL()+path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s, want 404", path, resp.Status)
		}
	}
	if err := n.Publish("bridge-closes"); err != nil {
		t.Fatal(err)
	}
	if resp, _ := get(t, n.URL()+"/gazette/news/bridge-closes"); resp.StatusCode != http.StatusOK {
		t.Errorf("the published page: %s", resp.Status)
	}
	if err := n.Publish("bridge-closes"); err == nil {
		t.Error("a story was published twice")
	}
	if err := n.Publish("no-such-story"); err == nil {
		t.Error("a story that does not exist was published")
	}
}

func TestCorrection(t *testing.T) {
	now := opening
	n := open(t, newsroom.Options{Now: func() time.Time { return now }})
	page, feed := n.URL()+"/signal/news/flood-wall", n.Feeds()[1].URL
	before, text := get(t, page)
	_, entries := get(t, feed)
	if !strings.Contains(text, "90 centimetres") || strings.Contains(text, "Correction:") {
		t.Error("the first version is not what it should be")
	}

	now = now.Add(time.Minute)
	if err := n.Correct("flood-wall"); err != nil {
		t.Fatal(err)
	}
	after, text := get(t, page, "If-None-Match", before.Header.Get("ETag"))
	if after.StatusCode != http.StatusOK || !strings.Contains(text, "60 centimetres") || !strings.Contains(text, "Correction:") {
		t.Errorf("the corrected page: %s", after.Status)
	}
	updated := "<updated>" + now.Format(time.RFC3339) + "</updated>"
	if strings.Contains(entries, updated) {
		t.Fatal("the feed knew of the correction before it was made")
	}
	if _, entries = get(t, feed); strings.Count(entries, updated) != 2 {
		t.Errorf("the feed and its entry are not marked as updated at %s", now)
	}
	if n.Correct("bridge-closes") == nil {
		t.Error("a story without a corrected version was corrected")
	}
}

func TestNotModified(t *testing.T) {
	n := open(t, newsroom.Options{})
	s := n.Stories()[0]
	for _, url := range []string{n.Feeds()[0].URL, n.Feeds()[1].URL, n.URL() + s.Path, n.URL() + s.Image} {
		first, _ := get(t, url)
		again, body := get(t, url, "If-None-Match", first.Header.Get("ETag"))
		if again.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("%s by its ETag: %s", url, again.Status)
		}
		again, _ = get(t, url, "If-Modified-Since", first.Header.Get("Last-Modified"))
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("%s by its date: %s", url, again.Status)
		}
	}
	before, _ := get(t, n.Feeds()[0].URL)
	n.PublishNext()
	after, _ := get(t, n.Feeds()[0].URL, "If-None-Match", before.Header.Get("ETag"))
	if after.StatusCode != http.StatusOK {
		t.Errorf("the feed after a new story: %s", after.Status)
	}
}
