package polite_test

import (
	"crypto/x509"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"pullquote/sources/polite"
)

// secrets are settings that only their own host may be told.
func secrets(address string) polite.Request {
	return polite.Request{URL: address, UserAgent: "Harbour/2.0", Header: map[string]string{"X-Key": "sesame", "cookie": "id=sesame"}, Bearer: "sesame"}
}

func TestSettings(t *testing.T) {
	var got http.Header
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) { got = r.Header })
	c.Contact = "https://harbour.example/bot"
	for name, test := range map[string]struct {
		request polite.Request
		want    map[string]string
	}{
		"none":            {polite.Request{}, map[string]string{"User-Agent": "Pullquote/1.0 (news bot; https://harbour.example/bot)", "Authorization": ""}},
		"all":             {secrets(""), map[string]string{"User-Agent": "Harbour/2.0", "X-Key": "sesame", "Cookie": "id=sesame", "Authorization": "Bearer sesame"}},
		"user":            {polite.Request{User: "reader", Password: "a:b"}, map[string]string{"Authorization": "Basic cmVhZGVyOmE6Yg=="}},
		"its own accept":  {polite.Request{Accept: "text/html", Header: map[string]string{"Accept": "text/plain"}}, map[string]string{"Accept": "text/plain"}},
		"token over user": {polite.Request{User: "reader", Password: "sesame", Bearer: "t"}, map[string]string{"Authorization": "Bearer t"}},
	} {
		test.request.URL = s.URL
		if _, err := c.Get(t.Context(), test.request); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for header, want := range test.want {
			if got.Get(header) != want {
				t.Errorf("%s: %s is %q, want %q", name, header, got.Get(header), want)
			}
		}
	}
}

// TestUnusableSettings holds that a setting which cannot be sent is refused before
// anything is sent, and is not told.
func TestUnusableSettings(t *testing.T) {
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) { t.Errorf("%v was sent", r.Header) })
	for name, r := range map[string]polite.Request{
		"a line break":     {Header: map[string]string{"X-Key": "sesame\r\nHost: other.example"}},
		"a name":           {Header: map[string]string{"X Key:": "sesame"}},
		"no name":          {Header: map[string]string{"": "sesame"}},
		"the host":         {Header: map[string]string{"host": "sesame"}},
		"the connection":   {Header: map[string]string{"Transfer-Encoding": "sesame"}},
		"the compression":  {Header: map[string]string{"accept-encoding": "sesame"}},
		"a token":          {Bearer: "sesame\n"},
		"a user agent":     {UserAgent: "sesame\x00"},
		"a proxy":          {Proxy: "ftp://sesame@proxy.example"},
		"a proxy, nowhere": {Proxy: "sesame"},
		"a proxy, broken":  {Proxy: "http://sesame%zz"},
	} {
		r.URL = s.URL
		if e := fails(t, c, r); e.Kind != polite.Setting || e.Temporary() || strings.Contains(e.Error(), "sesame") {
			t.Errorf("%s: %v (kind %d)", name, e, e.Kind)
		}
	}
}

// TestSecretsStayHome sends visits with secrets around and holds that no other
// door than the first is told of them.
func TestSecretsStayHome(t *testing.T) {
	var heard []string
	listen := func(door string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if to := r.URL.Query().Get("to"); to != "" {
				w.Header().Set("Location", to)
				w.WriteHeader(http.StatusFound)
			}
			for name, values := range r.Header {
				if strings.Contains(strings.Join(values, " "), "sesame") {
					heard = append(heard, door+" "+name)
				}
			}
			if r.Header.Get("Referer") != "" {
				t.Error("a referer was sent")
			}
		}
	}
	first, second := httptest.NewServer(listen("first")), httptest.NewServer(listen("second"))
	secure := httptest.NewTLSServer(listen("secure"))
	defer first.Close()
	defer second.Close()
	defer secure.Close()
	named := strings.Replace(first.URL, "127.0.0.1", "localhost", 1)
	c := &polite.Client{Roots: x509.NewCertPool()}
	c.Roots.AddCert(secure.Certificate())
	for _, u := range []string{first.URL, second.URL, secure.URL, named} {
		_, hostport, _ := strings.Cut(u, "://")
		c.AllowPrivate = append(c.AllowPrivate, hostport)
	}
	defer c.CloseIdle()
	for name, test := range map[string]struct {
		from, to string
		want     []string // doors, each told three headers
	}{
		"to itself":                 {first.URL, first.URL, []string{"first", "first"}},
		"to another port":           {first.URL, second.URL, []string{"first"}},
		"to another name":           {first.URL, named, []string{"first"}},
		"from https to http":        {secure.URL, first.URL, []string{"secure"}},
		"there and back":            {first.URL, second.URL + "/?to=" + first.URL, []string{"first"}},
		"to itself with a password": {first.URL, strings.Replace(first.URL, "://", "://user:other@", 1), []string{"first", "first"}},
	} {
		heard = nil
		if _, err := c.Get(t.Context(), secrets(test.from+"/?to="+strings.ReplaceAll(test.to, "?", "%3F"))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var want []string
		for _, door := range test.want {
			want = append(want, door+" Authorization", door+" Cookie", door+" X-Key")
		}
		slices.Sort(heard)
		slices.Sort(want)
		if !slices.Equal(heard, want) {
			t.Errorf("%s: %q heard, want %q", name, heard, want)
		}
	}
}

// TestHTTP2 holds that a host which speaks HTTP/2 is visited by it, over one
// connection, and that its authority must be trusted.
func TestHTTP2(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(zipped(r.Proto + " " + r.RemoteAddr))
	}))
	s.EnableHTTP2 = true
	s.StartTLS()
	defer s.Close()
	c := &polite.Client{AllowPrivate: []string{s.Listener.Addr().String()}, Roots: x509.NewCertPool()}
	c.Roots.AddCert(s.Certificate())
	defer c.CloseIdle()
	answers := make(chan string)
	const visits = 6
	for range visits {
		go func() {
			r, err := c.Get(t.Context(), polite.Request{URL: s.URL})
			if err != nil {
				t.Error(err)
			}
			answers <- string(r.Body)
		}()
	}
	different := map[string]bool{}
	for range visits {
		a := <-answers
		if !strings.HasPrefix(a, "HTTP/2.0 ") {
			t.Errorf("visited by %q", a)
		}
		different[a] = true
	}
	if len(different) > 2 {
		t.Errorf("%d connections", len(different))
	}
}

// TestUntrusted holds that a certificate nobody vouches for is refused, whatever
// the operator allows.
func TestUntrusted(t *testing.T) {
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "news") }))
	defer s.Close()
	c := &polite.Client{AllowPrivate: []string{s.Listener.Addr().String()}}
	if e := fails(t, c, secrets(s.URL)); e.Kind != polite.TLS {
		t.Errorf("got %v (kind %d)", e, e.Kind)
	}
}
