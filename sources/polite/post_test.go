package polite_test

import (
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"pullquote/sources/polite"
)

// posts makes a Post that must fail and returns its error.
func posts(t *testing.T, c *polite.Client, address string) *polite.Error {
	t.Helper()
	_, err := c.Post(t.Context(), polite.Request{URL: address}, url.Values{"word": {"herring"}})
	var e *polite.Error
	if !errors.As(err, &e) {
		t.Fatalf("Post(%s): %v, want a *polite.Error", address, err)
	}
	return e
}

// TestPost holds that a form arrives as it was sent, also behind a redirect that
// asks for it, and that every 2xx is a success.
func TestPost(t *testing.T) {
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/307", "/308":
			var status int
			fmt.Sscanf(r.URL.Path, "/%d", &status)
			http.Redirect(w, r, "/202", status)
		default:
			var status int
			fmt.Sscanf(r.URL.Path, "/%d", &status)
			w.WriteHeader(status)
			if status != http.StatusNoContent {
				fmt.Fprintf(w, "%s %s %s", r.Method, r.Header.Get("Content-Type"), r.PostFormValue("word"))
				io.WriteString(w, strings.Repeat(" ", 1<<20))
			}
		}
	})
	for _, path := range []string{"/200", "/201", "/202", "/204", "/307", "/308"} {
		resp, err := c.Post(t.Context(), polite.Request{URL: s.URL + path}, url.Values{"word": {"salt & herring"}})
		want := "POST application/x-www-form-urlencoded salt & herring"
		if path == "/204" {
			want = ""
		}
		if got := strings.TrimSpace(string(resp.Body)); err != nil || got != want || len(resp.Body) > 4<<10 {
			t.Errorf("%s: %q (%d bytes), %v", path, got, len(resp.Body), err)
		}
	}
	if e := posts(t, c, s.URL+"/404"); e.Kind != polite.Status || e.Status != 404 {
		t.Errorf("404: %v", e)
	}
	if e := posts(t, c, s.URL+"/503"); !e.Temporary() {
		t.Errorf("503: %v is for good", e)
	}
}

// TestPostRedirects holds that a form goes nowhere that did not ask for it, nor
// from https to http, nor inside.
func TestPostRedirects(t *testing.T) {
	plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("a form came to %s", r.URL)
	}))
	defer plain.Close()
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var status int
		var to string
		fmt.Sscan(r.URL.Query().Get("to"), &status, &to)
		http.Redirect(w, r, to, status)
	}))
	defer s.Close()
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	c := &polite.Client{Roots: roots, AllowPrivate: []string{s.Listener.Addr().String(), plain.Listener.Addr().String()}}
	defer c.CloseIdle()
	for to, want := range map[string]polite.Kind{
		"301 " + s.URL + "/elsewhere": polite.Redirects,
		"302 " + s.URL + "/elsewhere": polite.Redirects,
		"303 " + s.URL + "/elsewhere": polite.Redirects,
		"307 " + plain.URL:            polite.Redirects,
		"308 " + plain.URL:            polite.Redirects,
		"307 https://127.0.0.1:1/":    polite.Private,
		"307 https://printer.local/":  polite.Private,
	} {
		if e := posts(t, c, s.URL+"/?to="+url.QueryEscape(to)); e.Kind != want {
			t.Errorf("%s: %v (kind %d), want kind %d", to, e, e.Kind, want)
		}
	}
	inside := &polite.Client{}
	if e := posts(t, inside, plain.URL); e.Kind != polite.Private {
		t.Errorf("inside: %v (kind %d)", e, e.Kind)
	}
}

// TestLinks holds that Link headers are handed on, and no more than a few.
func TestLinks(t *testing.T) {
	s, c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Link", `</hub>; rel="hub"`)
		w.Header().Add("Link", `</feed>; rel="self"`)
		w.Header().Add("Link", strings.Repeat("x", 9<<10))
	})
	resp, err := c.Get(t.Context(), polite.Request{URL: s.URL})
	if want := []string{`</hub>; rel="hub"`, `</feed>; rel="self"`}; err != nil || !slices.Equal(resp.Links, want) {
		t.Errorf("%q, %v", resp.Links, err)
	}
}
