package news

import (
	"strings"
	"time"
)

// A Post is what people read of one article: its headline, what it says in its
// own sentences, and what was said in it. Every string but Source is the
// article's own; adapters escape all of them.
type Post struct {
	Key       string    // the article's identity: the same key is the same article
	Source    string    // the outlet's name
	Headline  string    // the article's title
	URL       string    // where the article stands (http or https)
	Lang      string    // its language, as a BCP 47 tag; empty when unknown
	Published time.Time // zero when the article does not say
	Points    []string  // verbatim sentences in the article's order, white space folded
	Quotes    []Quote   // key quotes, the best first
	Image     string    // the lead picture's address; may be empty
	Excerpt   bool      // Points are of a part of the article: what its page shows, or the feed's own description
}

// A Quote is what a person said, word for word.
type Quote struct {
	Text    string // the words inside the marks, white space folded
	Speaker string // the fullest name the article gives; empty when it names nobody
	Role    string // "Foreign Minister"; may be empty
	Lang    string // the language it is in, as a BCP 47 tag
	URL     string // the article's address with a text fragment that leads to the words
}

// Marked returns the words between the marks that their language is used to.
func (q Quote) Marked() string {
	base, _, _ := strings.Cut(q.Lang, "-")
	switch base {
	case "de", "cs", "sk", "sl", "bg", "hr", "lt", "is":
		return "„" + q.Text + "“"
	case "pl", "hu", "ro", "nl":
		return "„" + q.Text + "”"
	case "fr":
		return "«\u00a0" + q.Text + "\u00a0»"
	case "ru", "uk", "be", "es", "it", "pt", "el", "no", "nb", "nn", "ca":
		return "«" + q.Text + "»"
	case "zh", "ja", "ko":
		return "「" + q.Text + "」"
	}
	return "“" + q.Text + "”"
}

// Fit returns p, shortened until fits reports true. Whole sentences go first,
// the last one before the others (news puts what matters most first) but never
// the only one; then whole quotes, then the picture, then the last sentence, and
// at the very end the headline loses words. Nothing is ever cut inside a
// sentence or a quote. The second result is false when even the shortest form
// does not fit.
func (p Post) Fit(fits func(Post) bool) (Post, bool) {
	if fits(p) {
		return p, true
	}
	for len(p.Points) > 1 {
		p.Points = p.Points[:len(p.Points)-1]
		if fits(p) {
			return p, true
		}
	}
	for len(p.Quotes) > 0 {
		p.Quotes = p.Quotes[:len(p.Quotes)-1]
		if fits(p) {
			return p, true
		}
	}
	if p.Image = ""; fits(p) {
		return p, true
	}
	if p.Points = nil; fits(p) {
		return p, true
	}
	for _, n := range []int{200, 100, 50} {
		if p.Headline = Shorten(p.Headline, n); fits(p) {
			return p, true
		}
	}
	return p, false
}
