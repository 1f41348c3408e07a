package quotation

import (
	"strings"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// # Who "the mayor" is
//
// An office with a definite article is somebody of whom the text has spoken. When
// exactly one person of the text holds that office, it is that person. All words
// of the phrase must be in the person's role: "the mayor of Brest" is not the
// mayor of Quimper. Where a language has no articles, the bare office does so.

// holder returns the person whose office the phrase [first:end) is; nil when
// nobody or more than one holds it, or when the phrase does not name an office as
// known.
func (f *finder) holder(p np) *person {
	tokens := f.text.Tokens[p.first:p.end]
	if f.text.Lang.Bare && len(tokens) == 1 && tokens[0].Class.Has(lang.Role) {
		return f.names.holders()[f.text.Lang.Stem(tokens[0].Lower)]
	}
	if len(tokens) < 2 || !tokens[0].Class.Has(lang.Definite) {
		return nil
	}
	for _, t := range tokens[1:] {
		if t.Class.Has(lang.Role) {
			who := f.names.holders()[f.text.Lang.Stem(t.Lower)]
			if who == nil || !f.holds(who.role, tokens[1:]) {
				return nil
			}
			return who
		}
	}
	return nil
}

// holds reports whether a role has all the words of a phrase.
func (f *finder) holds(role string, phrase []segment.Token) bool {
	has := map[string]bool{}
	for w := range strings.FieldsSeq(f.text.Lang.Lower(role)) {
		has[w] = true
	}
	for _, t := range phrase {
		if t.Word && !t.Class.Has(lang.Stop) && !has[t.Lower] {
			return false
		}
	}
	return true
}

// holders returns who holds an office, by its word; nil where several do.
func (n *names) holders() map[string]*person {
	if n.byRole != nil {
		return n.byRole
	}
	n.byRole = map[string]*person{}
	for _, m := range n.mentions {
		for w := range strings.FieldsSeq(n.text.Lang.Lower(m.person.role)) {
			if !n.text.Lang.Class(w).Has(lang.Role) {
				continue
			}
			w = n.text.Lang.Stem(w)
			if who, known := n.byRole[w]; known && who != m.person {
				n.byRole[w] = nil
			} else {
				n.byRole[w] = m.person
			}
			if n.text.Lang.Bare {
				break // what stands behind it is whose office it is
			}
		}
	}
	return n.byRole
}
