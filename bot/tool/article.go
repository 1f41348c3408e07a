package tool

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"pullquote/sources"
	"pullquote/sources/feed"
	"pullquote/sources/page"
	"pullquote/summarize"
)

// An article is what the tools know of one, with its text in one piece, which
// spans point into.
type article struct {
	Title, URL, Byline string
	Lang               string // BCP 47 tag; empty when unknown
	Image              string
	Published          time.Time
	Text               string // paragraphs parted by an empty line
}

// fromWeb makes one of an article that was fetched.
func fromWeb(a sources.Article) article {
	return article{a.Title, a.URL, a.Byline, a.Lang, a.Image, a.Published, joinParas(a.Paras)}
}

// fromItem makes one of a feed's entry. Its text is as much as the feed has.
func fromItem(i feed.Item) article {
	text := joinParas(i.Body)
	if text == "" {
		text = i.Text
	}
	return article{i.Title, i.URL, i.Byline, i.Lang, i.Image, i.Published, text}
}

func joinParas(paras []string) string { return strings.Join(paras, "\n\n") }

func (a article) document() summarize.Document {
	return summarize.Document{Title: a.Title, Lang: a.Lang, Text: a.Text}
}

// readArticle gets the article from wherever it is.
func readArticle(ctx context.Context, std Std, web *sources.Reader, where string) (article, error) {
	if isURL(where) {
		a, err := web.ArticleAt(ctx, where)
		return fromWeb(a), err
	}
	raw, err := readAll(std, where)
	if err != nil {
		return article{}, err
	}
	var a article
	if looksLikeHTML(raw) {
		a, err = extractPage(raw, "")
	} else {
		a, err = plainText(raw)
	}
	if err != nil {
		return article{}, fmt.Errorf("%s: %w", called(where), err)
	}
	return a, nil
}

// plainText takes text as it is. A byte order mark becomes three blanks, so that
// spans count the bytes of the file.
func plainText(raw []byte) (article, error) {
	if kind := http.DetectContentType(raw); !strings.HasPrefix(kind, "text/") {
		return article{}, fmt.Errorf("this is %s, neither text nor HTML", kind)
	}
	if !utf8.Valid(raw) {
		return article{}, errors.New("this is not UTF-8; convert it first, for example with iconv")
	}
	if bytes.HasPrefix(raw, []byte("\ufeff")) {
		raw = append([]byte("   "), raw[len("\ufeff"):]...)
	}
	return article{Text: string(raw)}, nil
}

// extractPage takes the article out of a page that stands at url, which may be
// empty. What the page says of itself is returned beside an error too.
func extractPage(html []byte, url string) (article, error) {
	p, err := page.Extract(html, "", url)
	return article{p.Title, p.URL, p.Byline, p.Lang, p.Image, p.Published, joinParas(p.Paras)}, err
}
