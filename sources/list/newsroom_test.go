package list_test

import (
	"net/http/httptest"
	"testing"

	"pullquote/sources/list"
	"pullquote/sources/newsroom"
)

// TestNewsroom finds every story of the bundled papers on their front pages, and
// nothing else.
func TestNewsroom(t *testing.T) {
	room := newsroom.New(newsroom.Options{})
	titles := map[string]string{}
	for _, s := range room.Stories() {
		titles["http://news.example"+s.Path] = s.Title
	}
	for _, front := range []string{"/gazette/", "/signal/"} {
		w := httptest.NewRecorder()
		room.ServeHTTP(w, httptest.NewRequest("GET", "http://news.example"+front, nil))
		f, err := list.Parse(w.Body.Bytes(), w.Header().Get("Content-Type"), "http://news.example"+front)
		if err != nil {
			t.Fatal(front, err)
		}
		for _, it := range f.Items {
			if it.Title == "" || it.Title != titles[it.URL] {
				t.Errorf("%s: %q at %s, want %q", front, it.Title, it.URL, titles[it.URL])
			}
			delete(titles, it.URL)
		}
	}
	if len(titles) > 0 {
		t.Errorf("not found: %q", titles)
	}
}
