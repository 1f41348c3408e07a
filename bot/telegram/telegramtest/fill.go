package telegramtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of a message: characters after its mark-up is read, bytes before, and
// entities, of which the real server drops the rest without a word.
const (
	maxText     = 4096
	maxBytes    = 32768
	maxEntities = 100
)

// fill reads what a message shows from the parameters of its request.
func (m *Message) fill(p map[string]string) *failure {
	m.HTML = p["text"]
	switch {
	case m.HTML == "":
		return badRequest("message text is empty")
	case len(m.HTML) > maxBytes:
		return badRequest("text is too long")
	case !utf8.ValidString(m.HTML):
		return badRequest("text must be encoded in UTF-8")
	}
	text := m.HTML
	switch strings.ToLower(p["parse_mode"]) {
	case "html":
		parsed, err := parseHTML(m.HTML)
		if err != nil {
			return badRequest("can't parse entities: %v", err)
		}
		text, m.Entities, m.Dropped = parsed.text, parsed.entities, parsed.dropped
	case "":
	default:
		return badRequest("unsupported parse_mode")
	}
	m.Text = clean(text)
	switch {
	case !visible(m.Text):
		return badRequest("text must be non-empty")
	case utf8.RuneCountInString(m.Text) > maxText, len(utf16.Encode([]rune(m.Text))) > maxText:
		return badRequest("message is too long")
	}
	if n := len(m.Entities); n > maxEntities {
		m.Dropped = append(m.Dropped, fmt.Sprintf("%d of %d entities", n-maxEntities, n))
		m.Entities = m.Entities[:maxEntities]
	}
	m.Links = findLinks(text, m.Entities)
	if o := p["link_preview_options"]; o != "" {
		if err := strict(o, &m.Preview); err != nil {
			return badRequest("can't parse link preview options: %v", err)
		}
	}
	return m.keyboard(p["reply_markup"])
}

// keyboard reads the buttons.
func (m *Message) keyboard(markup string) *failure {
	if markup == "" {
		return nil
	}
	var k struct {
		Rows [][]map[string]json.RawMessage `json:"inline_keyboard"`
	}
	if err := strict(markup, &k); err != nil {
		return badRequest("can't parse reply keyboard markup JSON object")
	}
	n := 0
	for _, row := range k.Rows {
		var buttons []Button
		for _, raw := range row {
			b, e := button(raw)
			if e != nil {
				return e
			}
			buttons = append(buttons, b)
			n++
		}
		m.Buttons = append(m.Buttons, buttons)
	}
	if n > 100 {
		return badRequest("reply markup is too long")
	}
	return nil
}

func button(raw map[string]json.RawMessage) (Button, *failure) {
	var b Button
	if err := strict(string(encode(raw)), &b); err != nil {
		return b, badRequest("can't parse inline keyboard button: %v", err)
	}
	_, hasData := raw["callback_data"]
	_, hasURL := raw["url"]
	switch {
	case strings.TrimSpace(b.Text) == "":
		return b, badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	case hasData == hasURL:
		return b, badRequest("a button does exactly one thing")
	case hasData && (len(b.Data) < 1 || len(b.Data) > 64):
		return b, badRequest("BUTTON_DATA_INVALID")
	case hasURL && linkTarget(b.URL) == "":
		return b, badRequest("BUTTON_URL_INVALID")
	}
	return b, nil
}

// reply reads which message this one replies to.
func (m *Message) reply(parameters string, r *room) *failure {
	if parameters == "" {
		return nil
	}
	var to struct {
		ID      int64 `json:"message_id"`
		Without bool  `json:"allow_sending_without_reply"`
	}
	if err := strict(parameters, &to); err != nil {
		return badRequest("can't parse reply parameters: %v", err)
	}
	if r.message(to.ID) != nil {
		m.ReplyTo = to.ID
		return nil
	}
	if to.Without {
		return nil
	}
	return badRequest("message to be replied not found (%s)", strconv.FormatInt(to.ID, 10))
}

// Read returns the message that the parameters of sendMessage, as JSON, would
// make, or the refusal. Nothing is sent.
func Read(parameters []byte) (Message, error) {
	var p map[string]string
	if err := json.Unmarshal(parameters, &p); err != nil {
		return Message{}, err
	}
	var m Message
	if e := m.fill(p); e != nil {
		return m, errors.New(e.Text)
	}
	return m, nil
}
