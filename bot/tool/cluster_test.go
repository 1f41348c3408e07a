package tool

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCluster(t *testing.T) {
	in := strings.Join([]string{
		`{"id":"a","title":"Ferry Brinehold runs aground off Port Alder","text":"The ferry Brinehold ran aground off Port Alder with 212 passengers on Tuesday, the coastguard said.","language":"en","published":"2026-03-03T10:00:00Z"}`,
		`{"id":2,"text":"The Marrow Street library will stay open on Sundays, the council of Dunmere voted.","language":"en"}`,
		`{"id":"bad","text":7}`,
		`{"id":"none"}`,
		`{"id":"when","text":"x","published":"Tuesday"}`,
		`{"id":"b","text":"Tugs pulled the ferry Brinehold free near Port Alder; all passengers are safe.","language":"en","published":"2026-03-03T15:00:00+01:00"}`,
		`{"id":"c","text":"Tugs pulled the ferry Brinehold free near Port Alder; all passengers are safe.","language":"en","published":"2026-04-03T15:00:00+01:00"}`,
		`{"id":"d","text":"Die Fähre Brinehold lief vor Port Alder auf Grund; alle Passagiere sind sicher.","language":"de"}`,
	}, "\n")
	want := `{"id":"a","cluster":"1"}
{"id":2,"cluster":"2"}
{"id":"bad","error":"the member \"text\" is not text but number"}
{"id":"none","error":"the member \"text\" is missing"}
{"id":"when","error":"published is not a time as in RFC 3339: \"Tuesday\""}
{"id":"b","cluster":"1"}
{"id":"c","cluster":"3"}
{"id":"d","cluster":"4"}
`
	var out bytes.Buffer
	if err := (&Cluster{JSONL: true}).Run(t.Context(), Std{In: strings.NewReader(in), Out: &out, Err: io.Discard}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestClusterTellsWhy(t *testing.T) {
	in := `{"id":1,"text":"The ferry Brinehold ran aground off Port Alder.","language":"en"}
{"id":2,"text":"The ferry Brinehold is free.","language":"en"}`
	var out bytes.Buffer
	if err := (&Cluster{JSONL: true, Why: true}).Run(t.Context(), Std{In: strings.NewReader(in), Out: &out, Err: io.Discard}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	if want := `"why":{"new":true,"score":0,"threshold":0.13,"shared":[]}`; !strings.Contains(lines[0], want) {
		t.Errorf("got %s", lines[0])
	}
	if !strings.Contains(lines[1], `"new":false`) || !strings.Contains(lines[1], `"shared":["brineh","ferry"]`) {
		t.Errorf("got %s", lines[1])
	}
}
