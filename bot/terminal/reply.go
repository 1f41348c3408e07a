package terminal

import (
	"strings"

	"pullquote/bot/command"
)

// reply draws an answer: text, cards, and the buttons, which are pressed by typing
// what they say.
func (p pen) reply(r command.Reply) string {
	var parts []string
	if len(r.Text) > 0 {
		parts = append(parts, p.block(margin, p.runs(r.Text)...))
	}
	for _, post := range r.Posts {
		parts = append(parts, p.card(post))
	}
	if len(r.Buttons) > 0 {
		keys := []run{{text: "Type ", look: faint}}
		for i, b := range r.Buttons {
			if i > 0 {
				keys = append(keys, run{text: " · ", look: faint})
			}
			keys = append(keys, run{text: strings.ReplaceAll(clean(b.Label), " ", "\u00a0"), look: typed})
		}
		parts = append(parts, p.block(margin, keys...))
	}
	return "\n" + strings.Join(parts, "\n") + "\n"
}

// runs turns what the bot says into runs. Where links can't be shown, the address
// stands behind the words.
func (p pen) runs(t command.Text) []run {
	var runs []run
	for _, part := range t {
		r := run{text: cleanLines(part.Words), url: cleanURL(part.URL)}
		switch part.Style {
		case command.Strong:
			r.look = strong
		case command.Code:
			r.look = typed
		}
		runs = append(runs, r)
		if r.url != "" && !p.color && r.url != r.text {
			runs = append(runs, run{text: " (" + r.url + ")"})
		}
	}
	return runs
}

// cleanLines cleans text whose line breaks are ours.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = clean(line)
	}
	return strings.Join(lines, "\n")
}
