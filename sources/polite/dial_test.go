package polite

import (
	"encoding/json"
	"net/netip"
	"os"
	"path/filepath"
	"testing"
)

func TestPublic(t *testing.T) {
	for at, want := range map[string]bool{
		"8.8.8.8:443":                  true,
		"8.8.8.8:8080":                 true,
		"8.8.8.8:22":                   false,
		"8.8.8.8:25":                   false,
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

// TestPublicTable checks a larger table where it is at hand.
func TestPublicTable(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "evil", "ssrf_addrs.json"))
	if err != nil {
		t.Skip("the larger table of addresses is not here:", err)
	}
	var rows []struct{ IP, Expect string }
	if err := json.Unmarshal(b, &rows); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		at := netip.AddrPortFrom(netip.MustParseAddr(row.IP), 80)
		if got := Public(at); got != (row.Expect == "allow") {
			t.Errorf("Public(%s) = %v, want it to %s", at, got, row.Expect)
		}
	}
}
