package summarize

// A Document is an article as plain text.
type Document struct {
	Title string // its headline; may be empty
	Lang  string // BCP 47 tag as declared; empty: not. A long text is read in the language it is in
	Text  string // paragraphs parted by an empty line; lines inside a paragraph may be hard-wrapped
}

// A Span is a passage of Document.Text: the bytes [Start:End). It always begins
// and ends on a character boundary.
type Span struct{ Start, End int }

// In returns the passage itself, exactly as the text has it.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// A Sentence is one that was chosen.
type Sentence struct {
	Span
	Score float64 // higher is better; comparable within one document only
}

// A Quote is what somebody said, word for word.
type Quote struct {
	Span               // the words inside the marks
	Speaker     string // the fullest name the text gives, or the phrase where it gives no name ("a police spokeswoman"); empty when the text names nobody: never guessed
	Role        string // "Foreign Minister"; empty when the text gives none
	SpeakerSpan Span   // where the text names the speaker; zero when nowhere
	Sure        bool   // the text leaves no other reading of who speaks: nobody else whom "she said" could mean
	Key         bool   // a post would show it; only of those whose speaker is sure
}

// A Summary is a choice out of a Document, in the document's order.
type Summary struct {
	Lang      string // the language that the text was read in
	Sentences []Sentence
	Quotes    []Quote // every quotation of speech that was found
	Reason    string  // why no sentence was chosen: "the text has no words"; empty when one was
}

// Options say how much is chosen. Zero Options are good.
type Options struct {
	Sentences int     // how many sentences at most; 0 means 3
	Quotes    int     // how many quotes are marked Key at most; 0 means 2, -1 none
	Share     float64 // how much of the words may be chosen at most, for texts of 120 words or more; 0 means a third, 1 no limit
}
