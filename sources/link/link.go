package link

import (
	"errors"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/purell"
	"golang.org/x/net/idna"
)

// ErrNotWeb says that an address does not lead to a page on the web.
var ErrNotWeb = errors.New("not the address of a web page: it must look like https://news.example/feed")

// MaxLength is the longest address, in bytes, that is taken for one: what a sitemap
// may list and Discord links to. A database's index takes little more.
const MaxLength = 2048

// names maps host names as browsers do (UTS #46); underscores occur in the wild.
var names = idna.New(idna.MapForLookup(), idna.StrictDomainName(false))

// Clean returns an address as it is shown and fetched: http or https, without
// user and password, tracking parameters, fragment and default port.
func Clean(raw string) (string, error) {
	u, err := parse(raw)
	if err != nil {
		return "", err
	}
	u.Fragment, u.RawFragment = "", ""
	return purell.NormalizeURL(u, purell.FlagsSafe|purell.FlagRemoveDotSegments), nil
}

// Resolve makes a link that stands at base whole and clean; empty when it is not on
// the web.
func Resolve(base, ref string) string {
	ref = strings.TrimSpace(ref)
	r, err := url.Parse(ref)
	if err != nil || ref == "" {
		return ""
	}
	if !r.IsAbs() {
		b, err := url.Parse(base)
		if err != nil {
			return ""
		}
		ref = b.ResolveReference(r).String()
	}
	clean, err := Clean(ref)
	if err != nil {
		return ""
	}
	return clean
}

// WithoutUser returns an address without user and password, and as it is
// otherwise.
func WithoutUser(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	u.User = nil
	return u.String()
}

// Canonical returns the key of an address: addresses of one article have the
// same key. It looks like an address and is not to be fetched, because it leaves
// out what rarely tells two pages apart and sometimes matters to the server:
// http or https, "www.", the slash at the end, the order of parameters.
//
// Canonical(Canonical(x)) is Canonical(x).
func Canonical(raw string) (string, error) {
	u, err := parse(raw)
	if err != nil {
		return "", err
	}
	u.Scheme = "http" // then https, so that either default port is removed
	for _, port := range []string{":80", ":443"} {
		u.Host = strings.TrimSuffix(u.Host, port)
	}
	u.Fragment, u.RawFragment = "", ""
	u.ForceQuery = false
	purell.NormalizeURL(u, purell.FlagsSafe|purell.FlagRemoveDotSegments|purell.FlagRemoveDuplicateSlashes)
	u.Scheme = "https"
	for rest, found := strings.CutPrefix(u.Host, "www."); found && strings.Contains(rest, "."); rest, found = strings.CutPrefix(rest, "www.") {
		u.Host = rest
	}
	u.RawQuery = sorted(u.RawQuery)
	u.RawPath = respelt(strings.TrimRight(u.EscapedPath(), "/"))
	u.Path, err = url.PathUnescape(u.RawPath)
	return u.String(), err
}

// Address reads what somebody pasted: spaces and angle brackets around it, no
// scheme ("harbour.example/news"), or the schemes of feed readers ("feed://…").
// The result is http or https; a user and password stay in it.
func Address(typed string) (string, error) {
	s := strings.Trim(strings.TrimSpace(typed), "<>")
	scheme, rest, found := strings.Cut(s, ":")
	switch strings.ToLower(scheme) {
	case "feed", "itpc", "pcast", "podcast", "rss":
		if rest = strings.TrimPrefix(rest, "//"); strings.Contains(rest, "://") {
			s = rest
		} else {
			s = "https://" + rest
		}
	default:
		if !found || (strings.Contains(scheme, ".") && !strings.HasPrefix(rest, "//")) {
			s = "https://" + s
		}
	}
	u, err := web(s)
	if err != nil || !strings.Contains(u.Hostname(), ".") && !strings.Contains(u.Host, ":") {
		return "", ErrNotWeb
	}
	return u.String(), nil
}

// web parses an address of the web. Its host is in ASCII and lower case, so that
// all spellings of a name are one.
func web(raw string) (*url.URL, error) {
	if len(raw) > MaxLength {
		return nil, ErrNotWeb
	}
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Hostname() == "" || u.Opaque != "" || !utf8.ValidString(u.Host) {
		return nil, ErrNotWeb
	}
	if u.Scheme != "http" && u.Scheme != "https" { // Parse has lowered it
		return nil, ErrNotWeb
	}
	if host := u.Hostname(); !strings.Contains(host, ":") {
		port := u.Port()
		host, err := names.ToASCII(host)
		if host = strings.Trim(host, "."); err != nil || host == "" || strings.Contains(host, "..") {
			return nil, ErrNotWeb
		}
		u.Host = host
		if port != "" {
			u.Host += ":" + port
		}
	}
	return u, nil
}

// parse reads an address and leaves out what belongs to the reader, not to the
// page: user, password and tracking parameters.
func parse(raw string) (*url.URL, error) {
	u, err := web(raw)
	if err != nil {
		return nil, err
	}
	u.User = nil
	u.RawQuery = printable(untracked(u.RawQuery))
	return u, nil
}
