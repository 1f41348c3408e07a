package main

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLogistic lets it find weights by which examples were made.
func TestLogistic(t *testing.T) {
	want := []float64{-1, 2, 0, -3}
	random := rand.New(rand.NewPCG(1, 1))
	var examples []example
	for range 20_000 {
		x := []float64{1, random.NormFloat64(), random.NormFloat64(), random.NormFloat64()}
		p := 1 / (1 + math.Exp(-dot(want, x)))
		examples = append(examples, example{x: x, y: truth(random.Float64() < p), weight: 1})
	}
	for i, got := range logistic(examples, 1) {
		if math.Abs(got-want[i]) > 0.15 {
			t.Errorf("weight %d is %.2f, want %.2f", i, got, want[i])
		}
	}
}

// TestLinear does the same, with one feature that never varies.
func TestLinear(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	var examples []example
	for range 1000 {
		x := []float64{random.NormFloat64(), 0, random.NormFloat64()}
		examples = append(examples, example{x: x, y: 2*x[0] - x[2], weight: 1})
	}
	for i, got := range linear(examples, 1e-3) {
		if want := []float64{2, 0, -1}[i]; math.Abs(got-want) > 1e-3 {
			t.Errorf("weight %d is %.4f, want %v", i, got, want)
		}
	}
}

// data writes articles whose summary is always their third sentence, told by the
// words that they repeat.
func data(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for i := range 40 {
		news := fmt.Sprintf("The ferry%d to the island%d will stop in winter%d for want of money.", i, i, i)
		fmt.Fprintf(&b, `{"id":"%d","group":"g%d","text":"It was a day like others for most. Nobody in the town thought of boats. %s The weather had been mild. ferry%d island%d winter%d money once more. A dog barked. Then all was quiet again. Some went home. Some stayed. The ferry%d lay still. Winter%d came.","reference":[%q]}`+"\n", i, i/2, news, i, i, i, i, i, news)
	}
	path := filepath.Join(t.TempDir(), "ferries.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTraining(t *testing.T) {
	path := data(t)
	articles, err := read(path)
	if err != nil || len(articles) != 40 {
		t.Fatal(len(articles), err)
	}
	scores := crossValidate(articles, 5)
	for i, a := range articles {
		if scores[i].R1 < a.lead.R1 {
			t.Errorf("article %s: %.2f, worse than its lead, %.2f", a.id, scores[i].R1, a.lead.R1)
		}
		if scores[i].R1 == 0 {
			t.Errorf("article %s was not tested", a.id)
		}
	}
	var table bytes.Buffer
	report(&table, articles, scores)
	if !strings.Contains(table.String(), "ferries         40  +") {
		t.Error(table.String())
	}
}

// TestWrite trains twice and compares the files.
func TestWrite(t *testing.T) {
	path := data(t)
	var files [2]string
	for i := range files {
		files[i] = filepath.Join(t.TempDir(), "weights.go")
		if err := run([]string{path}, 0, files[i]); err != nil {
			t.Fatal(err)
		}
	}
	one, _ := os.ReadFile(files[0])
	two, _ := os.ReadFile(files[1])
	if !bytes.Equal(one, two) || !bytes.Contains(one, []byte("\t\tSalient: ")) || !bytes.Contains(one, []byte("from ferries.")) {
		t.Errorf("%s\n%s", one, two)
	}
}

func TestBadData(t *testing.T) {
	for content, want := range map[string]string{
		`{"id":"a","text":"One."}`:             `article "a" has no reference, a person's summary`,
		`{"text":"One.","reference":"One."} {`: "object 2: unexpected EOF",
	} {
		path := filepath.Join(t.TempDir(), "bad.jsonl")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := run([]string{path}, 5, ""); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", content, err, want)
		}
	}
	if err := run(nil, 5, ""); err == nil {
		t.Error("no file is no mistake")
	}
}
