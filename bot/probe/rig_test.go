package probe_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"pullquote/bot/probe"
	"pullquote/bot/store"
	"pullquote/sources"
	"pullquote/sources/polite"
)

// trap is the ending of all hosts that no post may lead to.
const trap = ".trap.example"

// A site serves one hostile document. inside is an address that must never be
// asked, and elsewhere a host that must not learn a secret.
type site struct {
	*httptest.Server
	inside, elsewhere string
	visits            int // so far
}

// serve starts a site. The handler gets the number of the visit, from 0.
func serve(t *testing.T, h func(s *site, w http.ResponseWriter, r *http.Request)) *site {
	t.Helper()
	inside := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("a request reached the inside: %s", r.URL)
	}))
	t.Cleanup(inside.Close)
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			t.Error("another host was told the password")
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(elsewhere.Close)
	s := &site{inside: inside.URL, elsewhere: elsewhere.URL}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/doc" {
			http.NotFound(w, r) // what a search for a feed asks for
			return
		}
		h(s, w, r)
		s.visits++
	}))
	t.Cleanup(s.Close)
	return s
}

// probe returns a Probe that may read the site.
func (s *site) probe() probe.Probe {
	host := func(address string) string { return strings.TrimPrefix(address, "http://") }
	web := &polite.Client{AllowPrivate: []string{host(s.URL), host(s.elsewhere)}, Resolver: names(inward)}
	return probe.Probe{Web: &sources.Reader{Web: web}, Auth: url.UserPassword("reader", secret), Log: slog.New(slog.DiscardHandler)}
}

// secret is a password that must not show anywhere.
const secret = "tide-table-1897"

// inward are the names that the name server knows.
var inward = map[string]string{"pier.example.": "127.0.0.1", "mapped.example.": "::ffff:10.0.0.1", "cloud.example.": "169.254.169.254"}

// names is a name server.
func names(known map[string]string) *net.Resolver {
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
				a := lookUp(known, query)
				_, _ = far.Write(append([]byte{byte(len(a) >> 8), byte(len(a))}, a...))
			}
		}()
		return near, nil
	}}
}

// lookUp answers one question.
func lookUp(known map[string]string, query []byte) []byte {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil {
		return nil
	}
	q := m.Questions[0]
	m.Response, m.Authoritative, m.Additionals = true, true, nil
	ip := net.ParseIP(known[strings.ToLower(q.Name.String())])
	h := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}
	switch v4 := ip.To4(); {
	case ip == nil:
		m.RCode = dnsmessage.RCodeNameError
	case q.Type == dnsmessage.TypeA && v4 != nil:
		m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AResource{A: [4]byte(v4)}})
	case q.Type == dnsmessage.TypeAAAA:
		m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AAAAResource{AAAA: [16]byte(ip.To16())}})
	}
	packed, _ := m.Pack()
	return packed
}

// empty is a database that was never used: to make one takes longer than a test.
var empty = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "probe-test-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "probe.db")
	db, err := store.Open(context.Background(), "sqlite:"+file)
	if err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

// folder is a new folder for a probe.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	data, err := empty()
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "probe.db"), data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
