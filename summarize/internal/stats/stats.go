// Package stats says how sure a mean is.
package stats

import (
	"math/rand/v2"
	"slices"
)

// An Interval is a mean with the bounds between which 95 of 100 repetitions of the
// experiment would lie.
type Interval struct{ Mean, Low, High float64 }

// Bootstrap returns the mean of v with its bounds, found by drawing as many values
// from v again and again (Efron, "Bootstrap Methods: Another Look at the
// Jackknife", 1979). The same values always give the same bounds.
func Bootstrap(v []float64) Interval {
	if len(v) == 0 {
		return Interval{}
	}
	const repetitions = 1000
	random := rand.New(rand.NewPCG(1, 2))
	means := make([]float64, repetitions)
	for i := range means {
		for range v {
			means[i] += v[random.IntN(len(v))]
		}
		means[i] /= float64(len(v))
	}
	slices.Sort(means)
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return Interval{sum / float64(len(v)), means[repetitions/40], means[repetitions-1-repetitions/40]}
}
