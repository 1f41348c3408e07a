package terminal

import (
	"strings"
)

// A look is how text is set off: the parameters of one SGR sequence. The sixteen
// colours that every theme defines are enough, and look right in all of them.
type look string

const (
	plain  look = ""
	strong look = "1"
	faint  look = "2"
	spoken look = "3"    // what somebody said
	outlet look = "1;36" // who reports it
	bar    look = "33"   // what sets a quotation apart
	typed  look = "36"   // what can be typed
)

// A pen draws runs for one width, in colour or without.
type pen struct {
	color bool
	width int
}

// block draws runs as lines, each of which begins with the same margin and ends
// two columns before the edge.
func (p pen) block(margin []run, runs ...run) string {
	left := 0
	for _, m := range margin {
		left += columnsIn(m.text)
	}
	var b strings.Builder
	for _, line := range lines(runs, max(p.width-left-2, 8)) {
		if len(line) > 0 {
			b.WriteString(p.paint(cells(margin)))
		}
		b.WriteString(p.paint(line))
		b.WriteByte('\n')
	}
	return b.String()
}

// paint writes one line, joining neighbours of the same look.
func (p pen) paint(line []cell) string {
	var b strings.Builder
	for len(line) > 0 {
		first, n := line[0], 0
		var text strings.Builder
		for n < len(line) && line[n].look == first.look && line[n].url == first.url {
			text.WriteString(line[n].text)
			n++
		}
		b.WriteString(p.styled(run{text.String(), first.look, first.url}))
		line = line[n:]
	}
	return b.String()
}

// styled writes text in its look. A link is an OSC 8 sequence, which terminals
// that don't know it leave out.
func (p pen) styled(r run) string {
	if !p.color {
		return r.text
	}
	s := r.text
	if r.look != plain {
		s = "\x1b[" + string(r.look) + "m" + s + "\x1b[0m"
	}
	if r.url != "" {
		s = "\x1b]8;;" + r.url + "\x1b\\" + s + "\x1b]8;;\x1b\\"
	}
	return s
}
