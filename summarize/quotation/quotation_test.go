package quotation_test

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/quotation"
	"pullquote/summarize/segment"
)

// TestFind holds what is found in a few sentences against "words = speaker
// (role)" lines; a question mark stands behind who may be somebody else.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
		lang       *lang.Language
	}{
		{"verb first", "“We will build it,” said Ada Brandt, the mayor.", []string{"We will build it = Ada Brandt (mayor)"}, lang.English},
		{"verb last", "“We will build it,” Mayor Ada Brandt told reporters.", []string{"We will build it = Ada Brandt (Mayor)"}, lang.English},
		{"verb before", "Ada Brandt said: “We will build it.”", []string{"We will build it. = Ada Brandt"}, lang.English},
		{"insertion before the verb", "Ada Brandt, 61, the mayor of Port Alder, said on Monday that it was “a good day”.", []string{"a good day = Ada Brandt (mayor of Port Alder)"}, lang.English},
		{"participle", "Ada Brandt defended the plan, saying “we have no choice”.", []string{"we have no choice = Ada Brandt"}, lang.English},
		{"participle, unknown verb", "Ada Brandt stood by the plan, saying “we have no choice”.", []string{"we have no choice = Ada Brandt"}, lang.English},
		{"colon, unknown verb", "The mayor shook her head: “We have no choice.”", []string{"We have no choice. = The mayor"}, lang.English},
		{"according to", "The bridge is “beyond repair”, according to Ada Brandt.", []string{"beyond repair = Ada Brandt"}, lang.English},
		{"a body", "“No decision has been taken,” the Interior Ministry said in a statement.", []string{"No decision has been taken = Interior Ministry"}, lang.English},
		{"no name", "“Two men were arrested,” a police spokeswoman said.", []string{"Two men were arrested = a police spokeswoman"}, lang.English},
		{"last name", "Ada Brandt came late. “We will build it,” Brandt said.", []string{"We will build it = Ada Brandt"}, lang.English},
		{"she", "Mrs. Ada Brandt came late. “We will build it,” she said.", []string{"We will build it = Ada Brandt"}, lang.English},
		{"she of two", "Mrs. Ada Brandt met Mrs. Eva Vell. “We will build it,” she said.", []string{"We will build it = Eva Vell?"}, lang.English},
		{"he beside a stranger", "Mr. Tom Vell waited, when Wim Hale came. “We will build it,” he said.", []string{"We will build it = Tom Vell?"}, lang.English},
		{"he who spoke last", "Mr. Tom Vell met Mr. Wim Hale. “We are late,” Vell said. “We will build it,” he added.", []string{"We are late = Tom Vell", "We will build it = Tom Vell"}, lang.English},
		{"he of a new subject", "“We are late,” Mr. Tom Vell said.\n\nMr. Wim Hale, a farmer, heard about Vell's bridge by chance. “We will build it,” he said.", []string{"We are late = Tom Vell", "We will build it = Wim Hale? (farmer)"}, lang.English},
		{"he's", "Mr. Tom Vell came late. For years, he's said it was “a good day”.", []string{"a good day = Tom Vell"}, lang.English},
		{"asked", "“Who will build it?” asked Anna Brandt of Port Alder, who was late.", []string{"Who will build it? = Anna Brandt"}, lang.English},
		{"with a week to go", "With a week to go, Ada Brandt, the mayor, called it “a good day for all”.", []string{"a good day for all = Ada Brandt (mayor)"}, lang.English},
		{"shook her head and said", "Ada Brandt looked up, shook her head and said, “We have no choice.”", []string{"We have no choice. = Ada Brandt"}, lang.English},
		{"in brackets", "The bridge was old (Ada Brandt, who built it, once said “it is tired”).", []string{"it is tired = Ada Brandt"}, lang.English},
		{"two predicates", "Ada Brandt (R-Alder) said Hale's plan was good for Mr. Hale, and called him “a lucky man indeed”.", []string{"a lucky man indeed = Ada Brandt"}, lang.English},
		{"parenthetic", "The bridge, says Ada Brandt, is “beyond repair now”.", []string{"beyond repair now = Ada Brandt"}, lang.English},
		{"signed", "“We shall never see this bridge again.” — Ada Brandt", []string{"We shall never see this bridge again. = Ada Brandt"}, lang.English},
		{"hours later", "Hours later, Ada Brandt defended the plan, telling reporters, “We have no choice.”", []string{"We have no choice. = Ada Brandt"}, lang.English},
		{"two of one name", "Hillary Hale met Bill Hale. “We are late,” Hale said.", []string{"We are late = Hale"}, lang.English},
		{"Mrs. tells", "Hillary Hale met Bill Hale. “We are late,” Mrs. Hale said.", []string{"We are late = Hillary Hale"}, lang.English},
		{"goes on", "“We will build it,” Ada Brandt said. “We start in May.”", []string{"We will build it = Ada Brandt", "We start in May. = Ada Brandt"}, lang.English},
		{"next paragraph", "Ada Brandt said the bridge was old.\n\n“It was built in 1912.”", []string{"It was built in 1912. = Ada Brandt"}, lang.English},
		{"long speech", "“It was built in 1912.\n\n“It is tired,” Ada Brandt said.", []string{"It was built in 1912. = Ada Brandt", "It is tired = Ada Brandt"}, lang.English},
		{"unknown verb", "“It is tired,” sighed Ada Brandt.", []string{"It is tired = Ada Brandt"}, lang.English},
		{"nobody", "“It is tired and it will fall one day.” The bridge stood empty.", []string{"It is tired and it will fall one day. = "}, lang.English},
		{"the writer", "“It is tired,” I said.", []string{"It is tired = "}, lang.English},
		{"passive", "Tom Vell was told it was closed. The so-called “bridge to nowhere” is old.", nil, lang.English},
		{"title", "She wrote a novel titled “The Old Bridge over the River”.", nil, lang.English},
		{"behind a poem, but speech", "Under the new book program, “towns were losing money. They needed it,” Ada Brandt said.", []string{"towns were losing money. They needed it = Ada Brandt"}, lang.English},
		{"speech that ends in a name", "“We Like ‘Port and Alder,’” Ada Brandt explained with a smile.", []string{"We Like ‘Port and Alder,’ = Ada Brandt"}, lang.English},
		{"a book, then", "She praised the book, “The Old Bridge over the River,” Ada Brandt said.", nil, lang.English},
		{"a show", "“We will build it,” Ada Brandt said on ALDER TV's “Morning in Port Alder.”", []string{"We will build it = Ada Brandt"}, lang.English},
		{"known as", "The law, known as the “Bridge and Harbour Renewal Act,” passed.", nil, lang.English},
		{"headline", "Brandt: ‘We will build it’.\n\n“We will build it,” Ada Brandt said. “Soon, I hope.”", []string{"We will build it = Ada Brandt", "Soon, I hope. = Ada Brandt"}, lang.English},
		{"single marks throughout", "‘We will build it,’ Ada Brandt said. ‘Soon, I hope.’", []string{"We will build it = Ada Brandt", "Soon, I hope. = Ada Brandt"}, lang.English},
		{"a term", "Ada Brandt believed the council had an “open-door” policy.", nil, lang.English},
		{"irony", "The “experts” came late.", nil, lang.English},

		{"name behind an unknown office", "“We will build it,” said the harbour master, Greta Lind.", []string{"We will build it = Greta Lind (harbour master)"}, lang.English},
		{"name behind an office", "“We will build it,” the mayor, Ada Brandt, said.", []string{"We will build it = Ada Brandt (mayor)"}, lang.English},
		{"office behind a name", "“We will build it,” Brandt, the mayor, said.", []string{"We will build it = Brandt (mayor)"}, lang.English},
		{"a source and another's name", "According to the harbour guide, Ada Brandt, a farmer, found it “beyond repair”.", []string{"beyond repair = the harbour guide"}, lang.English},
		{"a label", "ADA BRANDT: “We will build it.”", []string{"We will build it. = ADA BRANDT"}, lang.English},
		{"a letter for a label", "Q: “Who will build it?”\n\nA: “We will build it.”", []string{"Who will build it? = ", "We will build it. = "}, lang.English},

		{"de inverted", "„Wir bauen sie“, sagte Bürgermeisterin Anna Behn.", []string{"Wir bauen sie = Anna Behn (Bürgermeisterin)"}, lang.German},
		{"de colon", "Am Montag erklärte Anna Behn: „Wir bauen sie.“", []string{"Wir bauen sie. = Anna Behn"}, lang.German},
		{"de so", "„Wir bauen sie“, so die Ministerin.", []string{"Wir bauen sie = die Ministerin"}, lang.German},
		{"de laut", "Laut Anna Behn ist die Brücke „nicht zu retten“.", []string{"nicht zu retten = Anna Behn"}, lang.German},
		{"de perfect", "Anna Behn hatte im Mai gesagt, man werde „bis zum Winter fertig“.", []string{"bis zum Winter fertig = Anna Behn"}, lang.German},
		{"de reported", "Anna Behn sagte, man habe lange gerechnet. Am Ende sei der Abriss „schlicht zu teuer“ gewesen.", []string{"schlicht zu teuer = Anna Behn"}, lang.German},
		{"de reported, a word", "Anna Behn sagte, man habe lange gerechnet. Der Abriss sei „teuer“ gewesen.", nil, lang.German},
		{"de a prize", "Anna Behn sagte, sie habe die Auszeichnung „Goldener Anker von Husum“ gern genommen.", nil, lang.German},
		{"de described", "Anna Behn sprach von einem „Tag der Freude für alle“.", []string{"Tag der Freude für alle = Anna Behn"}, lang.German},
		{"de known as", "Die Brücke galt lange als „Tor zum Norden“.", nil, lang.German},
		{"de letter", "„Wir bauen sie“, heißt es in einem bisher geheimen Brief der Stadt an den Verein.", []string{"Wir bauen sie = Brief der Stadt"}, lang.German},
		{"de place", "„Wir bauen sie“, hieß es in Husum.", []string{"Wir bauen sie = "}, lang.German},
		{"de framed verb", "„Wir bauen sie“, hatte Bürgermeisterin Anna Behn in einem Gespräch gesagt.", []string{"Wir bauen sie = Anna Behn (Bürgermeisterin)"}, lang.German},
		{"de object first", "Den Unterschied schilderte Bürgermeisterin Anna Behn so: „Wir bauen sie.“", []string{"Wir bauen sie. = Anna Behn (Bürgermeisterin)"}, lang.German},
		{"de capacity", "Als Begründung sagte ein Sprecher der Stadt: „Wir bauen sie.“", []string{"Wir bauen sie. = ein Sprecher der Stadt"}, lang.German},
		{"de name", "Er kam mit der Zeitung „Der Bote am Fluss“.", nil, lang.German},

		{"ru inverted", "«Мы построим мост», — заявила мэр Анна Белова.", []string{"Мы построим мост = Анна Белова (мэр)"}, lang.Russian},
		{"ru pronoun", "Утром приехала мэр Анна Белова. «Мы построим мост», — сказала она.", []string{"Мы построим мост = Анна Белова (мэр)"}, lang.Russian},
		{"ru verb opens", "Приехала Анна Белова. «Мы построим мост», — сказала она.", []string{"Мы построим мост = Анна Белова"}, lang.Russian},
		{"ru cases", "Анна Белова приехала утром. По словам Беловой, мост «не спасти».", []string{"не спасти = Анна Белова"}, lang.Russian},
		{"ru nominative", "Город ждал Анну Белову. «Мы построим мост», — сказала Белова.", []string{"Мы построим мост = Белова"}, lang.Russian},
		{"ru whose office", "Мэр Лесного Анна Белова приехала. «Мы построим мост», — сказала мэр.", []string{"Мы построим мост = Анна Белова (Мэр Лесного)"}, lang.Russian},
		{"ru inside", "«Мост старый, — сказала Анна Белова. — Мы построим новый».", []string{"Мост старый = Анна Белова", "Мы построим новый = Анна Белова"}, lang.Russian},

		{"ru dialogue", "— Мост старый, — сказала Анна Белова. — Мы построим новый.\n\n— На какие деньги это будет?", []string{"Мост старый = Анна Белова", "Мы построим новый. = Анна Белова", "На какие деньги это будет? = "}, lang.Russian},

		{"fr inverted", "« Nous le bâtirons », a déclaré la maire, Anne Morel.", []string{"Nous le bâtirons = Anne Morel (maire)"}, lang.French},
		{"fr pronoun", "Anne Morel est arrivée. « Nous le bâtirons », a-t-elle dit.", []string{"Nous le bâtirons = Anne Morel"}, lang.French},
		{"fr selon", "Selon Anne Morel, le pont est « perdu pour toujours ».", []string{"perdu pour toujours = Anne Morel"}, lang.French},

		{"fr within the marks", "« Nous le bâtirons, dit Anne Morel, et nous serons fiers. » Paul Roy, lui, part.", []string{"Nous le bâtirons = Anne Morel", "et nous serons fiers. = Anne Morel"}, lang.French},
		{"fr article tells", "La présidente du club, Eden Vial, a parlé. Le maire, Alix Pons, a écouté. « Nous le bâtirons », a-t-elle dit.", []string{"Nous le bâtirons = Eden Vial (présidente du club)"}, lang.French},

		{"es inverted", "«Lo construiremos», dijo la alcaldesa, Ana Mora.", []string{"Lo construiremos = Ana Mora (alcaldesa)"}, lang.Spanish},
		{"es dropped", "«Lo construiremos», dijo Ana Mora. «Y pronto», añadió.", []string{"Lo construiremos = Ana Mora", "Y pronto = Ana Mora"}, lang.Spanish},
		{"es dropped, another since", "«Lo construiremos», dijo Ana Mora ante Eva Gil. «Y pronto», añadió.", []string{"Lo construiremos = Ana Mora", "Y pronto = Ana Mora?"}, lang.Spanish},
		{"es dropped, after a subject", "«Lo construiremos», dijo Ana Mora. Eva Gil se levantó. «Nunca jamás», respondió.", []string{"Lo construiremos = Ana Mora", "Nunca jamás = Eva Gil?"}, lang.Spanish},
		{"es office", "Ana Mora, alcaldesa de Villar, llegó tarde. «Lo construiremos», dijo la alcaldesa.", []string{"Lo construiremos = Ana Mora (alcaldesa de Villar)"}, lang.Spanish},
		{"es office of another town", "Ana Mora, alcaldesa de Villar, llegó tarde. «Lo construiremos», dijo la alcaldesa de Robledal.", []string{"Lo construiremos = la alcaldesa de Robledal"}, lang.Spanish},
		{"es two with one office", "La diputada Ana Mora vino con la diputada Eva Gil. «Lo construiremos», dijo la diputada.", []string{"Lo construiremos = la diputada"}, lang.Spanish},
		{"es view", "Para la alcaldesa Ana Mora, el puente «no llegará nunca a tiempo».", []string{"no llegará nunca a tiempo = Ana Mora (alcaldesa)"}, lang.Spanish},
		{"es dialogue", "—Lo construiremos —dijo Ana Mora—. Y muy pronto.\n\n—¿Con qué dinero?", []string{"Lo construiremos = Ana Mora", "Y muy pronto. = Ana Mora", "¿Con qué dinero? = "}, lang.Spanish},
		{"es dialogue, line by line", "—Lo construiremos —dijo Ana Mora—. Y muy pronto.\n—¿Con qué dinero? —preguntó Eva Gil.", []string{"Lo construiremos = Ana Mora", "Y muy pronto. = Ana Mora", "¿Con qué dinero? = Eva Gil"}, lang.Spanish},
		{"pl dialogue, line by line", "– Nie wiem – powiedział Jan Kowalski. – Zobaczymy.\n– Kiedy? – zapytała Anna Kos.", []string{"Nie wiem = Jan Kowalski", "Zobaczymy. = Jan Kowalski", "Kiedy? = Anna Kos"}, lang.Polish},
		{"fr line by line", "Il pleut. « Nous le bâtirons bien tous ensemble,\n« et nous en serons fiers », dit Anne Morel.", []string{"Nous le bâtirons bien tous ensemble,\n« et nous en serons fiers = Anne Morel"}, lang.French},
		{"es segun", "Según Ana Mora, el puente está «perdido para siempre».", []string{"perdido para siempre = Ana Mora"}, lang.Spanish},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, q := range quotation.Find(segment.New(c.text, c.lang)) {
				line := q.In(c.text) + " = " + q.Speaker
				if q.Speaker != "" && !q.Sure {
					line += "?"
				}
				if q.Role != "" {
					line += fmt.Sprintf(" (%s)", q.Role)
				}
				got = append(got, line)
			}
			if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
				t.Errorf("%s\n got %s\nwant %s", c.text, g, w)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The council of Port Alder met on Tuesday. “We will build the bridge,” Mayor Ada Brandt told reporters. She left at 9 p.m. “It is late,” she said.\n\n", 24)
	parsed := segment.New(text, lang.English)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		quotation.Find(parsed)
	}
}
