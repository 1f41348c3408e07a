package command

// A UserError is a refusal or a mistake that the asker can understand and mend.
// Commands, a Finder and a Writer return it for everything that people should
// read; any other error is ours and only its log line tells about it.
type UserError struct {
	Text string // what is wrong and where, in one sentence
	Hint string // what to do about it; may be empty
}

// Error joins text and hint.
func (e *UserError) Error() string {
	if e.Hint == "" {
		return e.Text
	}
	return e.Text + " " + e.Hint
}

// reply shows the error, the hint on a line of its own.
func (e *UserError) reply() Reply {
	t := Text{Say(e.Text)}
	if e.Hint != "" {
		t = append(t, Say("\n"+e.Hint))
	}
	return Reply{Text: t, Private: true}
}
