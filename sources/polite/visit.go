package polite

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// A visit follows one Request from host to host.
type visit struct {
	client  *Client
	request Request
	first   *url.URL      // where it began
	at      *url.URL      // where it is
	left    time.Duration // of the visit's time
	moved   string        // where permanent redirects have led
	passing bool          // a temporary redirect was followed: what comes after it is no move
}

// step asks one host. again is true when it sent the visit elsewhere.
func (v *visit) step(ctx context.Context) (resp Response, again bool, err error) {
	hostport := withPort(v.at)
	leave, err := v.client.hosts.enter(ctx, hostport, !v.client.allowed(hostport))
	if err != nil {
		return Response{}, false, err
	}
	defer leave()

	began := time.Now()
	defer func() { v.left -= time.Since(began) }()
	timed, cancel := context.WithTimeout(ctx, v.left)
	defer cancel()
	fail := func(err error) error {
		if timed.Err() != nil { // reads of a body that was cut off in time name other causes
			err = timed.Err()
		}
		return explain(ctx, v.at.Hostname(), err)
	}

	answer, err := v.client.transport.RoundTrip(v.ask(timed))
	if err != nil {
		return Response{}, false, fail(err)
	}
	defer answer.Body.Close()
	if to := answer.Header.Get("Location"); redirects(answer.StatusCode) {
		if err := v.follow(answer.StatusCode, to); err != nil {
			return Response{}, false, err
		}
		return Response{}, true, nil
	}
	resp, err = v.take(answer)
	if err != nil {
		return Response{}, false, fail(err)
	}
	return resp, false, nil
}

// ask writes the request for the host where the visit is. The user and password
// of the address go to the host they were given for, and never from https to
// http.
func (v *visit) ask(ctx context.Context) *http.Request {
	clean := *v.at
	clean.User = nil
	clean.Fragment, clean.RawFragment = "", ""
	r := (&http.Request{Method: http.MethodGet, URL: &clean, Host: clean.Host, Header: http.Header{}}).WithContext(ctx)
	r.Header.Set("User-Agent", v.client.userAgent())
	r.Header.Set("Accept-Encoding", "gzip")
	for name, value := range map[string]string{
		"Accept":            v.request.Accept,
		"If-None-Match":     v.request.ETag,
		"If-Modified-Since": v.request.LastModified,
	} {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	if u := v.first.User; u != nil && v.at.Hostname() == v.first.Hostname() && (v.at.Scheme == "https" || v.first.Scheme == "http") {
		password, _ := u.Password()
		r.SetBasicAuth(u.Username(), password)
	}
	return r
}

// redirects reports whether a status sends a reader elsewhere.
func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// follow moves the visit to where a redirect points.
func (v *visit) follow(status int, location string) error {
	host := v.at.Hostname()
	to, err := v.at.Parse(location)
	if err != nil || location == "" {
		return &Error{Host: host, Kind: Redirects, why: "redirects to nowhere"}
	}
	if to, err = target(to.String()); err != nil {
		return &Error{Host: host, Kind: Redirects, why: "redirects to something that is not on the web"}
	}
	to.User = nil
	if status != http.StatusMovedPermanently && status != http.StatusPermanentRedirect {
		v.passing = true
	}
	v.at = to
	if !v.passing {
		v.moved = to.String()
	}
	return nil
}

// take turns an answer that is no redirect into a Response.
func (v *visit) take(answer *http.Response) (Response, error) {
	host, conditional := v.at.Hostname(), v.request.ETag != "" || v.request.LastModified != ""
	clean := *v.at
	clean.User = nil
	resp := Response{
		URL:          clean.String(),
		Moved:        v.moved,
		ContentType:  answer.Header.Get("Content-Type"),
		ETag:         answer.Header.Get("ETag"),
		LastModified: answer.Header.Get("Last-Modified"),
		MaxAge:       maxAge(answer.Header.Get("Cache-Control")),
	}
	switch {
	case answer.StatusCode == http.StatusNotModified && conditional:
		resp.NotModified = true
		return resp, nil
	case answer.StatusCode != http.StatusOK && answer.StatusCode != http.StatusNonAuthoritativeInfo:
		return Response{}, refused(host, answer)
	}
	limit := v.request.Limit
	if limit <= 0 {
		limit = PageLimit
	}
	var err error
	resp.Body, err = read(host, answer, limit)
	return resp, err
}

// withPort returns the host and port that an address is dialled at.
func withPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return joinHostPort(u.Hostname(), port)
}
