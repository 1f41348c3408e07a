package terminal_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"pullquote/bot/command"
	"pullquote/bot/news"
	"pullquote/bot/terminal"
)

// openPTY makes a real terminal: what is written to keys is typed, and what it
// shows is read from there.
func openPTY(t *testing.T) (keys, tty *os.File) {
	t.Helper()
	keys, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("this system has no pseudo terminals:", err)
	}
	t.Cleanup(func() { keys.Close() })
	var unlock, n uint32
	ioctl := func(request uintptr, arg *uint32) {
		if _, _, e := syscall.Syscall(syscall.SYS_IOCTL, keys.Fd(), request, uintptr(unsafe.Pointer(arg))); e != 0 {
			t.Fatal("ioctl:", e)
		}
	}
	ioctl(syscall.TIOCSPTLCK, &unlock)
	ioctl(syscall.TIOCGPTN, &n)
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	return keys, tty
}

// A post that arrives while somebody types appears above the line, and the line
// goes on as if nothing had happened.
func TestPostsDoNotDisturbTyping(t *testing.T) {
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	keys, tty := openPTY(t)
	shown := make(chan string, 100)
	go func() {
		defer close(shown)
		for b := make([]byte, 4096); ; {
			n, err := keys.Read(b)
			if err != nil {
				return
			}
			shown <- string(b[:n])
		}
	}()
	var all strings.Builder
	wait := func(words string) {
		t.Helper()
		for late := time.After(10 * time.Second); !strings.Contains(all.String(), words); {
			select {
			case s := <-shown:
				all.WriteString(s)
			case <-late:
				t.Fatalf("%q did not show in %q", words, all.String())
			}
		}
	}
	term := terminal.Open(tty, tty)
	ended := make(chan error)
	go func() { ended <- term.Listen(context.Background(), echo()) }()

	wait("› ")
	keys.WriteString("ec\thello wo")
	wait("hello wo")
	all.Reset()
	payload, _ := term.Render(news.Post{Headline: "A headline", URL: "https://gazette.example/a"})
	if _, err := term.Send(t.Context(), news.Delivery{Payload: payload}); err != nil {
		t.Fatal(err)
	}
	wait("A headline")
	wait("› \x1b[0mecho hello wo") // drawn again below the post
	keys.WriteString("rld\r")
	wait("you said hello world\x1b[0m\r\n")
	keys.WriteString("\x03")
	if err := <-ended; err != nil {
		t.Errorf("Listen ended with: %v", err)
	}
}

// The keyboard is given back when ctx ends, although nobody pressed a key.
func TestListenEndsWithItsContext(t *testing.T) {
	_, tty := openPTY(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- terminal.Open(tty, tty).Listen(ctx, command.Set{}) }()
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("Listen ended with: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("Listen did not end")
	}
}

// Ctrl-C is heard while an answer takes its time, and calls it off.
func TestLeavingDoesNotWaitForAnAnswer(t *testing.T) {
	keys, tty := openPTY(t)
	asked := make(chan struct{})
	set := echo()
	set.Commands[0].Run = func(ctx context.Context, _ command.Call) (command.Reply, error) {
		close(asked)
		<-ctx.Done()
		return command.Reply{}, ctx.Err()
	}
	ended := make(chan error)
	go func() { ended <- terminal.Open(tty, tty).Listen(t.Context(), set) }()
	prompt := make([]byte, 100)
	if _, err := keys.Read(prompt); err != nil { // the keyboard is taken now
		t.Fatal(err)
	}
	go io.Copy(io.Discard, keys)
	keys.WriteString("echo a\r")
	<-asked
	keys.WriteString("\x03")
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("Listen ended with: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("Listen did not end")
	}
}
