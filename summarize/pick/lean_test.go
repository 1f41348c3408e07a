package pick

import (
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// TestLeans holds what a reader of one sentence alone would miss against what the
// first words tell.
func TestLeans(t *testing.T) {
	for _, c := range []struct {
		lang        *lang.Language
		lean, stand []string
	}{
		{lang.English, []string{
			"He denied everything.", "It closes on Friday.", "They've lost the harbour.", "This decision angered the skippers.",
			"These results surprised nobody.", "Such cases are rare.", "The two men met on the quay.", "The pair fled.", "Both were unhurt.",
			"Also on board was a dog.", "But the mill burned.", "In addition, the quay will be raised.", "By contrast, Vell was calm.",
			"As a result, the ferry stayed in port.", "At the same time prices rose.", "When she arrived, the mill was burning.",
			"After that, the bridge was closed.", "Since then nobody has crossed the river.", "Most of them were students.",
			"Asked about Tom Vell, he left the room.", "With the ferry gone, they're alone.", "Because it was raining, the match was called off.", "In these towns the water is rationed.",
			"After he was arrested, police searched the mill.", "“We will build it again,” she said.", "“We will build it again.”",
		}, []string{
			"The mill burned down.", "Ada Brandt denied everything.", "This week the mill burned down.", "Later this year the bridge will close.",
			"There are two bridges in Port Alder.", "It is clear that the bridge must close.", "It was not known whether anybody was hurt.",
			"As a result of the storm, the ferry stayed in port.", "In response to the fire, Brandt closed the mill.",
			"Instead of a bridge, the town gets a ferry.", "Because of the rain, the match was called off.", "Too many boats fish in the bay.",
			"In his speech, Brandt promised a bridge.", "After she was elected, Mayor Ada Brandt left the party.", "The Two Anchors burned down.",
			"Now that the council has voted, work can begin.", "“It will never be built,” said Tom Vell.", "Those who live by the river must leave.",
			"The move surprised the council.", "When it comes to fish, Port Alder is first.", "So far nobody has claimed the prize.", "This week's storm sank a boat.",
			"When Ada Brandt came, she was cheered.", "With the bridge closed, it takes an hour to cross.", "Tom Vell, who owns the mill, denied it.",
		}},
		{lang.German, []string{
			"Er bestreitet alles.", "Diese Entscheidung ärgert die Fischer.", "Das ist ein Erfolg.", "Darüber hinaus wird der Kai erhöht.",
			"Die beiden Männer wurden verletzt.", "Nach seinen Worten reicht das Geld.", "Im Gegensatz dazu blieb Vell ruhig.",
			"Trotzdem fuhr die Fähre.", "Es brannte am Freitag.",
		}, []string{
			"Das Parlament hat zugestimmt.", "Das neue Gesetz gilt ab Mai.", "Es gibt zwei Brücken in Altenhafen.", "Diese Woche brannte die Mühle.",
			"Es war lange unklar, ob die Brücke hält.", "Der Rat stimmte zu.", "Im Anschluss an die Sitzung trat Brandt zurück.",
		}},
		{lang.Russian, []string{
			"Он всё отрицает.", "Это решение удивило рыбаков.", "Кроме того, набережную поднимут.", "По его словам, денег хватит.", "После этого мост закрыли.",
			"Тем не менее паром вышел в море.", "Оба ранены.", "В этих городах нет воды.", "По данным следствия, он бежал.",
		}, []string{
			"Мост закрыли в пятницу.", "По словам Веры Лапиной, денег хватит.", "В этом году мост закроют.", "На этой неделе сгорела мельница.",
		}},
		{lang.French, []string{
			"Il nie tout.", "Cette décision a surpris les pêcheurs.", "Ce dernier a démissionné.", "En outre, le quai sera relevé.",
			"C'est un succès.", "Les deux hommes ont été blessés.", "D'autre part, le bac est resté au port.", "Selon elle, l'argent suffira.", "Dans un communiqué, elle promet un pont.", "Par ailleurs, le pont ferme.",
		}, []string{
			"Le pont a fermé vendredi.", "Il y a deux ponts à Port-Aurèle.", "Cette semaine, le moulin a brûlé.", "Selon Ada Brandt, l'argent suffira.",
			"De son côté, Ada Brandt promet un pont.", "Ce vendredi, le moulin a brûlé.", "En plus de la digue, la ville élève le quai.",
		}},
		{lang.Spanish, []string{
			"Él lo niega todo.", "Esta decisión sorprendió a los pescadores.", "Sin embargo, el ferri salió.", "En cambio, Vell guardó la calma.",
			"Según ella, el dinero alcanza.", "Los dos hombres resultaron heridos.", "Por otra parte, sube el precio.", "Además, sube el precio.",
		}, []string{
			"El puente cerró el viernes.", "Esta semana ardió el molino.", "Según fuentes policiales, el dinero alcanza.", "Después de la tormenta, el ferri salió.",
			"Por su parte, Ada Brandt prometió un puente.", "Además de la presa, la ciudad eleva el muelle.",
		}},
	} {
		for _, want := range []bool{true, false} {
			sentences := c.stand
			if want {
				sentences = c.lean
			}
			for _, s := range sentences {
				p := &picker{text: segment.New("1.\n\n"+s, c.lang)}
				if len(p.text.Sentences) != 2 {
					t.Errorf("%q is cut", s)
				} else if got := p.leans(1); got != want {
					t.Errorf("%s: %q leans: %v", c.lang.Code, s, got)
				}
			}
		}
	}
}
