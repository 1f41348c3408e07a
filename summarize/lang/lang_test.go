package lang_test

import (
	"testing"

	"pullquote/summarize/lang"
)

func TestKnown(t *testing.T) {
	for tag, want := range map[string]*lang.Language{
		"en": lang.English, "en-GB": lang.English, "DE_at": lang.German, " fr ": lang.French, "it": lang.Italian, "pt-BR": lang.Portuguese, "ro": lang.Any, "": lang.Any,
	} {
		if got, known := lang.Known(tag); got != want || known != (want != lang.Any) {
			t.Errorf("Known(%q) = %q, %v", tag, got.Code, known)
		}
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]string{
		"The council of the town met on Tuesday and decided to build a bridge.":             "en",
		"Der Rat der Stadt hat am Dienstag beschlossen, eine neue Brücke zu bauen.":         "de",
		"Во вторник городской совет решил построить новый мост через реку.":                 "ru",
		"Le conseil de la ville a décidé mardi de bâtir un nouveau pont.":                   "fr",
		"El consejo de la ciudad decidió el martes construir un puente nuevo.":              "es",
		"Il consiglio comunale ha deciso martedì di costruire un ponte nuovo.":              "it",
		"A câmara municipal decidiu na terça-feira construir uma ponte nova.":               "pt",
		"Міська рада вирішила у вівторок побудувати новий міст через річку, що тече":        "uk",
		"Rada miasta zdecydowała we wtorek o budowie nowego mostu nad rzeką.":               "pl",
		"Belediye meclisi salı günü nehrin üzerine yeni bir köprü yapılmasına karar verdi.": "tr",
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
		{lang.Russian, "ольге", lang.Given | lang.Feminine | lang.Oblique},
		{lang.Russian, "министром", lang.Role},
		{lang.Russian, "ильинична", lang.Given | lang.Feminine},
		{lang.Ukrainian, "заявила", lang.Said | lang.Feminine},
		{lang.Polish, "powiedział", lang.Said | lang.Masculine},
		{lang.Polish, "adama", lang.Given | lang.Masculine | lang.Oblique},
		{lang.Turkish, "sözcüsü", lang.Role},
		{lang.Spanish, "pilar", lang.Given | lang.Feminine},
	} {
		if got := c.l.Class(c.word); got&c.want != c.want {
			t.Errorf("%s %q lacks class %b: %b", c.l.Code, c.word, c.want, got)
		}
	}
	if lang.English.Class("i").Has(lang.And) || !lang.Polish.Class("i").Has(lang.And) {
		t.Error("the Polish word for \"and\" is an English one")
	}
	if got := lang.Any.Class("said"); got != 0 {
		t.Errorf("an unknown language knows a word: %b", got)
	}
}

func TestLower(t *testing.T) {
	if got := lang.Turkish.Lower("İPEK IŞIK"); got != "ipek ışık" {
		t.Errorf("Turkish writes %q", got)
	}
	if got := lang.English.Lower("I SAID"); got != "i said" {
		t.Errorf("English writes %q", got)
	}
}

func TestStem(t *testing.T) {
	if a, b := lang.Russian.Stem("лаврова"), lang.Russian.Stem("лавров"); a != b {
		t.Errorf("two cases of one name differ: %q, %q", a, b)
	}
	if a, b := lang.Turkish.Stem("aksoy'un"), lang.Turkish.Stem("aksoy"); a != b {
		t.Errorf("a Turkish case is part of the name: %q, %q", a, b)
	}
	if got := lang.English.Stem("hales"); got != "hales" {
		t.Errorf("an English name was cut to %q", got)
	}
}

// TestDetectNeighbours asks for texts long enough to be told by their grammar, in
// languages beside those that have rules.
func TestDetectNeighbours(t *testing.T) {
	for want, text := range map[string]string{
		"nl": `De gemeenteraad heeft dinsdag besloten om de oude brug over de rivier niet te slopen. Volgens de burgemeester is
			er in de stad veel steun voor het plan, maar het geld moet nog worden gevonden. De bewoners van het dorp aan de
			overkant zijn blij dat de bus weer rijdt en dat de kinderen niet meer met de boot naar school hoeven te gaan.`,
		"sv": `Kommunen beslutade på tisdagen att den gamla bron över floden inte ska rivas. Enligt borgmästaren finns det stort
			stöd för planen i staden, men pengarna måste fortfarande hittas. De som bor i byn på andra sidan är glada över att
			bussen går igen och att barnen inte längre behöver åka båt till skolan varje morgon under hela vintern.`,
		"bg": `Общинският съвет реши във вторник старият мост над реката да не бъде съборен. Според кмета в града има голяма
			подкрепа за плана, но парите все още трябва да бъдат намерени. Жителите на селото на другия бряг се радват, че
			автобусът отново се движи и че децата вече не трябва да пътуват до училище с лодка всяка сутрин през зимата.`,
		"pt": `A câmara municipal decidiu na terça-feira que a velha ponte sobre o rio não será demolida. Segundo a presidente, há
			na cidade um grande apoio ao plano, mas o dinheiro ainda não foi encontrado. Os moradores da aldeia do outro lado
			estão contentes porque o autocarro voltou a circular e as crianças já não precisam de ir para a escola de barco.`,
		"es": `El ayuntamiento decidió el martes que el viejo puente sobre el río no será derribado. Según la alcaldesa, en la
			ciudad hay un gran apoyo al plan, pero el dinero todavía no se ha encontrado. Los vecinos del pueblo de la otra
			orilla están contentos porque el autobús ha vuelto y los niños ya no tienen que ir a la escuela en barca.`,
		"it": `Il consiglio comunale ha deciso martedì che il vecchio ponte sul fiume non sarà demolito. Secondo la sindaca, in
			città c'è un grande sostegno al piano, ma i soldi non sono ancora stati trovati. Gli abitanti del paese sull'altra
			riva sono contenti perché l'autobus è tornato e i bambini non devono più andare a scuola in barca ogni mattina.`,
		"en": `The council decided on Tuesday that the old bridge over the river will not be torn down. According to the mayor
			there is a lot of support for the plan in the town, but the money has still to be found. The people in the village
			on the other side are glad that the bus runs again and that their children need not go to school by boat.`,
	} {
		if _, got := lang.Detect(text); got != want {
			t.Errorf("%s is taken for %q", want, got)
		}
	}
}
