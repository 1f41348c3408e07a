package segment_test

import (
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// TestAsides puts a sentence between three of an article, as pages do.
func TestAsides(t *testing.T) {
	around := map[string][2]string{
		"en": {"The mill burned down. The council met. ", " The bridge was closed, and nobody could cross the river any more before the spring, when the water was low enough for carts and horses."},
		"de": {"Die Mühle brannte ab. Der Rat tagte. ", " Die Brücke wurde gesperrt."},
		"ru": {"Мельница сгорела. Совет заседал. ", " Мост закрыли."},
		"fr": {"Le moulin a brûlé. Le conseil a siégé. ", " Le pont a été fermé."},
		"es": {"El molino ardió. El consejo se reunió. ", " El puente fue cerrado."},
		"it": {"Il mulino è bruciato. Il consiglio si è riunito. ", " Il ponte è stato chiuso."},
		"pt": {"O moinho ardeu. O conselho reuniu-se. ", " A ponte foi fechada."},
		"uk": {"Млин згорів. Рада засідала. ", " Міст закрили."},
		"pl": {"Młyn spłonął. Rada obradowała. ", " Most został zamknięty."},
		"tr": {"Değirmen yandı. Meclis toplandı. ", " Köprü kapatıldı."},
	}
	for _, c := range []struct {
		lang      *lang.Language
		kind      segment.Kind
		sentences []string
	}{
		{lang.English, segment.Caption, []string{
			"Lucky escape: the skipper stands on the quay.", "Dismissed: the skipper stands on the quay.", "Q: The mill was old, was it not.", "Pictured: the skipper and his dog.", "Pictured with her son on the quay.",
			"Ada Brandt (left) opened the mill.", "The mill was closed (file photo).", "The skipper (pictured with his dog) left the quay.",
			"A file photo shows the mill in winter.", "This picture shows the mill in winter.", "Above, the mill in winter.", "Picture shows the mill.",
		}},
		{lang.English, segment.Chrome, []string{
			"March 10, 2015.", "By Ada Brandt, Port Alder.", "(The council owns the mill.)", "[Ada Brandt left.]", "See how the mill burned ».", "Who will pay for that?",
			"Scroll down for the pictures of the mill.", "Sign up for our letter here.", "Follow us on every channel.",
		}},
		{lang.English, segment.Prose, []string{
			"The mayor said: “We will build it again.”", "At 5:30 the mill was empty.", "The council (of nine) voted.", "“Who will pay for that?” Ada Brandt asked.",
			"The party of the left (five seats) agreed.", "The mayor (pictured) opened the mill.", "The mill is in the picture.", "Right after that the bell rang.",
			"It is theirs.", "I like it very much.", "He asked who owned the mill.",
		}},
		{lang.German, segment.Caption, []string{"Glück gehabt: Der Schiffer steht am Kai.", "Ada Brandt (links) eröffnete die Mühle.", "Das Archivbild zeigt die Mühle.", "Die Mühle brannte (Symbolbild)."}},
		{lang.German, segment.Chrome, []string{"Von Ada Brandt, Altenhafen.", "Lesen Sie auch den Bericht aus dem Rat.", "Wer bezahlt das?"}},
		{lang.German, segment.Prose, []string{"Die Bürgermeisterin sagte: „Wir bauen sie wieder auf.“", "Ada Brandt ist Bürgermeisterin.", "Das Bild hängt im Rathaus."}},
		{lang.Russian, segment.Caption, []string{"Вера Лапина (слева) открыла мельницу.", "Мельница сгорела (фото из архива).", "На фото: старая мельница."}},
		{lang.Russian, segment.Chrome, []string{"Читайте также о заседании совета.", "Кто за это заплатит?"}},
		{lang.Russian, segment.Prose, []string{"Вера Лапина сказала: «Мы построим её заново»."}},
		{lang.French, segment.Caption, []string{"Ada Brandt (à gauche) a ouvert le moulin.", "La photo montre le vieux moulin."}},
		{lang.French, segment.Chrome, []string{"Lire aussi notre dossier sur le moulin.", "Qui va payer ?"}},
		{lang.Spanish, segment.Caption, []string{"Ada Brandt (izquierda) abrió el molino.", "La imagen muestra el molino."}},
		{lang.Spanish, segment.Chrome, []string{"Lee también la crónica del consejo.", "¿Quién pagará?"}},
		{lang.Italian, segment.Caption, []string{"Ada Brandt (a sinistra) ha aperto il mulino.", "La foto mostra il mulino."}},
		{lang.Portuguese, segment.Caption, []string{"Ada Brandt (à esquerda) abriu o moinho.", "A imagem mostra o moinho."}},
		{lang.Ukrainian, segment.Caption, []string{"Віра Лапіна (ліворуч) відкрила млин.", "На фото: старий млин."}},
		{lang.Polish, segment.Caption, []string{"Ada Brandt (z lewej) otworzyła młyn.", "Zdjęcie pokazuje młyn."}},
		{lang.Turkish, segment.Caption, []string{"Ada Brandt (solda) değirmeni açtı.", "Fotoğraf değirmeni gösteriyor (arşiv)."}},
	} {
		for _, s := range c.sentences {
			a := around[c.lang.Code]
			text := segment.New(a[0]+s+a[1], c.lang)
			if got := text.Sentences[2]; got.Kind != c.kind {
				t.Errorf("%s: %q is of kind %d, want %d", c.lang.Code, got.In(text.Source), got.Kind, c.kind)
			}
		}
	}
}

// TestUnfinished holds that a line without a final mark is a caption only where
// the others have one.
func TestUnfinished(t *testing.T) {
	const line = "Ada Brandt looked at the burned mill with the council and all of the skippers of the bay on Friday"
	for text, want := range map[string]segment.Kind{
		"The mill burned down.\n\nThe council met.\n\n" + line + "\n\nThe bridge was closed.": segment.Caption,
		"The mill burned down\n\nThe council met\n\n" + line + "\n\nThe bridge was closed":    segment.Prose,
	} {
		found := false
		for _, s := range segment.New(text, lang.English).Sentences {
			if s.In(text) == line {
				found = true
				if s.Kind != want {
					t.Errorf("in %q it is of kind %d, want %d", text, s.Kind, want)
				}
			}
		}
		if !found {
			t.Errorf("%q is cut", text)
		}
	}
}

// TestUnpaired holds that a sentence is torn where one of its marks has no partner.
func TestUnpaired(t *testing.T) {
	for text, torn := range map[string]bool{
		"Ada Brandt said: “We will build it again.":               true,
		"Ada Brandt said: 'We will build it again in the spring.": true,
		"It will be built again,” Ada Brandt said.":               true,
		"Ada Brandt said: “We will build it again.”":              false,
		"The skippers' boat was 6\" too long.":                    false,
		"It was the skipper's boat, in the '90s.":                 false,
	} {
		x := segment.New(text, lang.English)
		if got := x.Sentences[0].Torn; got != torn {
			t.Errorf("%q is torn: %v", text, got)
		}
	}
}
