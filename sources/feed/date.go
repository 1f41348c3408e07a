package feed

import (
	"strings"
	"time"
)

// clockSlack is how far in the future a date may lie: time zones are mistaken for
// each other by up to a day.
const clockSlack = 26 * time.Hour

// earliest is when the first feeds were published; older dates are zeros that
// were written out.
var earliest = time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC)

// date returns what a feed says of an item's time, in UTC; zero for what cannot
// be: an item dated 2099 would otherwise be the newest for ever.
func (t *translator) date(parsed *time.Time, raw string) time.Time {
	at := time.Time{}
	if parsed != nil {
		at = *parsed
	} else {
		at = dialect(raw)
	}
	if at.Before(earliest) || at.After(t.latest) {
		return time.Time{}
	}
	return at.UTC()
}

// dialect reads dates that the parser does not know: names of days and months
// that are spelt out or foreign, and zones of North America.
func dialect(raw string) time.Time {
	raw, _, _ = strings.Cut(raw, "(") // a comment, by RFC 822
	words := strings.FieldsFunc(strings.ToLower(raw), func(r rune) bool { return r == ' ' || r == ',' || r == '\u00a0' })
	if len(words) > 0 && !startsWithDigit(words[0]) {
		words = words[1:] // the day's name says nothing new
	}
	if len(words) < 3 || len(words) > 6 {
		return time.Time{}
	}
	month := months[strings.TrimRight(words[1], ".")]
	if month == "" {
		return time.Time{}
	}
	words[0], words[1] = strings.TrimRight(words[0], "."), month
	if zone := len(words) - 1; zone > 2 {
		if offset, known := zones[words[zone]]; known {
			words[zone] = offset
		}
	}
	s := strings.Join(words, " ")
	for _, layout := range []string{"2 01 2006 15:04:05 -0700", "2 01 2006 15:04 -0700", "2 01 2006 15:04:05", "2 01 2006 15:04", "2 01 2006"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at
		}
	}
	return time.Time{}
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// zones are those that RFC 822 names, and the ones people write besides.
var zones = map[string]string{
	"z": "+0000", "ut": "+0000", "utc": "+0000", "gmt": "+0000", "bst": "+0100", "cet": "+0100", "cest": "+0200", "msk": "+0300", "мск": "+0300",
	"est": "-0500", "edt": "-0400", "cst": "-0600", "cdt": "-0500", "mst": "-0700", "mdt": "-0600", "pst": "-0800", "pdt": "-0700",
}

// months are the names of months in the languages that feeds are dated in
// against the rules, with the usual short forms.
var months = byName(
	"jan january januar janvier janv enero ene gennaio gen janeiro styczeń stycznia янв января январь січня",
	"feb february februar février févr fév febrero febbraio fevereiro fev lutego luty фев февраля февраль лютого",
	"mar march märz mär mrz mars marzo março marca marzec мар марта март березня",
	"apr april avril avr abril abr aprile kwietnia kwiecień апр апреля апрель квітня",
	"may mai mayo maggio mag maio maja maj мая май травня",
	"jun june juni juin junio giugno giu junho czerwca czerwiec июн июня июнь червня",
	"jul july juli juillet juil julio luglio lug julho lipca lipiec июл июля июль липня",
	"aug august août agosto ago sierpnia sierpień авг августа август серпня",
	"sep sept september septembre septiembre settembre set setembro września wrzesień сен сент сентября сентябрь вересня",
	"oct october oktober okt octobre octubre ottobre ott outubro out października październik окт октября октябрь жовтня",
	"nov november novembre noviembre novembro listopada listopad ноя нояб ноября ноябрь листопада",
	"dec december dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień дек декабря декабрь грудня",
)

func byName(lines ...string) map[string]string {
	names := map[string]string{}
	for i, line := range lines {
		for name := range strings.FieldsSeq(line) {
			names[name] = string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10))
		}
	}
	return names
}
