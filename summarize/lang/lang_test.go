package lang_test

import (
	"testing"

	"pullquote/summarize/lang"
)

func TestKnown(t *testing.T) {
	for tag, want := range map[string]*lang.Language{
		"en": lang.English, "en-GB": lang.English, "DE_at": lang.German, " fr ": lang.French, "it": lang.Any, "": lang.Any,
	} {
		if got, known := lang.Known(tag); got != want || known != (want != lang.Any) {
			t.Errorf("Known(%q) = %q, %v", tag, got.Code, known)
		}
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]string{
		"The council of the town met on Tuesday and decided to build a bridge.":      "en",
		"Der Rat der Stadt hat am Dienstag beschlossen, eine neue Brücke zu bauen.":  "de",
		"Во вторник городской совет решил построить новый мост через реку.":          "ru",
		"Le conseil de la ville a décidé mardi de bâtir un nouveau pont.":            "fr",
		"El consejo de la ciudad decidió el martes construir un puente nuevo.":       "es",
		"Il consiglio comunale ha deciso martedì di costruire un ponte nuovo.":       "it",
		"Міська рада вирішила у вівторок побудувати новий міст через річку, що тече": "uk",
		"": "", "12 345": "",
	} {
		l, code := lang.Detect(text)
		if code != want {
			t.Errorf("Detect(%q) = %q, want %q", text, code, want)
		}
		if known, _ := lang.Known(want); l != known {
			t.Errorf("%q has the rules of %q", text, l.Code)
		}
	}
}

func TestClass(t *testing.T) {
	for _, c := range []struct {
		l    *lang.Language
		word string
		want lang.Class
	}{
		{lang.English, "said", lang.Said},
		{lang.English, "mayor's", lang.Role},
		{lang.English, "she", lang.Pronoun | lang.Feminine},
		{lang.German, "regierungssprecherin", lang.Role},
		{lang.German, "abendzeitung", lang.Naming},
		{lang.Russian, "заявила", lang.Said},
		{lang.French, "porte-parole", lang.Role},
		{lang.Spanish, "pilar", lang.Given | lang.Feminine},
	} {
		if got := c.l.Class(c.word); got&c.want != c.want {
			t.Errorf("%s %q lacks class %b: %b", c.l.Code, c.word, c.want, got)
		}
	}
	if got := lang.Any.Class("said"); got != 0 {
		t.Errorf("an unknown language knows a word: %b", got)
	}
}

func TestStem(t *testing.T) {
	if a, b := lang.Russian.Stem("лаврова"), lang.Russian.Stem("лавров"); a != b {
		t.Errorf("two cases of one name differ: %q, %q", a, b)
	}
	if got := lang.English.Stem("hales"); got != "hales" {
		t.Errorf("an English name was cut to %q", got)
	}
}
