package story

import (
	"cmp"
	"math"
	"slices"
)

// # How a story is found
//
// An article and a story are as alike as the cosine of their terms, each weighed
// by how rare it is (Salton and Buckley, "Term-weighting approaches in automatic
// text retrieval", 1988). How rare, the stream itself tells: no list of words can
// know what the news is about. A story is the sum of its articles, so what most
// of them say counts most.
//
// Two events of one kind ("a player was fired", twice) share their common words. So
// the score is lowered by the share of the article's names that the story has
// never had.
//
// Who has a word in common is looked up in an inverted index, the rarest words
// first. Only the few stories that share most are compared in full. So an article
// costs the same among ten stories as among ten thousand.
type index struct {
	ids      map[string]int32
	entries  []entry
	free     []int32 // entries whose word nobody says any more
	articles int     // that are in its stories
	asked    int     // articles that came, ever
	searches int
}

// An entry is what an index knows of a term.
type entry struct {
	word     string
	articles int
	stories  []*story // some may be gone
}

// A weighed term is one of the article in question.
type weighed struct {
	term   int32
	weight float64
	name   bool
}

// How much is searched.
const (
	looks      = 4096 // at most so many places where a word stands are looked at
	candidates = 16   // at most so many stories are compared in full
)

// strange is the share of its score that an article loses whose names are all new
// to the story.
const strange = 0.3

// background is how many articles the stream is thought to have read before its
// first: it keeps the first ones from making every word common.
const background = 50

// read numbers the words of an article; the numbers are in order.
func (in *index) read(f Fingerprint) []weighed {
	read := make([]weighed, 0, len(f.Terms))
	for _, t := range f.Terms {
		read = append(read, weighed{in.id(t.Word), float64(t.Weight), t.Name})
	}
	slices.SortFunc(read, func(a, b weighed) int { return cmp.Compare(a.term, b.term) })
	return read
}

func (in *index) id(word string) int32 {
	id, known := in.ids[word]
	if known {
		return id
	}
	if n := len(in.free); n > 0 {
		id, in.free = in.free[n-1], in.free[:n-1]
		in.entries[id] = entry{word: word}
	} else {
		id = int32(len(in.entries))
		in.entries = append(in.entries, entry{word: word})
	}
	in.ids[word] = id
	return id
}

// count takes note of one more article.
func (in *index) count(read []weighed) {
	in.articles++
	for _, w := range read {
		in.entries[w.term].articles++
	}
}

// post notes that a story has a term. Stories that are gone make room.
func (in *index) post(term int32, c *story) {
	e := &in.entries[term]
	if len(e.stories) == cap(e.stories) {
		e.stories = slices.DeleteFunc(e.stories, func(c *story) bool { return c.gone })
	}
	e.stories = append(e.stories, c)
}

// drop notes that so many articles with a term are gone.
func (in *index) drop(term int32, articles int) {
	e := &in.entries[term]
	if e.articles -= articles; e.articles > 0 {
		return
	}
	delete(in.ids, e.word)
	*e = entry{}
	in.free = append(in.free, term)
}

// rarity is the weight of a term among all that was read (inverse document
// frequency).
func (in *index) rarity(term int32) float64 {
	return math.Log(float64(in.articles+background) / (float64(in.entries[term].articles) + 0.5))
}

// nearest returns the most similar of the stories that are allowed, nil when none
// has anything in common with an article.
func (in *index) nearest(read []weighed, allowed func(*story) bool) (*story, float64) {
	var best *story
	score := 0.0
	for _, c := range in.candidates(read, allowed) {
		if v := in.alike(read, c); v > score || v == score && best != nil && c.number < best.number {
			best, score = c, v
		}
	}
	return best, score
}

// candidates returns the stories that have the most rare words of an article.
func (in *index) candidates(read []weighed, allowed func(*story) bool) []*story {
	rarest := slices.Clone(read)
	slices.SortFunc(rarest, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(in.entries[a.term].articles, in.entries[b.term].articles), cmp.Compare(a.term, b.term))
	})
	in.searches++
	var found []*story
	left := looks
	for _, w := range rarest {
		e := in.entries[w.term]
		if left -= len(e.stories); left < 0 && len(found) > 0 {
			break
		}
		r := in.rarity(w.term)
		for _, c := range e.stories[max(0, len(e.stories)-looks):] {
			if c.gone {
				continue
			}
			if c.asked != in.searches {
				c.asked, c.hits = in.searches, 0
				if allowed(c) {
					found = append(found, c)
				}
			}
			c.hits += w.weight * r * r
		}
	}
	slices.SortFunc(found, func(a, b *story) int {
		return cmp.Or(cmp.Compare(b.hits, a.hits), cmp.Compare(a.number, b.number))
	})
	return found[:min(len(found), candidates)]
}

// alike returns how alike an article and a story are, from 0 to 1.
func (in *index) alike(read []weighed, c *story) float64 {
	var dot, article, whole, names, known float64
	i := 0
	for _, w := range read {
		r := in.rarity(w.term)
		x := w.weight * r
		article += x * x
		if w.name {
			names += r
		}
		for i < len(c.terms) && c.terms[i].term < w.term {
			i++
		}
		if i < len(c.terms) && c.terms[i].term == w.term {
			dot += x * c.terms[i].weight * r
			if w.name {
				known += r
			}
		}
	}
	if dot == 0 {
		return 0
	}
	for _, t := range c.terms {
		x := t.weight * in.rarity(t.term)
		whole += x * x
	}
	cosine := dot / math.Sqrt(article*whole)
	if names > 0 {
		cosine *= 1 - strange*(1-known/names)
	}
	return cosine
}

// shared returns the words that speak most for a story.
func (in *index) shared(read []weighed, c *story) []string {
	type reason struct {
		word string
		part float64
	}
	var all []reason
	for _, w := range read {
		i, found := slices.BinarySearchFunc(c.terms, w.term, func(t said, term int32) int { return cmp.Compare(t.term, term) })
		if found {
			r := in.rarity(w.term)
			all = append(all, reason{in.entries[w.term].word, w.weight * c.terms[i].weight * r * r})
		}
	}
	slices.SortFunc(all, func(a, b reason) int {
		return cmp.Or(cmp.Compare(b.part, a.part), cmp.Compare(a.word, b.word))
	})
	var words []string
	for _, r := range all[:min(len(all), 10)] {
		words = append(words, r.word)
	}
	return words
}
