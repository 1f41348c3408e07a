package story

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/summarize"
	"pullquote/summarize/lang"
	"pullquote/summarize/segment"
)

var update = flag.Bool("update", false, "rewrite what the golden files expect")

const (
	nextOutlet = "\n\n======== outlet\n"
	digest     = "\n\n======== digest\n"
)

// TestComposeGolden holds the digest of the articles in each file of
// testdata/compose against the one written under them. -update writes it, and a
// person reads whether it is right.
func TestComposeGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/compose/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			outlets, want, _ := strings.Cut(string(raw), digest)
			var articles []Article
			for outlet := range strings.SplitSeq(outlets, nextOutlet) {
				title, text, _ := strings.Cut(strings.TrimSpace(outlet), "\n\n")
				articles = append(articles, Article{Title: title, Text: text})
			}
			got := show(articles)
			if *update {
				if err := os.WriteFile(f, []byte(strings.TrimSpace(outlets)+digest+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// show prints a digest for people, who count from 1.
func show(articles []Article) string {
	var b strings.Builder
	d := Compose(articles, summarize.Options{})
	for i, voice := range d.Voices {
		if voice != i {
			fmt.Fprintf(&b, "outlet %d is a copy of %d\n", i+1, voice+1)
		}
	}
	from := func(article int, also []int) string {
		s := fmt.Sprint(article + 1)
		for _, a := range also {
			s += fmt.Sprintf(", %d", a+1)
		}
		return s
	}
	for _, x := range d.Sentences {
		fmt.Fprintf(&b, "* %s (%s)\n", summarize.Fold(x.In(articles[x.Article].Text)), from(x.Article, x.Also))
	}
	for _, q := range d.Quotes {
		fmt.Fprintf(&b, "> [%s] (%s)\n      — %s\n", summarize.Fold(q.In(articles[q.Article].Text)), from(q.Article, q.Also), q.Speaker)
	}
	return b.String()
}

func TestSame(t *testing.T) {
	const bridge = "The council of Port Alder voted on Tuesday to rebuild the old bridge for €5 million."
	for _, tt := range []struct {
		name, a, b string
		want       bool
	}{
		{"word for word", bridge, bridge, true},
		{"other marks", "“We stay,” the mayor said.", "\"We stay\", the mayor said", true},
		{"a day left out", bridge, strings.Replace(bridge, "on Tuesday ", "", 1), true},
		{"a word left out", bridge, strings.Replace(bridge, "old ", "", 1), true},
		{"too many left out", "The mayor said so late at night.", "The mayor said so.", false},
		{"another word", bridge, strings.Replace(bridge, "rebuild", "demolish", 1), false},
		{"another day", bridge, strings.Replace(bridge, "Tuesday", "Monday", 1), false},
		{"another number", "At least 12 people were killed in the fire.", "At least 14 people were killed in the fire.", false},
		{"another number as a word", "At least twelve people were killed in it.", "At least fourteen people were killed in it.", false},
		{"a number left out", "The fire in the mill killed all 12 people.", "The fire in the mill killed all people.", false},
		{"another order", "Brandt accused Marr of lying.", "Marr accused Brandt of lying.", false},
		{"a name left out", bridge, strings.Replace(bridge, " of Port Alder", "", 1), false},
		{"denied", "The mayor will not stand for office again.", "The mayor will stand for office again.", false},
		{"denied by a suffix", "The mayor doesn't stand for office again.", "The mayor does stand for office again.", false},
		{"another currency", bridge, strings.Replace(bridge, "€", "$", 1), false},
		{"a question", "The mayor will stand again?", "The mayor will stand again.", false},
		{"nothing", "", "", false},
		{"only marks", "...", "...", false},
	} {
		a, b := segment.New(tt.a, lang.English).Tokens, segment.New(tt.b, lang.English).Tokens
		if same(a, b) != tt.want || same(b, a) != tt.want {
			t.Errorf("%s: want %v", tt.name, tt.want)
		}
	}
	de := func(s string) []segment.Token { return segment.New(s, lang.German).Tokens }
	if same(de("Der Kreis muss in diesem Jahr keine höheren Kosten tragen."), de("Der Kreis muss in diesem Jahr höheren Kosten tragen.")) ||
		same(de("Die Arbeiten sollen nicht im Frühjahr beginnen."), de("Die Arbeiten sollen im Frühjahr beginnen.")) {
		t.Error("a German denial was folded")
	}
}

func TestDisputes(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       bool
	}{
		{"another number", "At least 12 people were killed in the fire.", "At least 14 people were killed in the fire.", true},
		{"a denial", "The mayor will stand for office again.", "The mayor will not stand for office again.", true},
		{"the same", "At least 12 people were killed.", "At least 12 people were killed.", false},
		{"a number left out", "The fire in the mill killed all 12 people.", "The fire in the mill killed all people.", false},
		{"a denial by a suffix", "The mayor does stand for office again.", "The mayor doesn't stand for office again.", true},
		{"something else", "At least 12 people were killed in the fire.", "The mill employed 14 people before the war.", false},
		{"nothing", "", "", false},
	} {
		a, b := segment.New(tt.a, lang.English).Tokens, segment.New(tt.b, lang.English).Tokens
		if disputes(a, b) != tt.want || disputes(b, a) != tt.want {
			t.Errorf("%s: want %v", tt.name, tt.want)
		}
	}
}

// Who is quoted with the same words by two names said it twice, for all we know.
func TestApart(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Ada Brandt", "Ian Marr", true},
		{"Ada Brandt", "Brandt", false},
		{"Ada Brandt", "a spokeswoman", false},
		{"The mayor", "Ian Marr", false},
		{"Ada Brandt", "", false},
	} {
		if got := apart(tt.a, tt.b, lang.English); got != tt.want {
			t.Errorf("%q and %q: %v", tt.a, tt.b, got)
		}
	}
}

func TestVoices(t *testing.T) {
	const flash = "The ferry Brinehold ran aground off Port Alder on Tuesday with 212 passengers on board. Nobody was hurt when it struck the bank, the coastguard said."
	const added = " The line gave every passenger a ticket back and a cup of soup."
	for _, tt := range []struct {
		name  string
		texts []string
		want  []int
	}{
		{"a copy", []string{flash, flash}, []int{0, 0}},
		{"a copy of a copy", []string{flash, "Another matter is reported here in quite other words.", flash, flash}, []int{0, 1, 0, 0}},
		{"a word changed", []string{flash, strings.Replace(flash, "bank", "reef", 1)}, []int{0, 0}},
		{"as much of its own", []string{flash, flash + " Passengers told this paper of a bang in the night. Some of them had slept in the lounge, and woke as glasses fell off the bar and lights went out."}, []int{0, 1}},
		{"other words", []string{flash, "A ferry with more than two hundred people struck a bank near Port Alder."}, []int{0, 1}},
		{"a word before it", []string{flash, "Update: " + flash}, []int{0, 0}},
		{"a copy of what a copy adds", []string{flash, flash + added, added}, []int{0, 0, 0}},
		{"no words", []string{"", "", "Yes."}, []int{0, 1, 2}},
	} {
		var texts []*segment.Text
		for _, s := range tt.texts {
			texts = append(texts, segment.New(s, lang.English))
		}
		if got := voices(texts); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestComposeTold asks what is not shown again.
func TestComposeTold(t *testing.T) {
	lead := "The council of Port Alder voted on Tuesday to close the old library."
	snow := "Snow fell in the north all night, and the road to Dunmere over the pass will stay closed until Friday."
	for _, tt := range []struct {
		name              string
		texts             []string
		sentences, quotes int
		want              []string
	}{
		{"the same news in other words waits",
			[]string{lead, "On Tuesday Port Alder's council voted: the old library must close. Readers had gathered nine thousand signatures against it."},
			2, -1, []string{lead, "Readers had gathered nine thousand signatures against it."}},
		{"and is shown when there is nothing newer",
			[]string{lead, "On Tuesday Port Alder's council voted: the old library must close."},
			2, -1, []string{lead, "On Tuesday Port Alder's council voted: the old library must close."}},
		{"one quote of one man",
			[]string{lead + " “We cannot heat that house for another winter,” said Ian Marr.", "Snow fell in the north. “We cannot heat that house for another winter”, said Ian Marr."},
			1, 2, []string{lead, "We cannot heat that house for another winter"}},
		{"one quote of two people",
			[]string{lead + " “We cannot heat that house for another winter,” said Ian Marr.", "Snow fell in the north. “We cannot heat that house for another winter,” said Ada Brandt."},
			1, 2, []string{lead, "We cannot heat that house for another winter", "We cannot heat that house for another winter"}},
		{"a new speaker before a second quote",
			[]string{lead + " “We cannot heat that house for another winter,” said Ian Marr.", "Snow fell in the north. “The library and its books will all be kept in the school,” said Ian Marr. “The readers will remember it,” said Ada Brandt."},
			1, 2, []string{lead, "We cannot heat that house for another winter", "The readers will remember it"}},
		{"a quote that two voices have",
			[]string{lead + " “We cannot heat that house for another winter,” said Ian Marr. “The readers will remember what you did,” said Ada Brandt.",
				snow + " “The readers will remember what you did,” said Ada Brandt."},
			1, 1, []string{lead, "The readers will remember what you did"}},
		{"a quote that one voice has twice",
			[]string{lead + " “We cannot heat that house for another winter,” said Ian Marr. “The readers will remember what you did,” said Ada Brandt.",
				snow + " “It was the coldest night of this long winter,” said Ian Roe.",
				snow + " “It was the coldest night of this long winter,” said Ian Roe."},
			1, 1, []string{lead, "We cannot heat that house for another winter"}},
		{"a quote in a sentence",
			[]string{"“We cannot heat that house for another winter,” Ian Marr said.", "Snow fell in the north. “We cannot heat that house for another winter,” said Ian Marr."},
			1, 2, []string{"“We cannot heat that house for another winter,” Ian Marr said."}},
	} {
		var articles []Article
		for _, s := range tt.texts {
			articles = append(articles, Article{Lang: "en", Text: s})
		}
		var got []string
		d := Compose(articles, summarize.Options{Sentences: tt.sentences, Quotes: tt.quotes})
		for _, x := range d.Sentences {
			got = append(got, x.In(tt.texts[x.Article]))
		}
		for _, q := range d.Quotes {
			got = append(got, q.In(tt.texts[q.Article]))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
	}
}

// One article alone is summarised as it always is.
func TestComposeOne(t *testing.T) {
	a := Article{Lang: "en", Text: "The ferry ran aground at night. It was free by noon. “We were lucky,” said Captain Ian Marr, who was on the bridge. "}
	want := summarize.Options{}.Summarize(summarize.Document{Lang: a.Lang, Text: a.Text})
	got := Compose([]Article{a}, summarize.Options{})
	if len(got.Sentences) != len(want.Sentences) {
		t.Fatalf("%d sentences, want %d", len(got.Sentences), len(want.Sentences))
	}
	for i, x := range got.Sentences {
		if x.Span != want.Sentences[i].Span {
			t.Errorf("sentence %d: %v, want %v", i, x.Span, want.Sentences[i].Span)
		}
	}
	if d := Compose(nil, summarize.Options{}); len(d.Sentences)+len(d.Quotes)+len(d.Voices) > 0 {
		t.Errorf("of nothing: %+v", d)
	}
}

// The time grows with the text, not with its square.
func TestComposeHostile(t *testing.T) {
	start := time.Now()
	long := strings.Repeat("“Yes,” she said, and the mayor Ada Brandt left. ", 500_000/48)
	Compose([]Article{{Text: long}, {Text: long}, {Text: strings.Repeat("“", 100_000)}, {Text: "\x00\xff“a”"}}, summarize.Options{Sentences: 5})
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
