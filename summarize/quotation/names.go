package quotation

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// A person is somebody or some body with a name.
type person struct {
	full   string       // the fullest form
	words  []string     // its words' stems
	at     segment.Span // where the full form stands first
	gender lang.Class   // Masculine, Feminine, both or neither
	human  bool         // a given name, an honorific or a role says so
	role   string       // the first one given
}

// A mention is a place where a person is named.
type mention struct {
	token  int // index of its first token
	person *person
}

// names are all names of a text.
type names struct {
	text     *segment.Text
	byLast   map[string][]*person // by the stem of the last word
	byFirst  map[string][]*person // by the stem of the first one
	mentions []mention            // outside of quotations, in order
	upper    map[string]bool      // words that have a capital inside a sentence
}

// # How names are told
//
// A run of capitalised words is a name, less what stands before it as a title:
// "U.S. Secretary of State Antony Blinken" is Antony Blinken, because State and
// Secretary are no names. Two runs are the same person when they end alike and
// one has all the words of the other, so "Mr. Lavrov" finds "Sergei Lavrov".
// Where two people share the last word ("Clinton"), and neither gender nor first
// name tells them apart, the short form stays as it is.
//
// In languages that give all nouns a capital, a run needs a given name, an
// honorific or a role before it.
func findNames(t *segment.Text) *names {
	n := &names{text: t, byLast: map[string][]*person{}, byFirst: map[string][]*person{}, upper: map[string]bool{}}
	n.findUpper()
	quoted := t.Quoted
	for _, p := range t.Paragraphs {
		if p.Kind != segment.Prose && p.Kind != segment.Caption || p.First == p.Last {
			continue
		}
		last := t.Sentences[p.Last-1].Last
		for i := t.Sentences[p.First].First; i < last; {
			end := n.run(i, last)
			if end == i {
				i++
				continue
			}
			for len(quoted) > 0 && quoted[0].Outer.End <= t.Tokens[i].Start {
				quoted = quoted[1:]
			}
			inside := len(quoted) > 0 && quoted[0].Outer.Start < t.Tokens[i].Start
			n.add(i, end, inside)
			i = end
		}
	}
	return n
}

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
		case j <= end+1 && (n.particle(j, limit) || ranked && connects(tok.Lower)):
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

// connects reports whether a word can stand inside the name of an office:
// Secretary of State for the Interior.
func connects(w string) bool {
	switch w {
	case "of", "for", "the", "to", "für", "des", "der", "de", "du", "la", "l'", "d'", "del", "по":
		return true
	}
	return false
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
	cut := first
	for i := first; i < end-1; i++ {
		c := tokens[i].Class
		switch {
		case c.Has(lang.Given) && !c.Has(lang.Role|lang.Group|lang.Honorific):
			if i > cut && !tokens[cut].Class.Has(lang.Given) && (tokens[i-1].Class.Has(lang.Preposition|lang.Group|lang.Role) || i == first+1 && n.openerOnly(first)) {
				cut = i
			}
		case c.Has(lang.Role | lang.Group | lang.Honorific):
			cut = i + 1
		}
	}
	for cut < end && (!tokens[cut].Word || !tokens[cut].Upper) {
		cut++
	}
	return cut, end
}

// namesakes is how many people one last or first name may have. Nobody keeps more
// apart, and it keeps the time linear.
const namesakes = 50

// openerOnly reports whether the capital of token i can be its sentence's, and
// the text never gives it one elsewhere: a verb before a name, as in Russian.
func (n *names) openerOnly(i int) bool {
	return (i == 0 || !n.text.Tokens[i-1].Word) && !n.upper[n.text.Tokens[i].Lower]
}

// add records the name in a run, unless it is none.
func (n *names) add(first, end int, inside bool) {
	a, b := n.name(first, end)
	if a >= b {
		return
	}
	tokens := n.text.Tokens
	words, class := n.words(a, b)
	if len(words) == 0 {
		return
	}
	role := n.roleBefore(a)
	if role == "" {
		role = n.roleAfter(b)
	}
	if role == "" && b-a > 1 {
		role = n.roleApart(a, b)
	}
	human := class.Has(lang.Given) || role != "" || n.aged(b)
	gender := class & (lang.Masculine | lang.Feminine)
	if !tokens[a].Class.Has(lang.Given) {
		gender = 0
	}
	if a > 0 {
		for i := a - 1; i >= first; i-- {
			if tokens[i].Class.Has(lang.Honorific) {
				human = true
				if g := tokens[i].Class & (lang.Masculine | lang.Feminine); g != 0 {
					gender = g
				}
			}
		}
	}
	if tokens[b-1].Class.Has(lang.Group) {
		human = false
	}
	if n.text.Lang.NounsUpper && !human && n.byLast[words[len(words)-1]] == nil {
		return
	}
	p := n.merge(words, gender)
	if p == nil {
		p = &person{gender: gender}
		last := words[len(words)-1]
		if len(n.byLast[last]) == namesakes || len(n.byFirst[words[0]]) == namesakes {
			return
		}
		n.byLast[last] = append(n.byLast[last], p)
		n.byFirst[words[0]] = append(n.byFirst[words[0]], p)
	}
	if len(words) > len(p.words) {
		if p.words != nil && p.words[0] != words[0] && len(n.byFirst[words[0]]) < namesakes {
			n.byFirst[words[0]] = append(n.byFirst[words[0]], p)
		}
		p.words, p.full, p.at = words, n.spell(a, b), segment.Span{Start: tokens[a].Start, End: tokens[b-1].End}
	}
	if p.gender == 0 {
		p.gender = gender
	}
	p.human = p.human || human
	if p.role == "" {
		p.role = role
	}
	if !inside {
		n.mentions = append(n.mentions, mention{a, p})
	}
}

// aged reports whether what follows a name says that it is a person's: ", 43,"
// or ", who".
func (n *names) aged(b int) bool {
	t := n.text.Tokens
	if b+2 >= len(t) || t[b].Lower != "," {
		return false
	}
	age, err := strconv.Atoi(t[b+1].Lower)
	return err == nil && age > 0 && age < 120 && t[b+2].Lower == "," || t[b+1].Class.Has(lang.Who) && t[b+1].Lower != "which"
}

// merge returns the known person that a new mention with these words is; nil
// when it is somebody new. A short name that fits several people is its own.
func (n *names) merge(words []string, gender lang.Class) *person {
	var fit *person
	for _, p := range n.byLast[words[len(words)-1]] {
		if !within(words, p.words) && !within(p.words, words) && !(len(words) > 1 && len(p.words) > 1 && words[0] == p.words[0]) {
			continue
		}
		if gender != 0 && p.gender != 0 && gender&p.gender == 0 {
			continue
		}
		if len(words) == len(p.words) {
			return p
		}
		if fit != nil {
			return nil
		}
		fit = p
	}
	return fit
}

// within reports whether every word of a is in b.
func within(a, b []string) bool {
	for _, w := range a {
		found := false
		for _, x := range b {
			found = found || w == x
		}
		if !found {
			return false
		}
	}
	return true
}

// words returns the stems of the words of a name and the classes that any has.
func (n *names) words(a, b int) ([]string, lang.Class) {
	var out []string
	var class lang.Class
	for _, t := range n.text.Tokens[a:b] {
		if t.Word && t.Upper && !t.Class.Has(lang.Honorific) {
			out = append(out, n.text.Lang.Stem(strings.TrimSuffix(t.Lower, "'s")))
			class |= t.Class
		}
	}
	return out, class
}

// spell returns a name as the text writes it, without a possessive ending.
func (n *names) spell(a, b int) string {
	s := strings.Join(strings.Fields(n.text.Source[n.text.Tokens[a].Start:n.text.Tokens[b-1].End]), " ")
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
}

// lookup returns the person that a name stands for, nil when nobody or several
// fit. gender may be 0.
func (n *names) lookup(a, b int, gender lang.Class) *person {
	words, _ := n.words(a, b)
	if len(words) == 0 {
		return nil
	}
	var fit *person
	list := n.byLast[words[len(words)-1]]
	if len(words) == 1 && n.text.Tokens[b-1].Class.Has(lang.Given) && len(list) <= 1 {
		list = append(list[:len(list):len(list)], n.byFirst[words[0]]...)
	}
	for _, p := range list {
		if !within(words, p.words) || gender != 0 && p.gender != 0 && gender&p.gender == 0 {
			continue
		}
		switch {
		case fit == nil || within(fit.words, p.words):
			fit = p
		case !within(p.words, fit.words):
			return nil
		}
	}
	return fit
}

// longestRole is how many words a role may have.
const longestRole = 12

// roleBefore returns what stands before a name as its role: "Foreign Minister",
// "Huckabee spokeswoman"; empty when no word there is a role.
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
		case !t.Word:
		case t.Class.Has(lang.Role) && !t.Class.Has(lang.Given):
			start, ranked = i, true
			continue
		case t.Class.Has(lang.Honorific):
			continue
		case !ranked && i < a-1 && (connects(t.Lower) || t.Class.Has(lang.Break) && t.Lower == "and"):
			continue
		case t.Class.Has(lang.Stop | lang.Break):
		case t.Upper && !n.text.Lang.NounsUpper && !t.Class.Has(lang.Dangling):
			if ranked {
				start = i
			}
			continue
		case !ranked && t.Upper:
			continue
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

func ends(t segment.Token) bool { return t.Lower == "." || t.Lower == "?" || t.Lower == "!" }

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
