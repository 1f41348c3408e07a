package fragment_test

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"pullquote/summarize"
	"pullquote/summarize/fragment"
)

// A passage is the bytes of a text that a link must highlight.
type passage struct{ start, end int }

// A page shows an article in a browser, its passages marked by elements that
// change nothing of how it looks.
type page struct {
	title, text string
	passages    []passage
}

// TestBrowser opens each link in Chromium and looks at the picture: the passage,
// and nothing else, must be on the screen in the colour of a highlight. Each
// paragraph of the pages is as high as the screen, so another place with the same
// words would be seen.
func TestBrowser(t *testing.T) {
	browser := startBrowser(t)
	for name, p := range pages(t) {
		t.Run(name, func(t *testing.T) {
			site := httptest.NewServer(p)
			defer site.Close()
			article := fragment.New(p.title, p.text)
			for i, at := range p.passages {
				link := article.Link(site.URL, at.start, at.end)
				want, got := browser.open(t, link, i)
				words := p.text[at.start:at.end]
				switch {
				case got.Empty():
					t.Errorf("nothing is highlighted: %q\n%s", words, link)
				case near(want.Min.Y, got.Min.Y, 3) && near(want.Max.Y, got.Max.Y, 3) && near(want.Min.X, got.Min.X, 12) && near(want.Max.X, got.Max.X, 12):
				default:
					t.Errorf("%v is highlighted, want %v: %q\n%s", got, want, words, link)
				}
			}
		})
	}
}

func near(a, b, within int) bool { return a-b <= within && b-a <= within }

// pages are the articles of the golden summaries with the quotes that a post
// would show, and some
// that are hard to link to.
func pages(t *testing.T) map[string]page {
	t.Helper()
	all := map[string]page{
		"said twice":           mark("The vote", "The mayor said: “[We will not sell the old harbour] to anybody.”\n\nA year ago the mayor said: “[We will not sell the old harbour] to anybody.”"),
		"one word, often":      mark("Never", "Never, said the mayor. “[Never],” said the vicar.\n\nAsked again, the mayor said: “[Never].”\n\n“[Never]!” the vicar cried."),
		"alone in its block":   mark("", "They cheered.\n\n“[No way].”\n\nThey booed.\n\n“[No way].”\n\nThey left."),
		"same words before":    mark("", "“[No way].”\n\nThey booed.\n\n“[No way].”\n\nThey cheered."),
		"the headline's own":   mark("We want our harbour back now and for ever and ever", "“[We want our harbour back now and for ever and ever],” they sang."),
		"the end stands twice": mark("", "“[One day we will have it back, and then we will have it, and our children, and then we will have it],” she said. And then we will have it."),
		"reserved signs":       mark("", "“[Well-known names, A&B for one, took 50% – or #1, or a+b?],” he asked."),
		"case and accents":     mark("", "RÉSUMÉ DU JOUR, c'est fini.\n\nLe « [résumé du jour] » est fini."),
		"spaces that hold":     mark("", "«\u00a0[Nous\u00a0ne céderons\u202fpas\u00a0!]\u00a0», a dit le maire."),
		"wrapped lines":        mark("", "“[We will\nnot sell the old harbour,\nnot today and not for\nany money in the world],” she said."),
		"over two blocks":      mark("", "“[We will not sell the old harbour.\n\nAnd we will not rent it out to strangers either],” she said."),
		"no spaces":            mark("", "市長は「[港は売らない、今日も明日も売らない]」と述べた。"),
		"right to left":        mark("", "قال العمدة: «[لن نبيع الميناء القديم لأي شخص مهما دفع]» أمس."),
		"starts alike":         mark("", "“[It is the end of the pier as we knew it in our days],” he said.\n\n“[It is the end of the pier as the young ones know it today],” she said."),
	}
	files, err := filepath.Glob("../testdata/golden/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		article, _, _ := strings.Cut(string(raw), "\n\n======== summary\n")
		title, text, _ := strings.Cut(article, "\n\n")
		p := page{title: title, text: text}
		for _, q := range (summarize.Options{}).Summarize(summarize.Document{Title: title, Text: text}).Quotes {
			if !q.Key {
				continue
			}
			p.passages = append(p.passages, passage{q.Start, q.End})
		}
		all[filepath.Base(f)] = p
	}
	return all
}

// mark makes a page of a text whose passages stand in brackets.
func mark(title, bracketed string) page {
	p := page{title: title}
	for _, part := range strings.SplitAfter(bracketed, "]") {
		before, words, found := strings.Cut(part, "[")
		p.text += before
		if found {
			words = strings.TrimSuffix(words, "]")
			p.passages = append(p.passages, passage{len(p.text), len(p.text) + len(words)})
			p.text += words
		}
	}
	return p
}

func (p page) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, `<!doctype html><meta charset="utf-8"><title>%s</title>
<style>body{font:16px/1.5 sans-serif;width:600px} p,h1{height:700px;margin:0} ::target-text{background:#f0f;color:#f0f}</style>
<h1>%[1]s</h1>`, html.EscapeString(p.title))
	at := 0
	for _, para := range strings.Split(p.text, "\n\n") {
		fmt.Fprintf(w, "<p>%s</p>\n", p.marked(at, at+len(para)))
		at += len(para) + 2
	}
}

// marked returns a paragraph as HTML with the passages in it as elements.
func (p page) marked(start, end int) string {
	var b strings.Builder
	at := start
	for i, q := range p.passages {
		if a, z := max(q.start, start), min(q.end, end); a < z {
			fmt.Fprintf(&b, `%s<span class="q%d">%s</span>`, html.EscapeString(p.text[at:a]), i, html.EscapeString(p.text[a:z]))
			at = z
		}
	}
	return b.String() + html.EscapeString(p.text[at:end])
}

type browser struct{ context.Context }

// startBrowser starts Chromium. Without it the test is left out, but not where CI
// is set.
func startBrowser(t *testing.T) browser {
	t.Helper()
	if !slices.ContainsFunc([]string{"chromium", "chromium-browser", "google-chrome"}, func(name string) bool {
		_, err := exec.LookPath(name)
		return err == nil
	}) {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no Chromium: install it, or unset CI")
		}
		t.Skip("there is no Chromium on this machine")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.NoSandbox)
	alloc, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(alloc)
	t.Cleanup(closeTab)
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(700, 600)); err != nil {
		t.Fatal("Chromium does not start:", err)
	}
	return browser{ctx}
}

// open follows a link and returns where passage i is on the screen and what is
// highlighted there.
func (b browser) open(t *testing.T, link string, i int) (want, got image.Rectangle) {
	t.Helper()
	// A page of another address first, so that the link is a new visit.
	if err := chromedp.Do(b, chromedp.Navigate("about:blank"), chromedp.Navigate(link)); err != nil {
		t.Fatal(err)
	}
	box, err := chromedp.Run(b, chromedp.Evaluate[[]float64](fmt.Sprintf(`(() => {
		const all = [...document.querySelectorAll(".q%d")].flatMap(e => [...e.getClientRects()]).filter(r => r.width > 0 && r.bottom > 0 && r.top < innerHeight);
		return all.length == 0 ? [0, 0, 0, 0] : [Math.min(...all.map(r => r.left)), Math.min(...all.map(r => r.top)), Math.max(...all.map(r => r.right)), Math.max(...all.map(r => r.bottom))];
	})()`, i)))
	if err != nil {
		t.Fatal(err)
	}
	shot, err := chromedp.Run(b, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		t.Fatal(err)
	}
	return image.Rect(int(box[0]), int(box[1]), int(box[2]), int(box[3])), coloured(picture)
}

// coloured returns the smallest rectangle around all that is highlighted.
func coloured(picture image.Image) image.Rectangle {
	var r image.Rectangle
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			if red, green, blue, _ := picture.At(x, y).RGBA(); red>>8 > 240 && green>>8 < 16 && blue>>8 > 240 {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}
