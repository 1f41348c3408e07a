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
// A key says nothing when several items of one feed share it: the address of a
// page that lists them all, an identifier that was copied. Such keys are left
// out, and so is the address of the feed or the site itself. An item without any
// key is known by its words. An identifier that is an address counts as that
// address, so that a feed may move to https with all its identifiers.

// identify fills in the keys of a feed's items. It finds the identifiers in Keys.
func identify(items []Item, base, home string) []Item {
	notOwn := map[string]bool{}
	for _, address := range []string{base, home} {
		if key, err := link.Canonical(address); err == nil {
			notOwn[key] = true
		}
	}
	common, seen := map[string]int{}, map[string]bool{}
	for i := range items {
		items[i].Keys = keys(&items[i], notOwn)
		// An item that is there twice shares its keys with nobody but itself.
		if all := strings.Join(items[i].Keys, "\x00"); !seen[all] {
			seen[all] = true
			for _, k := range items[i].Keys {
				common[k]++
			}
		}
	}
	for i := range items {
		it := &items[i]
		it.Keys = slices.DeleteFunc(it.Keys, func(k string) bool { return common[k] > 1 })
		if len(it.Keys) == 0 {
			it.Keys = []string{wordKey(*it)}
		}
		it.ID = it.Keys[0]
	}
	return items
}

// keys returns what an item may be known by. An address that is not its own (the
// feed's, the site's) is taken from the item.
func keys(it *Item, notOwn map[string]bool) []string {
	var found []string
	if key, err := link.Canonical(it.URL); err != nil || notOwn[key] {
		it.URL = ""
	} else {
		found = append(found, key)
	}
	for _, id := range it.Keys {
		key, err := link.Canonical(id)
		if err != nil {
			key = idKey(id)
		}
		if !notOwn[key] && !slices.Contains(found, key) {
			found = append(found, key)
		}
	}
	return found
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
	words := it.Title + "\x00" + it.Text
	for _, para := range it.Body {
		words += "\x00" + para
	}
	return "words:" + sum(words)
}

func sum(s string) string { return strconv.FormatUint(xxhash.Sum64String(s), 36) }
