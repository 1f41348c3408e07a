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
			"Trotzdem fuhr die Fähre.", "Es brannte am Freitag.", "So wird die Brücke zum Streitfall.", "So sagte sie es im Rat.", "So kostet die Fahrt drei Euro.",
		}, []string{
			"Das Parlament hat zugestimmt.", "Das neue Gesetz gilt ab Mai.", "Es gibt zwei Brücken in Altenhafen.", "Diese Woche brannte die Mühle.",
			"Es war lange unklar, ob die Brücke hält.", "Der Rat stimmte zu.", "Im Anschluss an die Sitzung trat Brandt zurück.",
			"So schnell war noch niemand auf dem Fluss.", "So hoch stand das Wasser zuletzt im Mai.", "So viele Boote lagen nie im Hafen.", "Dieses Wochenende brannte die Mühle.", "Ebenso wie die Brücke ist die Straße gesperrt.",
		}},
		{lang.Russian, []string{
			"Он всё отрицает.", "Это решение удивило рыбаков.", "Кроме того, набережную поднимут.", "По его словам, денег хватит.", "После этого мост закрыли.",
			"Тем не менее паром вышел в море.", "Оба ранены.", "В этих городах нет воды.", "По данным следствия, он бежал.", "Добавил, что мост останется закрытым.",
		}, []string{
			"Мост закрыли в пятницу.", "По словам Веры Лапиной, денег хватит.", "В этом году мост закроют.", "На этой неделе сгорела мельница.",
			"Те, кто живёт у реки, должны уехать.", "Там, где стояла мельница, будет парк.", "Так называемый теневой рынок растёт.",
		}},
		{lang.French, []string{
			"Il nie tout.", "Cette décision a surpris les pêcheurs.", "Ce dernier a démissionné.", "En outre, le quai sera relevé.",
			"C'est un succès.", "Les deux hommes ont été blessés.", "D'autre part, le bac est resté au port.", "Selon elle, l'argent suffira.", "Dans un communiqué, elle promet un pont.", "Par ailleurs, le pont ferme.",
		}, []string{
			"Le pont a fermé vendredi.", "Il y a deux ponts à Port-Aurèle.", "Cette semaine, le moulin a brûlé.", "Selon Ada Brandt, l'argent suffira.",
			"De son côté, Ada Brandt promet un pont.", "Ce vendredi, le moulin a brûlé.", "En plus de la digue, la ville élève le quai.",
			"Alors que le pont ferme, le bac reste au port.", "Ces dernières semaines, le moulin a brûlé deux fois.", "Il est possible que le pont ferme.", "Ce que veut Ada Brandt reste obscur.",
		}},
		{lang.Spanish, []string{
			"Él lo niega todo.", "Esta decisión sorprendió a los pescadores.", "Sin embargo, el ferri salió.", "En cambio, Vell guardó la calma.",
			"Según ella, el dinero alcanza.", "Los dos hombres resultaron heridos.", "Por otra parte, sube el precio.", "Además, sube el precio.", "Aseguró que el puente seguirá cerrado.", "Mientras tanto, sube el precio.",
		}, []string{
			"El puente cerró el viernes.", "Esta semana ardió el molino.", "Según fuentes policiales, el dinero alcanza.", "Después de la tormenta, el ferri salió.",
			"Por su parte, Ada Brandt prometió un puente.", "Además de la presa, la ciudad eleva el muelle.",
			"Aseguró la alcaldesa que el puente seguirá cerrado.", "Mientras llovía, el partido siguió.", "Antes de salir, Ada Brandt prometió un puente.",
		}},
		{lang.Italian, []string{
			"Lui nega tutto.", "Questa decisione ha sorpreso i pescatori.", "Quest'ordinanza ha sorpreso i pescatori.", "Ciò non basta.", "Tuttavia il traghetto è partito.", "Nel frattempo il molo viene rialzato.",
			"Secondo lei i soldi bastano.", "I due uomini sono rimasti feriti.", "D'altra parte il prezzo sale.", "Dopo di che il ponte è stato chiuso.", "Altri tre pescherecci sono affondati.",
			"In risposta il comune ha chiuso il mulino.", "Lo ha annunciato il comune.", "Ha aggiunto che il ponte resterà chiuso.", "Dall'altra parte non c'è nulla.", "In quei giorni non pioveva.", "Entrambi sono feriti.",
			"Con il traghetto fermo, lei resta a casa.",
		}, []string{
			"Il ponte ha chiuso venerdì.", "Nel porto di Rivalta sono affondati due pescherecci.", "Nel 2020 il mulino è bruciato.", "Dopo la tempesta il traghetto è partito.", "Questa settimana il mulino è bruciato.", "Quest'anno il ponte chiude.",
			"L'altro ieri il mulino è bruciato.", "Secondo Anna Riva i soldi bastano.", "Nel suo discorso, Anna Riva ha promesso un ponte.", "Anche se piove, il mercato apre.", "Quelli che vivono sul fiume devono partire.",
			"In risposta all'incendio il comune ha chiuso il mulino.", "Ha aggiunto la sindaca che il ponte resterà chiuso.", "Da parte sua, Anna Riva ha promesso un ponte.", "C'è un solo ponte a Rivalta.", "Dell'incendio non si sa nulla.",
			"Così come il ponte, anche la strada è chiusa.",
		}},
		{lang.Portuguese, []string{
			"Ela nega tudo.", "Esta decisão surpreendeu os pescadores.", "Isso não chega.", "No entanto, o barco partiu.", "Além disso, o cais será elevado.", "Segundo ele, o dinheiro chega.",
			"Os dois homens ficaram feridos.", "Por outro lado, o preço sobe.", "Nesse caso, a ponte fecha.", "Dele ninguém sabe nada.", "Outros três barcos afundaram.", "Depois, o barco partiu.", "Depois disso, a ponte fechou.",
			"Em resposta, a câmara fechou o moinho.", "Disse que a ponte continua fechada.", "Desde então ninguém atravessa o rio.", "Já o presidente discorda.",
		}, []string{
			"A ponte fechou na sexta-feira.", "No domingo, a ponte fechou.", "Por causa da chuva, o jogo foi adiado.", "Depois da tempestade, o barco partiu.", "Antes de partir, Ana Reis prometeu uma ponte.", "Esta semana ardeu o moinho.",
			"Nesta segunda-feira, a ponte fechou.", "Neste ano, a ponte fecha.", "Segundo Ana Reis, o dinheiro chega.", "No seu discurso, Ana Reis prometeu uma ponte.", "Além da ponte, a cidade eleva o cais.", "Aqueles que vivem no rio têm de partir.",
			"Em resposta ao incêndio, a câmara fechou o moinho.", "Disse a presidente que a ponte continua fechada.", "Logo após a tempestade, o barco partiu.", "Já não há barcos no porto.", "Ainda não se sabe quem ganhou.", "Assim que a chuva parou, o barco partiu.",
		}},
		{lang.Ukrainian, []string{
			"Він усе заперечує.", "Це рішення здивувало рибалок.", "Цю ухвалу оскаржать.", "Крім того, набережну піднімуть.", "За її словами, грошей вистачить.", "Після цього міст закрили.", "Тим часом пором вийшов у море.",
			"Обидва поранені.", "У цих містах немає води.", "Водночас ціни зросли.", "Проте пором вийшов у море.", "У зв'язку з цим міст закрили.", "Інші троє втекли.", "Додав, що міст залишиться закритим.", "На її думку, міст старий.",
		}, []string{
			"Міст закрили у п'ятницю.", "За словами Віри Гай, грошей вистачить.", "Цього року міст закриють.", "Цього тижня згорів млин.", "У цьому році міст закриють.", "Тому що йшов дощ, матч перенесли.", "Крім мосту, закрили й дорогу.",
			"Ті, хто живе біля річки, мусять виїхати.", "Додала міська голова, що міст залишиться закритим.", "Так званий тіньовий ринок росте.", "Там, де стояв млин, буде парк.",
		}},
		{lang.Polish, []string{
			"On wszystkiemu zaprzecza.", "Ta decyzja zaskoczyła rybaków.", "To dużo.", "Tę decyzję zaskarżono.", "Poza tym nabrzeże zostanie podniesione.", "Według niej pieniędzy wystarczy.", "Po tym most zamknięto.", "Tymczasem prom wypłynął.",
			"Obaj są ranni.", "W tych miastach nie ma wody.", "Mimo to prom wypłynął.", "Z drugiej strony ceny rosną.", "W związku z tym most zamknięto.", "Również burmistrz jest przeciw.", "Powiedział, że most pozostanie zamknięty.", "W zamian gmina dostanie park.",
		}, []string{
			"Most zamknięto w piątek.", "Według Anny Kos pieniędzy wystarczy.", "W tym roku most zostanie zamknięty.", "W tym tygodniu spłonął młyn.", "Ci, którzy mieszkają nad rzeką, muszą wyjechać.", "To, co zostało z młyna, trafi do muzeum.",
			"Im dłużej padało, tym wyższa była woda.", "Powiedziała burmistrz Anna Kos, że most pozostanie zamknięty.", "Tak zwane Stare Miasto zamknięto.", "W odpowiedzi na pożar gmina zamknęła młyn.", "Tam, gdzie stał młyn, będzie park.", "Poza miastem pada.",
		}},
		{lang.Turkish, []string{
			"O her şeyi reddediyor.", "Bu karar balıkçıları şaşırttı.", "Bunun üzerine köprü kapatıldı.", "Öte yandan fiyatlar artıyor.", "Ancak vapur yola çıktı.", "Ayrıca rıhtım yükseltilecek.", "Ona göre para yeter.", "Kendisi her şeyi reddediyor.",
			"Üstelik su da kesildi.", "Diğer üç tekne battı.", "Daha sonra köprü kapatıldı.", "Her ikisi de yaralandı.", "Onların evi yandı.", "Söz konusu köprü eski.",
		}, []string{
			"Köprü cuma günü kapandı.", "Bu yıl köprü kapanacak.", "Bu hafta değirmen yandı.", "Bu sabah vapur battı.", "Ayşe Aksoy'a göre para yeter.", "Fırtınanın ardından vapur yola çıktı.", "Bu haftaki fırtınada iki tekne battı.",
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
