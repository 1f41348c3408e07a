package polite

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/http/httpguts"
)

const (
	// PageLimit and FeedLimit are how many bytes a page and a feed may have, on
	// the wire and after inflation. The longest articles have 1 MB of mark-up,
	// the longest feeds in the wild 8 MB.
	PageLimit = 3 << 20
	FeedLimit = 10 << 20

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

	// Timeout is how long one visit may take in all, redirects included and the
	// wait for a free slot not; 0 means 20 seconds.
	Timeout time.Duration

	// Resolver looks names up; nil is the system's.
	Resolver *net.Resolver

	once      sync.Once
	transport *http.Transport
	hosts     hosts
}

// A Request is one visit.
type Request struct {
	URL          string // http or https; a user and password in it are sent to its own host alone
	Accept       string // the Accept header; empty: anything
	Limit        int64  // bytes that the body may have; 0 means PageLimit
	ETag         string // from the last Response; empty at the first visit
	LastModified string // from the last Response; empty at the first visit
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
}

// Get makes a visit. Its error is an *Error, which is one plain sentence, except
// when ctx ends: then it wraps ctx.Err().
func (c *Client) Get(ctx context.Context, r Request) (Response, error) {
	c.once.Do(c.open)
	at, err := target(r.URL)
	if err != nil {
		return Response{}, err
	}
	v := visit{client: c, request: r, first: at, at: at, left: c.Timeout}
	if v.left <= 0 {
		v.left = visitTime
	}
	for range maxRedirects + 1 {
		resp, again, err := v.step(ctx)
		if !again {
			return resp, err
		}
	}
	return Response{}, &Error{Host: at.Host, Kind: Redirects, why: "redirects without end"}
}

// CloseIdle closes connections that wait for another visit.
func (c *Client) CloseIdle() {
	c.once.Do(c.open)
	c.transport.CloseIdleConnections()
}

func (c *Client) open() {
	c.transport = &http.Transport{
		Proxy:                  nil, // a proxy would hide the address that is dialled
		DialContext:            c.dial,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // inflation is bounded, see read
		MaxConnsPerHost:        perHost,
		MaxIdleConns:           64,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
	}
}

// userAgent names the bot and whom to write to.
func (c *Client) userAgent() string {
	if c.Contact == "" || !httpguts.ValidHeaderFieldValue(c.Contact) {
		return "Pullquote/1.0 (news bot)"
	}
	return "Pullquote/1.0 (news bot; " + c.Contact + ")"
}

// allowed reports whether the operator lets hostport be private.
func (c *Client) allowed(hostport string) bool {
	for _, a := range c.AllowPrivate {
		if strings.EqualFold(a, hostport) {
			return true
		}
	}
	return false
}

// target parses an address that is to be visited.
func target(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" || u.Opaque != "" {
		return nil, &Error{Kind: Address, why: "this is not the address of a page: it must look like https://news.example/feed"}
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, &Error{Host: u.Host, Kind: Address, why: "is not on the web: its address must start with http:// or https://"}
	}
	return u, nil
}
