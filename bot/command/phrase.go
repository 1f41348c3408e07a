package command

import (
	"strconv"
	"strings"
	"time"
)

// cmd is how a command is typed where it is asked: two words on Discord and at the
// prompt, one on Telegram. The last word of a Name is always its Chat name or an
// alias.
func (c Call) cmd(name string) string { return typedOn(c.From.Platform, name) }

func typedOn(platform, name string) string {
	switch platform {
	case "discord":
		return "/" + name
	case "telegram":
		return "/" + name[strings.LastIndexByte(name, ' ')+1:]
	}
	return name
}

// count puts a number before the form of a word that goes with it.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// span tells a stretch of time as people do.
func span(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "less than a minute"
	case d < time.Hour:
		return count(int(d/time.Minute), "minute", "minutes")
	case d < 48*time.Hour:
		return count(int(d/time.Hour), "hour", "hours")
	}
	return count(int(d/(24*time.Hour)), "day", "days")
}

// pages returns which of n entries are on the page that is asked for, the last one
// where there are not so many, and the buttons that turn pages.
func pages(c Call, n, size int) (first, last int, turn []Button) {
	most := max((n+size-1)/size, 1)
	page, _ := strconv.Atoi(c.Args["page"])
	page = min(max(page, 1), most)
	leaf := func(label string, page int) Button {
		return Button{Label: label, Name: c.Name, Args: map[string]string{"page": strconv.Itoa(page)}}
	}
	if page > 1 {
		turn = append(turn, leaf("Back", page-1))
	}
	if page < most {
		turn = append(turn, leaf("Next", page+1))
	}
	return (page - 1) * size, min(page*size, n), turn
}
