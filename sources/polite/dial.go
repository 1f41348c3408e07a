package polite

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"net/url"
	"strconv"
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
// An IPv4 address inside an IPv6 one is judged as the former where it is the same
// address (::ffff:0:0/96), and refused where a gateway would have to unpack it
// (NAT64, 6to4, Teredo).
//
// Names that are private by their own standard ("printer.local", "x.onion") are
// refused before they are looked up: the question alone would tell the name
// server of them. All refusals have the same words, and come before a connection
// is tried, so that nobody learns from them what listens inside.

var errPrivate = errors.New("private address")

const (
	dialTime = 10 * time.Second
	// readAhead is how many bytes the kernel takes that nobody has read yet. Left
	// to itself it takes 6 MB: of what is refused for its length, that much comes
	// for nothing. This much still allows 1 MB a second from the other side of the
	// world.
	readAhead = 256 << 10
)

func joinHostPort(host, port string) string { return net.JoinHostPort(strings.ToLower(host), port) }

// dial connects to a public address, or to one that the operator allows by name
// and port.
func (c *Client) dial(ctx context.Context, network, hostport string) (net.Conn, error) {
	return c.connect(ctx, network, hostport, c.AllowPrivate)
}

func (c *Client) connect(ctx context.Context, network, hostport string, private []string) (net.Conn, error) {
	d := net.Dialer{Timeout: dialTime, Resolver: c.Resolver, Control: public}
	if listed(private, hostport) {
		d.Control = nil
	}
	conn, err := d.DialContext(ctx, network, hostport)
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetReadBuffer(readAhead) // at worst it stays as it is
	}
	return conn, err
}

// public is a dialler's last look at what it is about to connect to.
func public(_, dialled string, _ syscall.RawConn) error {
	if at, err := netip.ParseAddrPort(dialled); err != nil || !Public(at) {
		return errPrivate
	}
	return nil
}

// listed reports whether the operator has listed hostport.
func listed(list []string, hostport string) bool {
	for _, l := range list {
		if strings.EqualFold(l, hostport) {
			return true
		}
	}
	return false
}

// Public reports whether an address and port may be dialled on a stranger's
// word: a global address, and a port where the web may live.
func Public(at netip.AddrPort) bool {
	return webPort(at.Port()) && guard().SafeAddr(at.Addr().Unmap()) == nil
}

// webPort reports whether the web may live at a port. Those below 1024 other than
// 80 and 443 belong to mail, remote shells and the like. Those above that browsers
// do not visit either belong to telephones, chats and file systems, which can be
// made to take a request for an order
// ("bad ports" of https://fetch.spec.whatwg.org/#port-blocking).
func webPort(port uint16) bool {
	switch port {
	case 80, 443:
		return true
	case 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080:
		return false
	}
	return port >= 1024
}

// guard knows IANA's registries, and the address at which every machine on Azure
// reaches its keeper: public by number, private by meaning.
func guard() *ssrf.Guardian {
	return ssrf.New(ssrf.WithAnyPort(), ssrf.WithDeniedV4Prefixes(netip.PrefixFrom(netip.AddrFrom4([4]byte{168, 63, 129, 16}), 32)))
}

// inward reports whether the name of a host is private by its own standard: it
// has no dot, or an ending that is never looked up on the internet (RFC 6761,
// 6762 with its appendix G, 7686 and 8375).
func inward(name string) bool {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if strings.HasSuffix("."+name, ".home.arpa") {
		return true
	}
	dot := strings.LastIndexByte(name, '.')
	switch name[dot+1:] {
	case "localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "onion":
		return true
	}
	return dot < 0
}

// screen refuses what is plainly private before anything is looked up or sent.
// Behind a proxy, which dials by itself, it is all that can be checked here.
func (c *Client) screen(u *url.URL) error {
	hostport := withPort(u)
	if listed(c.AllowPrivate, hostport) {
		return nil
	}
	host, number, _ := net.SplitHostPort(hostport)
	port, err := strconv.ParseUint(number, 10, 16)
	at, noAddress := netip.ParseAddr(host)
	switch {
	case err != nil, !webPort(uint16(port)),
		noAddress == nil && !Public(netip.AddrPortFrom(at, uint16(port))),
		noAddress != nil && inward(host):
		return errPrivate
	}
	return nil
}
