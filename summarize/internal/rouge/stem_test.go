package rouge

import "testing"

// TestStem takes the examples of Porter's paper, step by step, carried through to
// the end, and the words where NLTK departs.
func TestStem(t *testing.T) {
	for word, want := range map[string]string{
		"caresses": "caress", "ponies": "poni", "caress": "caress", "cats": "cat",
		"feed": "feed", "agreed": "agre", "plastered": "plaster", "bled": "bled", "motoring": "motor", "sing": "sing",
		"conflated": "conflat", "troubled": "troubl", "sized": "size", "hopping": "hop", "falling": "fall", "hissing": "hiss",
		"failing": "fail", "filing": "file", "happy": "happi",
		"relational": "relat", "conditional": "condit", "rational": "ration", "digitizer": "digit", "vietnamization": "vietnam",
		"predication": "predic", "operator": "oper", "feudalism": "feudal", "decisiveness": "decis", "hopefulness": "hope",
		"triplicate": "triplic", "formative": "form", "formalize": "formal", "electrical": "electr", "goodness": "good",
		"revival": "reviv", "allowance": "allow", "inference": "infer", "airliner": "airlin", "adjustable": "adjust",
		"replacement": "replac", "adjustment": "adjust", "adoption": "adopt", "communism": "commun", "effective": "effect",
		"probate": "probat", "rate": "rate", "cease": "ceas", "controlling": "control", "rolling": "roll",
		"skies": "sky", "dying": "die", "news": "news", "dies": "die", "died": "die", "enjoy": "enjoy", "fully": "fulli", "possibly": "possibl",
		"hopefully": "hope", "geology": "geolog", "generally": "gener", "say": "say",
	} {
		if got := stem(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}
