package polite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// A visit follows one Request from host to host.
type visit struct {
	client  *Client
	request Request
	at      *url.URL      // where it is; without user and password
	proxy   *url.URL      // or nil
	public  http.Header   // what every host is told
	private http.Header   // what its own host alone is told; nil once that was left
	left    time.Duration // of the visit's time
	moved   string        // where permanent redirects have led
	passing bool          // a temporary redirect was followed: what comes after it is no move
}

// prepare checks a Request and makes the visit.
func (c *Client) prepare(r Request) (*visit, error) {
	at, err := target(r.URL)
	if err != nil {
		return nil, err
	}
	v := &visit{client: c, request: r, at: at, left: c.Timeout}
	if v.left <= 0 {
		v.left = visitTime
	}
	if v.request.Limit <= 0 {
		v.request.Limit = PageLimit
	}
	if r.Proxy != "" {
		if v.proxy, err = proxyAddress(r.Proxy); err != nil {
			return nil, err
		}
	}
	if v.public, v.private, err = c.settings(r, at); err != nil {
		return nil, err
	}
	at.User, at.Fragment, at.RawFragment = nil, "", ""
	return v, nil
}

// step asks one host. again is true when it sent the visit elsewhere.
func (v *visit) step(ctx context.Context) (resp Response, again bool, err error) {
	if err := v.client.screen(v.at); err != nil {
		return Response{}, false, explain(ctx, v.at.Hostname(), err)
	}
	t, leave, err := v.enter(ctx)
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

	answer, err := v.send(timed)
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
		err = fail(err)
	}
	if e := (*Error)(nil); errors.As(err, &e) && e.Status == http.StatusTooManyRequests && !t.free {
		v.client.hosts.hush(t.host, e.RetryAfter)
	}
	return resp, false, err
}

// enter waits for a turn at the host where the visit is. A page asks robots.txt
// first.
func (v *visit) enter(ctx context.Context) (t turn, leave func(), err error) {
	t.host = withPort(v.at)
	t.free = listed(v.client.AllowPrivate, t.host)
	if !t.free { // whatever the port: it is one machine
		t.host = strings.ToLower(v.at.Hostname())
	}
	if v.request.Page {
		if t.delay, err = v.client.manners.welcome(ctx, v); err != nil {
			return t, nil, err
		}
	}
	if t.free {
		t.delay = 0
	}
	leave, err = v.client.hosts.enter(ctx, t)
	return t, leave, err
}

// send writes the request to the host where the visit is.
func (v *visit) send(ctx context.Context) (*http.Response, error) {
	header := v.public
	if len(v.private) > 0 {
		header = maps.Clone(header)
		maps.Copy(header, v.private)
	}
	r := &http.Request{Method: http.MethodGet, URL: v.at, Host: v.at.Host, Header: header}
	if form := v.request.form; form != "" {
		r.Method, r.ContentLength = http.MethodPost, int64(len(form))
		r.Body = io.NopCloser(strings.NewReader(form))
	}
	if v.proxy == nil {
		return v.client.direct.RoundTrip(r.WithContext(ctx))
	}
	answer, err := v.client.proxied.RoundTrip(r.WithContext(throughProxy(ctx, v.proxy)))
	if err != nil {
		err = fmt.Errorf("%w: %w", errProxy, err)
	}
	return answer, err
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
	if v.request.form != "" && status != http.StatusTemporaryRedirect && status != http.StatusPermanentRedirect {
		return &Error{Host: host, Kind: Redirects, why: "redirects what it is asked to a page"}
	}
	to, err := v.at.Parse(location)
	if err != nil || location == "" {
		return &Error{Host: host, Kind: Redirects, why: "redirects to nowhere: open it in a browser, and give the address that is there in the end"}
	}
	if to, err = target(to.String()); err != nil {
		return &Error{Host: host, Kind: Redirects, why: "redirects to something that is not on the web: open it in a browser, and give the address that is there in the end"}
	}
	if v.request.form != "" && v.at.Scheme == "https" && to.Scheme != "https" {
		return &Error{Host: host, Kind: Redirects, why: "redirects what it is asked to an address that is not https"}
	}
	to.User, to.Fragment, to.RawFragment = nil, "", ""
	if status != http.StatusMovedPermanently && status != http.StatusPermanentRedirect {
		v.passing = true
	}
	if !sameDoor(v.at, to) {
		v.private = nil
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
	resp := Response{
		URL:          v.at.String(),
		Moved:        v.moved,
		ContentType:  answer.Header.Get("Content-Type"),
		ETag:         validator(answer.Header.Get("ETag")),
		LastModified: validator(answer.Header.Get("Last-Modified")),
		MaxAge:       maxAge(answer.Header, time.Now()),
		Links:        links(answer.Header),
	}
	switch {
	case answer.StatusCode == http.StatusNotModified && conditional:
		resp.NotModified = true
		return resp, nil
	case !v.good(answer.StatusCode):
		e := refused(host, answer)
		if v.passing && e.Kind == Gone { // where it was sent for now is gone, not where it belongs
			e.Kind = Status
		}
		return Response{}, e
	}
	var err error
	resp.Body, err = v.client.inflaters.read(host, answer, v.request.Limit, v.request.cut)
	return resp, err
}

// good reports whether a status means that the visit has what it came for.
func (v *visit) good(status int) bool {
	if v.request.form != "" {
		return status >= 200 && status < 300
	}
	return status == http.StatusOK || status == http.StatusNonAuthoritativeInfo
}

// withPort returns the host and port that an address is dialled at.
func withPort(u *url.URL) string {
	port := u.Port()
	switch {
	case port != "":
	case u.Scheme == "https":
		port = "443"
	default:
		port = "80"
	}
	return joinHostPort(u.Hostname(), port)
}
