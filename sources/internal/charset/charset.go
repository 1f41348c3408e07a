// Package charset reads bytes in whatever encoding they are and returns UTF-8
// without the characters that no document may hold.
package charset

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// Whom to believe
//
// Four witnesses speak about an encoding: the bytes, the document (an XML
// declaration, a meta element), the HTTP header, and statistics. The bytes come
// first, because they cannot lie: a byte order mark is never there by accident,
// and text in another encoding is practically never valid UTF-8 (M. Dürst, "The
// Properties and Promises of UTF-8", 1997). Then the document, which its author
// wrote, before the header, which is often a server's default; but a label only
// counts when the bytes can be read by it. A document that is UTF-8 but for a
// few stray bytes, as when one author pasted from elsewhere, is mended byte by
// byte as windows-1252. What nobody labels is guessed from the frequency of
// letters (ICU's detector).

// UTF8 returns b in UTF-8. contentType is the HTTP header, label what the
// document says of itself; both may be empty or wrong. b is not changed, but the
// result may share its memory.
func UTF8(b []byte, contentType, label string) []byte {
	return printable(decode(b, contentType, label))
}

func decode(b []byte, contentType, label string) []byte {
	if enc := marked(b); enc != nil {
		return read(b, enc)
	}
	header := ""
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		header = params["charset"]
	}
	if utf8.Valid(b) && !escapes(b, label, header) {
		return b
	}
	for _, name := range []string{label, header} {
		if enc := lookup(name); enc != nil {
			if text := read(b, enc); !spoilt(text) {
				return text
			}
		}
	}
	if mostly(b) {
		return mend(b)
	}
	if enc := lookup(guess(b)); enc != nil {
		if text := read(b, enc); !spoilt(text) {
			return text
		}
	}
	return read(b, charmap.Windows1252)
}

// marked returns UTF-16 or UTF-32 when b has its byte order mark, or the zeros
// that are in a document's first "<x" or "{x" (XML 1.0, appendix F).
func marked(b []byte) encoding.Encoding {
	if len(b) < 4 {
		return nil
	}
	switch string(b[:4]) {
	case "\xff\xfe\x00\x00", "<\x00\x00\x00":
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case "\x00\x00\xfe\xff", "\x00\x00\x00<":
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	}
	switch {
	case b[0] == 0xff && b[1] == 0xfe, isASCII(b[0]) && b[1] == 0 && isASCII(b[2]) && b[3] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case b[0] == 0xfe && b[1] == 0xff, b[0] == 0 && isASCII(b[1]) && b[2] == 0 && isASCII(b[3]):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}

func isASCII(c byte) bool { return c > 0 && c < utf8.RuneSelf }

// escapes reports whether text that looks like ASCII is really in an encoding
// that switches alphabets by escape sequences, and says so.
func escapes(b []byte, labels ...string) bool {
	if bytes.IndexByte(b, 0x1b) < 0 {
		return false
	}
	for _, l := range labels {
		if strings.EqualFold(strings.TrimSpace(l), "iso-2022-jp") {
			return true
		}
	}
	return false
}

// lookup returns the encoding of a label; nil for UTF-8, which is tried without
// it, and for labels that are not known or not safe (UTF-7).
func lookup(label string) encoding.Encoding {
	enc, name := charset.Lookup(strings.TrimSpace(label))
	if enc == encoding.Nop || enc == encoding.Replacement || name == "utf-8" {
		return nil
	}
	return enc
}

// read decodes b; what the encoding does not know becomes U+FFFD. The room for it
// is made once: most letters beyond ASCII take a byte more in UTF-8.
func read(b []byte, enc encoding.Encoding) []byte {
	beyond := 0
	for _, c := range b {
		beyond += int(c >> 7)
	}
	text, _, err := transform.Append(enc.NewDecoder(), make([]byte, 0, len(b)+beyond), b)
	if err != nil {
		return bytes.ToValidUTF8(b, []byte(string(utf8.RuneError)))
	}
	return text
}

// spoilt reports whether so much of a text is U+FFFD that its encoding must be
// another one.
func spoilt(text []byte) bool {
	return bytes.Count(text, []byte(string(utf8.RuneError)))*50 > len(text)
}

// mostly reports whether b is UTF-8 with some stray bytes. Good sequences are
// hardly ever there by accident.
func mostly(b []byte) bool {
	good, strays := 0, 0
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, size := utf8.DecodeRune(b)
		if r != utf8.RuneError || size > 1 {
			good++
		} else {
			strays++
		}
		b = b[size:]
	}
	return strays <= 4*good
}

// mend reads b as UTF-8 and its stray bytes as windows-1252.
func mend(b []byte) []byte {
	text := make([]byte, 0, len(b)+len(b)/8)
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(b[0])
		}
		text, b = utf8.AppendRune(text, r), b[size:]
	}
	return text
}

// guess names the encoding that the letters speak for; empty when they do not
// speak clearly. Short texts tell the detector little, but one thing is plain: in
// a Latin alphabet the letters beyond ASCII stand alone among others, in a
// Cyrillic one they make up whole words. Most letters are small ones, and the
// two Cyrillic encodings have these in different halves.
func guess(b []byte) string {
	const sample, sure = 32 << 10, 25
	if i := bytes.IndexFunc(b, func(r rune) bool { return r >= utf8.RuneSelf }); i > sample/2 {
		b = b[i-sample/2:] // the plain beginning tells nothing
	}
	b = b[:min(len(b), sample)]
	found, err := chardet.NewHtmlDetector().DetectBest(b)
	latin := found != nil && (found.Charset == "ISO-8859-1" || found.Charset == "ISO-8859-2" || found.Charset == "ISO-8859-9")
	if err == nil && found.Confidence >= sure && !latin {
		return found.Charset
	}
	var beyond, inWords, first, second int
	for i := 1; i < len(b)-1; i++ {
		if b[i] < 0xc0 {
			continue
		}
		beyond++
		if b[i-1] >= 0xc0 || b[i+1] >= 0xc0 {
			inWords++
		}
		if b[i] < 0xe0 {
			first++
		} else {
			second++
		}
	}
	switch {
	case inWords*4 >= beyond*3 && second > first:
		return "windows-1251"
	case inWords*4 >= beyond*3:
		return "koi8-r"
	case err == nil && found.Confidence >= sure:
		return found.Charset
	}
	return ""
}

// printable drops byte order marks at the beginning and the characters that
// neither XML nor a reader knows: control characters and U+FFFE, U+FFFF.
func printable(b []byte) []byte {
	b = bytes.TrimLeft(b, "\ufeff")
	if !holdsIllegal(b) {
		return b
	}
	return bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, b)
}

// holdsIllegal reports whether UTF-8 may hold such a character. Nearly no document
// does, so it is quick, and says yes to U+FFF0 and what follows.
func holdsIllegal(b []byte) bool {
	for i, c := range b {
		switch {
		case c >= ' ' && c < 0x7f:
		case c == '\n' || c == '\t' || c == '\r':
		case c < ' ' || c == 0x7f:
			return true
		case c == 0xef && i+2 < len(b) && b[i+1] == 0xbf && b[i+2] >= 0xb0:
			return true
		}
	}
	return false
}
