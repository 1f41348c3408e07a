package summarize_test

import (
	"fmt"

	"pullquote/summarize"
)

const bridge = `The council of Port Alder voted on Tuesday to rebuild the Old Harbour
Bridge, which has been closed since a barge struck it two years ago.

"We will lose one summer, not three," Mayor Ada Brandt told reporters.

A spokeswoman for the port said the ferry would run until the bridge is open.`

// Sentences and quotes are passages of the text. Fold shows them without the
// line breaks of a hard-wrapped original.
func ExampleOptions_Summarize() {
	d := summarize.Document{Title: "Council votes for bridge", Text: bridge}
	s := summarize.Options{Sentences: 1}.Summarize(d)
	for _, x := range s.Sentences {
		fmt.Println(summarize.Fold(x.In(d.Text)))
	}
	for _, q := range s.Quotes {
		fmt.Printf("“%s” — %s, %s (show: %v)\n", summarize.Fold(q.In(d.Text)), q.Speaker, q.Role, q.Key)
	}
	// Output:
	// The council of Port Alder voted on Tuesday to rebuild the Old Harbour Bridge, which has been closed since a barge struck it two years ago.
	// “We will lose one summer, not three” — Ada Brandt, Mayor (show: true)
}

func ExampleSpan_In() {
	s := summarize.Span{Start: 4, End: 25}
	fmt.Println(s.In(bridge))
	// Output: council of Port Alder
}

func ExampleFold() {
	fmt.Println(summarize.Fold("the Old Harbour\nBridge"))
	// Output: the Old Harbour Bridge
}
