package quotation

import (
	"strings"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// fewWords is the length up to which marks mostly mean irony or a term.
const fewWords = 2

// passage measures the quotation at c[k].
//
// around is the place of the last word outside of quotations, beyond all places
// when there is one that is more than a connective.
func (f *finder) passage(c []item, k int) found {
	q := f.text.Quoted[c[k].quote]
	first := c[k].token
	end := first
	upper, content := 0, 0
	for end < len(f.text.Tokens) && f.text.Tokens[end].Start < q.End {
		if t := f.text.Tokens[end]; t.Word && !t.Class.Has(lang.Stop) {
			content++
			if t.Upper {
				upper++
			}
		}
		end++
	}
	in := q.In(f.text.Source)
	x := found{passage: q, words: segment.Words(f.text.Tokens[first:end])}
	ending := strings.TrimRight(in, "’”'\"")
	sentence := ending != "" && strings.ContainsAny(ending[len(ending)-1:], ".!?,") || strings.HasSuffix(in, "…")
	x.whole = startsUpper(in) && (sentence || c[len(c)-1].quote >= 0 || k+1 < len(c) && f.token(c, k+1).Lower == "," || k > 0 && f.token(c, k-1).Lower == ":")
	x.whole = x.whole && !f.halved(c, k)
	x.alone = f.around < k
	x.named = f.introduced(c, k)
	if f.text.Lang.NounsUpper && !sentence && startsUpper(in) && k > 0 && c[k-1].quote < 0 && f.token(c, k-1).Word {
		x.whole = false
		x.thing = f.afterArticle(c, k) || f.afterNoun(c, k)
		x.aKind = strings.HasPrefix(f.token(c, k-1).Lower, "ein")
	}
	x.titled = content > 1 && upper == content && !f.text.Lang.NounsUpper && (!sentence || f.placed(c, k) && !strings.ContainsAny(in[len(in)-1:], "!?"))
	x.clause = strings.HasSuffix(ending, ",") && upper < content
	return x
}

// halved reports whether the speech of c[k] is only its first half: another
// quotation of the same sentence takes it up in small letters.
func (f *finder) halved(c []item, k int) bool {
	in := f.text.Quoted[c[k].quote].In(f.text.Source)
	if strings.ContainsAny(in[len(in)-1:], ".!?") {
		return false
	}
	for i := k + 1; i < len(c) && i < k+farBack; i++ {
		if c[i].quote >= 0 {
			return !startsUpper(f.text.Quoted[c[i].quote].In(f.text.Source))
		}
	}
	return false
}

// wordsAround notes for a sentence what passage needs to know.
func (f *finder) wordsAround(c []item) {
	f.around = -1
	for i, it := range c {
		if t := f.text.Tokens[it.token]; it.quote < 0 && t.Word {
			f.around = i
			if !t.Class.Has(lang.Dangling | lang.Break) {
				f.around = len(c)
				return
			}
		}
	}
}

// introduced reports whether a word before the quotation says that a name or a
// title follows: "called", "the film".
func (f *finder) introduced(c []item, k int) bool {
	for i := k - 1; i >= 0 && i >= k-3 && c[i].quote < 0; i-- {
		t := f.token(c, i)
		if t.Class.Has(lang.Naming) {
			return true
		}
		if t.Word && !t.Class.Has(lang.Article) && t.Lower != "as" {
			return false
		}
	}
	return false
}

// placed reports whether the words before c[k] make it a place to speak in, whose
// comma or full stop is the reporter's: on NBC's “Morning in Port Alder.”
func (f *finder) placed(c []item, k int) bool {
	if k == 0 || c[k-1].quote >= 0 {
		return false
	}
	t := f.token(c, k-1)
	return t.Class.Has(lang.Preposition) || strings.HasSuffix(t.Lower, "'s")
}

// afterArticle reports whether an article stands right before the quotation at
// c[k]. In German that, and a noun to begin with, makes it the name of a thing.
func (f *finder) afterArticle(c []item, k int) bool {
	return k > 0 && c[k-1].quote < 0 && f.token(c, k-1).Class.Has(lang.Article) && !f.token(c, k-1).Class.Has(lang.Pronoun)
}

// afterNoun reports whether a noun with an article stands right before the
// quotation at c[k], which is then its name: die Auszeichnung „Goldener Anker“.
func (f *finder) afterNoun(c []item, k int) bool {
	if t := f.token(c, k-1); !t.Upper || t.Class.Has(lang.Role|lang.Given|lang.Calendar) {
		return false
	}
	for i := k - 2; i >= max(0, k-6) && c[i].quote < 0; i-- {
		switch t := f.token(c, i); {
		case !t.Word:
			return false
		case t.Class.Has(lang.Article):
			return !t.Class.Has(lang.Pronoun)
		case t.Class.Has(lang.Stop):
			return false
		}
	}
	return false
}

// isSpeech tells speech from titles, terms and irony. Beside a verb of speech
// everything is speech but a title. Further off it takes more than a word or
// two, and without any attribution a whole sentence.
func (f *finder) isSpeech(q found) bool {
	switch {
	case q.words == 0, q.named && (q.rule < tight || !q.clause), q.thing && !(q.aKind && q.rule >= loose):
		return false
	case q.passage.Turn:
		return true
	case q.rule == tight:
		return !q.titled || q.words > 5
	case q.rule == reported:
		return q.words > fewWords && !q.thing
	case q.rule == loose:
		return (q.words > fewWords || !f.text.Lang.Scares) && (!q.titled || q.words > 7)
	case q.passage.Open || q.passage.Continues:
		return true
	case q.titled:
		return false
	case q.alone || q.whole:
		return q.words > fewWords
	}
	return q.words >= 6
}

func startsUpper(s string) bool {
	for _, r := range s {
		if strings.ContainsRune("([…. '‘\"¿¡—–-", r) {
			continue
		}
		return strings.ToLower(string(r)) != string(r) || r >= '0' && r <= '9'
	}
	return false
}

// singlesAreSpeech reports whether single marks hold the speech of this text. An
// editor sets speech in one kind of marks. Beside double ones, single ones are a
// headline's, which says again what the article says in full, or irony's.
func (f *finder) singlesAreSpeech() bool {
	singles := 0
	for _, q := range f.text.Quoted {
		if isSingle(q) {
			singles++
		}
	}
	return 2*singles >= len(f.text.Quoted)
}

// isSingle reports whether a passage stands between single marks.
func isSingle(q segment.Quoted) bool { return q.Mark == "'" || q.Mark == "‘" || q.Mark == "’" }
