package list_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"pullquote/sources/feed"
	"pullquote/sources/list"
)

var update = flag.Bool("update", false, "write what is seen into the golden files")

// TestGolden reads every page of testdata: a txtar archive whose comment is the
// page's address, of the page and of what must be seen on it.
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
		f, err := list.Parse(a.Files[0].Data, "text/html; charset=utf-8", strings.TrimSpace(string(a.Comment)))
		got := show(f, err)
		if *update {
			a.Files[1].Data = []byte(got + "\n")
			if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(strings.TrimSpace(string(a.Files[1].Data)), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

func show(f feed.Feed, err error) string {
	if err != nil {
		return "error: " + err.Error()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s [%s]\n", f.Title, f.Lang)
	for _, it := range f.Items {
		fmt.Fprintf(&b, "\n%s\n%s\n", it.Title, it.URL)
		if !it.Published.IsZero() {
			fmt.Fprintln(&b, it.Published.Format(time.RFC3339))
		}
		if it.Image != "" {
			fmt.Fprintln(&b, it.Image)
		}
		for p := range strings.SplitSeq(it.Text, "\n\n") {
			if p != "" {
				fmt.Fprintln(&b, "|", p)
			}
		}
	}
	return strings.TrimSpace(b.String())
}

// TestHostile holds that nothing on a page costs more than its length does.
func TestHostile(t *testing.T) {
	const n = 20_000
	for name, page := range map[string]string{
		"nested":       strings.Repeat("<div>", n) + "<a href='/a-long-way-down'>A long way down</a>",
		"links":        strings.Repeat("<a href='/x'>", n),
		"unclosed":     strings.Repeat("<li><p><b><a href='/one-two-three'>Words enough for one", n/5),
		"tables":       strings.Repeat("<table><tr><td>", n/4),
		"ends":         strings.Repeat("<p></div></li></a></td>", n),
		"formatting":   strings.Repeat("<a><b><i><u>", n/4) + strings.Repeat("</a></b></i></u>", n/4),
		"maze":         strings.Repeat("<i>", 200_000),
		"long address": "<a href='/" + strings.Repeat("a-", 300_000) + "'>x</a>",
		"long text":    "<h2><a href='/a-b-c-d'>" + strings.Repeat("words ", 100_000) + "</a></h2>",
		"attributes":   "<a " + strings.Repeat("class=x ", 300_000) + ">",
		"nothing":      "", "binary": "\x00\xff\xfe<a href='\x00'>", "base": "<base href='javascript:x'><a href='://'>",
	} {
		began := time.Now()
		if _, err := list.Parse([]byte(page), "", "https://harbour.example/"); err == nil {
			t.Errorf("%s: a list was found", name)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %s", name, took)
		}
	}
}

// TestMany holds that a long list is read whole and quickly.
func TestMany(t *testing.T) {
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "<li><h3><a href='/news/%d-the-ferry-sails'>The ferry sails for the %dth time</a></h3><p>It was early, and the sea was calm.</p>", 10_000+i, i)
	}
	began := time.Now()
	f, err := list.Parse([]byte(b.String()), "", "https://harbour.example/")
	if err != nil || len(f.Items) != feed.MaxItems || f.Items[7].Title != "The ferry sails for the 7th time" || f.Items[7].Text != "It was early, and the sea was calm." {
		t.Errorf("%d items, %v", len(f.Items), err)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
}

func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if a, err := txtar.ParseFile(file); err == nil {
			f.Add(a.Files[0].Data)
		}
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		got, err := list.Parse(page, "", "https://harbour.example/news/")
		if err != nil {
			return
		}
		for _, it := range got.Items {
			if !strings.HasPrefix(it.URL, "http") || it.ID == "" || len(it.Keys) != 1 || strings.ContainsAny(it.Title, "\n\x00") {
				t.Errorf("got %+v", it)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	a, err := txtar.ParseFile("testdata/front.txtar")
	if err != nil {
		b.Fatal(err)
	}
	page := a.Files[0].Data
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := list.Parse(page, "", "https://gazette.example/"); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleParse() {
	f, err := list.Parse([]byte(`<html lang="en"><title>Harbour board</title>
<ul id="menu"><li><a href="/">Home</a><li><a href="/board">The board</a></ul>
<ul><li><a href="/news/ferry-sails-again">The ferry sails again</a> <li><a href="/news/last-crane-comes-down">The last crane comes down</a>
<li><a href="/news/two-new-pilot-boats">Two new pilot boats</a></ul>`), "text/html", "https://board.example/news")
	fmt.Println(f.Title, err)
	for _, it := range f.Items {
		fmt.Println(it.Title, it.URL)
	}
	// Output:
	// Harbour board <nil>
	// The ferry sails again https://board.example/news/ferry-sails-again
	// The last crane comes down https://board.example/news/last-crane-comes-down
	// Two new pilot boats https://board.example/news/two-new-pilot-boats
}
