package segment_test

import (
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// TestFurniture holds that a page's own lines are told from the article's.
func TestFurniture(t *testing.T) {
	for _, c := range []struct {
		lang      *lang.Language
		furniture bool
		line      string
	}{
		{lang.English, true, "Image source, Port Alder Harbour Trust"},
		{lang.English, true, "Image caption, The mill in winter."},
		{lang.English, true, "The mill in winter. Ada Brandt/Getty Images"},
		{lang.English, true, "Share on every channel"},
		{lang.English, true, "We use cookies to make this page better."},
		{lang.English, true, "Scroll down for the video."},
		{lang.English, true, "Follow us on every channel!"},
		{lang.English, true, "Correction: the mill burned in 1990."},
		{lang.English, false, "Share prices fell."},
		{lang.English, false, "Follow the money, she said."},
		{lang.English, false, "Getty Images went to court."},
		{lang.English, false, "Listen to the river, she said."},
		{lang.English, false, "Donations were made to the mill."},
		{lang.German, true, "Folgen Sie uns auf allen Kanälen!"},
		{lang.German, true, "Bildquelle: Stadt Ulm"},
		{lang.German, true, "Die Mühle im Winter. (Foto: Behn)"},
		{lang.German, false, "Folgen Sie dem Fluss, sagte sie."},
		{lang.Russian, true, "Следите за новостями на нашем канале."},
		{lang.Russian, true, "Завод зимой (Фото: Орлов)."},
		{lang.Russian, false, "Следите за рекой, сказала она."},
		{lang.French, true, "Lire la suite de notre dossier."},
		{lang.French, true, "Le moulin en hiver (photo : Roy)."},
		{lang.French, false, "Lire la rivière est un art."},
		{lang.Spanish, true, "Este sitio utiliza cookies."},
		{lang.Turkish, true, "HABERİN DEVAMI İÇİN BURAYI OKUYUN."},
		{lang.Turkish, false, "İlgili herkes geldi."},
		{lang.Spanish, true, "El molino en invierno. (Foto: Gil)"},
		{lang.Spanish, false, "En la imagen se ve el molino."},
	} {
		text := c.line + "\n\nX 1 2 3 4.\n"
		kind := segment.New(text, c.lang).Paragraphs[0].Kind
		if got := kind == segment.Caption || kind == segment.Chrome; got != c.furniture {
			t.Errorf("%s: %q is kind %d", c.lang.Code, c.line, kind)
		}
	}
}

// TestGluedAppeals holds that a call on the reader is cut off the paragraph that
// it was glued to.
func TestGluedAppeals(t *testing.T) {
	for in, want := range map[string]int{
		"The mill burned. E-mail to a friend.":                                         2,
		"The mill burned. Read more here. Sign up now.":                                2,
		"“It burned. Read more of it,” he said.":                                       1,
		"The mill burned. Read more books, said the man who wrote it all down for us.": 1,
		"Read more here.": 1,
	} {
		text := segment.New(in, lang.English)
		if len(text.Paragraphs) != want {
			t.Errorf("%q has %d paragraphs, want %d", in, len(text.Paragraphs), want)
		}
		if want == 2 && text.Paragraphs[1].Kind != segment.Chrome {
			t.Errorf("%q ends with kind %d", in, text.Paragraphs[1].Kind)
		}
		for i, p := range text.Paragraphs {
			for _, s := range text.Sentences[p.First:p.Last] {
				if s.Para != i || !p.Contains(s.Span) {
					t.Errorf("%q: %q is not in its paragraph", in, s.In(in))
				}
			}
		}
	}
}
