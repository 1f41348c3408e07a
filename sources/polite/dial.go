package polite

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// Why the check stands here
//
// A bot that fetches what strangers ask for is a way into the network it runs
// in. Names say nothing (a name may resolve to 127.0.0.1, at the second look-up
// only), nor do redirects or spellings (0x7f.1). So no address is judged by its
// letters: the socket is, between its creation and the connection, when the
// kernel is told the numbers. Default deny: what is not known to be public is
// refused, in the terms of IANA's special-purpose registries
// (https://www.iana.org/assignments/iana-ipv4-special-registry/, …-ipv6-…).
// An IPv4 address inside an IPv6 one is judged as the former.

var errPrivate = errors.New("private address")

const dialTime = 10 * time.Second

func joinHostPort(host, port string) string { return net.JoinHostPort(strings.ToLower(host), port) }

// dial connects to a public address, or to one that the operator allows by name
// and port.
func (c *Client) dial(ctx context.Context, network, hostport string) (net.Conn, error) {
	d := net.Dialer{Timeout: dialTime, Resolver: c.Resolver, Control: func(_, dialled string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(dialled)
		if err != nil || !Public(at) {
			return errPrivate
		}
		return nil
	}}
	if c.allowed(hostport) {
		d.Control = nil
	}
	return d.DialContext(ctx, network, hostport)
}

// Public reports whether an address and port may be dialled on a stranger's
// word: a global address, and a port where the web may live. Ports below 1024
// other than 80 and 443 belong to mail, remote shells and the like.
func Public(at netip.AddrPort) bool {
	if p := at.Port(); p < 1024 && p != 80 && p != 443 {
		return false
	}
	return guard().SafeAddr(at.Addr().Unmap()) == nil
}

// guard knows IANA's registries, and the address at which every machine on Azure
// reaches its keeper: public by number, private by meaning.
func guard() *ssrf.Guardian {
	return ssrf.New(ssrf.WithAnyPort(), ssrf.WithDeniedV4Prefixes(netip.PrefixFrom(netip.AddrFrom4([4]byte{168, 63, 129, 16}), 32)))
}
