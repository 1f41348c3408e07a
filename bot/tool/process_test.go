package tool_test

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// start runs the tools as a program of their own, with pipes for its input and
// output.
func start(t *testing.T, args ...string) (cmd *exec.Cmd, in *os.File, out *os.File, stderr *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	inRead, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, outWrite, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr = new(bytes.Buffer)
	cmd = &exec.Cmd{Path: self, Args: append([]string{"bot"}, args...), Stdin: inRead, Stdout: outWrite, Stderr: stderr}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = inRead.Close()
	_ = outWrite.Close()
	t.Cleanup(func() { _, _ = in.Close(), out.Close() })
	return cmd, in, out, stderr
}

// Ctrl-C while the program waits for more input: the answers so far are whole
// lines, and nothing is said about it.
func TestCtrlC(t *testing.T) {
	cmd, in, out, stderr := start(t, "summarize", "--jsonl")
	if _, err := fmt.Fprintln(in, `{"id":1,"text":"The tram is late."}`); err != nil {
		t.Fatal(err)
	}
	if answer, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("%q, %v", answer, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 130 || stderr.Len() > 0 {
		t.Errorf("status %d, %q", code, stderr)
	}
}

// "bot summarize --jsonl | head -1": nobody wants to hear about the broken pipe.
func TestBrokenPipe(t *testing.T) {
	cmd, in, out, stderr := start(t, "summarize", "--jsonl")
	_ = out.Close()
	_, _ = fmt.Fprintln(in, `{"id":1,"text":"The tram is late."}`)
	_ = cmd.Wait()
	if state, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && !(state.Signaled() && state.Signal() == syscall.SIGPIPE) || stderr.Len() > 0 {
		t.Errorf("%s, %q", cmd.ProcessState, stderr)
	}
}
