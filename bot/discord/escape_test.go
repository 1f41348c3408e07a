package discord

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestEscapeStopsMarkup(t *testing.T) {
	for in, want := range map[string]string{
		"*bold* _it_ ~~no~~ ||spoiler|| `code`": "\\*bold\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\| \\`code\\`",
		`a\b`:                                   `a\\b`,
		"# Heading":                             `\# Heading`,
		"-# small print":                        `\-# small print`,
		"- item":                                `\- item`,
		"> quote":                               `\> quote`,
		"1. first":                              `1\. first`,
		"[free](https://evil.test)":             `[free]\(https\://evil.test)`,
		"see http://evil.test":                  `see http\://evil.test`,
		"join discord.gg/x":                     `join discord\.gg/x`,
		"discordapp.com/invite/x":               `discordapp\.com/invite/x`,
		"<@123> <#4> <:e:5> <t:6:R>":            "<\u200b@123> <\u200b#4> <\u200b\\:e:5> <\u200bt\\:6:R>",
		"@everyone @HERE a@b.test":              "@\u200beveryone @\u200bHERE a@b.test",
		":smile: :a:b:c:":                       `\:smile: \:a\:b\:c:`,
		"line\nbreak\u2028and\ttab":             "line break and tab",
		"\u202egnp.exe\u2066 a\u200bb":          "gnp.exe ab",
		"می\u200cخواهم 👨\u200d👩":                "می\u200cخواهم 👨\u200d👩",
		"\x00\x1b[31mred":                       "[31mred",
		"bad \xff byte":                         "bad \uFFFD byte",
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q)\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestEscapeLeavesProseAlone(t *testing.T) {
	for _, s := range []string{
		"The well-known minister (62) said: “We won't pay 3.5% more at 10:30,” adding [sic] nothing.",
		"3.5 million people – #metoo – 5 > 4; R&D; C++; 50-50; a/b; user@example.com",
		"«Мы готовы», — сказал он.",
	} {
		if got := escape(s); got != s {
			t.Errorf("escape(%q) = %q", s, got)
		}
	}
}

// What a client would make something of.
var active = regexp.MustCompile(`(?i)<(@|#|:|/|t:|a:|id:|https?:)|@(everyone|here)|https?://|discord\.gg/|\]\(`)

func TestEscapeNothingActsAndNothingIsLost(t *testing.T) {
	piece := rapid.SampledFrom([]string{"@", "everyone", "here", "<", ">", "#", ":", "/", "t:1", "http", "s://", "://", "discord", ".gg/", "[", "]", "(", ")", "*", "_", "\\", "`", "|", "~", "a", " ", "\n", "\u200b", "\u202e", "é", "😀", "1. ", "- "})
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")
		out := escape(in)
		if m := active.FindString(out); m != "" {
			t.Fatalf("escape(%q) = %q still has %q", in, out, m)
		}
		if strings.ContainsFunc(out, func(r rune) bool { return r != '\u200b' && r != '\u200d' && unicode.In(r, unicode.Cc, unicode.Cf) }) {
			t.Fatalf("escape(%q) = %q has invisible characters", in, out)
		}
		if got := shown(out); got != visible(in) {
			t.Fatalf("escape(%q) = %q shows as %q", in, out, got)
		}
		for _, r := range []string{"*", "_", "~", "|", "`"} { // an even number of \ before one would let it act
			for i := range out {
				if strings.HasPrefix(out[i:], r) && (len(out[:i])-len(strings.TrimRight(out[:i], `\`)))%2 == 0 {
					t.Fatalf("escape(%q) = %q leaves a %s", in, out, r)
				}
			}
		}
	})
}

// shown is what a client shows of escaped text.
func shown(s string) string {
	return regexp.MustCompile(`\\([^0-9A-Za-z\s])`).ReplaceAllString(strings.ReplaceAll(s, "\u200b", ""), "$1")
}

func TestSafeURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.test/x_(y)#:~:text=we%20won%2Dt,%2C": "https://a.test/x_%28y%29#:~:text=we%20won%2Dt,%2C",
		"javascript:alert(1)":                           "",
		"//a.test/x":                                    "",
		"https://bank.test@evil.test/":                  "https://evil.test/",
		"":                                              "",
	} {
		if got := safeURL(in); got != want {
			t.Errorf("safeURL(%q) = %q, want %q", in, got, want)
		}
	}
}
