package polite

import (
	"encoding/json"
	"net/netip"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestPublic(t *testing.T) {
	for at, want := range map[string]bool{
		"8.8.8.8:443":                  true,
		"8.8.8.8:8080":                 true,
		"8.8.8.8:22":                   false,
		"8.8.8.8:25":                   false,
		"8.8.8.8:6667":                 false,
		"8.8.8.8:0":                    false,
		"[2606:4700::1111]:80":         true,
		"[::ffff:8.8.8.8]:80":          true,
		"127.0.0.1:80":                 false,
		"10.1.2.3:80":                  false,
		"100.64.0.1:80":                false,
		"169.254.169.254:80":           false,
		"168.63.129.16:80":             false,
		"[::1]:80":                     false,
		"[::ffff:127.0.0.1]:80":        false,
		"[::127.0.0.1]:80":             false,
		"[fe80::1%eth0]:80":            false,
		"[2606:4700::1111%eth0]:80":    false,
		"[fd00:ec2::254]:80":           false,
		"[64:ff9b::8.8.8.8]:80":        false,
		"[2002:7f00:1::]:80":           false,
		"[2001::1]:80":                 false,
		"[3fff::1]:80":                 false,
		"[5f00::1]:80":                 false,
		"[2001:db8::1]:80":             false,
		"[ff02::1]:80":                 false,
		"255.255.255.255:80":           false,
		"192.88.99.1:80":               false,
		"172.15.255.255:80":            true,
		"[2a00:1450:4001:80b::200e]:1": false,
	} {
		if got := Public(netip.MustParseAddrPort(at)); got != want {
			t.Errorf("Public(%s) = %v, want %v", at, got, want)
		}
	}
}

// TestScreen holds what is refused by its letters, before any look-up.
func TestScreen(t *testing.T) {
	for address, want := range map[string]bool{
		"http://harbour.example/feed":         true,
		"https://harbour.example:8443/feed":   true,
		"https://localhost.example.com/":      true,
		"https://xn--e1afmkfd.xn--p1ai/rss":   true,
		"https://пример.рф/rss":               true,
		"http://172.32.0.1/":                  true,
		"http://[2606:4700::1111]/":           true,
		"http://lan.example/":                 true,
		"http://LOCALHOST/":                   false,
		"http://foo.localhost./":              false,
		"http://printer/":                     false,
		"http://printer.Local/":               false,
		"http://nas.lan/":                     false,
		"http://router.home.arpa/":            false,
		"http://x.onion/":                     false,
		"http://metadata.google.internal/":    false,
		"http://2130706433/":                  false,
		"http://10.0.0.5/":                    false,
		"http://[::ffff:10.0.0.5]/":           false,
		"http://[fe80::1%25eth0]/":            false,
		"http://user:pass@10.0.0.5/":          false,
		"http://harbour.example:22/":          false,
		"http://harbour.example:0/":           false,
		"http://harbour.example:6667/":        false,
		"http://harbour.example:65536/":       false,
		"ftp://harbour.example/":              false,
		"//harbour.example/":                  false,
		"http:harbour.example":                false,
		"http:///harbour.example":             false,
		"http://harbour.example%00.example/":  false,
		"http://harbour.example\\@10.0.0.5/":  false,
		"http://harbour.example:80:80/":       false,
		"http://harbour.example/\r\nHost: x/": false,
	} {
		if got := screened(t, &Client{}, address); got != want {
			t.Errorf("%q passes: %v, want %v", address, got, want)
		}
	}
	c := &Client{AllowPrivate: []string{"printer.local:631", "[FD00::1]:80"}}
	for address, want := range map[string]bool{"http://Printer.local:631/": true, "http://printer.local/": false, "http://[fd00::1]/": true, "http://[fd00::2]/": false} {
		if got := screened(t, c, address); got != want {
			t.Errorf("%q passes: %v, want %v", address, got, want)
		}
	}
}

// screened reports whether an address passes all that comes before a look-up. It
// visits what does not, to see that it is refused.
func screened(t *testing.T, c *Client, address string) bool {
	t.Helper()
	v, err := c.prepare(Request{URL: address})
	if err == nil && c.screen(v.at) == nil {
		return true
	}
	_, err = c.Get(t.Context(), Request{URL: address})
	if k := kind(t, err); k != Address && k != Private {
		t.Errorf("%s: %v (kind %d)", address, err, k)
	}
	return false
}

// rows reads a larger table where it is at hand.
func rows(t *testing.T, name string) (rows []struct{ IP, URL, Class, Expect string }) {
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "evil", name))
	if err != nil {
		t.Skip("the larger table of addresses is not here:", err)
	}
	if err := json.Unmarshal(b, &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestPublicTable(t *testing.T) {
	for _, row := range rows(t, "ssrf_addrs.json") {
		at := netip.AddrPortFrom(netip.MustParseAddr(row.IP), 80)
		if got := Public(at); got != (row.Expect == "allow") {
			t.Errorf("Public(%s) = %v, want it to %s", at, got, row.Expect)
		}
	}
}

// TestAddressTable visits the addresses that are to be refused, without a name
// server. Those whose spelling or whose name alone tells nothing are left to the
// check at the dial.
func TestAddressTable(t *testing.T) {
	late := map[string]bool{"loopback-number": true, "unicode-host": true, "dns": true, "metadata": true}
	c := &Client{Timeout: time.Second, Resolver: deadResolver()}
	for _, row := range rows(t, "ssrf_urls.json") {
		passes := screened(t, c, row.URL)
		switch {
		case row.Expect == "allow" && !passes:
			t.Errorf("%s: refused", row.URL)
		case row.Expect == "refuse" && passes && !late[row.Class]:
			t.Errorf("%s (%s): passes", row.URL, row.Class)
		case row.Expect == "refuse" && passes:
			_, err := c.Get(t.Context(), Request{URL: row.URL})
			if k := kind(t, err); k != Private && k != DNS {
				t.Errorf("%s: %v (kind %d)", row.URL, err, k)
			}
		}
	}
}
