package fragment_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"pullquote/summarize/fragment"
)

func TestLink(t *testing.T) {
	const at = "https://courier.test/vote"
	for name, c := range map[string]struct {
		page page
		want []string // what follows text=
	}{
		"few words":         {mark("", "“[Nobody asked us],” she said."), []string{"Nobody%20asked%20us"}},
		"many words":        {mark("", "“[We asked the town for a bridge and we got a ferry],” she said."), []string{"We%20asked%20the%20town,we%20got%20a%20ferry"}},
		"reserved signs":    {mark("", "“[Well-known, A&B]”"), []string{"Well%2Dknown%2C%20A%26B"}},
		"more of the start": {mark("", "“[It is the end of it for all of us here]” or “[It is the end of the pier for all of them]”"), []string{"It%20is%20the%20end,all%20of%20us%20here", "It%20is%20the%20end%20of%20the,for%20all%20of%20them"}},
		"a prefix":          {mark("", "“[No way],” he said. Then “[No way],” she said."), []string{"No%20way", "Then%20%E2%80%9C-,No%20way"}},
		"a suffix":          {mark("", "Then “[No way],” he said. Then “[no way],” she said. And then."), []string{"No%20way", "said.%20Then%20%E2%80%9C-,no%20way"}},
		"a block's suffix":  {mark("", "No.\n\n“[Way],” he said.\n\nNo.\n\n“[Way],” she said."), []string{"Way", "Way,-%2C%E2%80%9D%20she"}},
		"a longer end":      {mark("", "“[Now it is what it is, and then it is what it is, and again it is what it is],” he said."), []string{"Now%20it%20is%20what,again%20it%20is%20what%20it%20is"}},
		"no words":          {mark("", "“[…],” he said."), nil},
	} {
		t.Run(name, func(t *testing.T) {
			article := fragment.New(c.page.title, c.page.text)
			for i, p := range c.page.passages {
				want := at
				if c.want != nil {
					want += "#:~:text=" + c.want[i]
				}
				if got := article.Link(at, p.start, p.end); got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
			}
		})
	}
}

func TestLinkKeepsAFragment(t *testing.T) {
	got := fragment.New("", "Nobody asked us").Link("https://courier.test/live#1405", 0, 15)
	if want := "https://courier.test/live#1405:~:text=Nobody%20asked%20us"; got != want {
		t.Error("got", got)
	}
}

// FuzzLink proves that every term of a link stands in the text, whatever the text.
func FuzzLink(f *testing.F) {
	f.Add("The vote", "No way. No way. No way.\n\nNo way. No way, no way!", 9, 15)
	f.Add("", "«\u00a0Nous ne céderons pas\u00a0»\n \n\xff\x00 oui", 4, 20)
	f.Fuzz(func(t *testing.T, title, text string, start, end int) {
		if start < 0 || end < start || end > len(text) || !utf8.ValidString(text[:start]) || !utf8.ValidString(text[start:end]) {
			return // no passage: it would cut characters
		}
		link := fragment.New(title, text).Link("https://courier.test/", start, end)
		_, directive, found := strings.Cut(link, "#:~:text=")
		if !found {
			return
		}
		page := strings.Join(strings.Fields(title+" "+text), " ")
		for term := range strings.SplitSeq(directive, ",") {
			term, err := url.QueryUnescape(strings.TrimPrefix(strings.TrimSuffix(term, "-"), "-"))
			if err != nil || !strings.Contains(page, term) {
				t.Fatalf("%q is not in the text: %q, %v", term, link, err)
			}
		}
	})
}

// BenchmarkLink links to each sentence of a text: the time must grow with the text
// and no faster, also where it says the same all the time.
func BenchmarkLink(b *testing.B) {
	for name, sentence := range map[string]string{"prose": "", "the same": "No way, they said, no way at all. "} {
		for _, size := range []int{5_000, 50_000, 500_000} {
			text := strings.Repeat(sentence, size/max(1, len(sentence)))
			if sentence == "" {
				text = prose(size)
			}
			b.Run(fmt.Sprintf("%s/%dKB", name, size/1000), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					article := fragment.New("", text)
					for at := 0; at+60 < len(text); at += 200 {
						article.Link("https://courier.test/", at, at+60)
					}
				}
			})
		}
	}
}

// prose returns words in an order that does not repeat.
func prose(size int) string {
	var b strings.Builder
	words := strings.Fields("the ferry to the island will not sail in winter because nobody paid for a new screw and so the mayor promised bread by air")
	for n := uint64(1); b.Len() < size; n = n*6364136223846793005 + 1442695040888963407 {
		b.WriteString(words[int(n>>33)%len(words)])
		b.WriteByte(' ')
	}
	return b.String()
}
