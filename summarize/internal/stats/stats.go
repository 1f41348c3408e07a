// Package stats says how sure a figure is.
package stats

import (
	"math/rand/v2"
	"slices"
)

// An Interval is a figure with the bounds between which 95 of 100 repetitions of the
// experiment would lie.
type Interval struct{ Mean, Low, High float64 }

// Bootstrap returns the mean of v with its bounds.
func Bootstrap(v []float64) Interval {
	if len(v) == 0 {
		return Interval{}
	}
	return Resample(len(v), func(drawn []int) float64 {
		sum := 0.0
		for _, i := range drawn {
			sum += v[i]
		}
		return sum / float64(len(drawn))
	})
}

// Resample returns what measure says of n things, with bounds found by drawing as
// many of them again and again, some twice and some not at all (Efron, "Bootstrap
// Methods: Another Look at the Jackknife", 1979). The same things always give the
// same bounds.
func Resample(n int, measure func(drawn []int) float64) Interval {
	const repetitions = 1000
	random := rand.New(rand.NewPCG(1, 2))
	drawn := make([]int, n)
	for i := range drawn {
		drawn[i] = i
	}
	out := Interval{Mean: measure(drawn)}
	values := make([]float64, repetitions)
	for k := range values {
		for i := range drawn {
			drawn[i] = random.IntN(n)
		}
		values[k] = measure(drawn)
	}
	slices.Sort(values)
	out.Low, out.High = values[repetitions/40], values[repetitions-1-repetitions/40]
	return out
}
