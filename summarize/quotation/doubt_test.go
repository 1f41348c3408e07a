package quotation_test

import (
	"testing"

	"pullquote/summarize/lang"
	"pullquote/summarize/quotation"
	"pullquote/summarize/segment"
)

// TestSure reads the last quotation of each text.
func TestSure(t *testing.T) {
	const before = "Mayor Ada Brandt opened the mill. “It took us nine years,” Brandt said.\n\n"
	for _, c := range []struct {
		name, text, speaker string
		sure                bool
	}{
		{"named", before + "“We are glad of it,” Brandt said.", "Ada Brandt", true},
		{"goes on", before + "“And now it turns again.”", "Ada Brandt", true},
		{"a name follows a cry", before + "“It will never turn again!” Vell, the head of the union, wrote to the paper.", "Vell", true},
		{"a name follows, who knows why", before + "“Will it ever turn again?” Vell of the union had a sign that day.", "Ada Brandt", false},
		{"a word of which nothing is known", "The ferry left. “We will not come back here again,” Qorvex said.", "Qorvex", false},
		{"a body by its last word", "The ferry left. “We will not come back here again,” Qorvex Group said.", "Qorvex Group", true},
		{"a body by its capitals", "The ferry left. “We will not come back here again,” QVX said.", "QVX", true},
		{"two together", "Ada Brandt and Tom Vell said in a letter: “We will not come back here again.”", "Tom Vell", false},
	} {
		quotes := quotation.Find(segment.New(c.text, lang.English))
		if len(quotes) == 0 {
			t.Errorf("%s: no quotation", c.name)
			continue
		}
		if q := quotes[len(quotes)-1]; q.Sure != c.sure || q.Sure && q.Speaker != c.speaker {
			t.Errorf("%s: %q, sure %v; want %q, %v", c.name, q.Speaker, q.Sure, c.speaker, c.sure)
		}
	}
}
