package tool

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// an echo answers a line with its length and its error.
type echo struct {
	Size  int    `json:"size"`
	Error string `json:"error,omitempty"`
}

func (e echo) failed() bool { return e.Error != "" }

func echoLine(l line) echo {
	if l.err != nil {
		return echo{Error: l.err.Error()}
	}
	return echo{Size: len(l.text)}
}

func TestEachLine(t *testing.T) {
	in := strings.Join([]string{
		"\ufeffone", "", " \t\r", strings.Repeat("x", 5<<20), strings.Repeat("y", maxLine+1), "three\r", "last",
	}, "\n")
	var out, err bytes.Buffer
	std := Std{Out: &out, Err: &err, ErrIsTerminal: true}
	if err := eachLine(t.Context(), std, strings.NewReader(in), echoLine); err != nil {
		t.Fatal(err)
	}
	want := `{"size":3}
{"size":5242880}
{"size":0,"error":"the line has more than 64 MB"}
{"size":5}
{"size":4}
`
	if out.String() != want {
		t.Errorf("got %s", &out)
	}
	if last := err.String(); !strings.Contains(last, "\r5 documents, ") || !strings.HasSuffix(last, "/s, 1 with an error\x1b[K\n") {
		t.Errorf("progress %q", last)
	}
}

func TestNoProgressInFiles(t *testing.T) {
	var err bytes.Buffer
	if err := eachLine(t.Context(), Std{Out: io.Discard, Err: &err}, strings.NewReader("x\n"), echoLine); err != nil {
		t.Fatal(err)
	}
	if err.Len() > 0 {
		t.Errorf("got %q", &err)
	}
}

// A program that asks one question at a time gets each answer before the next.
func TestAnswersComeAtOnce(t *testing.T) {
	in, ask := io.Pipe()
	answers, out := io.Pipe()
	done := make(chan error)
	go func() { done <- eachLine(t.Context(), Std{Out: out, Err: io.Discard}, in, echoLine) }()
	for n := 1; n < 4; n++ {
		if _, err := fmt.Fprintln(ask, strings.Repeat("x", n)); err != nil {
			t.Fatal(err)
		}
		var got int
		if _, err := fmt.Fscanf(answers, "{\"size\":%d}\n", &got); err != nil || got != n {
			t.Fatalf("%d, %v", got, err)
		}
	}
	_ = ask.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestDecodeExplains(t *testing.T) {
	tests := []struct{ line, want string }{
		{`{"id":"a"`, "the line is not JSON: unexpected end of JSON input at byte 9"},
		{`{"id":"a"} x`, "the line is not JSON: invalid character 'x' after top-level value at byte 12"},
		{`["a"]`, "the line is JSON but not an object in braces"},
		{`{"name":5}`, `the member "name" is not text but number`},
	}
	for _, tt := range tests {
		var v struct {
			Name string `json:"name"`
		}
		if err := (line{text: []byte(tt.line)}).decode(&v); err == nil || err.Error() != tt.want {
			t.Errorf("%s: got %v, want %s", tt.line, err, tt.want)
		}
	}
}
