package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"pullquote/sources"
)

// A list of sources is written as people write lists:
//
//	https://a.example/feed https://b.example,Harbour Post=https://c.example
//
// Blanks part sources but also stand inside names; commas part them but also stand
// inside addresses. What settles both is that every source has one address, and
// that an address begins with http:// or https://. So a comma parts where white
// space, an address or a name with its address follows, and words without an
// address belong to the name that comes next.
var (
	commaThatParts = regexp.MustCompile(`,(\s|$|(?:[^,=]*=\s*)?https?://)`)
	namedAddress   = regexp.MustCompile(`\s*=\s*(https?://)`)
)

// sourceList reads such a list. An address that stands there twice counts once.
func sourceList(s string) ([]sources.Source, error) {
	s = commaThatParts.ReplaceAllString(s, " $1")
	s = namedAddress.ReplaceAllString(s, "=$1")
	var all []sources.Source
	var name []string // the words of a name, waiting for its address
	for _, word := range strings.Fields(s) {
		before, address := cutAddress(word)
		if address == "" {
			name = append(name, word)
			continue
		}
		if before == "" && len(name) > 0 {
			break
		}
		u, err := webAddress(address)
		if err != nil {
			return nil, err
		}
		title := strings.Trim(strings.Join(append(name, before), " "), `"' `)
		if !slices.ContainsFunc(all, func(o sources.Source) bool { return o.URL == u.String() }) {
			all = append(all, sources.Source{URL: u.String(), Name: title})
		}
		name = nil
	}
	if len(name) > 0 {
		return nil, fmt.Errorf("%q is not an address with https:// or http://, nor a name with = and one behind it", strings.Join(name, " "))
	}
	return all, nil
}

// cutAddress splits "Name=https://…" and "https://…". Other words have no address.
func cutAddress(word string) (name, address string) {
	if strings.HasPrefix(word, "http://") || strings.HasPrefix(word, "https://") {
		return "", word
	}
	if at := namedAddress.FindStringIndex(word); at != nil {
		return word[:at[0]], word[at[0]+1:]
	}
	return "", ""
}
