package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"

	"pullquote/sources/link"
)

// # An article's own address
//
// What a page calls canonical (https://www.rfc-editor.org/rfc/rfc6596) is where
// people are sent and what the article is known by, so a wrong one loses articles:
// all those of a site whose template names the front page, or the section. It is
// taken when it is of the same site, is not the front page, and is not merely the
// folder that the article stands in. A copy in a cache for phones may name the
// site that the address of the copy names too.

// address returns the article's own address.
func (f *facts) address(base, address string) string {
	for _, ref := range []string{f.canonical, f.meta["og:url"]} {
		own := link.Resolve(base, ref)
		u, errOwn := url.Parse(own)
		at, errAt := url.Parse(address)
		if own == "" || errOwn != nil || errAt != nil || strings.Trim(u.Path, "/")+u.RawQuery == "" {
			continue
		}
		if (sameSite(u, at) && !folder(u, at)) || f.amp && cached(u, at) {
			return own
		}
	}
	if clean, err := link.Clean(address); err == nil {
		return clean
	}
	return address
}

func sameSite(a, b *url.URL) bool {
	if strings.EqualFold(a.Host, b.Host) {
		return true
	}
	sa, errA := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(a.Hostname()))
	sb, errB := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(b.Hostname()))
	return errA == nil && errB == nil && sa == sb
}

// folder reports whether u only names a folder that the article at the other
// address stands in. What is cut off must be as long as a title, and no number
// left that might be the article's.
func folder(u, at *url.URL) bool {
	const slug = 16
	rest, inside := strings.CutPrefix(at.Path, strings.TrimRight(u.Path, "/")+"/")
	return inside && len(rest) >= slug && u.RawQuery == "" && !strings.ContainsAny(u.Path, "0123456789")
}

// cached reports whether an address is that of a copy of u in one of the caches
// for phones: https://harbour-example.cdn.ampproject.org/c/s/harbour.example/ferry.
func cached(u, at *url.URL) bool {
	host := strings.ToLower(at.Hostname())
	cache := strings.HasSuffix(host, ".cdn.ampproject.org") || strings.HasSuffix(host, ".bing-amp.com") || host == "www.google.com" && strings.HasPrefix(at.Path, "/amp/")
	return cache && strings.Contains(at.Path+"/", "/"+strings.ToLower(u.Hostname())+"/")
}
