package terminal

import "fmt"

// Welcome shows the first screen: what this is and what to try.
func (t *Terminal) Welcome() error {
	p := t.pen()
	s := "\n" + p.block(margin,
		run{"Pullquote", strong, ""},
		run{text: " reads the news and keeps what people said, word for word. Try:"})
	for _, line := range [][2]string{
		{"latest", "the newest articles"},
		{"quotes", "who said what, lately"},
		{"help", "everything you can ask; quit leaves"},
	} {
		s += p.block([]run{{text: "    "}}, run{fmt.Sprintf("%-8s", line[0]), typed, ""}, run{text: line[1], look: faint})
	}
	_, err := t.print(s + "\n")
	return err
}
