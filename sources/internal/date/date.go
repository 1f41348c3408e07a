// Package date reads dates as publishing systems and people write them, in the
// languages that news is written in.
package date

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Parse returns the time that is written in s; zero when there is none. A date
// alone is its midnight, a time without a zone is taken for UTC. Of 4/8/2026
// nobody knows the month, so it is no date; 4.8.2026 has the day first.
func Parse(s string) time.Time {
	if s = strings.TrimSpace(s); s == "" || len(s) > longest {
		return time.Time{}
	}
	for _, layout := range layouts {
		if isDigit(layout[0]) != isDigit(s[0]) {
			continue // most dates of feeds begin with a day's name, one layout does
		}
		if at, err := time.Parse(layout, s); err == nil {
			return at
		}
	}
	return written(s)
}

// Possible returns a time in UTC, and zero for one that no article can have: before
// the first feeds were published, which are zeros that were written out, or in the
// future by more than the day for which time zones are mistaken for each other.
func Possible(at time.Time) time.Time {
	at = at.UTC()
	if at.Year() < 1995 || at.After(time.Now().Add(26*time.Hour)) {
		return time.Time{}
	}
	return at
}

// longest is the longest text that is looked through for a date, in bytes.
const longest = 150

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05-07", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly,
	time.RFC1123Z, "20060102", "20060102T150405Z0700", "20060102T150405", "20060102150405", "2006-01-02T150405-0700", "2006-01",
}

// # Dates in words
//
// A written date is a few numbers, perhaps a month's name, a time of day and a
// zone, with words between them that say nothing ("Published on Tuesday, 4 August
// 2026 at 9:05 pm CEST", «4 августа 2026 г., 09:05», "2026年8月4日"). So the text is
// cut into numbers and words; the time is what has a colon, the month what has a
// name, the year what has four digits, and the order of the rest is told by what
// stands between the numbers.

// A token is a number or a word, and what stands before it.
type token struct {
	text   string
	number int // -1 for a word
	before string
}

func written(s string) time.Time {
	t := tokens(strings.ToLower(s))
	clock, after := timeOfDay(&t)
	offset := zone(&t, after)
	day, month, year := calendar(t)
	if year == 0 || day < 1 || day > 31 || month < 1 || month > 12 {
		return time.Time{}
	}
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if at.Day() != day { // 31 June
		return time.Time{}
	}
	return at.Add(clock - offset)
}

func tokens(s string) (all []token) {
	gap := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		kind := kindOf(r)
		if kind == nil {
			i += size
			continue
		}
		j := i
		for j < len(s) {
			r, size := utf8.DecodeRuneInString(s[j:])
			if !kind(r) {
				break
			}
			j += size
		}
		t := token{text: s[i:j], number: -1, before: strings.TrimSpace(s[gap:i])}
		if n, err := strconv.Atoi(t.text); err == nil && j-i <= 4 {
			t.number = n
		}
		all = append(all, t)
		i, gap = j, j
	}
	return all
}

// kindOf returns what the token that begins with r is made of; nil for no token.
func kindOf(r rune) func(rune) bool {
	switch {
	case '0' <= r && r <= '9':
		return func(r rune) bool { return '0' <= r && r <= '9' }
	case unicode.IsLetter(r):
		return unicode.IsLetter
	}
	return nil
}

// timeOfDay takes the time out of the tokens: 9:05, 21:05:30, 9:05 pm, 21h05,
// 21時05分, 오후 9:05. after is where the tokens that stood behind it are.
func timeOfDay(t *[]token) (clock time.Duration, after int) {
	all := *t
	for i := 0; i+1 < len(all); i++ {
		hour, minute, end := all[i].number, all[i+1].number, i+2
		if (all[i+1].text == "h" || all[i+1].text == "時") && i+2 < len(all) {
			minute, end = all[i+2].number, i+3
		} else if all[i+1].before != ":" {
			continue
		}
		if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
			continue
		}
		clock = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
		if end < len(all) && all[end].before == ":" && all[end].number >= 0 && all[end].number <= 60 {
			clock += time.Duration(all[end].number) * time.Second
			end++
		}
		half := ""
		if end < len(all) {
			half = halves[all[end].text]
		}
		if half == "" && i > 0 {
			half = halves[all[i-1].text]
		}
		switch {
		case half == "pm" && hour < 12:
			clock += 12 * time.Hour
		case half == "am" && hour == 12:
			clock -= 12 * time.Hour
		}
		*t = slices.Delete(all, i, end)
		return clock, i
	}
	return 0, len(all)
}

// halves of the day, which some languages put before the time.
var halves = map[string]string{
	"am": "am", "a": "am", "πμ": "am", "오전": "am", "上午": "am", "午前": "am",
	"pm": "pm", "p": "pm", "μμ": "pm", "오후": "pm", "下午": "pm", "午後": "pm",
}

// zone takes the zone out of the tokens and returns how far its local time is
// before Greenwich's. A signed number is one only behind the time of day; of
// "GMT+0200" the number counts.
func zone(t *[]token, after int) (offset time.Duration) {
	for i := after; i < len(*t); i++ {
		if minutes, n := signed((*t)[i:]); n > 0 {
			*t = slices.Delete(*t, i, i+n)
			return time.Duration(minutes) * time.Minute
		}
	}
	for i, one := range *t {
		if minutes, known := zones[one.text]; known {
			*t = slices.Delete(*t, i, i+1)
			return time.Duration(minutes) * time.Minute
		}
	}
	return 0
}

// signed reads +0200, +02:00 or +2 in n tokens; n is 0 when there is none.
func signed(t []token) (minutes, n int) {
	first := t[0]
	switch {
	case first.number < 0 || first.before != "+" && first.before != "-" && first.before != "−":
		return 0, 0
	case len(first.text) == 4 && first.number <= 1400:
		minutes, n = first.number/100*60+first.number%100, 1
	case len(first.text) <= 2 && len(t) > 1 && t[1].before == ":" && t[1].number >= 0:
		minutes, n = first.number*60+t[1].number, 2
	case len(first.text) <= 2:
		minutes, n = first.number*60, 1
	}
	if first.before != "+" {
		minutes = -minutes
	}
	return minutes, n
}

// calendar finds the day. Zero year: there is none.
func calendar(t []token) (day, month, year int) {
	t = slices.DeleteFunc(t, func(one token) bool { return fillers[one.text] })
	for i, one := range t {
		m, named := months[one.text]
		if !named || i+2 < len(t) && months[t[i+2].text] > 0 { // "mar. 4 août" begins with a day's name
			continue
		}
		for _, at := range []int{i - 1, i + 1} {
			if at >= 0 && at < len(t) && len(t[at].text) <= 2 && t[at].number > 0 {
				return t[at].number, m, yearNear(t, i)
			}
		}
	}
	return inNumbers(t)
}

// fillers stand between the day, the month and the year: 4th of August, 4 de
// agosto de 2026.
var fillers = map[string]bool{"st": true, "nd": true, "rd": true, "th": true, "of": true, "de": true, "del": true, "er": true, "º": true}

// yearNear returns the first year of the three numbers or words around a month;
// one of two digits only behind it, as RFC 822 writes it.
func yearNear(t []token, month int) int {
	for _, one := range t[max(0, month-2):min(month+3, len(t))] {
		if isYear(one) {
			return one.number
		}
	}
	if month > 0 && month+1 < len(t) && len(t[month+1].text) == 2 && t[month+1].number >= 0 && t[month-1].number > 0 {
		return (t[month+1].number+30)%100 + 1970
	}
	return 0
}

func isYear(t token) bool { return len(t.text) == 4 && 1900 < t.number && t.number < 2200 }

// inNumbers reads 2026-8-4, 2026年8月4日, 4.8.2026, 4-8-2026 and 24/8/2026.
func inNumbers(t []token) (day, month, year int) {
	for i := range t {
		if i+2 < len(t) && numbers(t[i:i+3]) && t[i+1].before == t[i+2].before {
			a, b, c := t[i], t[i+1].number, t[i+2]
			switch sign := t[i+1].before; {
			case strings.Trim(sign, "-/.") != "" || len(sign) != 1:
			case isYear(a):
				return c.number, b, a.number
			case isYear(c) && (sign != "/" || a.number > 12):
				return a.number, b, c.number
			case isYear(c) && b > 12:
				return b, a.number, c.number
			}
		}
		if i+4 < len(t) && isYear(t[i]) && strings.Contains("年년", t[i+1].text) && strings.Contains("月월", t[i+3].text) {
			return t[i+4].number, t[i+2].number, t[i].number
		}
	}
	return 0, 0, 0
}

func numbers(t []token) bool {
	return !slices.ContainsFunc(t, func(one token) bool { return one.number < 0 })
}
