package segment_test

import (
	"slices"
	"strings"
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

// TestSentences parts texts where a bar stands.
func TestSentences(t *testing.T) {
	for _, c := range []struct {
		lang *lang.Language
		want string
	}{
		{lang.English, "The U.S. Senate met Mr. Hale at 9 a.m. on Friday. |It adjourned."},
		{lang.English, "She left the U.S. |The others stayed."},
		{lang.English, "J. R. Moss paid $3.5 million for No. 5. |Nobody asked why."},
		{lang.English, "Hale said no. |Then he left."},
		{lang.English, "“We hope. We will,” he said. |Nobody answered."},
		{lang.English, "“Why now?” Moss asked. |Nobody knew."},
		{lang.English, "“Never!” she added. |He left…"},
		{lang.English, "He waited ... and left. |She stayed."},
		{lang.English, "Acme Inc. Chairman Lee Moss resigned. |Acme Inc. |The end came fast."},
		{lang.English, "The workers' rights were 'ignored'. |They struck."},
		{lang.German, "Am 23. November kam Dr. Behn. |Er blieb z. B. bis zum 3. Mai."},
		{lang.German, "„Komm!“, rief sie. |Er kam ca. 5 Minuten später."},
		{lang.German, "Das kostet 12 Mio. Euro. |Das ist viel."},
		{lang.Russian, "В 2026 г. Россия и др. страны встретились. |А. С. Орлов промолчал."},
		{lang.Russian, "«Мы здесь. Мы ждём», — сказал он. |Никто не ответил."},
		{lang.French, "M. Leroux est arrivé. |« Quoi ? » a demandé Mme Roy. |Il a ri."},
		{lang.French, "Il a dit : « Je reste. » |Elle est partie. |« Non. » |Il a ri."},
		{lang.Spanish, "El Sr. Gil llegó. |¿Quién lo llamó? |Nadie respondió."},
		{lang.Any, "これは文です。|次の文です。"},
		{lang.Any, "ذهب إلى البيت. |ثم عاد؟ |نعم."},
	} {
		source := strings.ReplaceAll(c.want, "|", "")
		var got []string
		for _, s := range segment.New(source, c.lang).Sentences {
			got = append(got, s.In(source))
		}
		if g, w := strings.Join(got, "|"), strings.ReplaceAll(c.want, " |", "|"); g != w {
			t.Errorf("%s\n got %s\nwant %s", c.lang.Code, g, w)
		}
	}
}

func TestParagraphs(t *testing.T) {
	text := "Council to meet\n\nThe council will meet on Thursday to decide whether the\nold mill is to be sold, its chairman said.\nA second paragraph stands here.\n\n" +
		"https://paper.example/a\nhttps://paper.example/b\n\nRead more: The mill in pictures\n\nBy Ada Brandt\n\nThe mill in winter (file photo).\n\nSubscribe\n\nIt is empty."
	want := []string{
		"heading: Council to meet",
		"prose: The council will meet on Thursday to decide whether the old mill is to be sold, its chairman said.",
		"prose: A second paragraph stands here.",
		"chrome: https://paper.example/a",
		"chrome: https://paper.example/b",
		"chrome: Read more: The mill in pictures",
		"chrome: By Ada Brandt",
		"caption: The mill in winter (file photo).",
		"chrome: Subscribe",
		"prose: It is empty.",
	}
	kinds := map[segment.Kind]string{segment.Prose: "prose", segment.Heading: "heading", segment.Caption: "caption", segment.Chrome: "chrome"}
	got := segment.New(text, lang.English).Paragraphs
	if len(got) != len(want) {
		t.Errorf("%d paragraphs, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if g := kinds[got[i].Kind] + ": " + strings.Join(strings.Fields(got[i].In(text)), " "); g != want[i] {
			t.Errorf("got %q, want %q", g, want[i])
		}
	}
}

// TestLongLines holds that lines too long to be wrapped by hand are paragraphs.
func TestLongLines(t *testing.T) {
	line := strings.Repeat("The old mill of Port Alder burned down. ", 5)
	text := line + "\n" + line + "\n" + strings.Repeat("x", 50)
	if n := len(segment.New(text, lang.English).Paragraphs); n != 3 {
		t.Errorf("%d paragraphs, want 3", n)
	}
}

// TestQuoted writes what is found between brackets.
func TestQuoted(t *testing.T) {
	for _, c := range []struct {
		lang *lang.Language
		want string
	}{
		{lang.English, "He said “[we go]” and “[we stay]”."},
		{lang.English, `"[We go,]" he said, "[now.]"`},
		{lang.English, `He is 6'2" tall and said "[no]".`},
		{lang.English, "'[I can't see the workers' boats,]' she said."},
		{lang.English, "The workers' rights and the '90s were his subject."},
		{lang.English, "“[He said ‘no’ to me,]” she said."},
		{lang.English, "“[We go.]\n\n“[We stay,]” he said."},
		{lang.English, "“He never closed it.\n\nShe did."},
		{lang.English, `he said,"[it is late]".`},
		{lang.English, `“[We go,]" he said. "[We stay.]” “[He said "no" to me,]“ she said.`},
		{lang.German, "„[Wir gehen]“, sagte er. »[Wir bleiben]«, sagte sie. „[Nein]”, sagten alle."},
		{lang.French, "« [Oui] », a-t-il dit. «[Non]», a-t-elle dit."},
		{lang.French, "« [Je reste], a-t-il dit, [c'est ma maison.] »"},
		{lang.French, "« [Il a dit « jamais » et il est parti] », a-t-elle dit."},
		{lang.French, "« Il a dit « [jamais] », a-t-elle dit. « [Et voilà] »."},
		{lang.French, "« [Nous resterons tous ensemble dans la maison,\n« et nous serons fiers d'elle] », a-t-elle dit."},
		{lang.French, "«\u202f[Il m'a dit “jamais” et je l'ai cru]\u202f», a-t-elle dit."},
		{lang.French, "«\u00a0[Il m'a dit 'jamais' et je l'ai cru]\u00a0», a-t-elle dit."},
		{lang.Russian, "«[Газета «Заря» закрыта навсегда]», — сказала она."},
		{lang.Russian, "«[Мы не уйдём,] — сказал он. — [Это наш дом]»."},
		{lang.Russian, "Она сказала: «[Газета „Заря“ закрыта]»."},
		{lang.Any, "市长说：「[我们会]」。"},
		{lang.Any, "”[Vi går]”, sade han."},

		{lang.Russian, "— [Мы не уйдём,] — сказал он. — [Это наш дом.]\n\n— [Почему?]"},
		{lang.Russian, "— [Мы не уйдём!] — после паузы сказал он. Потом он вышел."},
		{lang.Russian, "— [Это — дом, а не завод,] — сказал он, — [и мы остаёмся.]"},
		{lang.Russian, "– хлеб;\n– молоко.\n\nТак выглядел список."},
		{lang.Russian, "Мост — сказал он — старый."},
		{lang.Spanish, "—[No nos iremos] —dijo Ana—. [Es nuestra casa.]\n\n—[¿Y mañana?]"},
		{lang.Spanish, "-[No nos iremos] -dijo Ana-. [Es nuestra casa.]\n\n-[Nadie lo sabe.]"},
		{lang.Spanish, "- Pan y leche.\n\n- Queso.\n\nDijo Ana."},
		{lang.Spanish, "- Nada nuevo -dijo Ana-.\n\nY se fue."},
		{lang.French, "— [Nous restons], répond Anne Morel.\n\n— [Jamais !] s'exclame-t-il."},
		{lang.French, "— Le pont, fermé depuis mai.\n\n— La gare, fermée depuis juin."},
		{lang.English, "— Milk — from the farm.\n\n— The bread of the day."},
		{lang.Any, "– [Vi reser inte,] – svarade hon. – [Det är vårt hus.]"},
	} {
		source := strings.NewReplacer("[", "", "]", "").Replace(c.want)
		got, end := "", 0
		for _, q := range segment.New(source, c.lang).Quoted {
			got += source[end:q.Start] + "[" + q.In(source) + "]"
			end = q.End
		}
		if got += source[end:]; got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}

func TestDateline(t *testing.T) {
	for in, want := range map[string]string{
		"PORT ALDER, Nov. 3 (Wire) — The mill burned.": "The mill burned.",
		"(CNN) -- The mill burned.":                    "The mill burned.",
		"(CNN)The mill burned.":                        "The mill burned.",
		"14:05 The mill burned.":                       "The mill burned.",
		"10.32am – The mill burned.":                   "The mill burned.",
		"10.32 million saw it.":                        "10.32 million saw it.",
		"14:05 was when it burned.":                    "14:05 was when it burned.",
		"Port Alder — a mill town — burned.":           "Port Alder — a mill town — burned.",
		"The mill – once the largest – burned.":        "The mill – once the largest – burned.",
	} {
		if got := segment.New(in, lang.English).Sentences[0].In(in); got != want {
			t.Errorf("%q begins %q, want %q", in, got, want)
		}
	}
}

// TestElided writes a bar between the words.
func TestElided(t *testing.T) {
	for _, c := range []struct {
		lang *lang.Language
		want string
	}{
		{lang.French, "l'|agence|qu'|elle|aujourd'hui"},
		{lang.Italian, "dell'|agenzia|quest'|anno|Dell'|agenzia|Dell'Orto|un|po"},
		{lang.English, "don't|l'agence"},
	} {
		source := strings.NewReplacer("'|", "'", "|", " ").Replace(c.want)
		var got []string
		for _, tok := range segment.New(source, c.lang).Tokens {
			got = append(got, tok.In(source))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got %s, want %s", c.lang.Code, g, c.want)
		}
	}
}

func TestLead(t *testing.T) {
	text := segment.New("The bridge (file photo)\n\nThe mayor left. Nobody knew why.\n\nShe came back.", lang.English)
	for n, want := range [][]int{nil, {1}, {1, 2}, {1, 2, 3}, {1, 2, 3}} {
		if got := text.Lead(n); !slices.Equal(got, want) {
			t.Errorf("%d sentences: %v, want %v", n, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]int{
		"":                            0,
		"The mill burned.":            3,
		`"Yes," he said — twice.`:     4,
		"state-of-the-art, U.S.-made": 2,
		"我们会":                         3,
		"l'agence d'État":             2,
		"\x00 12.5 %":                 1,
	} {
		if got := segment.Words(segment.New(in, lang.French).Tokens); got != want {
			t.Errorf("%q has %d words, want %d", in, got, want)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	text := strings.Repeat("The council of Port Alder met on Tuesday. “We will build the bridge,” Mayor Ada Brandt told reporters. She left at 9 p.m. and said no more.\n\n", 24)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		segment.New(text, lang.English)
	}
}
