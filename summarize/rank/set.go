package rank

import "math"

// A SetFeature is one thing that is measured of a whole summary.
type SetFeature int

// The features of a summary, in the order of a SetVector.
const (
	SetMean      SetFeature                            = iota // mean of its sentences' scores
	SetLeast                                                  // the lowest of them
	SetWorth                                                  // share of all salience that its words have, each counted once
	SetKeys                                                   // share of the article's frequent words
	SetCentre                                                 // cosine of its words with the article's counts
	SetRepeats                                                // mean cosine of its pairs
	SetBegins                                                 // where its first sentence stands: 0 at the beginning
	SetSpread                                                 // how far its last sentence is from the first, of the article
	SetWords                                                  // log of its words
	SetWordsMore                                              // that squared: too long is as bad as too short
	SetShare                                                  // log of its share of the article's words
	SetNames                                                  // names in it, each counted once
	SetHeadline                                               // share of the headline's words
	SetSentences                                              // from here on the sums of its sentences' features, in the order of a Vector
	SetFeatures  = SetSentences + SetFeature(Features)        // how many there are
)

// A SetVector holds one number for each feature of a summary.
type SetVector [SetFeatures]float64

// Set measures a summary of the sentences given, in order, as indices of the
// text's sentences. All of them have a score.
func (a *Article) Set(chosen []int) SetVector {
	v := a.whole(chosen)
	for _, i := range chosen {
		for k, x := range a.vectors[a.place[i]] {
			v[int(SetSentences)+k] += x
		}
	}
	return v
}

// whole is Set without the sums of the sentences' features.
func (a *Article) whole(chosen []int) SetVector {
	var v SetVector
	words := 0.0
	v[SetLeast] = math.Inf(1)
	for _, i := range chosen {
		place := a.place[i]
		v[SetMean] += a.scores[place] / float64(len(chosen))
		v[SetLeast] = min(v[SetLeast], a.scores[place])
		words += a.words[place]
	}
	first, last, n := float64(a.place[chosen[0]]), float64(a.place[chosen[len(chosen)-1]]), float64(len(a.sentences))
	v[SetBegins], v[SetSpread] = first/n, (last-first)/n
	v[SetWords] = math.Log(words) / 4
	v[SetWordsMore] = v[SetWords] * v[SetWords]
	v[SetShare] = math.Log(words/a.total) / 4
	v.topics(a, chosen)
	return v
}

// A gain is what a topic word brings to a summary that has it.
type gain struct{ worth, count, key, name, headline float64 }

// gain returns what a word brings.
func (w *word) gain() gain {
	return gain{w.salience, w.count, w.count * flag(w.frequent), float64(w.upper) / w.count, flag(w.title)}
}

// topics measures what the words of a summary say together.
func (v *SetVector) topics(a *Article, chosen []int) {
	tp := a.topics
	terms, sum := 0.0, gain{}
	tp.round++
	for _, i := range chosen {
		for _, id := range tp.terms[a.place[i]] {
			if tp.marks[id] == tp.round {
				continue
			}
			tp.marks[id] = tp.round
			g := &tp.gains[id]
			terms++
			sum.worth += g.worth
			sum.count += g.count
			sum.key += g.key
			sum.name += g.name
			sum.headline += g.headline
		}
	}
	v[SetWorth] = sum.worth / max(1e-9, tp.salient)
	v[SetKeys] = sum.key / max(1, tp.keys)
	v[SetCentre] = sum.count / (math.Sqrt(max(1, terms)) * max(1, tp.length))
	v[SetNames] = sum.name / 10
	v[SetHeadline] = sum.headline / float64(max(1, tp.title))
	for x := range chosen {
		for y := range x {
			v[SetRepeats] += tp.likeness(a.place[chosen[y]], a.place[chosen[x]])
		}
	}
	v[SetRepeats] /= float64(max(1, len(chosen)*(len(chosen)-1)/2))
}

// SetScore returns how good a summary of the sentences given is, comparable within
// one article only. It is the sum of Set's features by their weights; what each
// sentence adds to it was summed up before.
func (a *Article) SetScore(chosen []int) float64 {
	v := a.whole(chosen)
	sum := 0.0
	for i := range SetSentences {
		sum += v[i] * a.model.Set[i]
	}
	for _, i := range chosen {
		sum += a.parts[a.place[i]]
	}
	return sum
}

// String returns the name of the feature.
func (f SetFeature) String() string {
	if f >= SetSentences {
		return "SetSentences + SetFeature(" + Feature(f-SetSentences).String() + ")"
	}
	return setNames[f]
}

var setNames = [...]string{
	SetMean:      "SetMean",
	SetLeast:     "SetLeast",
	SetWorth:     "SetWorth",
	SetKeys:      "SetKeys",
	SetCentre:    "SetCentre",
	SetRepeats:   "SetRepeats",
	SetBegins:    "SetBegins",
	SetSpread:    "SetSpread",
	SetWords:     "SetWords",
	SetWordsMore: "SetWordsMore",
	SetShare:     "SetShare",
	SetNames:     "SetNames",
	SetHeadline:  "SetHeadline",
}
