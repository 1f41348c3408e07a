package discordtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// problems are what is wrong with a body, by the path of the member.
type problems map[string]string

// refuse answers as Discord does: one error for every member, in a tree.
func (p problems) refuse(w http.ResponseWriter) {
	tree := map[string]any{}
	for path, what := range p {
		at := tree
		for _, step := range strings.Split(path, ".") {
			next, ok := at[step].(map[string]any)
			if !ok {
				next = map[string]any{}
				at[step] = next
			}
			at = next
		}
		at["_errors"] = []any{map[string]string{"code": "BASE_TYPE_BAD", "message": what}}
	}
	reply(w, http.StatusBadRequest, map[string]any{"code": badBody, "message": "Invalid Form Body", "errors": tree})
}

// size checks a text's length in characters, as Discord counts: without white
// space at its ends.
func (p problems) size(path, s string, least, most int) int {
	n := utf8.RuneCountInString(strings.TrimSpace(s))
	if n < least || n > most {
		p[path] = fmt.Sprintf("Must be between %d and %d in length.", least, most)
	}
	return n
}

// address checks a link.
func (p problems) address(path, s string) {
	if s == "" {
		return
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.ContainsAny(s, " \t\n") {
		p[path] = "Not a well formed URL."
	} else if len(s) > 2048 {
		p[path] = "Must be 2048 or fewer in length."
	}
}

// message checks a message. flags are those that may be set here.
func (p problems) message(b body, flags int) {
	p.size("content", b.Content, 0, 2000)
	if len(b.Embeds) > 10 {
		p["embeds"] = "Must be 10 or fewer in length."
	}
	total := 0
	for i, e := range b.Embeds {
		total += p.embed(fmt.Sprintf("embeds.%d", i), e)
	}
	if total > 6000 {
		p["embeds"] = "Embed size exceeds maximum size of 6000"
	}
	if b.Flags&^flags != 0 {
		p["flags"] = "Flags that cannot be set."
	}
	if len(b.Nonce) > 0 && string(b.Nonce) != "null" {
		var s string
		var n int64
		if json.Unmarshal(b.Nonce, &n) != nil && (json.Unmarshal(b.Nonce, &s) != nil || len(s) > 25) {
			p["nonce"] = "Must be 25 or fewer in length."
		}
	} else if b.EnforceNonce {
		p["enforce_nonce"] = "There is no nonce to enforce."
	}
	if m := b.AllowedMentions; m != nil {
		for _, s := range m.Parse {
			if !slices.Contains([]string{"everyone", "users", "roles"}, s) {
				p["allowed_mentions.parse"] = "Value must be one of ('everyone', 'users', 'roles')."
			}
		}
	}
	p.components(b)
}

// embed checks one and returns its length.
func (p problems) embed(path string, e Embed) int {
	n := p.size(path+".title", e.Title, 0, 256) + p.size(path+".description", e.Description, 0, 4096)
	if e.Author != (EmbedAuthor{}) {
		n += p.size(path+".author.name", e.Author.Name, 1, 256)
	}
	n += p.size(path+".footer.text", e.Footer.Text, 0, 2048)
	if len(e.Fields) > 25 {
		p[path+".fields"] = "Must be 25 or fewer in length."
	}
	for i, f := range e.Fields {
		at := fmt.Sprintf("%s.fields.%d", path, i)
		n += p.size(at+".name", f.Name, 1, 256) + p.size(at+".value", f.Value, 1, 1024)
	}
	p.address(path+".url", e.URL)
	p.address(path+".image.url", e.Image.URL)
	p.address(path+".thumbnail.url", e.Thumbnail.URL)
	p.address(path+".author.url", e.Author.URL)
	if e.Timestamp != "" {
		if _, err := time.Parse(time.RFC3339, e.Timestamp); err != nil {
			p[path+".timestamp"] = "Could not parse the timestamp."
		}
	}
	if e.Color < 0 || e.Color > 0xFFFFFF {
		p[path+".color"] = "int value should be between 0 and 16777215."
	}
	if n == 0 && e.Image.URL == "" && e.Thumbnail.URL == "" {
		p[path+".description"] = "This field is required"
	}
	return n
}

// components checks rows of buttons.
func (p problems) components(b body) {
	if len(b.Components) > 5 {
		p["components"] = "Must be 5 or fewer in length."
	}
	seen := map[string]bool{}
	for i, row := range b.Components {
		at := fmt.Sprintf("components.%d", i)
		if row.Type != 1 {
			p[at+".type"] = "Value of field \"type\" must be 1."
		}
		if len(row.Components) < 1 || len(row.Components) > 5 {
			p[at+".components"] = "Must be between 1 and 5 in length."
		}
		for j, x := range row.Components {
			at := fmt.Sprintf("%s.components.%d", at, j)
			p.size(at+".label", x.Label, 1, 80)
			switch {
			case x.Type != 2:
				p[at+".type"] = "Only buttons are known here."
			case x.Style == 5:
				p.address(at+".url", x.URL)
				p.size(at+".url", x.URL, 1, 512)
			case x.Style < 1 || x.Style > 4:
				p[at+".style"] = "Value must be one of (1, 2, 3, 4, 5)."
			default:
				p.size(at+".custom_id", x.CustomID, 1, 100)
				if seen[x.CustomID] {
					p[at+".custom_id"] = "Component custom id cannot be duplicated"
				}
				seen[x.CustomID] = true
			}
		}
	}
}
