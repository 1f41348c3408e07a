package terminal

// Colored turns t into a screen that knows colours and links.
func Colored(t *Terminal) *Terminal { t.color = true; return t }

// What the tests look at by itself.
var (
	Clean     = clean
	Complete  = complete
	CleanURL  = cleanURL
	ColumnsIn = columnsIn
	Moment    = moment
)

// Wrap breaks text into lines of so many columns.
func Wrap(text string, columns int) []string {
	var out []string
	for _, line := range lines([]run{{text: text}}, columns) {
		s := ""
		for _, c := range line {
			s += c.text
		}
		out = append(out, s)
	}
	return out
}
