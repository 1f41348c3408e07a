package stats_test

import (
	"testing"

	"pullquote/summarize/internal/stats"
)

func TestBootstrap(t *testing.T) {
	if got := stats.Bootstrap(nil); got != (stats.Interval{}) {
		t.Errorf("of nothing: %v", got)
	}
	if got := stats.Bootstrap([]float64{2, 2, 2}); got != (stats.Interval{Mean: 2, Low: 2, High: 2}) {
		t.Errorf("of equals: %v", got)
	}
	var v []float64
	for i := range 400 {
		v = append(v, float64(i%2)) // spread 0.5: the mean's is 0.025
	}
	got := stats.Bootstrap(v)
	if got.Mean != 0.5 || got.Low < 0.43 || got.Low > 0.47 || got.High < 0.53 || got.High > 0.57 {
		t.Errorf("of noughts and ones: %v", got)
	}
}

// TestBCubed: of five things in two heaps one stands with the others'.
func TestBCubed(t *testing.T) {
	c := stats.BCubed([]string{"a", "a", "a", "b", "b"}, []int{1, 1, 2, 2, 2})
	want := []float64{1, 1, 1. / 3, 2. / 3, 2. / 3}
	for i, p := range c.Precision {
		if d := p - want[i]; d > 1e-9 || d < -1e-9 {
			t.Errorf("precision of %d: %v, want %v", i, p, want[i])
		}
	}
	if c.Wanted != 2 || c.Found != 2 || c.Recall[2] != 1./3 || c.Recall[3] != 1 {
		t.Errorf("%+v", c)
	}
}
