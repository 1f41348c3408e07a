package quotation

import (
	"strings"
	"unicode/utf8"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// run returns the end of the run of name tokens that begins at token i; i itself
// when none does. A run ends where its sentence does.
func (n *names) run(i, limit int) int {
	end := i
	ranked := false // the last word is part of an office or a body
	for j := i; j < limit; j++ {
		tok := n.text.Tokens[j]
		apart := j > i && tok.Start > n.text.Tokens[j-1].End+3
		switch {
		case !apart && n.capital(tok):
			end = j + 1
			ranked = tok.Class.Has(lang.Role | lang.Group)
			if !strings.HasSuffix(tok.Lower, "'s") {
				continue
			}
		case apart || end == i:
		case tok.Lower == "." && tok.Start == n.text.Tokens[j-1].End && abbreviates(n.text.Tokens[j-1]), tok.Lower == "&":
			continue
		case j <= end+1 && (n.particle(j, limit) || ranked && tok.Class.Has(lang.Linking)):
			continue
		}
		break
	}
	if end == i+1 && !n.surely(i) {
		return i
	}
	return end
}

// particle reports whether token j is a small word inside a name: "van" in "van
// Rompuy", "de" in "de la Cruz".
func (n *names) particle(j, limit int) bool {
	for ; j < limit && n.text.Tokens[j].Class.Has(lang.Particle); j++ {
		if next := j + 1; next < limit && n.capital(n.text.Tokens[next]) {
			return !n.text.Tokens[next].Class.Has(lang.Group | lang.Role)
		}
	}
	return false
}

// findUpper notes the words that have a capital where no sentence begins.
func (n *names) findUpper() {
	for i, t := range n.text.Tokens {
		if t.Upper && i > 0 && n.text.Tokens[i-1].Word {
			n.upper[t.Lower] = true
		}
	}
}

// surely reports whether the capital of token i, a run of one, is a name's and
// not just a sentence's.
func (n *names) surely(i int) bool {
	tokens := n.text.Tokens
	t := tokens[i]
	if n.text.Lang.NounsUpper || i > 0 && tokens[i-1].Word || n.upper[t.Lower] || t.Class.Has(lang.Given|lang.Group) {
		return true
	}
	if i+1 == len(tokens) {
		return true
	}
	next := tokens[i+1]
	return !next.Word || next.Class.Has(lang.Said|lang.Auxiliary) || strings.HasSuffix(t.Lower, "'s")
}

// abbreviates reports whether a full stop belongs to the word before it.
func abbreviates(t segment.Token) bool {
	return t.Class.Has(lang.Abbreviation|lang.Honorific|lang.MaybeEnd) || utf8.RuneCountInString(t.Lower) == 1 || strings.Contains(t.Lower, ".")
}

// capital reports whether a token can be part of a name.
func (n *names) capital(t segment.Token) bool {
	if !t.Upper || !t.Word || t.Class.Has(lang.Stop|lang.Calendar|lang.Break|lang.Dangling) && !t.Class.Has(lang.Given|lang.Honorific) {
		return false
	}
	if t.Class.Has(lang.Said) && !t.Class.Has(lang.Given|lang.Group|lang.Role) && n.text.Lang.NounsUpper {
		return false
	}
	return true
}

// name returns the part of a run that is the name itself.
func (n *names) name(first, end int) (int, int) {
	tokens := n.text.Tokens
	for end > first && !tokens[end-1].Word && !(tokens[end-1].Lower == "." && abbreviates(tokens[end-2]) && end-first > 2) {
		end--
	}
	if end > first && tokens[end-1].Class.Has(lang.Group) {
		return first, end // a body: its last word says so
	}
	cut := n.behindTitle(first, end)
	for i := cut; i < end-1; i++ {
		c := tokens[i].Class
		switch {
		case c.Has(lang.Given) && !c.Has(lang.Role|lang.Group|lang.Honorific):
			if i > cut && !tokens[cut].Class.Has(lang.Given) && (n.text.Lang.NounsUpper || tokens[i-1].Class.Has(lang.Preposition|lang.Group|lang.Role) || i == first+1 && n.openerOnly(first) || n.owned(first, cut, i, end)) {
				cut = i
			}
		case c.Has(lang.Role | lang.Group | lang.Honorific):
			cut = i + 1
		}
	}
	for cut < end && (!tokens[cut].Word || !tokens[cut].Upper) {
		cut++
	}
	return cut, n.withoutPlace(cut, end, cut > first)
}

// withoutPlace returns the end of a name less the place that "of" adds to it: Ada
// Brandt of Port Alder. Only who is known to be a person loses it.
func (n *names) withoutPlace(a, b int, titled bool) int {
	for i := a + 2; i < b; i++ {
		if n.text.Tokens[i].Lower == "of" && (titled || n.text.Tokens[a].Class.Has(lang.Given)) {
			return i
		}
	}
	return b
}

// behindTitle returns where the name begins in a German run with an article: two
// nouns never stand side by side there, so the first of three is a title, even one
// that no list has: die Näherin Ayla Demir.
func (n *names) behindTitle(first, end int) int {
	tokens := n.text.Tokens
	if !n.text.Lang.NounsUpper || first == 0 || end-first != 3 || !tokens[first-1].Class.Has(lang.Article) || tokens[first].Class.Has(lang.Given) {
		return first
	}
	for _, t := range tokens[first:end] {
		if !t.Word || !t.Upper || t.Class.Has(lang.Group|lang.Calendar) {
			return first
		}
	}
	return first + 1
}

// speaks reports whether a verb of speech stands beside a German name of two
// words or more: it is somebody's, or some body's.
func (n *names) speaks(first, a, b int) bool {
	tokens := n.text.Tokens
	if !n.text.Lang.NounsUpper || b-a < 2 || tokens[b-1].Class.Has(lang.Group|lang.Calendar) {
		return false
	}
	said := func(i int) bool {
		return i >= 0 && i < len(tokens) && tokens[i].Class.Has(lang.Said) && !tokens[i].Upper
	}
	article := first > 0 && tokens[first-1].Class.Has(lang.Article)
	if article && a == first {
		return false // die Neue Presse
	}
	if article {
		first--
	}
	return said(first-1) || said(b)
}

// openerOnly reports whether the capital of token i can be its sentence's, and
// the text never gives it one elsewhere: a verb before a name, as in Russian.
func (n *names) openerOnly(i int) bool {
	return (i == 0 || !n.text.Tokens[i-1].Word) && !n.upper[n.text.Tokens[i].Lower]
}

func ends(t segment.Token) bool { return t.Lower == "." || t.Lower == "?" || t.Lower == "!" }
