package tool

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestPrintSummary(t *testing.T) {
	a := article{Text: "The tram\nis late. \"It will be early tomorrow,\x1b[2J and it will be early on all the days that follow, whatever the weather\", Mayor Ada Voss said."}
	a.Title, a.URL, a.Byline = "Tram\u202e late\x07", "https://a.example/tram", "Jo Lind"
	a.Published = time.Date(2026, 3, 9, 7, 5, 0, 0, time.UTC)
	var b strings.Builder
	if err := printSummary(&b, a, firstAndQuoted(a.document())); err != nil {
		t.Fatal(err)
	}
	want := `Tram late
Jo Lind · 9 March 2026, 07:05 UTC · https://a.example/tram

• The tram is late.

  “It will be early tomorrow,[2J and it will be early on all the days that
  follow, whatever the weather”
    — Ada Voss, Mayor
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestPrintArticle(t *testing.T) {
	a := article{Text: "One\nline.\n\nAnother " + strings.Repeat("ж", 70) + " wörd."}
	var b strings.Builder
	if err := printArticle(&b, a); err != nil {
		t.Fatal(err)
	}
	if want := "One line.\n\nAnother " + strings.Repeat("ж", 70) + "\nwörd.\n"; b.String() != want {
		t.Errorf("got %q", b.String())
	}
}
