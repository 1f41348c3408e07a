package summarize_test

import (
	"strings"
	"testing"

	"pullquote/summarize"
)

func TestALongTextSpeaksForItself(t *testing.T) {
	const russian = "Городской совет во вторник одобрил строительство нового моста через реку. Работы начнутся весной и продлятся два года. "
	for _, tt := range []struct{ name, lang, text, want string }{
		{"declared wrong", "en", strings.Repeat(russian, 4), "ru"},
		{"not declared", "", strings.Repeat(russian, 4), "ru"},
		{"declared, short", "en", "Нет.", "en"},
		{"no rules here", "id", strings.Repeat("Dewan kota menyetujui pembangunan jembatan baru pada hari Selasa. ", 8), "id"},
		{"tells nothing", "de", strings.Repeat("1 2 3 4 5 6 7 8 9. ", 40), "de"},
	} {
		if got := (summarize.Options{}).Summarize(summarize.Document{Lang: tt.lang, Text: tt.text}).Lang; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
