package quotation

import (
	"strings"
	"unicode"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// longestRole is how many words a role may have.
const longestRole = 12

// longestOwner is how many words between an office and its bearer say what of.
const longestOwner = 4

// roleBefore returns what stands before a name as its role: "Foreign Minister",
// "harbour spokeswoman"; empty when no word there is a role.
func (n *names) roleBefore(a int) string {
	tokens := n.text.Tokens
	start, ranked := a, false
	for i := a - 1; i >= 0 && a-i <= longestRole; i-- {
		t := tokens[i]
		if strings.HasSuffix(t.Lower, "'s") || t.Class.Has(lang.Said|lang.Pronoun|lang.Calendar|lang.Who|lang.Auxiliary|lang.Self) && !t.Class.Has(lang.Role|lang.Group) {
			break
		}
		switch {
		case t.Lower == "." && i > 0 && abbreviates(tokens[i-1]):
			continue
		case i == a-1 && n.text.Lang.Bare && n.calledBefore(i) < i:
			i = n.calledBefore(i) // "captain «Маяка» Роман Щукин"
			continue
		case !t.Word:
		case t.Class.Has(lang.Role) && !t.Class.Has(lang.Given):
			start, ranked = i, true
			continue
		case t.Class.Has(lang.Honorific):
			continue
		case !ranked && i < a-1 && (t.Class.Has(lang.Linking | lang.And)):
			continue
		case t.Class.Has(lang.Stop | lang.Break):
		case t.Upper && !n.text.Lang.NounsUpper && !t.Class.Has(lang.Dangling):
			if ranked {
				start = i
			}
			continue
		case !ranked && (t.Upper || n.text.Lang.Bare && a-i <= longestOwner):
			continue // "chairman of the union": in Slavic one word behind the other
		case ranked && unicode.IsLetter(rune(t.Lower[0])) && !t.Upper && i > 0 && tokens[i-1].Class.Has(lang.Article):
			start = i
			continue
		}
		break
	}
	if !ranked {
		return ""
	}
	return n.spell(start, lastWord(tokens, a))
}

// lastWord returns the end of the words before token a that are no honorific.
func lastWord(tokens []segment.Token, a int) int {
	for a > 1 {
		t := tokens[a-1]
		if t.Lower == "." && abbreviates(tokens[a-2]) {
			t = tokens[a-2]
		}
		if t.Word && (!t.Class.Has(lang.Honorific) || t.Class.Has(lang.Role)) {
			return a
		}
		a--
	}
	return a
}

// roleApart returns the role that a comma parts from its name: "the chairman of
// the union, Hana Novak,".
func (n *names) roleApart(a, b int) string {
	tokens := n.text.Tokens
	if a < 3 || tokens[a-1].Lower != "," || b < len(tokens) && tokens[b].Word && !tokens[b].Class.Has(lang.Said|lang.Auxiliary) {
		return ""
	}
	start := a - 1
	ranked := false
	for i := a - 2; i >= 0 && a-i <= longestRole && tokens[i].Word && !tokens[i].Class.Has(lang.Said|lang.Pronoun|lang.Who|lang.Calendar|lang.Auxiliary); i-- {
		if tokens[i].Class.Has(lang.Article) && ranked {
			return n.spell(start, a-1)
		}
		if tokens[i].Class.Has(lang.Role) {
			ranked = true
		}
		start = i
	}
	return ""
}

// roleAfter returns the role that follows a name between commas: "a Republican
// strategist".
func (n *names) roleAfter(b int) string {
	tokens := n.text.Tokens
	for tries := 0; tries < 2 && b < len(tokens) && tokens[b].Lower == ","; tries++ {
		first := b + 1
		end, ranked := first, false
		for end < len(tokens) && end-first < longestRole && tokens[end].Lower != "," && (tokens[end].Word || tokens[end].Lower == "." && abbreviates(tokens[end-1])) {
			t := tokens[end]
			if t.Class.Has(lang.Said|lang.Who|lang.Pronoun) && !t.Class.Has(lang.Role|lang.Group) {
				break
			}
			ranked = ranked || t.Class.Has(lang.Role)
			end++
		}
		if end < len(tokens) && end-first == 1 && !tokens[first].Upper && unicode.IsDigit(rune(tokens[first].Lower[0])) {
			b = end // an age: the role may follow
			continue
		}
		if !ranked || end == len(tokens) || tokens[end].Word || tokens[first].Class.Has(lang.Preposition|lang.Break) && !tokens[first].Class.Has(lang.Article) {
			return ""
		}
		if n.text.Lang.Verbal(tokens[first].Lower) && !n.heads(first, end) {
			return "" // "Vell, who came late, praised the head of the union"
		}
		if tokens[first].Class.Has(lang.Article) {
			first++
		}
		if first >= end {
			return ""
		}
		return n.spell(first, end)
	}
	return ""
}

// heads reports whether an office stands in [i:end) before any preposition does.
func (n *names) heads(i, end int) bool {
	for ; i < end && !n.text.Tokens[i].Class.Has(lang.Preposition); i++ {
		if n.text.Tokens[i].Class.Has(lang.Role) {
			return true
		}
	}
	return false
}
