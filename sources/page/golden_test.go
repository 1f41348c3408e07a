package page_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"pullquote/sources/page"
)

// TestGolden reads every page of testdata: a txtar archive of the page and of
// what a reader must see of it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil || len(a.Files) != 2 {
			t.Fatalf("%s: a page and want.txt are needed, %v", file, err)
		}
		p, err := page.Extract(a.Files[0].Data, "text/html", "https://harbour.example/?p=1")
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if diff := cmp.Diff(strings.TrimSpace(string(a.Files[1].Data)), show(p)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

func show(p page.Page) string {
	return fmt.Sprintf("URL: %s\nTitle: %s\nSite: %s\nByline: %s\nLang: %s\nImage: %s\nPublished: %s\n\n%s",
		p.URL, p.Title, p.Site, p.Byline, p.Lang, p.Image, p.Published.Format(time.RFC3339), strings.Join(p.Paras, "\n\n"))
}
