package page

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"pullquote/sources/link"
)

// # Pages of one article
//
// An article that is cut into pages has one address and numbers on it: /ferry/2,
// /ferry?page=2, /ferry-2.html, /ferry/seite-2. rel=next alone says nothing, it is
// as often put on the next article (https://html.spec.whatwg.org/#link-type-next
// speaks of "the next document in the series"). So the next page must be told
// twice: by its address, which is this one's with the next number, and by its
// link, which is called next, shows the number, or stands in a row of pages. A
// number at the end of an address that has no file name (/ferry-2) is how
// publishing systems tell two articles of one title apart, and does not count.

// Sequel returns which page of the article at first the address next is, from 2
// on; 0 when it is none.
func Sequel(first, next string) int {
	a, errA := url.Parse(untracked(first))
	b, errB := url.Parse(untracked(next))
	if errA != nil || errB != nil {
		return 0
	}
	if to := sheetOf(b); to.number > 1 && sameHost(a, b) && (to.stem == stemOf(a) || sheetOf(a) == sheet{to.stem, 1}) {
		return to.number
	}
	return 0
}

// untracked drops what an address has that no page of the article needs.
func untracked(address string) string {
	if clean, err := link.Clean(address); err == nil {
		return clean
	}
	return address
}

// A sheet is one page of an article: the address without the number, and the
// number; 0 when the address has none.
type sheet struct {
	stem   string
	number int
}

const pageWords = `page|seite|pagina|pag|pg|sivu|strana|side|sida|sahife|hal`

// inPath finds a number in a path: /2, /page/2, /p2; -2.html, _seite2.html; -page-2.
var inPath = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:/(?:(?:` + pageWords + `|p)[/_-]?)?([1-9]\d?)|[-_,](?:(?:` + pageWords + `|p)[-_,]?)?([1-9]\d?)(\.[a-z]{3,5})|[-_,](?:` + pageWords + `)[-_,]?([1-9]\d?))$`)
})

var pageParam = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` + pageWords + `)(?:_?(?:no|num|number|nr))?$`)
})

func sheetOf(u *url.URL) sheet {
	for _, pair := range strings.Split(u.RawQuery, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if n, err := strconv.Atoi(value); err == nil && n > 0 && n < 100 && pageParam().MatchString(name) {
			other := *u
			other.RawQuery = strings.Trim(strings.Replace("&"+u.RawQuery+"&", "&"+pair+"&", "&", 1), "&")
			return sheet{stemOf(&other), n}
		}
	}
	path := strings.TrimRight(u.Path, "/")
	at := inPath().FindStringSubmatchIndex(path)
	if at == nil {
		return sheet{stem: stemOf(u)}
	}
	other, number, extension := *u, 0, ""
	for _, group := range []int{2, 4, 8} {
		if at[group] >= 0 {
			number, _ = strconv.Atoi(path[at[group]:at[group+1]])
		}
	}
	if at[6] >= 0 {
		extension = path[at[6]:at[7]]
	}
	other.Path = path[:at[0]] + extension
	return sheet{stemOf(&other), number}
}

// stemOf returns what an address is told by within its host.
func stemOf(u *url.URL) string { return strings.TrimRight(u.Path, "/") + "?" + u.RawQuery }

func sameHost(a, b *url.URL) bool {
	return strings.TrimPrefix(strings.ToLower(a.Host), "www.") == strings.TrimPrefix(strings.ToLower(b.Host), "www.")
}

// A turn looks for the link to an article's next page.
type turn struct {
	at     *url.URL // this page
	here   sheet
	number string // of the next page
}

func newTurn(address string) *turn {
	at, err := url.Parse(untracked(address))
	if err != nil || at.Host == "" {
		return nil
	}
	here := sheetOf(at)
	return &turn{at, here, strconv.Itoa(max(here.number, 1) + 1)}
}

// leads returns where a link leads, when that is the next page; else nothing.
func (t *turn) leads(n *html.Node, base string) string {
	href := attr(n, "href")
	if t == nil || !numbered(href, t.number) {
		return ""
	}
	from, err := t.at.Parse(base)
	if err != nil {
		return ""
	}
	u, err := from.Parse(strings.TrimSpace(href))
	if err != nil || !sameHost(u, t.at) {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	to := sheetOf(u)
	follows := to.number == 2 && to.stem == stemOf(t.at) || t.here.number > 0 && to == sheet{t.here.stem, t.here.number + 1}
	if !follows || !calledNext(n, t.number) {
		return ""
	}
	return link.Resolve(base, u.String())
}

// numbered reports whether an address may have a page's number: it stands after a
// sign or a word, and no digit follows. Few addresses on a page do.
func numbered(href, number string) bool {
	for i := strings.Index(href, number); i > 0; {
		end := i + len(number)
		if c := href[i-1]; (c < '0' || c > '9') && c != '%' && (end == len(href) || strings.IndexByte("/.?&#", href[end]) >= 0) {
			return true
		}
		more := strings.Index(href[end:], number)
		if more < 0 {
			break
		}
		i = end + more
	}
	return false
}

// calledNext reports whether a link is told to lead to the page of that number.
func calledNext(n *html.Node, number string) bool {
	if calls(n, "rel", isNext) {
		return true
	}
	text := strings.TrimSpace(words(n))
	if _, err := strconv.Atoi(text); err == nil {
		return text == number // some count pages from 0: the second has number 1
	}
	const up = 4
	row := false
	for i := 0; n != nil && i < up; n, i = n.Parent, i+1 {
		for _, name := range []string{"class", "id", "aria-label"} {
			if calls(n, name, isComment) {
				return false
			}
			row = row || calls(n, name, isNext)
		}
	}
	return row
}

// calls reports whether one of the words of an attribute is of a kind.
func calls(n *html.Node, name string, kind func(previous, word string) bool) bool {
	value := attr(n, name)
	return value != "" && called(value, kind)
}

func isComment(_, word string) bool { return word == "comment" || word == "comments" }

func isNext(previous, word string) bool {
	switch word {
	case "next", "pagination", "paginator", "pager", "paging", "paginated", "pagelinks", "pagenav", "nextpage":
		return true
	case "links", "nav", "numbers", "navigation":
		return previous == "page" || previous == "pages"
	}
	return false
}
