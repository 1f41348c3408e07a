package feed

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cespare/xxhash/v2"

	"pullquote/sources/link"
)

// What makes an item the same item
//
// An item is recognised by its address or by its identifier, whichever stays.
// Feeds change each without the other: identifiers are made anew at every visit,
// addresses get new tracking parameters, another scheme, a corrected headline. So
// an item has several keys, and one that was seen before is enough to know it.
//
// Its text is a key besides, for the day when both change at once.
//
// A key says nothing when several items of one feed share it: the address of a
// page that lists them all, an identifier that was copied, a text that is the same
// under every title. Such keys are left out, and so is the address of the feed or
// the site itself. An item without any key is known by its words. An identifier
// that is an address counts as that address, so that a feed may move to https with
// all its identifiers.
//
// Items that are there twice are one: those whose address and identifier are the
// same and that say the same, and those of one title whose texts are nearly the
// same. The first stays, with the keys of both. Items that say nothing stay apart.
//
// What items share shows only in the whole feed: in a part of it that holds a single
// item, everything looks like that item's own.

// identify fills in the keys of a feed's items and leaves out those that are there
// twice. It finds the identifiers in Keys. shared reports whether a key was left out
// because it is not one item's own.
func identify(items []Item, base, home string) (_ []Item, shared bool) {
	notOwn := map[string]bool{}
	for _, address := range []string{base, home} {
		if key, err := link.Canonical(address); err == nil {
			notOwn[key] = true
		}
	}
	items, shared = once(items, notOwn)
	common, counted := map[string]int{}, map[string]bool{}
	for _, it := range items {
		// Several states of one item share their keys with nobody but itself.
		if all := strings.Join(own(it.Keys), "\x00"); all == "" || !counted[all] {
			counted[all] = true
			for _, k := range it.Keys {
				common[k]++
			}
		}
	}
	for i := range items {
		it := &items[i]
		all := len(it.Keys)
		it.Keys = slices.DeleteFunc(it.Keys, func(k string) bool { return common[k] > 1 })
		shared = shared || len(it.Keys) < all
		if len(it.Keys) == 0 {
			it.Keys = []string{wordKey(*it)}
		}
		it.ID = it.Keys[0]
	}
	return items, shared
}

// own returns the keys that are not texts.
func own(keys []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return strings.HasPrefix(k, "text:") })
}

// once gives items their keys and joins those that are the same. shared reports
// whether one had a key that is not its own.
func once(items []Item, notOwn map[string]bool) (kept []Item, shared bool) {
	first := map[string]int{} // where in kept an item is, by what makes another one the same
	for _, it := range items {
		var others bool
		it.Keys, others = keys(&it, notOwn)
		shared = shared || others
		var same []string
		if len(it.Keys) > 0 && it.Title+it.Text != "" {
			same = append(same, strings.Join(it.Keys, "\x00")+wordKey(it))
		}
		if k := textKey(it); k != "" {
			it.Keys = append(it.Keys, k)
			same = append(same, k)
		}
		i := slices.IndexFunc(same, func(s string) bool { _, is := first[s]; return is })
		place := len(kept)
		if i < 0 {
			kept = append(kept, it)
		} else {
			place = first[same[i]]
			kept[place].Keys = joinKeys(kept[place].Keys, it.Keys)
		}
		for _, s := range same {
			if _, is := first[s]; !is {
				first[s] = place
			}
		}
	}
	return kept, shared
}

// joinKeys adds to the keys of an item those of another that is the same.
func joinKeys(keys, more []string) []string {
	for _, k := range more {
		if len(keys) < maxKeys && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// maxKeys is how many keys an item has: its own four, and those of some others
// that it turned out to be.
const maxKeys = 20

// keys returns what an item may be known by. An address that is not its own (the
// feed's, the site's) is taken from the item; others reports that it had one.
func keys(it *Item, notOwn map[string]bool) (found []string, others bool) {
	if key, err := link.Canonical(it.URL); err != nil || notOwn[key] {
		it.URL, others = "", err == nil
	} else {
		found = append(found, key)
	}
	for _, id := range it.Keys {
		key, err := link.Canonical(id)
		if err != nil {
			key = idKey(id)
		}
		if notOwn[key] {
			others = true
		} else if !slices.Contains(found, key) {
			found = append(found, key)
		}
	}
	return found, others
}

// idKey returns the key of an identifier; a long one is stored as its sum.
func idKey(id string) string {
	const longest = 200
	if len(id) > longest {
		return "id:" + sum(id)
	}
	return "id:" + id
}

// wordKey returns the key of an item's words.
func wordKey(it Item) string {
	d := xxhash.New()
	d.WriteString(it.Title + "\x00")
	d.WriteString(it.Text)
	for _, para := range it.Body {
		d.WriteString("\x00")
		d.WriteString(para)
	}
	return "words:" + strconv.FormatUint(d.Sum64(), 36)
}

func sum(s string) string { return strconv.FormatUint(xxhash.Sum64String(s), 36) }
