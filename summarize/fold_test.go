package summarize_test

import (
	"testing"

	"pullquote/summarize"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		" \n\t ":                    "",
		"talks with\nthe  ministry": "talks with the ministry",
		"\u00a0« Oui »\u00a0":       "« Oui »",
	} {
		if got := summarize.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
