package date

import "strings"

// zones are the usual names of zones, in minutes east of Greenwich. Names that
// two continents use (IST) are left out.
var zones = map[string]int{
	"z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "sast": 120, "brt": -180, "ast": -240, "akst": -540, "hst": -600, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180,
	"msk": 180, "мск": 180, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}

// months are the names of months with their usual short forms.
var months = byName(
	"jan january januar janvier janv enero ene gennaio gen janeiro styczeń stycznia sty январь января янв січня січ januari tammikuuta ocak oca leden ledna január ιανουαρίου ιαν ianuarie",
	"feb february februar février févr fév febrero febbraio fevereiro fev luty lutego lut февраль февраля фев лютого лют februari helmikuuta şubat şub únor února február φεβρουαρίου φεβ februarie",
	"mar march märz mär mrz mars marzo março marzec marca март марта мар березня бер maart mrt maaliskuuta mart březen března március márc μαρτίου μαρ martie",
	"apr april avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр квітня кві huhtikuuta nisan nis duben dubna április ápr απριλίου απρ aprilie",
	"may mai mayo maggio mag maio maj maja май мая травня тра mei toukokuuta mayıs květen května május máj μαΐου μαϊ",
	"jun june juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн червня чер kesäkuuta haziran haz červen června június jún ιουνίου ιουν iunie",
	"jul july juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл липня лип heinäkuuta temmuz tem červenec července július júl ιουλίου ιουλ iulie",
	"aug august août aout agosto ago sierpień sierpnia sie август августа авг серпня сер augustus augusti elokuuta ağustos ağu srpen srpna augusztus αυγούστου αυγ",
	"sep sept september septembre septiembre settembre set setembro wrzesień września wrz сентябрь сентября сен сент вересня вер syyskuuta eylül eyl září szeptember szept σεπτεμβρίου σεπ septembrie",
	"oct october oktober okt octobre octubre ottobre ott outubro out październik października paź октябрь октября окт жовтня жов lokakuuta ekim eki říjen října október οκτωβρίου οκτ octombrie",
	"nov november novembre noviembre novembro listopad listopada lis ноябрь ноября ноя листопада marraskuuta kasım kas νοεμβρίου νοε noiembrie",
	"dec december dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia gru декабрь декабря дек грудня гру joulukuuta aralık ara prosinec prosince δεκεμβρίου δεκ decembrie",
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
