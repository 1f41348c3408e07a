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
// never had. And the fewer words an article has, the more of its likeness is
// chance: one name in common with a story is much of a feed's item and little of a
// report. So the score of a short one is lowered.
//
// Who has a word in common is looked up in an inverted index, the rarest words
// first. Only the few stories that share most are compared in full. So an article
// costs the same among ten stories as among ten thousand.
type index struct {
	ids      map[string]int32
	entries  []entry
	free     []int32 // entries whose word nobody says any more
	articles tally   // that are in its stories
	came     int     // articles, ever

	stories []*story // by seat; nil: the seat is free
	seats   []int32  // that are free

	// Of the article in question:
	asked []weighed // by term; zero: it does not have it
	hits  []float64 // by seat, how much a search has found
	found []int32   // the seats that have hits
}

// An entry is what an index knows of a term.
type entry struct {
	word     string
	articles tally
	stories  []int32 // the seats of those that have it
}

// A tally is a number of articles and its logarithm, which is asked for far more
// often than it changes.
type tally struct {
	n   int
	log float64
}

// add counts n articles more; smooth is added to their sum before the logarithm.
func (t *tally) add(n int, smooth float64) {
	t.n += n
	t.log = math.Log(float64(t.n) + smooth)
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

// chance is the share of its score that an article of one word loses. What chance
// does goes down with the root of the number of words.
const chance = 0.5

// How articles are counted for the rarity of a term.
const (
	background = 50  // the stream is thought to have read so many before its first: it keeps the first ones from making every word common
	half       = 0.5 // a term is thought to be in half an article more
)

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
		in.asked = append(in.asked, weighed{})
	}
	in.ids[word] = id
	return id
}

// count takes note of one more article.
func (in *index) count(read []weighed) {
	in.articles.add(1, background)
	for _, w := range read {
		in.entries[w.term].articles.add(1, half)
	}
}

// seat gives a story its place in the index.
func (in *index) seat(c *story) {
	if n := len(in.seats); n > 0 {
		c.seat, in.seats = in.seats[n-1], in.seats[:n-1]
		in.stories[c.seat] = c
		return
	}
	c.seat = int32(len(in.stories))
	in.stories = append(in.stories, c)
	in.hits = append(in.hits, 0)
}

// leave frees the place of a story.
func (in *index) leave(c *story) {
	in.stories[c.seat] = nil
	in.seats = append(in.seats, c.seat)
}

// post notes that a story has a term.
func (in *index) post(term int32, c *story) {
	e := &in.entries[term]
	e.stories = append(e.stories, c.seat)
}

// drop notes that a story does not have a term any more.
func (in *index) drop(t said, c *story) {
	e := &in.entries[t.term]
	if len(e.stories) > 1 {
		i := slices.Index(e.stories, c.seat) // soon found: who goes came early
		e.stories = slices.Delete(e.stories, i, i+1)
		e.articles.add(-int(t.articles), half)
		return
	}
	delete(in.ids, e.word)
	*e = entry{}
	in.free = append(in.free, t.term)
}

// rarity is the weight of a term among all that was read (inverse document
// frequency).
func (in *index) rarity(term int32) float64 { return in.articles.log - in.entries[term].articles.log }

// nearest returns the most similar of the stories that are allowed, nil when none
// has anything in common with an article.
func (in *index) nearest(read []weighed, allowed func(*story) bool) (*story, float64) {
	var whole, names float64
	for _, w := range read {
		r := in.rarity(w.term)
		whole += w.weight * r * w.weight * r
		if w.name {
			names += r
		}
		in.asked[w.term] = w
	}
	sure := 1 - chance/math.Sqrt(float64(len(read)))
	var best *story
	score := 0.0
	for _, c := range in.candidates(read, allowed) {
		if v := sure * in.alike(c, whole, names); v > 0 && (best == nil || better(v, score, c, best)) {
			best, score = c, v
		}
	}
	for _, w := range read {
		in.asked[w.term] = weighed{}
	}
	return best, score
}

// better reports whether story a with one score goes before story b with another.
func better(scoreA, scoreB float64, a, b *story) bool {
	return scoreA > scoreB || scoreA == scoreB && a.number < b.number
}

// candidates returns the stories that have the most rare words of an article.
func (in *index) candidates(read []weighed, allowed func(*story) bool) []*story {
	best := make([]*story, 0, candidates+1)
	in.search(read)
	for _, seat := range in.found {
		c, i := in.stories[seat], len(best)
		for i > 0 && better(in.hits[seat], in.hits[best[i-1].seat], c, best[i-1]) {
			i--
		}
		if i < candidates && allowed(c) {
			best = slices.Insert(best, i, c)
			best = best[:min(len(best), candidates)]
		}
	}
	for _, seat := range in.found {
		in.hits[seat] = 0
	}
	return best
}

// search finds the stories that have rare words of an article.
func (in *index) search(read []weighed) {
	rarest := make([]uint64, len(read))
	for i, w := range read {
		rarest[i] = uint64(in.entries[w.term].articles.n)<<32 | uint64(i)
	}
	slices.Sort(rarest)
	in.found = in.found[:0]
	left := looks
	for _, r := range rarest {
		w := read[uint32(r)]
		stories := in.entries[w.term].stories
		if left -= len(stories); left < 0 && len(in.found) > 0 {
			break
		}
		rarity := in.rarity(w.term)
		hits := w.weight * rarity * rarity
		for _, seat := range stories[max(0, len(stories)-looks):] {
			if in.hits[seat] == 0 {
				in.found = append(in.found, seat)
			}
			in.hits[seat] += hits
		}
	}
}

// alike returns how alike a story and the article in question are, from 0 to 1.
// article is the square of the article's length as a vector, names how rare all its
// names are.
func (in *index) alike(c *story, article, names float64) float64 {
	var dot, whole, known float64
	for _, t := range c.terms {
		r := in.rarity(t.term)
		x := t.weight * r
		whole += x * x
		if a := &in.asked[t.term]; a.weight > 0 {
			dot += x * a.weight * r
			if a.name {
				known += r
			}
		}
	}
	if dot == 0 {
		return 0
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
