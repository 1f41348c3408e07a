package discordtest

import (
	"regexp"
	"strings"
)

// A View is what a Discord client makes of a message.
type View struct {
	Text  string   // the words that are shown, mark-up gone
	Links []string // where a click can lead
	Pings []string // whatever is shown as a mention, whether or not it rings
}

// View reads a message as a client does: the mark-up of texts, titles and
// descriptions; an author's name and a footer as they are.
func (m Message) View() View {
	var v View
	v.read(m.Content)
	for _, e := range m.Embeds {
		v.Text += e.Author.Name + "\n"
		v.read(e.Title)
		if e.URL != "" {
			v.Links = append(v.Links, e.URL)
		}
		v.read(e.Description)
		v.Text += e.Footer.Text + "\n"
	}
	v.Pings = append(v.Pings, m.Pings...)
	return v
}

// read adds a text with mark-up, line by line.
func (v *View) read(s string) {
	for line := range strings.Lines(s) {
		line = lineStart.ReplaceAllString(strings.TrimRight(line, "\n"), "")
		v.inline(line)
		v.Text += "\n"
	}
}

// lineStart is what makes a heading, small print, a quotation or a list.
var lineStart = regexp.MustCompile(`^\s*(#{1,3} |-# |>>> |> |[-*+] |\d+[.)] )`)

// rules are what a client acts on, tried in this order at every character. Each
// has the words that stay as its first group, and an address or a mention as its
// second.
var rules = []struct {
	kind    string
	pattern *regexp.Regexp
}{
	{"plain", regexp.MustCompile(`^\\([^0-9A-Za-z\s])()`)},
	{"plain", regexp.MustCompile("^``((?:[^`]|`[^`])+)``()")},
	{"plain", regexp.MustCompile("^`([^`]+)`()")},
	{"link", regexp.MustCompile(`^\[((?:\\.|\[[^\]]*\]|[^\[\]\\])*)\]\(<?([^\s()<>]+)>?\)`)},
	{"ping", regexp.MustCompile(`^()(<@[!&]?\d+>|<#\d+>|@everyone|@here)`)},
	{"gone", regexp.MustCompile(`^()(<a?:\w+:\d+>|<t:-?\d+(?::\w)?>|</[^>]+:\d+>|<id:\w+>|:[\w+-]+:)`)},
	{"link", regexp.MustCompile(`^<((https?://[^\s>]+))>`)},
	{"link", regexp.MustCompile(`^((https?://[^\s<]+))`)},
	{"link", regexp.MustCompile(`^((discord(?:app)?\.(?:gg|com/invite)/\w+))`)},
	{"inner", regexp.MustCompile(`^(?:\*\*|__)(.+?)(?:\*\*|__)()`)},
	{"inner", regexp.MustCompile(`^(?:~~|\|\|)(.+?)(?:~~|\|\|)()`)},
	{"inner", regexp.MustCompile(`^[*_]([^*_]+)[*_]()`)},
}

// inline adds one line.
func (v *View) inline(s string) {
next:
	for s != "" {
		for _, r := range rules {
			at := r.pattern.FindStringSubmatch(s)
			if at == nil {
				continue
			}
			s = s[len(at[0]):]
			switch r.kind {
			case "plain":
				v.Text += at[1]
			case "inner":
				v.inline(at[1])
			case "link":
				v.Links = append(v.Links, at[2])
				if at[1] == at[2] {
					v.Text += at[1]
				} else {
					v.inline(at[1])
				}
			case "ping":
				v.Pings = append(v.Pings, at[2])
			case "gone": // shown as a picture, a time or a button
			}
			continue next
		}
		n := 1
		for n < len(s) && s[n]&0xC0 == 0x80 {
			n++
		}
		v.Text, s = v.Text+s[:n], s[n:]
	}
}
