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
		{"asked by", before + "Brandt was asked by the host, Tom Vell, “Will it ever turn again, do you think?”", "Tom Vell", true},
		{"asked by nobody", before + "Brandt was asked, “Will it ever turn again, do you think?”", "", false},
		{"asked by, and a verb between", before + "Brandt was asked by Tom Vell, who called the mill a ruin, but has once or twice praised it, “Will it ever turn again?”", "Ada Brandt", false},
		{"never said", before + "Brandt never said that “the mill will turn again by the end of May”.", "Ada Brandt", false},
		{"would not say", before + "Brandt would not say that “the mill will turn again by the end of May”.", "Ada Brandt", false},
		{"another's participle", before + "Brandt asks for silence as a miller walks in front of her, saying “the mill will turn again by May”.", "Ada Brandt", false},
		{"somebody right before the participle", before + "Brandt reminds me of Tom Vell saying that “the mill will turn again by the end of May”.", "Ada Brandt", false},
		{"her own participle", before + "Brandt defended the plan on Monday, saying “the mill will turn again by the end of May”.", "Ada Brandt", true},
		{"one speaks of the other", "Mayor Tom Vell said he had asked Sir Wim Hale, a scholar, who had advised him to wait.\n\n“I want to be clear on that,” he said.", "Tom Vell", false},
		{"two speak in a sentence", "Ada Brandt said the mill was old, though Tom Vell told a reporter it was new.\n\n“It will turn again by the end of May.”", "Ada Brandt", false},
		{"the doubt goes on", "Mrs. Ada Brandt met Mrs. Eva Vell. “We will build it again,” she said. “It will be ours,” she added.", "Eva Vell", false},
		{"an object before the second verb", before + "The new leaflet hits Brandt for taking gifts, and claims that “the mill has made her a rich woman”.", "Ada Brandt", false},
		{"a headline's capitals", before + "MILL COUNCIL REFUSES TO STAY OPEN The team cited “doors that do not close and a roof that is no more”.", "REFUSES", false},
		{"a piece of the sentence", before + "On Monday the “Windmill” star told us that “the mill will turn again by the end of May”.", "star", false},
		{"which she called", before + "Vell has supported laws that target the power of towns, which she called “a cartel of the rich”.", "Ada Brandt", true},
		{"she wrote", before + "Bert Vell posted a letter about what the council had done: “It is a shame for all of us,” Brandt wrote.", "Ada Brandt", true},
		{"whose cook", before + "There was one change: “It is about time for all of us,” smiled Vell's cook.", "", false},
		{"led by", before + "Led by Ada Brandt, the Milling Union called it “a long and heavy day for the whole town”.", "Milling Union", true},
		{"he whose first name nobody knows", "Mr. Bert Vell left. “We are late for the mill,” Hale said. “It will turn again,” he added.", "Hale", false},
	} {
		quotes := quotation.Find(segment.New(c.text, lang.English))
		if len(quotes) == 0 {
			t.Errorf("%s: no quotation", c.name)
			continue
		}
		if q := quotes[len(quotes)-1]; q.Sure != c.sure || q.Speaker != c.speaker {
			t.Errorf("%s: %q, sure %v; want %q, %v", c.name, q.Speaker, q.Sure, c.speaker, c.sure)
		}
	}
}
