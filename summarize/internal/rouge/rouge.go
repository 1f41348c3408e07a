// Package rouge measures how much of people's summaries a chosen one has.
//
// # ROUGE
//
// A summary is compared with one that a person wrote, by the words (ROUGE-1), the
// pairs of neighbouring words (ROUGE-2) and the longest rows of words in the same
// order, sentence by sentence (ROUGE-Lsum), each as F1, the harmonic mean of
// precision and recall. Of several people's summaries each measure takes the one
// that is nearest.
//
// After Lin, "ROUGE: A Package for Automatic Evaluation of Summaries" (2004), with
// the details of Google's rouge_score, whose figures most papers print: lower case,
// everything but a–z and 0–9 parts words, words of more than three letters are
// stemmed, and a word of the reference counts at most once for Lsum.
package rouge

import (
	"strings"
	"unicode"
)

// A Score holds F1 from 0 to 1 of each measure.
type Score struct{ R1, R2, Lsum float64 }

// A Script says how text is cut into words.
type Script int

// The scripts.
const (
	Latin Script = iota // a–z and 0–9, stemmed: English
	Any                 // letters, digits and marks of every script, as they are
)

// A Scorer compares summaries with the references of one article. It is not for
// several goroutines at once.
type Scorer struct {
	script  Script
	ids     map[string]int32
	refs    []reference
	counted []int32 // scratch, by word
}

// A Sentence is a sentence of a candidate, prepared by [Scorer.Sentence].
type Sentence []int32

type reference struct {
	sentences []Sentence
	words     map[int32]int32
	pairs     map[pair]int32
	n         int // words in all
}

type pair [2]int32

// New returns a scorer against references, each a list of sentences.
func New(script Script, references ...[]string) *Scorer {
	s := &Scorer{script: script, ids: map[string]int32{}}
	for _, r := range references {
		var ref reference
		var all Sentence
		for _, sentence := range r {
			words := s.Sentence(sentence)
			ref.sentences = append(ref.sentences, words)
			all = append(all, words...)
		}
		ref.n = len(all)
		ref.words, ref.pairs = map[int32]int32{}, map[pair]int32{}
		for i, w := range all {
			ref.words[w]++
			if i > 0 {
				ref.pairs[pair{all[i-1], w}]++
			}
		}
		s.refs = append(s.refs, ref)
	}
	return s
}

// Sentence prepares a sentence of a candidate.
func (s *Scorer) Sentence(text string) Sentence {
	var out Sentence
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), s.script.parts) {
		if s.script == Latin && len(word) > 3 {
			word = stem(word)
		}
		id, known := s.ids[word]
		if !known {
			id = int32(len(s.ids))
			s.ids[word] = id
		}
		out = append(out, id)
	}
	return out
}

// parts reports whether a rune stands between words.
func (s Script) parts(r rune) bool {
	if s == Latin {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

// Score returns how good a summary of these sentences is.
func (s *Scorer) Score(summary ...Sentence) Score {
	best := s.Words(summary...)
	for _, ref := range s.refs {
		best.Lsum = max(best.Lsum, s.lsum(ref, summary))
	}
	return best
}

// Words is Score without Lsum, which takes most of the time.
func (s *Scorer) Words(summary ...Sentence) Score {
	var best Score
	words, pairs := map[int32]int32{}, map[pair]int32{}
	n, last := 0, int32(-1)
	for _, sentence := range summary {
		for _, w := range sentence {
			words[w]++
			if n > 0 {
				pairs[pair{last, w}]++
			}
			n, last = n+1, w
		}
	}
	for _, ref := range s.refs {
		best.R1 = max(best.R1, f1(common(words, ref.words), n, ref.n))
		best.R2 = max(best.R2, f1(common(pairs, ref.pairs), n-1, ref.n-1))
	}
	return best
}

func common[K comparable](a, b map[K]int32) int {
	hits := int32(0)
	for k, n := range a {
		hits += min(n, b[k])
	}
	return int(hits)
}

// f1 is the harmonic mean of precision and recall.
func f1(hits, candidate, reference int) float64 {
	if hits == 0 {
		return 0
	}
	return 2 * float64(hits) / float64(candidate+reference)
}

// lsum compares each sentence of the reference with all of the summary: a word of
// it counts when it lies on a longest common subsequence with any of them, and
// not more often than both sides have it.
func (s *Scorer) lsum(ref reference, summary []Sentence) float64 {
	s.counted = append(s.counted[:0], make([]int32, len(s.ids))...)
	n := 0
	for _, sentence := range summary {
		for _, w := range sentence {
			s.counted[w]++
		}
		n += len(sentence)
	}
	hits := 0
	left := map[int32]int32{}
	for _, sentence := range ref.sentences {
		on := make([]bool, len(sentence))
		for _, candidate := range summary {
			markLCS(on, sentence, candidate)
		}
		for i, w := range sentence {
			if _, seen := left[w]; !seen {
				left[w] = ref.words[w]
			}
			if on[i] && s.counted[w] > 0 && left[w] > 0 {
				hits++
				s.counted[w]--
				left[w]--
			}
		}
	}
	return f1(hits, n, ref.n)
}

// markLCS marks the words of a that lie on one longest common subsequence with b:
// the table of Wagner and Fischer, "The String-to-String Correction Problem"
// (1974), read backwards. Of equally long ones it takes that of rouge_score.
func markLCS(on []bool, a, b Sentence) {
	width := len(b) + 1
	table := make([]int32, (len(a)+1)*width)
	at := func(i, j int) *int32 { return &table[i*width+j] }
	for i := range a {
		for j := range b {
			if a[i] == b[j] {
				*at(i+1, j+1) = *at(i, j) + 1
			} else {
				*at(i+1, j+1) = max(*at(i, j+1), *at(i+1, j))
			}
		}
	}
	for i, j := len(a), len(b); i > 0 && j > 0; {
		switch {
		case a[i-1] == b[j-1]:
			on[i-1] = true
			i, j = i-1, j-1
		case *at(i, j-1) > *at(i-1, j):
			j--
		default:
			i--
		}
	}
}
