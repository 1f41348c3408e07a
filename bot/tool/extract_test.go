package tool

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// takeAll takes the mark-up for the text.
func takeAll(html []byte, url string) (article, error) {
	switch string(html) {
	case "panic":
		panic("index out of range")
	case "":
		return article{}, errors.New("there is no article on this page")
	}
	return article{
		Title: "Tram", Text: string(html), Byline: "Jo Lind", Lang: "en", Image: url + "/tram.jpg",
		Published: time.Date(2026, 3, 9, 7, 5, 0, 0, time.FixedZone("", 3600)),
	}, nil
}

func TestExtractLine(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"whole", `{"id":"a1","url":"https://a.example","html":"<p>A & B\n\nC","more":1}`,
			`{"id":"a1","title":"Tram","text":"<p>A & B\n\nC","byline":"Jo Lind","published":"2026-03-09T07:05:00+01:00","language":"en","image":"https://a.example/tram.jpg"}`},
		{"no article", `{"id":2,"html":""}`,
			`{"id":2,"title":"","text":"","byline":"","published":"","language":"","image":"","error":"there is no article on this page"}`},
		{"no page", `{"id":3}`,
			`{"id":3,"title":"","text":"","byline":"","published":"","language":"","image":"","error":"the member \"html\" is missing"}`},
		{"panic", `{"id":4,"html":"panic"}`,
			`{"id":4,"title":"","text":"","byline":"","published":"","language":"","image":"","error":"this document brought the program to a fault that should be reported: index out of range"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := encode(extractLine(line{text: []byte(tt.in)}, takeAll))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want+"\n", string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
