package telegram

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pullquote/bot/command"
	"pullquote/bot/news"
)

// maxData is how many bytes Telegram keeps with a button.
const maxData = 64

// Everything that a button does is in its message, so it works as long as the
// message is there, whatever the bot forgets. Its data is
//
//	place|command|option=value|option=value
//
// where the place is empty when it is the message's own chat, and a value that is
// an address stands as ^0, the first link of the message, ^1 the second …: an
// address seldom fits into 64 bytes.

// pack makes the data of b, which stands in a message at the place at with these
// links. It reports false when that is more than Telegram keeps.
func pack(b command.Button, at, about news.Place, links []string) (string, bool) {
	var fields []string
	if at.Same(about) {
		fields = append(fields, "")
	} else {
		fields = append(fields, about.Channel)
	}
	fields = append(fields, b.Name)
	for _, name := range slices.Sorted(maps.Keys(b.Args)) {
		value := guard.Replace(b.Args[name])
		if i := slices.Index(links, b.Args[name]); i >= 0 {
			value = "^" + strconv.Itoa(i)
		}
		fields = append(fields, name+"="+value)
	}
	data := strings.Join(fields, "|")
	return data, len(data) <= maxData
}

// guard keeps what values hold apart from the data's own marks.
var guard = strings.NewReplacer("%", "%25", "|", "%7C", "^", "%5E")

// unpack reads the data of a button that stands in a message with these links. The
// channel is empty when the button is about the message's own chat.
func unpack(data string, links []string) (b command.Button, channel string, err error) {
	fields := strings.Split(data, "|")
	if len(fields) < 2 || fields[1] == "" {
		return b, "", fmt.Errorf("not a button of ours: %q", data)
	}
	b = command.Button{Name: fields[1], Args: map[string]string{}}
	for _, f := range fields[2:] {
		name, value, _ := strings.Cut(f, "=")
		if link, ok := strings.CutPrefix(value, "^"); ok {
			n, err := strconv.Atoi(link)
			if err != nil || n < 0 || n >= len(links) {
				return b, "", fmt.Errorf("the message has no link %q", link)
			}
			value = links[n]
		} else if value, err = url.PathUnescape(value); err != nil {
			return b, "", fmt.Errorf("not a button of ours: %q", data)
		}
		b.Args[name] = value
	}
	return b, fields[0], nil
}

// keyboard lays buttons out under a message: short labels side by side, as many as
// fit a narrow screen.
func keyboard(buttons []tgbotapi.InlineKeyboardButton) *tgbotapi.InlineKeyboardMarkup {
	const width, most = 30, 4 // characters and buttons in a row
	var rows [][]tgbotapi.InlineKeyboardButton
	used := 0
	for _, b := range buttons {
		n := utf8.RuneCountInString(b.Text)
		if len(rows) == 0 || used+n > width || len(rows[len(rows)-1]) == most {
			rows, used = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], b)
		used += n
	}
	return &tgbotapi.InlineKeyboardMarkup{InlineKeyboard: rows}
}
