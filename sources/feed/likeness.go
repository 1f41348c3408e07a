package feed

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Texts that are nearly the same
//
// A publisher who puts an article out again, or moves to other software, gives it
// a new address and a new identifier, and perhaps a comma more. What stays is the
// text. So a text is a key too, one that small edits leave alone.
//
// The likeness of two texts is the share of word pairs that both have among those
// that either has (A. Broder, "On the resemblance and containment of documents",
// 1997). Of each text the smallest of its pairs is taken in each of six orders,
// made by hashing; two texts agree in one of these with a probability that is
// their likeness s. Keys are looked up and not compared, so the six together make
// one key (P. Indyk and R. Motwani, "Approximate nearest neighbors", 1998), which
// two texts share with probability s^6: of one word changed in a hundred (s = 0.96)
// 0.78, of two reports from one form (0.6) 0.05.
//
// Forms are the danger: a forecast, a table of prices, a podcast that thanks its
// sponsors at length. To lose an article is worse than to tell one twice, so the
// title must agree, and all numbers. A text of few words is a key only as a whole,
// a very short one is none.
const (
	rows      = 6
	longText  = 60 // words from which small edits do not matter
	shortText = 12 // words from which a text is a key
)

// A likeness gathers the words of a text.
type likeness struct {
	words   int
	numbers uint64       // of all numbers, in any order
	whole   uint64       // of all words, in order
	last    uint64       // the word before
	least   [rows]uint64 // the smallest pair in each order
}

// textKey returns the key that an item's text makes with its title; empty when
// the text is too short to tell it from others.
func textKey(it Item) string {
	var l likeness
	for i := range l.least {
		l.least[i] = ^uint64(0)
	}
	l.read(it.Text)
	for _, para := range it.Body {
		l.read(para)
	}
	sum := spoken(it.Title)
	switch {
	case l.words < shortText:
		return ""
	case l.words < longText:
		sum = mix(sum ^ l.whole)
	default:
		sum = mix(sum ^ l.numbers)
		for _, least := range l.least {
			sum = mix(sum ^ least)
		}
	}
	return "text:" + strconv.FormatUint(sum, 36)
}

// spoken is a sum of the words of a line, which punctuation, case and spaces do
// not change.
func spoken(s string) (sum uint64) {
	eachWord(s, func(word uint64, _ bool) { sum = mix(sum ^ word) })
	return sum
}

func (l *likeness) read(s string) {
	eachWord(s, func(word uint64, number bool) {
		if number {
			l.numbers += mix(word)
		}
		l.whole = mix(l.whole ^ word)
		if l.words++; l.words > 1 {
			pair := mix(l.last ^ word)
			for i := range l.least {
				l.least[i] = min(l.least[i], pair*orders[i])
			}
		}
		l.last = word*orders[0] + 1 // the order of a pair matters
	})
}

// orders are odd factors: each puts hashes into another order.
var orders = func() (all [rows]uint64) {
	for i := range all {
		all[i] = mix(uint64(i+1)) | 1
	}
	return all
}()

// mix spreads the bits of a number (SplitMix64; S. Vigna, 2015).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// eachWord cuts a text into words, of which it tells a sum (FNV-1a) of their small
// letters and whether a digit begins them.
func eachWord(s string, take func(sum uint64, number bool)) {
	const offset, prime = 0xcbf29ce484222325, 0x100000001b3
	sum, letters, number := uint64(offset), 0, false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch {
		case 'a' <= r && r <= 'z':
		case '0' <= r && r <= '9':
			number = number || letters == 0
		case 'A' <= r && r <= 'Z':
			r |= 0x20
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsMark(r)):
			r = unicode.ToLower(r)
		default:
			if letters > 0 {
				take(sum, number)
				sum, letters, number = offset, 0, false
			}
			continue
		}
		sum, letters = (sum^uint64(r))*prime, letters+1
		// Chinese and Japanese do not part their words: a letter is as good as one.
		if r >= 0x2e80 {
			take(sum, number)
			sum, letters, number = offset, 0, false
		}
	}
	if letters > 0 {
		take(sum, number)
	}
}
