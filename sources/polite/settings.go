package polite

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/http/httpguts"
)

// settings checks what a Request sets, and puts its headers into words for the
// wire: those that every host is told, and those for its own host alone.
func (c *Client) settings(r Request, at *url.URL) (public, private http.Header, err error) {
	agent := r.UserAgent
	if agent == "" {
		agent = c.userAgent()
	}
	public, private = http.Header{"User-Agent": {agent}, "Accept-Encoding": {acceptEncoding}}, http.Header{}
	set(public, "Accept", r.Accept)
	set(public, "If-None-Match", r.ETag)
	set(public, "If-Modified-Since", r.LastModified)
	if r.form != "" {
		set(public, "Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range r.Header {
		if reserved(name) || !httpguts.ValidHeaderFieldName(name) {
			return nil, nil, unusable("header")
		}
		private.Set(name, value)
	}
	switch {
	case r.Bearer != "":
		private.Set("Authorization", "Bearer "+r.Bearer)
	case r.User != "" || r.Password != "":
		basic(private, r.User, r.Password)
	case at.User != nil:
		password, _ := at.User.Password()
		basic(private, at.User.Username(), password)
	}
	for _, h := range []http.Header{public, private} {
		for name, values := range h {
			if !httpguts.ValidHeaderFieldValue(values[0]) {
				return nil, nil, unusable(strings.ToLower(name))
			}
		}
	}
	return public, private, nil
}

func set(h http.Header, name, value string) {
	if value != "" {
		h[name] = []string{value}
	}
}

func basic(h http.Header, user, password string) {
	r := http.Request{Header: h}
	r.SetBasicAuth(user, password)
}

// reserved reports whether a header is part of how HTTP itself works, or of what
// this client promises. A source may not set it.
func reserved(name string) bool {
	switch http.CanonicalHeaderKey(name) {
	case "Host", "Connection", "Proxy-Connection", "Proxy-Authorization", "Keep-Alive", "Te", "Trailer", "Transfer-Encoding", "Upgrade",
		"Content-Length", "Expect", "Range", "Accept-Encoding", "If-None-Match", "If-Modified-Since":
		return true
	}
	return false
}

// unusable says which setting cannot be sent, and not what it is: it may be a
// secret.
func unusable(what string) *Error {
	return &Error{Kind: Setting, why: "the " + what + " that is set for this source cannot be sent: it is misspelt, or has line breaks or other hidden characters"}
}

// SameDoor reports whether what is meant for the host of one address may also be
// told at another: it is the same host, port and scheme, or its https in place of
// its http.
func SameDoor(from, to string) bool {
	a, errA := target(from)
	b, errB := target(to)
	return errA == nil && errB == nil && sameDoor(a, b)
}

// Check reports why a request could not be made: its address is not one of the
// web or plainly private, a header or the proxy is misspelt. Nothing leaves the
// machine, so a name that leads into a private network is found at the visit only.
func (c *Client) Check(r Request) error {
	v, err := c.prepare(r)
	if err != nil {
		return err
	}
	if err := c.screen(v.at); err != nil {
		return explain(context.Background(), v.at.Hostname(), err)
	}
	return nil
}

// sameDoor reports whether what a host may be told may also be told at another
// address: the same host, port and scheme, or its https in place of its http.
func sameDoor(from, to *url.URL) bool {
	if !strings.EqualFold(from.Hostname(), to.Hostname()) {
		return false
	}
	upgrade := from.Scheme == "http" && to.Scheme == "https" && withPort(from) == joinHostPort(from.Hostname(), "80") && withPort(to) == joinHostPort(to.Hostname(), "443")
	return upgrade || from.Scheme == to.Scheme && withPort(from) == withPort(to)
}
