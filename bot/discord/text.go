package discord

import (
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"pullquote/bot/command"
)

// Limits of a message.
// See https://discord.com/developers/docs/resources/message#create-message.
const (
	mostContent = 2000 // characters
	mostEmbeds  = 10
	mostRows    = 5
	mostInRow   = 5
	mostLabel   = 80
	ephemeral   = int(discordgo.MessageFlagsEphemeral) // for the asker alone
)

// message is one answer to somebody who asked. Every member is written, because
// an edit leaves as it was what it does not name.
type message struct {
	Content         string                    `json:"content"`
	Embeds          []*discordgo.MessageEmbed `json:"embeds"`
	Components      []row                     `json:"components"`
	AllowedMentions mentions                  `json:"allowed_mentions"`
	Flags           int                       `json:"flags,omitempty"`
}

// row is a line of buttons.
type row struct {
	Type       int                `json:"type"`
	Components []discordgo.Button `json:"components"`
}

// messages shows a reply: text, posts, buttons, over as many messages as it
// takes.
func (a *Adapter) messages(r command.Reply) []message {
	var all []message
	for _, text := range contents(r.Text) {
		all = append(all, message{Content: text, Embeds: []*discordgo.MessageEmbed{}, Components: []row{}})
	}
	if len(all) == 0 {
		all = append(all, message{Embeds: []*discordgo.MessageEmbed{}, Components: []row{}})
	}
	used := 0
	for _, p := range r.Posts {
		e, err := embed(p)
		if err != nil {
			a.log.Error("a post cannot be shown", "url", p.URL, "error", err)
			continue
		}
		last := &all[len(all)-1]
		if used+weight(e) > mostEmbed || len(last.Embeds) == mostEmbeds {
			all = append(all, message{Embeds: []*discordgo.MessageEmbed{}, Components: []row{}})
			last, used = &all[len(all)-1], 0
		}
		last.Embeds = append(last.Embeds, e)
		used += weight(e)
	}
	all[len(all)-1].Components = a.rows(r.Buttons)
	if r.Private {
		for i := range all {
			all[i].Flags = ephemeral
		}
	}
	return all
}

// contents is the text of a reply, cut between lines where it is too long for one
// message.
func contents(t command.Text) []string {
	var all []string
	var b strings.Builder
	flush := func() {
		if s := strings.TrimSpace(b.String()); s != "" {
			all = append(all, s)
		}
		b.Reset()
	}
	for _, line := range lines(t) {
		if length(b.String())+length(line)+1 > mostContent {
			flush()
		}
		b.WriteString(line + "\n")
	}
	flush()
	return all
}

// lines renders a text line by line. A line that no message could hold is cut
// between its parts, or inside a very long one.
func lines(t command.Text) []string {
	all := []string{""}
	for _, p := range t {
		for i, words := range strings.Split(p.Words, "\n") {
			if i > 0 {
				all = append(all, "")
			}
			for _, words := range cut(words, mostContent/4) {
				p.Words = words
				shown := styled(p)
				if length(all[len(all)-1])+length(shown) >= mostContent {
					all = append(all, "")
				}
				all[len(all)-1] += shown
			}
		}
	}
	return all
}

// cut parts s into pieces of at most n bytes, between characters.
func cut(s string, n int) []string {
	var pieces []string
	for len(s) > n {
		end := n
		for !utf8.RuneStart(s[end]) {
			end--
		}
		pieces, s = append(pieces, s[:end]), s[end:]
	}
	return append(pieces, s)
}

// styled renders one part. Spaces at its edges belong to the text around it.
func styled(p command.Part) string {
	words := strings.TrimSpace(p.Words)
	if words == "" {
		return strings.Repeat(" ", min(len(p.Words), 1))
	}
	before, after, _ := strings.Cut(p.Words, words)
	if p.Style == command.Room && isID(words) {
		return before + "<#" + words + ">" + after // a name to tap, which pings nobody
	}
	shown := escape(words)
	if p.Style == command.Code {
		shown = code(visible(words))
	}
	if u := safeURL(p.URL); u != "" && length(shown)+len(u) < mostContent-10 {
		shown = "[" + brackets.Replace(shown) + "](<" + u + ">)" // <>: without a preview below
	}
	if p.Style == command.Strong {
		shown = "**" + shown + "**"
	}
	return before + shown + after
}

// isID reports whether s is an id, and nothing that an article could have written.
func isID(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// code sets s as typed. Two backticks around it let single ones stand inside, and
// zero-width spaces keep those apart.
func code(s string) string {
	if !strings.Contains(s, "`") {
		return "`" + s + "`"
	}
	return "``" + zeroWidth + strings.ReplaceAll(s, "`", "`"+zeroWidth) + "``"
}

// rows lays buttons out.
func (a *Adapter) rows(buttons []command.Button) []row {
	rows := []row{}
	seen := map[string]bool{}
	for _, b := range buttons {
		id, ok := buttonID(b)
		if !ok || seen[id] || len(rows) == mostRows && len(rows[mostRows-1].Components) == mostInRow {
			a.log.Error("a button cannot be shown", "label", b.Label, "command", b.Name)
			continue
		}
		seen[id] = true
		if len(rows) == 0 || len(rows[len(rows)-1].Components) == mostInRow {
			rows = append(rows, row{Type: int(discordgo.ActionsRowComponent)})
		}
		last := &rows[len(rows)-1]
		last.Components = append(last.Components, discordgo.Button{
			Label: fitting(b.Label, mostLabel, visible), Style: discordgo.SecondaryButton, CustomID: id,
		})
	}
	return rows
}
