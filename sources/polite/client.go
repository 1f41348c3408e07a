package polite

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"golang.org/x/net/http/httpguts"

	"pullquote/sources/link"
)

const (
	// PageLimit and FeedLimit are how many bytes a page and a feed may have, on
	// the wire and after inflation. The longest articles have 1 MB of mark-up,
	// the longest feeds in the wild 8 MB.
	PageLimit = 3 << 20
	FeedLimit = 10 << 20

	// product is the name that robots.txt knows this bot by.
	product = "Pullquote"

	visitTime    = 20 * time.Second
	hostPace     = 200 * time.Millisecond
	maxRedirects = 5
)

// A Client visits pages and feeds. The zero Client is ready; it may be used by
// many goroutines, and must not be copied or changed after its first visit.
type Client struct {
	// Contact is put into the User-Agent, so that whoever runs a site knows whom
	// to write to: an address or a page. May be empty.
	Contact string

	// AllowPrivate lists the "host:port" pairs that are visited although they are
	// private: an operator's own feeds. They are matched as written in the
	// address, and are not paced.
	AllowPrivate []string

	// Proxies lists the "host:port" pairs of the proxies that the operator runs.
	// They may be private; a proxy that is not listed must have a public address.
	Proxies []string

	// Timeout is how long one visit may take in all, redirects included; the wait
	// for a free slot and the look into a robots.txt are not. 0 means 20 seconds.
	Timeout time.Duration

	// Resolver looks names up; nil is the system's.
	Resolver *net.Resolver

	// Roots are the authorities that certificates are trusted from; nil are the
	// system's.
	Roots *x509.CertPool

	once      sync.Once
	direct    *http.Transport
	proxied   *http.Transport // dials proxies alone
	hosts     hosts
	manners   manners
	inflaters inflaters
}

// A Request is one visit. What it holds from Header to Bearer is told to the host
// of URL alone: no redirect takes it to another host or port, nor from https to
// http, nor back to the first host once it was left.
type Request struct {
	URL          string // http or https; may hold a user and password
	Accept       string // the Accept header; empty: anything
	Limit        int64  // bytes that the body may have; 0 means PageLimit
	ETag         string // from the last Response; empty at the first visit
	LastModified string // from the last Response; empty at the first visit

	// Page marks the page of an article, not a feed: robots.txt is asked before
	// it is visited.
	Page bool

	Header    map[string]string // further headers; none that HTTP itself is made of
	User      string            // with Password; goes before those in the URL
	Password  string
	Bearer    string // a token; goes before User
	UserAgent string // instead of the bot's own; is sent to all hosts

	// Proxy is the address of a proxy: http, https or socks5, with a user and
	// password where it wants them. It must come from the operator of the bot and
	// from nobody else, because it is the proxy that looks names up and dials:
	// what is private to the proxy's own network, only the proxy can refuse.
	Proxy string

	cut  bool   // what is over the limit is left out
	form string // what is sent; empty for a visit that only reads
}

// A Response is what a visit brought.
type Response struct {
	URL          string // where the body came from, after redirects, without user and password
	Moved        string // where the address has moved for good (301, 308); empty when it has not
	ContentType  string
	Body         []byte // inflated; nil when NotModified
	NotModified  bool   // nothing has changed since the ETag and LastModified of the Request
	ETag         string
	LastModified string
	MaxAge       time.Duration // how long the host calls this fresh; 0 when it does not say, at most a day
	Links        []string      // its Link headers (RFC 8288) as they came, at most 8 KB of them
}

// Get makes a visit. Its error is an *Error, which is one plain sentence, except
// when ctx ends: then it wraps ctx.Err().
func (c *Client) Get(ctx context.Context, r Request) (Response, error) {
	return c.visit(ctx, r)
}

// Post sends a form that is not empty. Every answer from 200 to 299 is a success;
// of what it says, the first bytes are returned. A redirect is followed where it
// asks for the same form at another address (307, 308), but not from https to http:
// a form may hold a secret.
func (c *Client) Post(ctx context.Context, r Request, form url.Values) (Response, error) {
	const answer = 4 << 10
	r.form, r.Limit, r.cut = form.Encode(), answer, true
	return c.visit(ctx, r)
}

func (c *Client) visit(ctx context.Context, r Request) (Response, error) {
	c.once.Do(c.open)
	v, err := c.prepare(r)
	if err != nil {
		return Response{}, err
	}
	for range maxRedirects + 1 {
		resp, again, err := v.step(ctx)
		if !again {
			return resp, err
		}
	}
	return Response{}, &Error{Host: v.at.Hostname(), Kind: Redirects, why: "redirects without end: open it in a browser, and give the address that is there in the end"}
}

// CloseIdle closes connections that wait for another visit.
func (c *Client) CloseIdle() {
	c.once.Do(c.open)
	c.direct.CloseIdleConnections()
	c.proxied.CloseIdleConnections()
}

func (c *Client) open() {
	c.direct = &http.Transport{
		DialContext:            c.dial,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // inflation is bounded, see inflaters
		TLSClientConfig:        &tls.Config{RootCAs: c.Roots},
		MaxConnsPerHost:        perHost,
		MaxIdleConns:           64,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
		HTTP2:                  &http.HTTP2Config{MaxReceiveBufferPerStream: 1 << 20},
	}
	c.proxied = c.direct.Clone()
	c.proxied.DialContext = c.dialProxy
	c.proxied.Proxy = proxyOf
}

// userAgent names the bot and whom to write to.
func (c *Client) userAgent() string {
	if c.Contact == "" || !httpguts.ValidHeaderFieldValue(c.Contact) {
		return product + "/1.0 (news bot)"
	}
	return product + "/1.0 (news bot; " + c.Contact + ")"
}

// target parses an address that is to be visited.
func target(raw string) (*url.URL, error) {
	if len(raw) > link.MaxLength {
		return nil, &Error{Kind: Address, why: "this address is too long to be that of a page"}
	}
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" || u.Opaque != "" {
		return nil, &Error{Kind: Address, why: "this is not the address of a page: it must look like https://news.example/feed"}
	}
	if u.Scheme != "http" && u.Scheme != "https" { // Parse has lowered it
		return nil, &Error{Host: u.Hostname(), Kind: Address, why: "is not on the web: its address must start with http:// or https://"}
	}
	return u, nil
}
