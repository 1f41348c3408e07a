package list

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// An address is what the spelling of a link's address tells.
type address struct {
	built string  // how it is built, the same for all articles of most sites
	score float64 // how much it looks like one of an article
}

// examine reads an address. It is not ok when it cannot be an article's: the site
// itself, a picture, a further page of the list.
func examine(raw string, base *url.URL) (a address, ok bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return a, false
	}
	elsewhere := !sameSite(u.Hostname(), base.Hostname())
	if elsewhere {
		a.score = -1
	}
	query := u.Query()
	parts := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	if len(parts) == 0 && len(query) == 0 || query.Has("page") || query.Has("paged") {
		return a, false
	}
	kinds := make([]byte, 0, len(parts))
	for i, part := range parts {
		last := i == len(parts)-1
		if last {
			var media bool
			if part, media = withoutEnding(part); media {
				return a, false
			}
		}
		kind := kindOf(part, last)
		if kind == 'w' && isMenuWord(part) {
			a.score -= 3
			if i+1 < len(parts) && strings.EqualFold(part, "page") {
				return a, false
			}
		}
		kinds = append(kinds, kind)
	}
	a.score += worth(kinds)
	a.built = string(kinds)
	for name, values := range query {
		if len(values) > 0 && isNumber(values[0]) && isIDName(name) {
			a.built += "?" + name
			a.score += 2
			break
		}
	}
	if elsewhere {
		a.built = "elsewhere" // other sites build theirs in other ways
	}
	return a, true
}

// worth adds up what the parts of a path say: a date, a headline, a number.
func worth(kinds []byte) (score float64) {
	if n := len(kinds); n > 0 {
		switch kinds[n-1] {
		case 's', 'n':
			score += 2
		case 'i':
			score += 3
		}
	}
	if slices.Contains(kinds, 'y') {
		score++
	}
	return score
}

// kindOf says what one part of a path is: y a year, d a day or month, n a number,
// s a headline, i a headline or a word with a number, w a word.
func kindOf(part string, last bool) byte {
	plain, err := url.PathUnescape(part)
	if err != nil {
		plain = part
	}
	if isNumber(plain) {
		switch {
		case len(plain) == 4 && (strings.HasPrefix(plain, "19") || strings.HasPrefix(plain, "20")) && !last:
			return 'y'
		case len(plain) <= 2 && !last:
			return 'd'
		}
		return 'n'
	}
	words := strings.FieldsFunc(plain, func(r rune) bool { return r == '-' || r == '_' || r == '+' || r == ' ' || r == ',' || r == '.' })
	const number, headline, letters = 4, 3, 12
	for _, w := range words {
		if len(w) >= number && hasDigits(w, number) {
			return 'i'
		}
	}
	if len(words) >= headline || utf8.RuneCountInString(plain) >= letters && len(plain) > utf8.RuneCountInString(plain) {
		return 's'
	}
	return 'w'
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// hasDigits reports whether at least n of the letters are digits.
func hasDigits(s string, n int) bool {
	for _, c := range s {
		if c >= '0' && c <= '9' {
			n--
		}
	}
	return n <= 0
}

func isIDName(name string) bool {
	switch strings.ToLower(name) {
	case "id", "p", "article", "articleid", "article_id", "news", "newsid", "news_id", "post", "story", "storyid", "nid", "aid", "sid", "item", "idx", "no", "idxno":
		return true
	}
	return false
}

// withoutEnding cuts ".html" and the like; media is true for what no page is.
func withoutEnding(part string) (name string, media bool) {
	i := strings.LastIndexByte(part, '.')
	if i <= 0 {
		return part, false
	}
	switch strings.ToLower(part[i+1:]) {
	case "html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "do", "cms", "ece", "story":
		return part[:i], false
	case "jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "mp3", "mp4", "m4a", "ogg", "webm", "zip", "gz", "xml", "rss", "atom", "json", "css", "js", "ics":
		return part, true
	}
	return part, false
}

// isMenuWord reports whether a part of an address says that it leads to no
// article.
func isMenuWord(part string) bool {
	switch strings.ToLower(part) {
	case "tag", "tags", "tagged", "topic", "topics", "category", "categories", "kategorie", "categoria", "categorie", "rubric", "rubrik", "rubrique", "section", "sections",
		"author", "authors", "autor", "autoren", "auteur", "user", "users", "profile", "profil", "people", "archive", "archives", "archiv",
		"login", "signin", "signup", "register", "account", "subscribe", "abo", "newsletter", "newsletters", "search", "suche", "buscar", "recherche",
		"about", "contact", "kontakt", "contacto", "impressum", "imprint", "datenschutz", "privacy", "terms", "agb", "legal", "cookies", "cookie-policy", "privacy-policy",
		"help", "faq", "hilfe", "ayuda", "aide", "jobs", "careers", "advertise", "share", "feed", "rss", "page", "seite", "comments":
		return true
	}
	return false
}

// sameSite reports whether two hosts belong to one site: they are the same, or
// one is part of the other.
func sameSite(a, b string) bool {
	a, b = strings.TrimPrefix(strings.ToLower(a), "www."), strings.TrimPrefix(strings.ToLower(b), "www.")
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}
