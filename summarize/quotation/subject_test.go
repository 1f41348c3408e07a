package quotation_test

import (
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/quotation"
	"pullquote/summarize/segment"
)

// TestSubject reads who said the last quotation of each text.
func TestSubject(t *testing.T) {
	for _, c := range []struct {
		lang          *lang.Language
		text, speaker string
	}{
		// "And" joins two verbs of one subject, or two clauses.
		{lang.English, "Ada Brandt came late. Ada Brandt shook her head and said: “We will never leave this house.”", "Ada Brandt"},
		{lang.German, "Anna Behn kam. Anna Behn schüttelte den Kopf und sagte: „Wir gehen hier niemals weg.“", "Anna Behn"},
		{lang.French, "La pluie cessa et Anne Morel répondit : « Nous ne partirons jamais d'ici. »", "Anne Morel"},
		{lang.Spanish, "Ana Gil llegó tarde. Ana Gil negó con la cabeza y dijo: «No nos vamos a ir nunca de aquí».", "Ana Gil"},
		{lang.Spanish, "La lluvia cesó y dijo Pedro Ruiz: «No nos vamos a ir nunca de aquí».", "Pedro Ruiz"},
		{lang.Spanish, "«No nos vamos nunca», protestó Ana Gil y dijo el alcalde, Pedro Ruiz: «Nadie lo sabe todavía aquí».", "Pedro Ruiz"},
		{lang.Italian, "Anna Riva e Carlo Neri sono arrivati. La pioggia è cessata e ha detto Carlo Neri: «Non andremo mai via».", "Carlo Neri"},
		{lang.Polish, "Anna Kos przyszła. Anna Kos pokręciła głową i powiedziała: „Nigdy stąd nie odejdziemy”.", "Anna Kos"},
		{lang.English, "The bridge was opened in May. “It took us nine years,” the minister to the king said.", "the minister to the king"},
		{lang.Polish, "Rzecznik ds. mostów Adam Lis powiedział: „Nigdy stąd nie odejdziemy”.", "Adam Lis"},
		// An adverb stands between the subject and its verb.
		{lang.Spanish, "El alcalde solemnemente declaró: «No nos vamos a ir nunca de aquí».", "El alcalde"},
		{lang.English, "Ada Brandt solemnly declared: “We will never leave this house.”", "Ada Brandt"},
		// After a preposition the pronoun has a form of its own, which is no subject's.
		{lang.Polish, "Anna Kos przyszła późno. Według niej „most nigdy nie będzie otwarty dla ludzi”.", "Anna Kos"},
		{lang.Polish, "Anna Kos przyszła późno. Do niej powiedział Adam Lis: „Most nigdy nie będzie otwarty”.", "Adam Lis"},
		{lang.Italian, "Il presidente dell'Associazione pescatori Carlo Neri ha detto: «Il ponte non sarà mai aperto».", "Carlo Neri"},
		// The verb and its subject stand between commas.
		{lang.German, "Die Brücke, sagt Anna Behn, sei „seit Jahren nicht mehr zu retten gewesen“.", "Anna Behn"},
	} {
		quotes := quotation.Find(segment.New(c.text, c.lang))
		if len(quotes) == 0 {
			t.Errorf("%s: no quotation in %s", c.lang.Code, c.text)
		} else if q := quotes[len(quotes)-1]; q.Speaker != c.speaker {
			t.Errorf("%s: %q said %s", c.lang.Code, q.Speaker, c.text)
		}
	}
}
