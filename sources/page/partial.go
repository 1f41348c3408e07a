package page

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Partial says in a word why a page's paragraphs are not the whole article.
type Partial string

// The reasons, as far as a page lets them be known.
const (
	Whole   Partial = ""        // nothing is known to be missing
	Paywall Partial = "paywall" // the rest is for subscribers or members
	Cut     Partial = "cut"     // the text stops in the middle
)

// # Is this all of it?
//
// Publishers tell search engines which articles, and which parts of them, are for
// subscribers (isAccessibleForFree and hasPart with a cssSelector,
// https://developers.google.com/search/docs/appearance/structured-data/paywalled-content;
// article:content_tier says the same). Many send the whole text all the same, and
// hide it later or not at all. So the claim makes only a short text a part: one
// that is well below the number of words they give, or shorter than a page of a book.
// Where nothing is claimed, the invitation to subscribe gives a wall away, and
// three dots at the end a text that was cut.

const (
	pageful  = 1500 // letters; shorter is an article only when nothing says that more follows
	preview  = 3000 // letters; a longer text that ends in three dots ends so for its own reasons
	complete = 300  // letters in the parts for subscribers: they were sent
)

// partial judges paragraphs. wall tells that the page has an element called one;
// again builds the page anew.
func (f *facts) partial(paras []string, wall bool, again func() *html.Node) Partial {
	long, count := 0, 0
	for _, p := range paras {
		long += utf8.RuneCountInString(p)
		count += len(strings.Fields(p))
	}
	isShort := long < pageful
	if f.ld.Words > 0 {
		isShort = count*10 < f.ld.Words*7
	}
	switch {
	case f.free() == no && f.walled < complete && isShort:
		return Paywall
	case long < pageful && (wall || invites(again())):
		return Paywall
	case long < preview && trailsOff(paras[len(paras)-1]):
		return Cut
	}
	return Whole
}

// free tells whether a page says that everybody may read it.
func (f *facts) free() verdict {
	if f.ld.Free != unsaid {
		return f.ld.Free
	}
	if told(f.meta["isaccessibleforfree"]) == no || f.meta["article:content_tier"] == "locked" {
		return no
	}
	return unsaid
}

// trailsOff reports whether a text ends in three dots and is no quotation.
func trailsOff(s string) bool {
	s = strings.TrimRight(s, " ])")
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...")
}

// isWallElement reports whether people see an element that is called a wall.
func isWallElement(n *html.Node) bool {
	const line = 15 // letters of an invitation
	return !has(n, "hidden") && !unseen(n) && (calls(n, "class", isWall) || calls(n, "id", isWall)) && letters(n) >= line
}

// isWall reports whether a word of a name calls an element a wall.
func isWall(previous, word string) bool {
	switch word {
	case "paywall", "regwall", "registerwall", "loginwall", "payfence", "paygate":
		return true
	case "wall":
		return previous == "pay" || previous == "reg" || previous == "registration" || previous == "login" || previous == "subscriber"
	}
	return false
}

// invites reports whether a page has a line that bids people to subscribe or to
// log in so that they can read on.
func invites(doc *html.Node) (found bool) {
	const longest = 300
	// read returns the text inside n; what is longer than a line is cut off.
	var read func(n *html.Node) string
	read = func(n *html.Node) string {
		switch {
		case n.Type == html.TextNode:
			return n.Data[:min(len(n.Data), longest+1)]
		case found || n.DataAtom == atom.Nav || n.DataAtom == atom.Footer || n.DataAtom == atom.Aside || n.DataAtom == atom.Head || silent(n) && n.DataAtom != atom.Button && n.DataAtom != atom.Form:
			return ""
		}
		line := ""
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if inside := read(c); len(line) <= longest {
				line += inside
			}
		}
		if len(line) <= longest && (blocks(n) || n.DataAtom == atom.Button) {
			found = found || isInvitation(line)
			line += " "
		}
		return line
	}
	read(doc)
	return found
}

// short reports whether an element has fewer bytes of text than that.
func short(n *html.Node, bytes int) bool {
	walk(n, func(n *html.Node) bool {
		if n.Type == html.TextNode {
			bytes -= len(n.Data)
		}
		return bytes > 0
	})
	return bytes > 0
}

// isInvitation reports whether a line speaks of becoming a member and of reading
// on, in one of the languages that news is written in.
func isInvitation(line string) bool {
	lower := strings.ToLower(line)
	return slices.ContainsFunc(members, func(word string) bool { return strings.Contains(lower, word) }) && readOn().MatchString(line)
}

// members are the beginnings of words for becoming a member of something.
var members = []string{
	"subscri", "sign in", "sign up", "log in", "log on", "login", "register", "member", "abonn", "abbon", "anmelden", "einloggen", "registrier", "s'inscrire", "s’inscrire", "connectez",
	"suscr", "inicia sesión", "iniciar sesión", "assine", "assinant", "cadastr", "accedi", "подпис", "войдите", "войти", "зарегистр", "会員", "登録", "ログイン", "購読",
	"订阅", "訂閱", "登录", "登入", "会员", "اشترك", "الاشتراك", "سجل", "inloggen", "zaloguj", "prenumer",
}

var readOn = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(continue|keep|finish) reading|(to|and|or) (continue|read)\b|(read|unlock|access|get|view) (the )?(full|whole|entire|complete|rest|more|all|unlimited|this (article|story))|` +
		`(article|story|content) is (for|available|reserved|exclusive)|weiter ?(zu)?lesen|(ganzen|vollständigen|kompletten|gesamten) (artikel|text)|um (diesen )?artikel .*zu lesen|` +
		`(lire|poursuivre) (la suite|votre lecture|l.article)|article (est )?réservé|(seguir|continuar|continúa|siga) (leyendo|lendo|la lectura)|leer (el artículo|más|completo)|` +
		`continu\pL* (a|la|com a) (leggere|lettura|leitura)|(leggere|ler|leia) .*(articolo|artigo|matéria|intero|íntegra)|(до)?читать (далее|дальше|полн|стать|материал|целиком)|чтобы (про|до)честь|продолжить чтение|` +
		`続き|全文|記事全|继续阅读|繼續閱讀|متابعة القراءة|لقراءة|لمواصلة|verder ?lezen|czytaj dalej|cały (artykuł|tekst)`)
})

// letters counts the letters in a tree.
func letters(n *html.Node) (sum int) {
	for _, r := range words(n) {
		if unicode.IsLetter(r) {
			sum++
		}
	}
	return sum
}
