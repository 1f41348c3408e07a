package feed_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestIdentity(t *testing.T) {
	item := func(title, link, guid string) string {
		s := "<item><title>" + title + "</title>"
		if link != "" {
			s += "<link>" + strings.ReplaceAll(link, "&", "&amp;") + "</link>"
		}
		if guid != "" {
			s += "<guid>" + guid + "</guid>"
		}
		return s + "</item>"
	}
	a := item("Ferry", "https://harbour.example/a", "tag:1")
	for name, test := range map[string]struct {
		first, second string
		news          int
	}{
		"nothing new":        {a, a, 0},
		"a new identifier":   {a, item("Ferry", "https://harbour.example/a", "tag:2"), 0},
		"a new address":      {a, item("Ferry", "https://harbour.example/b", "tag:1"), 0},
		"a new title":        {a, item("Boat", "https://harbour.example/a", "tag:1"), 0},
		"tracked":            {item("Ferry", "https://harbour.example/a?utm_source=1", ""), item("Ferry", "http://www.harbour.example/a/?utm_source=2", ""), 0},
		"moved to https":     {item("Ferry", "", "http://harbour.example/a"), item("Ferry", "", "https://harbour.example/a"), 0},
		"another one":        {a, item("Ferry", "https://harbour.example/b", "tag:2"), 1},
		"only words":         {item("Ferry", "", ""), item("Ferry", "", ""), 0},
		"other words":        {item("Ferry", "", ""), item("Boat", "", ""), 1},
		"one page for all":   {item("A", "https://harbour.example/", "1"), item("B", "https://harbour.example/", "2"), 1},
		"one id for two":     {a, item("A", "https://harbour.example/x", "9") + item("B", "https://harbour.example/y", "9"), 2},
		"one link for two":   {a, item("A", "https://harbour.example/x", "8") + item("B", "https://harbour.example/x", "9"), 2},
		"the feed's address": {a, item("A", "https://harbour.example/feed.xml", "8") + item("B", "https://harbour.example/feed.xml", "9"), 2},
		"there twice":        {a, item("A", "https://harbour.example/x", "8") + item("A", "https://harbour.example/x", "8"), 1},
		"back after a while": {a + item("B", "https://harbour.example/b", "2"), item("B", "https://harbour.example/b", "2") + a, 0},
		"a new date":         {a, strings.Replace(a, "<title>", "<pubDate>Tue, 04 Aug 2026 09:00:00 GMT</pubDate><title>", 1), 0},
		"published anew":     {told("Ferry", "1", report), told("Ferry", "2", report), 0},
		"in other marks":     {told("Ferry", "1", report), told("FERRY!", "2", strings.ReplaceAll(report, ",", " &#8212;\u200b ")), 0},
		"another headline":   {told("Ferry", "1", report), told("Boat", "1", report), 0},
		"one form, two days": {told("Tides", "1", report+" High water at 4 and 16."), told("Tides", "2", report+" High water at 5 and 17."), 1},
		"one text for all":   {told("A", "1", report), told("B", "2", report) + told("C", "3", report), 2},
		"too short to tell":  {told("Ferry", "1", "The ferry sails again."), told("Ferry", "2", "The ferry sails again."), 1},
		"thrice in one feed": {a, told("Ferry", "7", report) + told("Ferry\u200b", "8", report) + told("ferry ", "9", report), 1},
	} {
		seen, news := map[string]bool{}, 0
		for n, items := range []string{test.first, test.second} {
			for _, i := range parse(t, rss(items)).Items {
				known := false
				for _, k := range i.Keys {
					known = known || seen[k]
					seen[k] = true
				}
				if n == 1 && !known {
					news++
				}
				if i.ID != i.Keys[0] {
					t.Errorf("%s: the id is %q, the keys are %q", name, i.ID, i.Keys)
				}
			}
		}
		if news != test.news {
			t.Errorf("%s: %d items are news, want %d", name, news, test.news)
		}
	}
}

const report = "The ferry between the old harbour and the island sailed again on Monday, three years after the storm that broke its pier. " +
	"The council had promised the money twice, and twice spent it on the road to the quarry. Fishermen watched from the mole; some had brought " +
	"their children, who had never seen the ramp come down. A ticket costs half of what it did, and islanders travel for nothing."

func told(title, n, text string) string {
	return "<item><title>" + title + "</title><link>https://harbour.example/" + n + "</link><guid>tag:" + n + "</guid><description>" + text + "</description></item>"
}

func TestEdits(t *testing.T) {
	key := func(title, text string) string {
		keys := parse(t, rss(told(title, "1", text))).Items[0].Keys
		return keys[len(keys)-1]
	}
	long := strings.Fields(report + " “We waited for this day,” said Captain Olga Vetrova, who has steered the boat since it was built, and her mate rang the bell.")
	same := 0
	for i := range long {
		edited := slices.Clone(long)
		edited[i] = "altogether"
		if key("Ferry", strings.Join(long, " ")) == key("Ferry", strings.Join(edited, " ")) {
			same++
		}
	}
	if same*10 < len(long)*6 {
		t.Errorf("%d of %d edits are recognised, want six in ten", same, len(long))
	}
	seen := map[string]bool{}
	for i := range 200 {
		rand.New(rand.NewPCG(uint64(i), 0)).Shuffle(len(long), func(a, b int) { long[a], long[b] = long[b], long[a] })
		seen[key("Ferry", strings.Join(long, " "))] = true
	}
	if len(seen) < 200 {
		t.Errorf("200 texts have %d keys", len(seen))
	}
}
