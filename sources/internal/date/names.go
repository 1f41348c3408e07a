package date

import "strings"

// zones are the usual names of zones, in minutes east of Greenwich. Names that
// two continents use (IST) are left out.
var zones = map[string]int{
	"z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180,
	"msk": 180, "мск": 180, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}

// months are the names of months with their usual short forms.
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

func byName(lines ...string) map[string]int {
	names := map[string]int{}
	for i, line := range lines {
		for name := range strings.FieldsSeq(line) {
			names[name] = i + 1
		}
	}
	return names
}
