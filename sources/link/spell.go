package link

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// respelt escapes a path in one way: "!" and "%21" are the same, "/" and "%2F"
// are not.
func respelt(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if plain, err := url.PathUnescape(part); err == nil {
			parts[i] = url.PathEscape(plain)
		}
	}
	return strings.Join(parts, "/")
}

// sorted escapes a query in one way and puts its parameters in order.
func sorted(query string) string {
	if query == "" {
		return ""
	}
	parts := strings.Split(query, "&")
	for i, part := range parts {
		name, value, found := strings.Cut(part, "=")
		parts[i] = again(name)
		if found {
			parts[i] += "=" + again(value)
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, "&")
}

// again escapes one name or value of a query in one way.
func again(s string) string {
	if plain, err := url.QueryUnescape(s); err == nil {
		return url.QueryEscape(plain)
	}
	return s
}

// printable escapes what no address may hold, and nothing else.
func printable(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
