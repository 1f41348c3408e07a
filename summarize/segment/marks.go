package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Quoted is a passage between quotation marks: speech, a title, irony.
type Quoted struct {
	Span             // the words inside the marks
	Outer     Span   // marks included
	Mark      string // the opening mark
	Open      bool   // no mark closes it in its paragraph: the next paragraph opens again
	Continues bool   // it goes on where the paragraph before left off
	Turn      bool   // dashes, not marks, set it apart: a line of dialogue
}

// # How marks are paired
//
// Writers and their programs use the same glyph for opposite ends: “ opens in
// English and closes in German, » opens in Denmark and closes in France, " and '
// do both everywhere, and ’ is more often an apostrophe than a mark. So a glyph
// alone decides little. What decides is where it stands and what is open:
//
//   - A mark with a blank (or a bracket, a dash, another mark) before it and a
//     word after it looks like an opening one; one with a word or a full stop
//     before it and none after it looks like a closing one.
//   - Each family („ “ ”, « », " …) remembers its one open mark. A mark of an
//     open family closes it unless it plainly looks like an opening one.
//   - A mark that can only close, and whose family has none open, closes the
//     other double mark that is: editors mix “ and " in one article.
//   - ' and ’ open only where they look so, and only if a closing one follows:
//     better one after a full stop or comma than one after a plain s, which is
//     mostly the genitive of a plural ("the workers' rights").
//
//   - A guillemet inside an open one is a quotation in the quotation where two
//     close them; where only one does, the first was a slip. A mark that opens again
//     at the beginning of a line is none.
//
// What is still open at the paragraph's end is dropped, except when the next
// paragraph opens with the same mark: that is how long quotations are printed.
// One pass, and singles are looked ahead for only up to the next opening single
// and a hundred marks, so the time is linear.

// A family is a set of marks that belong together.
type family uint8

const (
	none      family = iota
	double           // “ ” „ ‟
	guillemet        // « »
	straight         // "
	twice            // '' and ``
	single           // ‘ ’ ‚ ' ‹ ›
	corner           // 「 」 『 』
	families
)

// A mark is one glyph in its place. A text can have half a million of them: it is
// kept small.
type mark struct {
	at       int32 // byte of the text
	glyph    rune  // the first of two, when family is twice
	width    uint8
	family   family
	free     bool // a blank or nothing stands before it
	opens    bool // its surroundings look like an opening mark's
	closes   bool // … like a closing mark's
	speaks   bool // a full stop, comma or the like stands before it
	genitive bool // an s stands before it and a word after it
	line     bool // a line begins with it
}

func (m mark) start() int { return int(m.at) }

func (m mark) end() int { return int(m.at) + int(m.width) }

// passages returns what stands between marks in a paragraph, outermost only.
func passages(text string, p Span) []Quoted {
	marks := findMarks(text, p)
	var out []Quoted
	var open [families]int // index in marks of the open mark, plus one
	var until int          // singles before this index in marks are the words' own
	nested := 0            // how many guillemets are open inside of open ones
	for i, m := range marks {
		if m.family == single {
			if i < until {
				continue
			}
			if !m.opens {
				continue
			}
			if c := closingSingle(marks, i); c > 0 {
				out = appendPassage(out, text, m, marks[c])
				until = c + 1
			}
			continue
		}
		o := open[m.family]
		if o == 0 && m.plainlyCloses() {
			o = max(open[double], open[straight])
		}
		switch {
		case o > 0 && m.line && m.glyph == '«' && marks[o-1].glyph == '«':
			// Opened again, as French books and papers do on each line.
		case o > 0 && m.inner(marks[o-1]) && nests(marks[i+1:]):
			nested++
		case nested > 0 && m.glyph == '»':
			nested--
		case o > 0 && !m.mustOpen(marks[o-1]):
			out = appendPassage(out, text, marks[o-1], m)
			open[marks[o-1].family] = 0
		case m.mayOpen():
			open[m.family] = i + 1
		}
	}
	last := 0 // the latest mark still open: speech that the next paragraph may go on with
	for f := double; f < families; f++ {
		last = max(last, open[f])
	}
	if last > 0 {
		m := marks[last-1]
		in := trim(text, Span{m.end(), p.End})
		if n := len(out); in.Start < in.End && (n == 0 || out[n-1].Outer.End <= m.start()) {
			out = append(out, Quoted{Span: in, Outer: Span{m.start(), p.End}, Mark: text[m.start():m.end()], Open: true})
		}
	}
	return outermost(out)
}

// mustOpen reports whether m begins a new passage although o is open.
func (m mark) mustOpen(o mark) bool {
	switch m.glyph {
	case '«':
		return m.inner(o) || m.opens && !m.closes && m.free && o.glyph != '»'
	case '“':
		return m.opens && !m.closes && m.free && o.glyph != '„'
	case '”', '」', '』':
		return false
	case '»':
		return m.opens && !m.closes && m.free && o.glyph != '«'
	}
	return m.opens && !m.closes && m.free
}

// inner reports whether m opens a guillemet while the guillemet o is open. French
// has a blank on both sides of it.
func (m mark) inner(o mark) bool {
	return m.glyph == '«' && o.glyph == '«' && m.free && !m.closes
}

// nests reports whether the guillemets behind an inner opening one close it and the
// outer one: « Il a dit « jamais » et il est parti ».
func nests(behind []mark) bool {
	closing := 0
	for _, m := range behind[:min(len(behind), farthestClosing)] {
		if m.family != guillemet {
			continue
		}
		if m.glyph == '«' {
			return false
		}
		if closing++; closing == 2 {
			return true
		}
	}
	return false
}

// plainlyCloses reports whether m is a double mark that cannot be an opening one.
func (m mark) plainlyCloses() bool {
	return (m.family == double || m.family == straight) && m.closes && !m.opens
}

// mayOpen reports whether m can begin a passage while none of its family is open.
func (m mark) mayOpen() bool {
	switch m.glyph {
	case '„', '“', '«', '「', '『', '`':
		return true
	case '」', '』':
		return false
	}
	return m.opens || !m.closes && (m.family == straight || m.family == twice)
}

// farthestClosing is how many marks later a single mark may close. Between two
// single marks that belong together no writer has so many others.
const farthestClosing = 100

// closingSingle returns the index in marks of the single mark that closes the
// one at i, 0 when none does.
func closingSingle(marks []mark, i int) int {
	weak := 0
	for j := i + 1; j < min(len(marks), i+farthestClosing); j++ {
		m := marks[j]
		if m.family != single {
			continue
		}
		if m.opens && !m.closes {
			break
		}
		switch {
		case !m.closes:
		case m.speaks:
			if weak > 0 && !marks[weak].genitive {
				return weak
			}
			return j
		case weak == 0 || marks[weak].genitive:
			weak = j
		}
	}
	return weak
}

func appendPassage(out []Quoted, text string, open, close mark) []Quoted {
	in := trim(text, Span{open.end(), close.start()})
	if in.Start >= in.End {
		return out
	}
	return append(out, Quoted{Span: in, Outer: Span{open.start(), close.end()}, Mark: text[open.start():open.end()]})
}

// outermost puts passages in order and drops what lies in or across another.
func outermost(q []Quoted) []Quoted {
	sortByStart(q)
	kept := q[:0]
	for _, x := range q {
		if n := len(kept); n > 0 && x.Outer.Start < kept[n-1].Outer.End {
			continue
		}
		kept = append(kept, x)
	}
	return kept
}

// findMarks returns the quotation marks of a paragraph, apostrophes left out.
func findMarks(text string, p Span) []mark {
	var out []mark
	in := p.In(text)
	for i := 0; i < len(in); {
		if c := in[i]; c < utf8.RuneSelf && c != '"' && c != '\'' && c != '`' {
			i++
			continue
		}
		glyph, f := markAt(in[i:])
		if f == none {
			_, w := utf8.DecodeRuneInString(in[i:])
			i += w
			continue
		}
		if m, ok := look(in, i, glyph, f); ok {
			m.at = int32(p.Start + i)
			out = append(room(out, i+len(glyph), len(in)), m)
		}
		i += len(glyph)
	}
	return out
}

func markAt(s string) (string, family) {
	for _, two := range []string{"''", "``", "’’", "‘‘"} {
		if strings.HasPrefix(s, two) {
			return two, twice
		}
	}
	r, w := utf8.DecodeRuneInString(s)
	switch r {
	case '“', '”', '„', '‟':
		return s[:w], double
	case '«', '»':
		return s[:w], guillemet
	case '"', '＂':
		return s[:w], straight
	case '\'', '‘', '’', '‚', '‹', '›', '‛':
		return s[:w], single
	case '「', '」', '『', '』':
		return s[:w], corner
	}
	return "", none
}

// look judges a mark by what stands on both sides of it; false for an apostrophe
// inside a word, for feet and inches, and for what is one of a row of the same.
func look(in string, i int, glyph string, f family) (mark, bool) {
	before, _ := utf8.DecodeLastRuneInString(in[:i])
	after, _ := utf8.DecodeRuneInString(in[i+len(glyph):])
	if before == after && strings.HasPrefix(glyph, string(before)) {
		return mark{}, false
	}
	start, end := i == 0, i+len(glyph) == len(in)
	first, _ := utf8.DecodeRuneInString(glyph)
	m := mark{glyph: first, width: uint8(len(glyph)), family: f}
	wordBefore, wordAfter := !start && alnum(before), !end && alnum(after)
	if f == single && wordBefore && wordAfter {
		return m, false
	}
	if (f == single || f == straight || f == twice) && !start && unicode.IsDigit(before) && glyph != "’" && glyph != "”" && wordlike(after) {
		return m, false
	}
	m.free = start || unicode.IsSpace(before)
	m.line = !start && strings.HasSuffix(strings.TrimRight(in[:i], " \t"), "\n")
	m.opens = (start || !wordBefore && (!closer(before) || wordAfter)) && !end && !unicode.IsSpace(after) && !strings.ContainsRune(",.;:!?)", after)
	m.closes = !start && !unicode.IsSpace(before) && (end || !wordAfter) && !strings.ContainsRune("([{", before)
	m.speaks = !start && strings.ContainsRune(".,!?…;:—–-", before)
	if f == single {
		switch glyph {
		case "‘", "‚", "‛", "‹":
			m.opens = m.opens || !end && wordAfter
		case "’", "›":
			m.opens = m.opens && glyph != "’" || glyph == "’" && m.opens && start
		}
		m.genitive = before == 's' && unicode.IsSpace(after) && wordlike(second(in[i+len(glyph):]))
	}
	if glyph == "‚" && !wordAfter {
		return m, false // a comma of another alphabet
	}
	return m, true
}

// second returns the rune after the first one.
func second(s string) rune {
	_, w := utf8.DecodeRuneInString(s)
	r, _ := utf8.DecodeRuneInString(s[w:])
	return r
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func wordlike(r rune) bool { return unicode.IsLower(r) || unicode.IsDigit(r) }

// closer reports whether a mark after r closes: r ends a sentence or a clause.
func closer(r rune) bool { return strings.ContainsRune(".,!?…;)]}%", r) }
