package rouge

import "strings"

// # Stemming
//
// English endings are taken off in five steps, each by a list of rules of which
// the first that fits is tried. Most rules look at the measure of what is left:
// how often vowels are followed by consonants in it ("tr" 0, "trouble" 1,
// "private" 2). After Porter, "An algorithm for suffix stripping" (1980), with
// the departures of NLTK, whose stems rouge_score counts: a few words as they are,
// "ied" and "ies" after one letter, y after a consonant, "bli", "fulli", "logi",
// and "alli" before other endings.
func stem(word string) string {
	if len(word) <= 2 {
		return word
	}
	if s, ok := asTheyAre(word); ok {
		return s
	}
	w := plural(word)
	w = past(w)
	if n := len(w); n > 2 && w[n-1] == 'y' && consonant(w, n-2) {
		w = w[:n-1] + "i"
	}
	w = double(w)
	w = replace(w, third, 1)
	w = replace(w, fourth, 2)
	return final(w)
}

func asTheyAre(word string) (string, bool) {
	switch word {
	case "news", "howe", "proceed", "exceed", "succeed", "sky", "inning", "outing", "canning":
		return word, true
	case "skies":
		return "sky", true
	case "innings", "outings", "cannings":
		return word[:len(word)-1], true
	case "dying", "lying", "tying":
		return word[:1] + "ie", true
	}
	return "", false
}

// plural is Porter's step 1a.
func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ies"), strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// past is step 1b.
func past(w string) string {
	if s, ok := strings.CutSuffix(w, "ied"); ok {
		if len(s) == 1 {
			return s + "ie"
		}
		return s + "i"
	}
	if s, ok := strings.CutSuffix(w, "eed"); ok {
		if measure(s) > 0 {
			return s + "ee"
		}
		return w
	}
	s, ok := strings.CutSuffix(w, "ed")
	if !ok {
		s, ok = strings.CutSuffix(w, "ing")
	}
	if !ok || !vowels(s) {
		return w
	}
	n := len(s)
	switch {
	case strings.HasSuffix(s, "at"), strings.HasSuffix(s, "bl"), strings.HasSuffix(s, "iz"):
		return s + "e"
	case n > 1 && s[n-1] == s[n-2] && consonant(s, n-1):
		if strings.IndexByte("lsz", s[n-1]) >= 0 {
			return s
		}
		return s[:n-1]
	case measure(s) == 1 && short(s):
		return s + "e"
	}
	return s
}

// A rule puts new in the place of old when what stands before has the measure
// that is asked for.
type rule struct{ old, new string }

var (
	second = []rule{
		{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"}, {"bli", "ble"},
		{"alli", "al"}, {"entli", "ent"}, {"eli", "e"}, {"ousli", "ous"}, {"ization", "ize"}, {"ation", "ate"},
		{"ator", "ate"}, {"alism", "al"}, {"iveness", "ive"}, {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},
		{"iviti", "ive"}, {"biliti", "ble"}, {"fulli", "ful"},
	}
	third = []rule{
		{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""},
	}
	fourth = []rule{
		{"al", ""}, {"ance", ""}, {"ence", ""}, {"er", ""}, {"ic", ""}, {"able", ""}, {"ible", ""}, {"ant", ""},
		{"ement", ""}, {"ment", ""}, {"ent", ""}, {"sion", "s"}, {"tion", "t"}, {"ou", ""}, {"ism", ""}, {"ate", ""},
		{"iti", ""}, {"ous", ""}, {"ive", ""}, {"ize", ""},
	}
)

// double is step 2: of two endings one on top of the other, it takes the outer.
func double(w string) string {
	if s, ok := strings.CutSuffix(w, "alli"); ok && measure(s) > 0 {
		return double(s + "al")
	}
	if s, ok := strings.CutSuffix(w, "logi"); ok {
		if measure(s+"l") > 0 {
			return s + "log"
		}
		return w
	}
	return replace(w, second, 1)
}

// replace applies the first rule that fits, if what is left has the measure.
func replace(w string, rules []rule, least int) string {
	for _, r := range rules {
		s, ok := strings.CutSuffix(w, r.old)
		if !ok {
			continue
		}
		if measure(s+r.new[:kept(r)]) >= least {
			return s + r.new
		}
		return w
	}
	return w
}

// kept is how much of a rule's ending belongs to what is measured: the s or t of
// "sion" and "tion".
func kept(r rule) int {
	if r.new == "s" || r.new == "t" {
		return 1
	}
	return 0
}

// final is step 5: a last e, and one of two l.
func final(w string) string {
	if s, ok := strings.CutSuffix(w, "e"); ok {
		if m := measure(s); m > 1 || m == 1 && !short(s) {
			w = s
		}
	}
	if strings.HasSuffix(w, "ll") && measure(w[:len(w)-1]) > 1 {
		w = w[:len(w)-1]
	}
	return w
}

func consonant(w string, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return false
	case 'y':
		return i == 0 || !consonant(w, i-1)
	}
	return true
}

// measure counts how often a vowel is followed by a consonant.
func measure(w string) int {
	m, vowel := 0, false
	for i := range len(w) {
		c := consonant(w, i)
		if c && vowel {
			m++
		}
		vowel = !c
	}
	return m
}

func vowels(w string) bool {
	for i := range len(w) {
		if !consonant(w, i) {
			return true
		}
	}
	return false
}

// short reports whether a word ends in consonant, vowel, consonant, the last no
// w, x or y.
func short(w string) bool {
	n := len(w)
	if n == 2 {
		return !consonant(w, 0) && consonant(w, 1)
	}
	return n > 2 && consonant(w, n-3) && !consonant(w, n-2) && consonant(w, n-1) && strings.IndexByte("wxy", w[n-1]) < 0
}
