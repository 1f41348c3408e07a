package lang

import (
	"strings"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
)

// The languages with rules of their own. Any stands in for all others: it knows
// no words, so what is left are the rules that hold everywhere.
var (
	English = newLanguage("en", english)
	German  = newLanguage("de", german)
	Russian = newLanguage("ru", russian)
	French  = newLanguage("fr", french)
	Spanish = newLanguage("es", spanish)
	Any     = newLanguage("", anywhere())
)

// Known returns the language of a BCP 47 tag ("de-AT"), false when it has no
// rules here.
func Known(tag string) (*Language, bool) {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(tag)), "_", "-"), "-")
	switch code {
	case "en":
		return English, true
	case "de":
		return German, true
	case "ru":
		return Russian, true
	case "fr":
		return French, true
	case "es":
		return Spanish, true
	}
	return Any, false
}

// enough is how many bytes of a text tell its language: some five sentences.
// Detection costs time for each byte and was right on every one of a thousand
// paragraphs of that length.
const enough = 700

// Detect reads the language off a text: its rules and its ISO 639-1 code. The
// code is empty when the text does not tell.
//
// The candidates are limited to languages in which news is common. Without the
// limit Russian is taken for one of its rarer neighbours.
func Detect(text string) (*Language, string) {
	if len(text) > enough {
		end := enough
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	// A tie has no confidence, and whichever comes first would win it.
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: candidates})
	if info.Lang < 0 || info.Confidence <= 0 {
		return Any, ""
	}
	code := info.Lang.Iso6391()
	l, _ := Known(code)
	return l, code
}

var candidates = map[whatlanggo.Lang]bool{
	whatlanggo.Eng: true, whatlanggo.Deu: true, whatlanggo.Rus: true, whatlanggo.Fra: true,
	whatlanggo.Spa: true, whatlanggo.Ita: true, whatlanggo.Por: true, whatlanggo.Ukr: true,
	whatlanggo.Pol: true, whatlanggo.Tur: true, whatlanggo.Nld: true, whatlanggo.Swe: true,
	whatlanggo.Ces: true, whatlanggo.Ron: true, whatlanggo.Hun: true, whatlanggo.Fin: true,
	whatlanggo.Dan: true, whatlanggo.Nob: true, whatlanggo.Ind: true, whatlanggo.Vie: true,
	whatlanggo.Bul: true, whatlanggo.Srp: true, whatlanggo.Bel: true, whatlanggo.Arb: true,
	whatlanggo.Pes: true, whatlanggo.Heb: true, whatlanggo.Hin: true, whatlanggo.Cmn: true,
	whatlanggo.Jpn: true, whatlanggo.Kor: true, whatlanggo.Ell: true,
}

// anywhere returns what is known of a language without a file: how pages call
// for readers in the languages that we know, which others borrow.
func anywhere() Words {
	var w Words
	for _, l := range []Words{english, german, russian, french, spanish} {
		w.Noise = append(w.Noise, l.Noise...)
	}
	return w
}
