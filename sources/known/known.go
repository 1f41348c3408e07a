// Package known tells the feed of an address on a site whose feeds everybody can
// compute: a channel, a profile, a repository, a tag. It is a table and fetches
// nothing.
package known

import (
	"net/url"
	"slices"
	"strings"
)

// A Feed is where to read what somebody pasted.
type Feed struct {
	URL  string
	What string // what it holds, in a word or two: "releases"
	Page bool   // it is a web page that lists messages, and no feed
}

// Feeds returns the feeds of an address on a site of the table, the best first;
// none for the address of any other page, or of a feed.
func Feeds(address string) []Feed { return apply(sites, address) }

// Software returns the feeds that an address would have if its site ran one of
// the programs of the table (Mastodon, Lemmy, PeerTube), whatever its host is.
func Software(address string) []Feed { return apply(software, address) }

// A rule is one line of the table.
type rule struct {
	hosts   string // without "www."; "*." stands for one more label, "*" alone for any host
	path    string // {name} is one part of it, {#id} one of digits, {rest...} all that is left; "/..." any rest
	feed    string // {name} as in path and query; {origin}, {host}; {query} is the whole query
	what    string
	example string // is tested
	want    string
	needs   string // a parameter that the query must have
	not     string // words that are no names here; "#" is any number
	page    bool
}

func apply(rules []rule, address string) []Feed {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || isFeed(u) {
		return nil
	}
	var found []Feed
	for _, r := range rules {
		values, ok := r.match(u)
		if !ok {
			continue
		}
		f := Feed{URL: fill(r.feed, values), What: r.what, Page: r.page}
		if !slices.ContainsFunc(found, func(o Feed) bool { return o.URL == f.URL }) {
			found = append(found, f)
		}
	}
	return found
}

// match returns what stands in the address where the rule has names.
func (r rule) match(u *url.URL) (map[string]string, bool) {
	host := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), "m.")
	if !slices.ContainsFunc(strings.Fields(r.hosts), func(pattern string) bool { return isHost(host, pattern) }) {
		return nil, false
	}
	query := u.Query()
	values := map[string]string{"origin": u.Scheme + "://" + u.Host, "host": host, "query": u.RawQuery}
	if r.needs != "" {
		if query.Get(r.needs) == "" {
			return nil, false
		}
		values[r.needs] = query.Get(r.needs)
	}
	return values, r.matchPath(strings.Split(strings.Trim(u.EscapedPath(), "/"), "/"), values)
}

func isHost(host, pattern string) bool {
	if end, wild := strings.CutPrefix(pattern, "*"); wild && end != "" {
		label, ok := strings.CutSuffix(host, end)
		return ok && label != "" && !strings.Contains(label, ".")
	}
	return pattern == "*" || host == pattern
}

// matchPath compares an address's path with the rule's, part by part.
func (r rule) matchPath(parts []string, values map[string]string) bool {
	pattern := strings.Split(strings.Trim(r.path, "/"), "/")
	for i, want := range pattern {
		if want == "..." {
			return true
		}
		if i >= len(parts) {
			return false
		}
		before, name, variable := strings.Cut(want, "{")
		if !variable {
			if parts[i] != want {
				return false
			}
			continue
		}
		name = strings.TrimSuffix(name, "}")
		part := parts[i]
		rest, all := strings.CutSuffix(name, "...")
		if all {
			name, part = rest, strings.Join(parts[i:], "/")
		}
		value, ok := strings.CutPrefix(part, before)
		if value, err := url.PathUnescape(value); !ok || err != nil || !r.isName(name, value) {
			return false
		} else {
			values[strings.TrimPrefix(name, "#")] = value
		}
		if all {
			return true
		}
	}
	return len(parts) == len(pattern)
}

// isFeed reports whether an address asks for a feed already.
func isFeed(u *url.URL) bool {
	for _, end := range []string{".rss", ".atom", ".xml", ".json"} {
		if strings.HasSuffix(strings.TrimRight(u.Path, "/"), end) {
			return true
		}
	}
	q := u.Query()
	return q.Get("format") == "atom" || q.Get("format") == "rss" || q.Has("feed")
}

// isName reports whether a part of an address can be a name.
func (r rule) isName(name, value string) bool {
	digits := strings.Trim(value, "0123456789") == ""
	switch {
	case value == "", strings.ContainsAny(value[:1], "+.@"), strings.ContainsAny(value, "\x00?#\\"):
		return false
	case name[0] == '#':
		return digits
	}
	not := strings.Fields(r.not)
	return !slices.Contains(not, strings.ToLower(value)) && !(digits && slices.Contains(not, "#"))
}

// fill puts values into a template: escaped as a part of a path or of a query,
// and the host and the query as they are.
func fill(template string, values map[string]string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return strings.TrimRight(b.String(), "?")
		}
		name, after, _ := strings.Cut(rest, "}")
		switch {
		case name == "origin", name == "host", name == "query":
			b.WriteString(values[name])
		case strings.Contains(b.String(), "?"):
			b.WriteString(url.QueryEscape(values[name]))
		default:
			b.WriteString(url.PathEscape(values[name]))
		}
		template = after
	}
}
