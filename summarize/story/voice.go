package story

import (
	"github.com/cespare/xxhash/v2"

	"pullquote/summarize/segment"
)

// run is how many words in a row two writers hardly choose by chance.
const run = 5

// voices returns for each text the first one that it is a copy of, itself when it
// is its own.
//
// # When one text is a copy
//
// When more than half of its runs of five words stand in one earlier text (the
// containment of Broder, "On the resemblance and containment of documents", 1997):
// agencies' reports are in many papers, cut, and with a word changed here and
// there. Who adds as much as he takes has a voice of his own. A run belongs to the
// first text that has it, so one look-up a word is enough.
func voices(texts []*segment.Text) []int {
	voices := make([]int, len(texts))
	owners := map[uint64]int{}
	for i, t := range texts {
		voices[i] = i
		all, owned := runs(t, i, owners)
		for owner, n := range owned {
			if n*2 > all {
				voices[i] = voices[owner]
			}
		}
	}
	return voices
}

// runs counts the runs of a text, all of them and those of each owner, and makes it
// the owner of new ones.
func runs(t *segment.Text, text int, owners map[uint64]int) (all int, owned map[int]int) {
	owned = map[int]int{}
	for _, p := range t.Paragraphs {
		if p.Kind != segment.Prose || p.First == p.Last {
			continue
		}
		var last [run]uint64
		n := 0
		for _, tok := range t.Tokens[t.Sentences[p.First].First:t.Sentences[p.Last-1].Last] {
			if !tok.Word {
				continue
			}
			last[n%run] = xxhash.Sum64String(tok.Lower)
			if n++; n < run {
				continue
			}
			all++
			hash := hashed(last, n)
			if owner, known := owners[hash]; !known {
				owners[hash] = text
			} else {
				owned[owner]++
			}
		}
	}
	return all, owned
}

// hashed makes one number of the last words, the oldest of which is at n.
func hashed(last [run]uint64, n int) (hash uint64) {
	const prime = 0x9E3779B185EBCA87 // of xxHash
	for i := range run {
		hash = hash*prime + last[(n+i)%run]
	}
	return hash
}
