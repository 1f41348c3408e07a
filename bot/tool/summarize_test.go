package tool

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pullquote/summarize"
)

// A choice that is easy to see: the first words up to a full stop as the summary,
// and whatever stands in double quotes as quotes.
func firstAndQuoted(d summarize.Document) summarize.Summary {
	if d.Text == "panic" {
		panic("index out of range")
	}
	s := summarize.Summary{Lang: "xx"}
	if end := strings.Index(d.Text, "."); end > 0 {
		s.Sentences = []summarize.Sentence{{Span: summarize.Span{Start: 0, End: end + 1}}}
	}
	if _, after, found := strings.Cut(d.Text, `"`); found {
		start := len(d.Text) - len(after)
		end := start + strings.Index(after, `"`)
		s.Quotes = []summarize.Quote{{Span: summarize.Span{Start: start, End: end}, Speaker: "Ada Voss", Role: "Mayor", Key: true}}
	}
	return s
}

func TestSummarizeLine(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"whole", `{"id":"a1","title":"Tram","text":"The tram\n  is late. \"It will be <early> tomorrow & on time\", Mayor Ada Voss said.","language":"en"}`,
			`{"id":"a1","language":"xx","sentences":[{"text":"The tram is late.","start":0,"end":19}],` +
				`"quotes":[{"text":"It will be <early> tomorrow & on time","start":21,"end":58,"speaker":"Ada Voss","role":"Mayor","key":true}]}`},
		{"number as id, no title, unknown members", `{"text":"Ü. ü","id":12345678901234567890,"language":null,"error":5,"more":{"a":[1]}}`,
			`{"id":12345678901234567890,"language":"xx","sentences":[{"text":"Ü.","start":0,"end":3}],"quotes":[]}`},
		{"empty text", `{"id":"e","text":""}`,
			`{"id":"e","language":"xx","sentences":[],"quotes":[]}`},
		{"no text", `{"id":"n","language":"de"}`,
			`{"id":"n","language":"de","sentences":[],"quotes":[],"error":"the member \"text\" is missing"}`},
		{"text is a list", `{"text":["a"],"id":7}`,
			`{"id":7,"language":"","sentences":[],"quotes":[],"error":"the member \"text\" is not text but array"}`},
		{"cut off", `{"title":"x","id":"b","text":"a`,
			`{"id":"b","language":"","sentences":[],"quotes":[],"error":"the line is not JSON: unexpected end of JSON input at byte 31"}`},
		{"cut off before the id", `{"text":"a","id":"b`,
			`{"language":"","sentences":[],"quotes":[],"error":"the line is not JSON: unexpected end of JSON input at byte 19"}`},
		{"not JSON", `id: b`,
			`{"language":"","sentences":[],"quotes":[],"error":"the line is not JSON: invalid character 'i' looking for beginning of value at byte 1"}`},
		{"panic", `{"id":"p","text":"panic"}`,
			`{"id":"p","language":"","sentences":[],"quotes":[],"error":"this document brought the program to a fault that should be reported: index out of range"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := encode(summarizeLine(line{text: []byte(tt.in)}, firstAndQuoted))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want+"\n", string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSummarizeObject(t *testing.T) {
	a := article{Text: "The tram is late."}
	a.Title, a.URL = "Tram", "https://a.example/tram"
	got, err := json.Marshal(summaryObject{a.Title, a.URL, newSummaryLine([]byte(`"x"`), a.Text, firstAndQuoted(a.document()))})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"title":"Tram","url":"https://a.example/tram","id":"x","language":"xx","sentences":[{"text":"The tram is late.","start":0,"end":17}],"quotes":[]}`
	if string(got) != want {
		t.Errorf("got %s", got)
	}
}

func TestFlagsAreOptions(t *testing.T) {
	tests := []struct {
		flags Summarize
		want  summarize.Options
	}{
		{Summarize{Sentences: 3, Quotes: 2}, summarize.Options{Sentences: 3, Quotes: 2}},
		{Summarize{Sentences: 1, Quotes: 0, Share: 0.5}, summarize.Options{Sentences: 1, Quotes: -1, Share: 0.5}},
	}
	for _, tt := range tests {
		if got := tt.flags.options(); got != tt.want {
			t.Errorf("%+v: got %+v", tt.flags, got)
		}
	}
}
