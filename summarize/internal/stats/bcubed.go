package stats

// A Comparison holds, for each thing that was sorted, how much of what stands with
// it belongs there (precision) and how much of what belongs with it stands there
// (recall): B-cubed, after Bagga and Baldwin, "Entity-Based Cross-Document
// Coreferencing Using the Vector Space Model" (1998).
type Comparison struct {
	Precision, Recall []float64
	Wanted, Found     int // heaps
}

// BCubed compares two ways to sort the same things into heaps.
func BCubed(wanted []string, found []int) Comparison {
	type both struct {
		wanted string
		found  int
	}
	wantedSize, foundSize, bothSize := map[string]float64{}, map[int]float64{}, map[both]float64{}
	for i, w := range wanted {
		wantedSize[w]++
		foundSize[found[i]]++
		bothSize[both{w, found[i]}]++
	}
	c := Comparison{Wanted: len(wantedSize), Found: len(foundSize)}
	for i, w := range wanted {
		same := bothSize[both{w, found[i]}]
		c.Precision = append(c.Precision, same/foundSize[found[i]])
		c.Recall = append(c.Recall, same/wantedSize[w])
	}
	return c
}

// F1 is the harmonic mean of the mean precision and recall of the things drawn.
func (c Comparison) F1(drawn []int) float64 {
	p, r := 0.0, 0.0
	for _, i := range drawn {
		p += c.Precision[i]
		r += c.Recall[i]
	}
	return 2 * p * r / max(1e-9, p+r) / float64(max(1, len(drawn)))
}
