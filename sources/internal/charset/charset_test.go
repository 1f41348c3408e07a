package charset_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"pullquote/sources/internal/charset"
)

const (
	plainest = "Паромы снова ходят, и мы ждали этого дня три года, сказала капитан Ольга Ветрова."
	russian  = "Паромы снова ходят: «Мы ждали этого дня три года», — сказала капитан Ольга Ветрова."
	ferry    = "港のフェリーが三年ぶりに運航を再開した。"
	greek    = "Το πλοίο επέστρεψε στο λιμάνι μετά από τρία χρόνια και οι κάτοικοι του νησιού το υποδέχτηκαν."
	german   = "Die Fähre fährt wieder: „Wir haben drei Jahre gewartet“, sagte Kapitänin Öhler."
)

func encode(t *testing.T, s string, e encoding.Encoding) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestUTF8(t *testing.T) {
	utf16 := encode(t, "<a>"+russian, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	utf32le := encode(t, "<a>"+russian, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM))
	long := strings.Repeat(russian+" ", 5)
	for name, test := range map[string]struct {
		bytes               []byte
		header, label, want string
	}{
		"utf-8":                       {[]byte(russian), "", "", russian},
		"utf-8 under a wrong label":   {[]byte(russian), "text/xml; charset=iso-8859-1", "windows-1251", russian},
		"windows-1251, in the header": {encode(t, russian, charmap.Windows1251), "text/xml; charset=windows-1251", "", russian},
		"koi8-r, in the document":     {encode(t, plainest, charmap.KOI8R), "", "KOI8-R", plainest},
		"the document over a default": {encode(t, russian, charmap.Windows1251), "text/xml; charset=ISO-8859-1", "windows-1251", russian},
		"the header lies":             {encode(t, russian, charmap.Windows1251), "text/xml; charset=utf-8", "windows-1251", russian},
		"windows-1251, unlabelled":    {encode(t, long, charmap.Windows1251), "", "", long},
		"koi8-r, unlabelled":          {encode(t, plainest, charmap.KOI8R), "", "", plainest},
		"a short one":                 {encode(t, "Паром вернулся", charmap.Windows1251), "", "", "Паром вернулся"},
		"a short one in koi8-r":       {encode(t, "Паром вернулся", charmap.KOI8R), "", "", "Паром вернулся"},
		"greek, unlabelled":           {encode(t, greek, charmap.ISO8859_7), "", "", greek},
		"windows-1252, unlabelled":    {encode(t, german, charmap.Windows1252), "", "", german},
		"an unknown label":            {[]byte(german), "text/xml; charset=martian", "x-user", german},
		"iso-2022-jp":                 {encode(t, ferry, japanese.ISO2022JP), "", "ISO-2022-JP", ferry},
		"shift-jis":                   {encode(t, ferry, japanese.ShiftJIS), "", "Shift_JIS", ferry},
		"gb18030":                     {encode(t, ferry, simplifiedchinese.GB18030), "text/html;charset=gb2312", "", ferry},
		"utf-16":                      {utf16, "", "", "<a>" + russian},
		"utf-16 without a mark":       {utf16[2:], "", "", "<a>" + russian},
		"utf-32":                      {utf32le, "", "", "<a>" + russian},
		"utf-32 without a mark":       {utf32le[4:], "", "", "<a>" + russian},
		"one foreign paragraph":       {append([]byte(russian), encode(t, " Größe", charmap.Windows1252)...), "", "utf-8", russian + " Größe"},
		"several marks and controls":  {[]byte("\ufeff\ufeffA\x00\x0b\uffffB\tC"), "", "", "AB\tC"},
		"utf-7 is never read":         {[]byte("+ADw-script+AD4-"), "text/html; charset=utf-7", "utf-7", "+ADw-script+AD4-"},
	} {
		if got := string(charset.UTF8(test.bytes, test.header, test.label)); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func FuzzUTF8(f *testing.F) {
	f.Add([]byte(russian), "text/xml; charset=utf-8", "")
	f.Add([]byte("\xff\xfeA\x00"), "", "shift_jis")
	f.Add([]byte("\xcf\xe0\xf0\xee\xec"), "", "big5")
	f.Add([]byte("<\x00\x00\x00a\x00\x00\x00"), "", "")
	f.Add([]byte("+ADw-\x1b$B"), "text/html; charset=utf-7", "iso-2022-jp")
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", "evil", "cases", "charset-*.[xh]*"))
	for _, name := range files {
		if b, err := os.ReadFile(name); err == nil && len(b) < 64<<10 {
			f.Add(b, "", charset.Declared(b))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte, contentType, label string) {
		got := charset.UTF8(b, contentType, label)
		if !utf8.Valid(got) {
			t.Errorf("%q is not UTF-8", got)
		}
		if strings.ContainsAny(string(got), "\x00\x0b\uffff") {
			t.Errorf("%q holds what no document may", got)
		}
	})
}
