package quotation

import (
	"strconv"
	"strings"
	"unicode"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// A person is somebody or some body with a name.
type person struct {
	full     string       // the fullest form
	words    []string     // its words' stems
	at       segment.Span // where the full form stands first
	gender   lang.Class   // Masculine, Feminine, both or neither
	human    bool         // a given name, an honorific or a role says so
	role     string       // the first one given
	roleBent bool         // the role stands in another case
	bent     bool         // the full form stands in another case than a subject's
}

// A mention is a place where a person is named.
type mention struct {
	token  int // index of its first token
	end    int // index behind its last one
	person *person
}

// names are all names of a text.
type names struct {
	text     *segment.Text
	byLast   map[string][]*person // by the stem of the last word
	byFirst  map[string][]*person // by the stem of the first one
	mentions []mention            // outside of quotations, in order
	byRole   map[string]*person   // see holders; nil before it is asked for
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

// namesakes is how many people one last or first name may have. Nobody keeps more
// apart, and it keeps the time linear.
const namesakes = 50

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
	human := class.Has(lang.Given) || role != "" || n.aged(b) || n.speaks(first, a, b)
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
	if gender == 0 && human && !tokens[a].Class.Has(lang.Given) {
		if role != "" {
			gender = n.articleGender(a)
		}
		if gender == 0 && b-a > 1 {
			gender = n.text.Lang.Gender(tokens[a].Lower)
		}
	}
	p := n.merge(words, gender)
	if n.text.Lang.NounsUpper && !human && (p == nil || len(words) > len(p.words)) {
		return // any noun, maybe: "Ansicht von Hinz" is no fuller form of Hinz
	}
	if p == nil {
		p = &person{gender: gender}
		last := words[len(words)-1]
		if len(n.byLast[last]) == namesakes || len(n.byFirst[words[0]]) == namesakes {
			return
		}
		n.byLast[last] = append(n.byLast[last], p)
		n.byFirst[words[0]] = append(n.byFirst[words[0]], p)
	}
	bent := n.bent(a, b)
	if p.words == nil || p.bent && !bent || p.bent == bent && len(words) > len(p.words) {
		p.full, p.bent, p.at = n.spell(a, b), bent, segment.Span{Start: tokens[a].Start, End: tokens[b-1].End}
	}
	if len(words) > len(p.words) {
		if p.words != nil && p.words[0] != words[0] && len(n.byFirst[words[0]]) < namesakes {
			n.byFirst[words[0]] = append(n.byFirst[words[0]], p)
		}
		p.words = words
	}
	if p.gender == 0 {
		p.gender = gender
	}
	p.human = p.human || human
	if p.role == "" || p.roleBent && !bent && role != "" {
		p.role, p.roleBent = role, bent
	}
	if !inside {
		n.mentions = append(n.mentions, mention{a, b, p})
	}
}

// articleGender returns the gender that the article of the office before a name
// tells: "la présidente du tribunal, Béatrice Lamy".
func (n *names) articleGender(a int) lang.Class {
	t := n.text.Tokens
	for i := a - 1; i > 0 && a-i <= longestRole && (t[i].Word || i == a-1); i-- {
		if t[i].Class.Has(lang.Role) && t[i-1].Class.Has(lang.Article) {
			return t[i-1].Class & (lang.Masculine | lang.Feminine)
		}
	}
	return 0
}

// aged reports whether what follows a name says that it is a person's: ", 43,"
// or ", who".
func (n *names) aged(b int) bool {
	t := n.text.Tokens
	if b+2 >= len(t) || t[b].Lower != "," {
		return false
	}
	next := t[b+1]
	return t[b+2].Lower == "," && isAge(next.Lower) || next.Class.Has(lang.Who) && next.Lower != "which"
}

// isAge reports whether a word is how old somebody can be.
func isAge(word string) bool {
	age, err := strconv.Atoi(word)
	return err == nil && age > 0 && age < 120
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
			if t.Class.Has(lang.Article) && !t.Class.Has(lang.Given) {
				continue // "Marine Le Pen": this one tells no gender
			}
			class |= t.Class
		}
	}
	return out, class
}

// spell returns a name as the text writes it, without a possessive ending.
func (n *names) spell(a, b int) string {
	s := fold(n.text.Source[n.text.Tokens[a].Start:n.text.Tokens[b-1].End])
	if n.text.Lang.Suffixed {
		if i := strings.LastIndexAny(s, "'’"); i > strings.LastIndexByte(s, ' ') && i > 0 {
			s = s[:i]
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
}

// fold makes every run of white space one blank. Most names have nothing else.
func fold(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
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
