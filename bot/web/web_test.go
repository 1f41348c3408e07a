package web_test

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"pullquote/bot/web"
)

// serve opens a door until stop, and tells what Serve returned.
func serve(t *testing.T, h http.HandlerFunc) (address string, stop func(), ended chan error) {
	t.Helper()
	d, err := web.Open("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended = make(chan error, 1)
	go func() { ended <- d.Serve(ctx, h, slog.New(slog.DiscardHandler)) }()
	t.Cleanup(stop)
	return d.Address(), stop, ended
}

// TestTaken holds that an address which is not free is said in one sentence.
func TestTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	address := l.Addr().String()
	want := "nothing can be received at " + address + " (bind: address already in use); give LISTEN another address or port"
	if _, err := web.Open(address); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestLastAnswer holds that what is being answered at the end is answered, and
// nothing after it.
func TestLastAnswer(t *testing.T) {
	begun, goOn := make(chan bool), make(chan bool)
	address, stop, ended := serve(t, func(w http.ResponseWriter, r *http.Request) {
		begun <- true
		<-goOn
		io.WriteString(w, "done")
	})
	answer := make(chan string)
	go func() {
		resp, err := http.Get("http://" + address)
		if err != nil {
			answer <- err.Error()
			return
		}
		b, _ := io.ReadAll(resp.Body)
		answer <- string(b)
	}()
	<-begun
	stop()
	for end := time.Now().Add(5 * time.Second); ; time.Sleep(time.Millisecond) {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			break
		}
		conn.Close()
		if time.Now().After(end) {
			t.Fatal("it still listens")
		}
	}
	close(goOn)
	if got := <-answer; got != "done" {
		t.Errorf("got %q", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestStrangers holds that a head which never ends, in time or in length, is cut
// off.
func TestStrangers(t *testing.T) {
	address, _, _ := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("it was let in") })
	for name, head := range map[string]string{"slow": "X: y", "long": strings.Repeat("X: 0123456789\r\n", 4000)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			began := time.Now()
			io.WriteString(conn, "GET / HTTP/1.1\r\nHost: bot.example\r\n"+head)
			conn.SetReadDeadline(began.Add(20 * time.Second))
			resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if took := time.Since(began); took > 10*time.Second || err == nil && resp.StatusCode < 400 {
				t.Errorf("after %s: %v, %v", took, resp, err)
			}
		})
	}
}
