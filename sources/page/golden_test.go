package page_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/tools/txtar"

	"pullquote/sources/page"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// at returns where a page of testdata stands.
func at(file string) string {
	switch filepath.Base(file) {
	case "amp.txtar":
		return "https://harbour-example.cdn.ampproject.org/v/s/harbour.example/health/childrens-ward?amp"
	case "several-pages.txtar":
		return "https://harbour.example/cape"
	}
	return "https://harbour.example/?p=1"
}

// TestGolden reads every page of testdata: a txtar archive of the page and of
// what a reader must see of it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil || len(a.Files) == 0 {
			t.Fatalf("%s: a page and want.txt are needed, %v", file, err)
		}
		p, err := page.Extract(sent(t, a.Files[0].Data), "text/html", at(file))
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if *update {
			a.Files = append(a.Files[:1], txtar.File{Name: "want.txt", Data: []byte(show(p) + "\n")})
			if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(strings.TrimSpace(string(a.Files[len(a.Files)-1].Data)), show(p)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// sent returns a page in the encoding that it says it has.
func sent(t *testing.T, doc []byte) []byte {
	if !strings.Contains(string(doc), "charset=windows-1251") {
		return doc
	}
	encoded, err := charmap.Windows1251.NewEncoder().Bytes(doc)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func show(p page.Page) string {
	return fmt.Sprintf("URL: %s\nTitle: %s\nSite: %s\nByline: %s\nLang: %s\nImage: %s\nPublished: %s\nPartial: %s\nNext: %s\n\n%s",
		p.URL, p.Title, p.Site, p.Byline, p.Lang, p.Image, p.Published.Format(time.RFC3339), p.Partial, p.Next, strings.Join(p.Paras, "\n\n"))
}
