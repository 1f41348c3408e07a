package page

import (
	"bytes"
	"html"
	"strings"
)

// # Broken JSON
//
// JSON-LD is written by templates, and what templates write is not always JSON
// (https://www.rfc-editor.org/rfc/rfc8259): a headline with a quotation mark
// nobody escaped, a body with line breaks, a comma after the last member, two
// objects one after the other, comment marks of HTML around it, a script that was
// cut off. The meaning is plain in all of these, so they are written anew in one
// pass: a mark ends a string only where JSON goes on after it, and what was cut
// off is closed at the last place where a value was whole.

// mend makes JSON, a list of values, of a script that is nearly so.
func mend(script string) []byte {
	if !strings.Contains(script, `"`) {
		script = html.UnescapeString(script)
	}
	m := mender{in: script}
	m.out.WriteByte('[')
	for m.at < len(m.in) {
		m.step()
	}
	if len(m.open) > 0 {
		m.out.Truncate(m.whole)
		m.open = m.open[:m.depth]
	}
	for i := len(m.open) - 1; i >= 0; i-- {
		m.out.WriteByte(m.open[i])
	}
	m.out.WriteByte(']')
	return m.out.Bytes()
}

type mender struct {
	in    string
	at    int
	out   bytes.Buffer
	open  []byte // the marks that close what is open
	whole int    // how much of out is left when what follows is dropped, ...
	depth int    // ... and how much is open there
}

func (m *mender) step() {
	const mark = "<![CDATA["
	if len(m.open) == 0 && strings.HasPrefix(m.in[m.at:], mark) {
		m.at += len(mark)
		return
	}
	c := m.in[m.at]
	m.at++
	switch {
	case c == '{' || c == '[':
		if len(m.open) == 0 && m.out.Len() > 1 {
			m.out.WriteByte(',')
		}
		m.out.WriteByte(c)
		m.open = append(m.open, c+2) // } and ] stand two places after { and [
		m.mark()
	case len(m.open) == 0: // between values: comment marks, semicolons
	case c == '}' || c == ']':
		m.dropComma()
		m.out.WriteByte(m.open[len(m.open)-1])
		m.open = m.open[:len(m.open)-1]
		m.mark()
	case c == ',':
		m.mark()
		m.out.WriteByte(c)
	case c == '"':
		m.text()
	default:
		m.out.WriteByte(c)
	}
}

// mark notes that all before this place is whole.
func (m *mender) mark() { m.whole, m.depth = m.out.Len(), len(m.open) }

func (m *mender) dropComma() {
	b := bytes.TrimRight(m.out.Bytes(), " \t\r\n")
	if len(b) > 0 && b[len(b)-1] == ',' {
		m.out.Truncate(len(b) - 1)
	}
}

// text copies a string.
func (m *mender) text() {
	m.out.WriteByte('"')
	for m.at < len(m.in) {
		c := m.in[m.at]
		m.at++
		switch {
		case c == '"' && m.ends():
			m.out.WriteByte('"')
			return
		case c == '"':
			m.out.WriteString(`\"`)
		case c == '\\' && m.at < len(m.in) && strings.IndexByte(`"\/bfnrtu`, m.in[m.at]) >= 0:
			m.out.WriteByte(c)
			m.out.WriteByte(m.in[m.at])
			m.at++
		case c == '\\': // escapes nothing
		case c == '\n':
			m.out.WriteString(`\n`)
		case c < ' ':
			m.out.WriteByte(' ')
		default:
			m.out.WriteByte(c)
		}
	}
}

// ends reports whether JSON goes on after a quotation mark.
func (m *mender) ends() bool {
	const far = 1000 // white space is not looked through without end
	rest := strings.TrimLeft(m.in[m.at:min(m.at+far, len(m.in))], " \t\r\n")
	if after, comma := strings.CutPrefix(rest, ","); comma { // a text may go on after one too
		after = strings.TrimLeft(after, " \t\r\n")
		return after == "" || strings.IndexByte("\"{[]}-0123456789", after[0]) >= 0
	}
	return rest == "" || strings.IndexByte(":]}", rest[0]) >= 0
}
