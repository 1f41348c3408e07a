package tool

import "testing"

func TestLooksLikeHTML(t *testing.T) {
	tests := map[string]bool{
		"<!DOCTYPE html><p>x": true,
		"\n <html lang=en>":   true,
		`<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">`: true,
		`<?xml version="1.0"?><rss version="2.0">`:                                        false,
		"The tram <html> is late.":                                                        false,
		"":                                                                                false,
	}
	for text, want := range tests {
		if got := looksLikeHTML([]byte(text)); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

// Whoever looks at the bytes of the file must find what a span names.
func TestPlainTextKeepsOffsets(t *testing.T) {
	const file = "\ufeffThe tram\r\nis late."
	a, err := plainText([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Text) != len(file) || a.Text[3:] != file[3:] || a.Text[:3] != "   " {
		t.Errorf("got %q", a.Text)
	}
}
