package polite_test

import (
	"bufio"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"pullquote/sources/polite"
)

// A relay is a proxy that leads everything to one server, and notes what it was
// asked for.
type relay struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

func openRelay(t *testing.T, to string) *relay {
	r := &relay{}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		r.mu.Lock()
		r.asked = append(r.asked, req.Method+" "+req.Host+" "+req.Header.Get("Proxy-Authorization"))
		r.mu.Unlock()
		if req.Method != http.MethodConnect {
			io.WriteString(w, "by proxy")
			return
		}
		far, err := net.Dial("tcp", to)
		if err != nil {
			t.Error(err)
			return
		}
		near, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		io.WriteString(near, "HTTP/1.1 200 OK\r\n\r\n")
		join(near, far)
	}))
	t.Cleanup(r.Close)
	return r
}

func join(a, b net.Conn) {
	go func() { io.Copy(a, b); a.Close() }()
	io.Copy(b, a)
	b.Close()
}

func TestProxy(t *testing.T) {
	target := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Proxy-Authorization") != "" {
			t.Error("the target was told the password of the proxy")
		}
		io.WriteString(w, "through the proxy")
	}))
	defer target.Close()
	proxy := openRelay(t, target.Listener.Addr().String())
	c := &polite.Client{Proxies: []string{proxy.Listener.Addr().String()}, Roots: x509.NewCertPool()}
	c.Roots.AddCert(target.Certificate())
	defer c.CloseIdle()
	through := strings.Replace(proxy.URL, "://", "://reader:sesame@", 1)
	for address, want := range map[string]string{"http://example.com/feed": "by proxy", "https://example.com/feed": "through the proxy"} {
		r, err := c.Get(t.Context(), polite.Request{URL: address, Proxy: through})
		if err != nil || string(r.Body) != want {
			t.Errorf("%s: %q, %v", address, r.Body, err)
		}
	}
	for _, asked := range proxy.asked {
		if !strings.HasSuffix(asked, " Basic cmVhZGVyOnNlc2FtZQ==") {
			t.Errorf("asked without a password: %s", asked)
		}
	}
	if len(proxy.asked) != 2 {
		t.Errorf("asked for %q", proxy.asked)
	}
}

// TestProxyIsNoWayIn holds that a proxy opens no private address: not its own to
// visits that do not go through it, not those behind it, not itself where the
// operator has not listed it.
func TestProxyIsNoWayIn(t *testing.T) {
	proxy := openRelay(t, "")
	hostport := proxy.Listener.Addr().String()
	port := hostport[strings.LastIndexByte(hostport, ':'):]
	c := &polite.Client{Proxies: []string{hostport, "proxy.example" + port}, Resolver: names(t, []string{"127.0.0.1"})}
	defer c.CloseIdle()
	for name, test := range map[string]struct {
		client *polite.Client
		r      polite.Request
		kind   polite.Kind
	}{
		"the proxy as a site":       {c, polite.Request{URL: proxy.URL}, polite.Private},
		"its name as a site":        {c, polite.Request{URL: "http://proxy.example" + port}, polite.Private},
		"an address behind it":      {c, polite.Request{URL: "http://10.0.0.5/", Proxy: proxy.URL}, polite.Private},
		"the proxy through itself":  {c, polite.Request{URL: proxy.URL, Proxy: proxy.URL}, polite.Private},
		"a name behind it":          {c, polite.Request{URL: "http://printer.local/", Proxy: proxy.URL}, polite.Private},
		"a port behind it":          {c, polite.Request{URL: "http://example.com:22/", Proxy: proxy.URL}, polite.Private},
		"an impossible port":        {c, polite.Request{URL: "http://example.com:99999/", Proxy: proxy.URL}, polite.Private},
		"one that is not listed":    {&polite.Client{}, polite.Request{URL: "http://example.com/", Proxy: proxy.URL}, polite.Setting},
		"one that is a site's host": {&polite.Client{AllowPrivate: []string{hostport}}, polite.Request{URL: "http://example.com/", Proxy: proxy.URL}, polite.Setting},
	} {
		if e := fails(t, test.client, test.r); e.Kind != test.kind {
			t.Errorf("%s: %v (kind %d)", name, e, e.Kind)
		}
	}
	if len(proxy.asked) != 0 {
		t.Errorf("the proxy was asked for %q", proxy.asked)
	}
}

// TestProxyInTrouble holds that a host is not blamed for its proxy, and that the
// proxy's password is not told.
func TestProxyInTrouble(t *testing.T) {
	refuses := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusProxyAuthRequired) }))
	defer refuses.Close()
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	c := &polite.Client{Proxies: []string{refuses.Listener.Addr().String(), closed.Listener.Addr().String()}}
	defer c.CloseIdle()
	for _, proxy := range []string{refuses.URL, closed.URL, strings.Replace(closed.URL, "http:", "socks5:", 1)} {
		e := fails(t, c, polite.Request{URL: "https://example.com/", Proxy: strings.Replace(proxy, "://", "://reader:sesame@", 1)})
		if want := "example.com cannot be reached: the proxy that is set for this source does not let the bot through"; e.Error() != want || e.Kind != polite.Unreachable || !e.Temporary() {
			t.Errorf("%s: %v (kind %d)", proxy, e, e.Kind)
		}
	}
}

// TestSocks speaks enough of SOCKS 5 to see that names are left to the proxy.
func TestSocks(t *testing.T) {
	target, _ := serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "through socks") })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	go func() {
		near, err := listener.Accept()
		if err != nil {
			return
		}
		r := bufio.NewReader(near)
		hello := make([]byte, 3) // version, one way to sign in: none
		io.ReadFull(r, hello)
		near.Write([]byte{5, 0})
		head := make([]byte, 5) // version, connect, 0, a name, its length
		io.ReadFull(r, head)
		name := make([]byte, head[4]+2)
		io.ReadFull(r, name)
		if got := string(name[:head[4]]); head[3] != 3 || got != "harbour.example" {
			t.Errorf("asked for %q", got)
		}
		near.Write([]byte{5, 0, 0, 1, 0, 0, 0, 0, 0, 0})
		far, err := net.Dial("tcp", target.Listener.Addr().String())
		if err != nil {
			t.Error(err)
			return
		}
		join(near, far)
	}()
	c := &polite.Client{Proxies: []string{listener.Addr().String()}, Resolver: names(t, nil)}
	defer c.CloseIdle()
	r, err := c.Get(t.Context(), polite.Request{URL: "http://harbour.example/", Proxy: "socks5://" + listener.Addr().String()})
	if err != nil || string(r.Body) != "through socks" {
		t.Errorf("got %q, %v", r.Body, err)
	}
}
