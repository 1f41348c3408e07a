package lang

import (
	"slices"
	"strings"
)

// tables are the lists of a language, made for looking up.
type tables struct {
	class   map[string]Class
	endings []ending
	cases   []string
	// Phrases by their first word.
	sources, leaning, standing, calls map[string][][]string
	picture                           map[string]Picture
}

// An ending tells the class of compounds that no list can hold.
type ending struct {
	suffix string
	class  Class
}

// compile makes the lookup tables.
func (w *Words) compile() *tables {
	t := &tables{class: map[string]Class{}, cases: strings.Fields(w.Cases),
		sources: byFirst(w.Sources), leaning: byFirst(w.Leaning), standing: byFirst(w.Standing), calls: byFirst(w.calls()), picture: map[string]Picture{}}
	for _, list := range []struct {
		words string
		class Picture
	}{{w.Image, Image}, {w.Shown, Shown}, {w.Spot, Spot}, {w.Shows, Shows}} {
		for word := range strings.FieldsSeq(list.words) {
			t.picture[word] = list.class
		}
	}
	for _, list := range []list{
		{w.RoleEndings, Role}, {w.NamingEndings, Naming},
		{w.MenEndings, Given | Masculine}, {w.WomenEndings, Given | Feminine},
	} {
		for e := range strings.FieldsSeq(list.words) {
			t.endings = append(t.endings, ending{e, list.class})
		}
	}
	for _, list := range w.lists() {
		for word := range strings.FieldsSeq(list.words) {
			t.class[word] |= list.class
		}
	}
	t.decline(w.Declines, w.Men, Given|Masculine|Oblique)
	t.decline(w.Declines, w.Women, Given|Feminine|Oblique)
	t.decline(w.Declines, w.Role, Role)
	t.verbs(w)
	return t
}

// A list is words of one class, or endings.
type list struct {
	words string
	class Class
}

// lists returns all lists of single words.
func (w *Words) lists() []list {
	return []list{
		{w.Stop, Stop}, {w.Said, Said}, {w.Saying, Saying},
		{w.Addressed, Addressed}, {w.Passive, Passive}, {w.Agent, Agent}, {w.Perfect, Perfect}, {w.I, Self | Stop},
		{w.He, Pronoun | Masculine | Stop}, {w.She, Pronoun | Feminine | Stop},
		{w.They, Pronoun | Stop}, {w.It, Pronoun | Thing | Stop}, {w.Who, Who | Stop},
		{w.Article, Article | Stop}, {w.Preposition, Preposition | Stop}, {w.Break, Break | Stop},
		{w.Dangling, Dangling}, {w.Mister, Honorific | Masculine}, {w.Miss, Honorific | Feminine},
		{w.Honorific, Honorific}, {w.Role, Role}, {w.Group, Group},
		{w.Men, Given | Masculine}, {w.Women, Given | Feminine}, {w.Calendar, Calendar},
		{w.Auxiliary, Auxiliary | Stop}, {w.Particle, Particle},
		{w.Abbreviation, Abbreviation}, {w.BeforeNumber, BeforeNumber}, {w.MaybeEnd, MaybeEnd},
		{w.Naming, Naming}, {w.Reported, Reported}, {w.Oblique, Oblique}, {w.Definite, Definite}, {w.Hearers, Hearer}, {w.Opinion, Opinion}, {w.His, Masculine}, {w.Her, Feminine},
		{w.And, And}, {w.Linking, Linking}, {w.You, You}, {w.Not, Not},
	}
}

// byFirst sorts phrases by their first word.
func byFirst(phrases []string) map[string][][]string {
	out := map[string][][]string{}
	for _, p := range phrases {
		for _, words := range spread(strings.Fields(p)) {
			out[words[0]] = append(out[words[0]], words)
		}
	}
	return out
}

// spread returns the phrases that one with bars stands for.
func spread(phrase []string) [][]string {
	out := [][]string{nil}
	for _, words := range phrase {
		var longer [][]string
		for _, head := range out {
			for word := range strings.SplitSeq(words, "|") {
				longer = append(longer, append(slices.Clip(head), word))
			}
		}
		out = longer
	}
	return out
}

// decline adds the other cases of words. A form that is listed itself, as another
// word's home form, is more than that.
func (t *tables) decline(declines []string, words string, class Class) {
	if len(declines) == 0 {
		return
	}
	for word := range strings.FieldsSeq(words) {
		for _, ends := range declines {
			home, others, _ := strings.Cut(ends, " ")
			stem, ok := strings.CutSuffix(word, strings.TrimPrefix(home, "-"))
			if !ok {
				continue
			}
			for e := range strings.FieldsSeq(others) {
				if form := stem + e; t.class[form]&class == 0 {
					t.class[form] |= class
				}
			}
			break
		}
	}
}

// verbs gives the verbs of speech the gender that their endings tell.
func (t *tables) verbs(w *Words) {
	for word, class := range t.class {
		if class.Has(Said) {
			t.class[word] |= gender(word, w.MaleVerbs, Masculine) | gender(word, w.FemaleVerbs, Feminine)
		}
	}
}
