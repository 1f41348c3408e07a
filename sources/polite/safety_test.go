package polite_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"pullquote/sources/polite"
)

// TestPrivate holds that loopback is not visited by any of its spellings, and that
// only the exact host and port opens it.
func TestPrivate(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("a request reached the inside: %s", r.URL)
	}))
	defer s.Close()
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, allow := range [][]string{nil, {"127.0.0.1:1"}, {"127.0.0.1"}, {"127.0.0.1:"}, {"*" + port}, {port}, {"127.0.0.0/8"}, {"localhost" + port}} {
		c := &polite.Client{AllowPrivate: allow}
		for _, host := range []string{
			"127.0.0.1", "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0", "[::]", "127.1", "0x7f.1", "2130706433", "0177.0.0.1",
			"①②⑦.⓪.⓪.①", "127。0。0。1", "foo.localhost", "user@127.0.0.1", "harbour.example:80@127.0.0.1", "[::1%25lo]",
		} {
			if e := fails(t, c, polite.Request{URL: "http://" + host + port}); e.Kind != polite.Private && e.Kind != polite.DNS {
				t.Errorf("%s with %v: %v (kind %d)", host, allow, e, e.Kind)
			}
		}
	}
}

// TestNoOracle holds that the words for an inside address do not tell whether
// anything listens there.
func TestNoOracle(t *testing.T) {
	open := httptest.NewServer(http.NotFoundHandler())
	defer open.Close()
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	c := &polite.Client{}
	want := "127.0.0.1 is on a private network or a port that is not the web's, and is not visited; the operator of this bot can allow it by host and port"
	for _, address := range []string{open.URL, closed.URL, "http://127.0.0.1/", "https://127.0.0.1:22/"} {
		if e := fails(t, c, polite.Request{URL: address}); e.Error() != want || e.Temporary() {
			t.Errorf("%s: %v", address, e)
		}
	}
}

// names answers every look-up with addresses in turn: the first question with the
// first list, and so on, the last for ever.
func names(t *testing.T, answers ...[]string) *net.Resolver {
	var asked atomic.Int64
	answer := func(query []byte) []byte {
		var m dnsmessage.Message
		if err := m.Unpack(query); err != nil {
			t.Error(err)
		}
		m.Response, m.Authoritative, m.Additionals = true, true, nil
		q := m.Questions[0]
		list := answers[min(int(asked.Add(1)-1), len(answers)-1)]
		for _, a := range list {
			ip, h := net.ParseIP(a), dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}
			switch v4 := ip.To4(); {
			case q.Type == dnsmessage.TypeA && v4 != nil:
				m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AResource{A: [4]byte(v4)}})
			case q.Type == dnsmessage.TypeAAAA:
				m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AAAAResource{AAAA: [16]byte(ip.To16())}})
			}
		}
		packed, err := m.Pack()
		if err != nil {
			t.Error(err)
		}
		return packed
	}
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		near, far := net.Pipe() // no packets: messages have their length before them
		go func() {
			defer far.Close()
			head := make([]byte, 2)
			for {
				if _, err := io.ReadFull(far, head); err != nil {
					return
				}
				query := make([]byte, int(head[0])<<8|int(head[1]))
				if _, err := io.ReadFull(far, query); err != nil {
					return
				}
				a := answer(query)
				far.Write(append([]byte{byte(len(a) >> 8), byte(len(a))}, a...))
			}
		}()
		return near, nil
	}}
}

// TestNamesThatPointInside holds that a name leads nowhere inside, whatever the
// name server answers, and even if it answers differently the second time.
func TestNamesThatPointInside(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("a request reached the inside: %s", r.URL)
	}))
	defer s.Close()
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, answers := range [][][]string{
		{{"127.0.0.1"}}, {{"::1"}}, {{"::ffff:127.0.0.1"}}, {{"64:ff9b::7f00:1"}}, {{"2002:7f00:1::"}},
		{{"169.254.169.254", "127.0.0.1", "::1"}}, {{"240.0.0.1"}, {"127.0.0.1"}},
	} {
		c := &polite.Client{Resolver: names(t, answers...)}
		for range 2 {
			if e := fails(t, c, polite.Request{URL: "http://harbour.example" + port}); e.Kind != polite.Private {
				t.Errorf("%v: %v (kind %d)", answers, e, e.Kind)
			}
		}
	}
	good := &polite.Client{Resolver: names(t, []string{"127.0.0.1"}), AllowPrivate: []string{"harbour.example" + port}}
	s.Config.Handler = http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
	if _, err := good.Get(t.Context(), polite.Request{URL: "http://harbour.example" + port}); err != nil {
		t.Errorf("a name that the operator allows: %v", err)
	}
}

// TestEndless holds that a server which never ends costs a bounded time and a
// bounded number of bytes, whatever it sends without end.
func TestEndless(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	for name, test := range map[string]struct {
		begin, again string
		every        time.Duration // between two pieces; 0: as fast as they go
		kind         polite.Kind
	}{
		"headers":           {ok, "X-Fill: 0123456789\r\n", 0, polite.Broken},
		"one header":        {ok + "X-Fill: ", strings.Repeat("x", 1000), 0, polite.Broken},
		"early hints":       {"", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 0, polite.Broken},
		"slow early hints":  {"", "HTTP/1.1 103 Early Hints\r\n\r\n", time.Millisecond, polite.Timeout},
		"slow headers":      {ok, "X: y\r\n", time.Millisecond, polite.Timeout},
		"slow status":       {"", "H", time.Millisecond, polite.Timeout},
		"a body":            {ok + "\r\n", strings.Repeat("x", 1000), 0, polite.TooLarge},
		"a slow body":       {ok + "\r\n", "x", time.Millisecond, polite.Timeout},
		"empty chunks":      {ok + "Transfer-Encoding: chunked\r\n\r\n", "1;" + strings.Repeat("x", 2000) + "\r\nx\r\n", 0, polite.Broken},
		"trailers":          {ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X-Fill: 0123456789\r\n", 0, polite.Broken},
		"a slow redirect":   {"HTTP/1.1 302 Found\r\nLocation: /\r\n", "X: y\r\n", time.Millisecond, polite.Timeout},
		"nothing after all": {"", "", time.Millisecond, polite.Timeout},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer listener.Close()
			sent := make(chan int, 1)
			go func() {
				conn, err := listener.Accept()
				if err != nil {
					return
				}
				defer conn.Close()
				if _, err := http.ReadRequest(bufio.NewReader(conn)); err != nil {
					t.Error(err)
				}
				n, err := io.WriteString(conn, test.begin)
				for err == nil {
					var m int
					m, err = io.WriteString(conn, test.again)
					n += m
					if test.again == "" {
						_, err = conn.Read(make([]byte, 1<<10))
					}
					time.Sleep(test.every)
				}
				sent <- n
			}()
			c := &polite.Client{AllowPrivate: []string{listener.Addr().String()}}
			if test.kind == polite.Timeout {
				c.Timeout = 500 * time.Millisecond
			}
			defer c.CloseIdle()
			began := time.Now()
			e := fails(t, c, polite.Request{URL: "http://" + listener.Addr().String(), Limit: 1 << 20})
			if e.Kind != test.kind {
				t.Errorf("%v (kind %d), want kind %d", e, e.Kind, test.kind)
			}
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("took %s", took)
			}
			c.CloseIdle()
			if n := <-sent; n > 6<<20 { // most of it in the buffers of the kernel, the sender's above all
				t.Errorf("%d bytes were sent", n)
			}
		})
	}
}

// TestLongAddresses holds that an address has an end, also one that a redirect
// gives.
func TestLongAddresses(t *testing.T) {
	long := "/" + strings.Repeat("x", 10_000)
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, long, http.StatusFound) })
	if e := fails(t, c, polite.Request{URL: s.URL + long}); e.Kind != polite.Address {
		t.Errorf("got %v (kind %d)", e, e.Kind)
	}
	if e := fails(t, c, polite.Request{URL: s.URL}); e.Kind != polite.Redirects {
		t.Errorf("got %v (kind %d)", e, e.Kind)
	}
}

// TestGone holds that an address which only sends visitors to a gone one for
// now is not itself gone.
func TestGone(t *testing.T) {
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/gone", http.StatusMovedPermanently)
		case "/elsewhere":
			http.Redirect(w, r, "/gone", http.StatusFound)
		default:
			w.WriteHeader(http.StatusGone)
		}
	})
	for path, want := range map[string]polite.Kind{"/gone": polite.Gone, "/moved": polite.Gone, "/elsewhere": polite.Status} {
		if e := fails(t, c, polite.Request{URL: s.URL + path}); e.Kind != want || e.Status != 410 {
			t.Errorf("%s: %v (kind %d), want kind %d", path, e, e.Kind, want)
		}
	}
}
