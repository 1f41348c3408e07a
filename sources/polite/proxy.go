package polite

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
)

// errProxy marks what went wrong with a proxy, or behind it.
var errProxy = errors.New("by proxy")

type proxyKey struct{}

// throughProxy returns a context in which a request goes through a proxy.
func throughProxy(ctx context.Context, proxy *url.URL) context.Context {
	return context.WithValue(ctx, proxyKey{}, proxy)
}

// proxyOf finds the proxy that a request goes through. There always is one: the
// transport that asks serves no other requests.
func proxyOf(r *http.Request) (*url.URL, error) {
	proxy, _ := r.Context().Value(proxyKey{}).(*url.URL)
	if proxy == nil {
		return nil, errPrivate
	}
	return proxy, nil
}

// dialProxy connects to a proxy.
func (c *Client) dialProxy(ctx context.Context, network, hostport string) (net.Conn, error) {
	return c.connect(ctx, network, hostport, c.Proxies)
}

// proxyAddress parses what Request.Proxy may be.
func proxyAddress(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err == nil && u.Hostname() != "" {
		switch u.Scheme {
		case "http", "https", "socks5", "socks5h":
			return u, nil
		}
	}
	return nil, &Error{Kind: Setting, why: "the proxy of this source is not one: its address must look like http://proxy.example:3128 or socks5://proxy.example:1080"}
}
