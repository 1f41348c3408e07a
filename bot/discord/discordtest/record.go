package discordtest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"sync"
	"testing"
	"time"
)

// recorder writes requests to a file. A nil one writes nothing.
type recorder struct {
	t    testing.TB
	mu   sync.Mutex
	file *os.File
}

// newRecorder returns a recorder into the folder RECORD_REQUESTS, or nil when
// nobody wants to know.
func newRecorder(t testing.TB) *recorder {
	dir := os.Getenv("RECORD_REQUESTS")
	if dir == "" {
		return nil
	}
	file, err := os.CreateTemp(dir, "discord-*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return &recorder{t: t, file: file}
}

// write appends one exchange.
func (rec *recorder) write(r *http.Request, got Request, a *httptest.ResponseRecorder) {
	if rec == nil {
		return
	}
	line, err := json.Marshal(struct {
		Time        time.Time   `json:"time"`
		Method      string      `json:"method"`
		Path        string      `json:"path"`
		ContentType string      `json:"content_type,omitempty"`
		Body        string      `json:"body,omitempty"`
		Status      int         `json:"status"`
		RespHeader  http.Header `json:"resp_header,omitempty"`
		RespBody    string      `json:"resp_body,omitempty"`
	}{got.Time, got.Method, r.URL.RequestURI(), r.Header.Get("Content-Type"), got.Body, got.Status, a.Header(), a.Body.String()})
	if err != nil {
		rec.t.Error(err)
		return
	}
	rec.mu.Lock()
	defer rec.mu.Unlock()
	if _, err := rec.file.Write(append(line, '\n')); err != nil {
		rec.t.Error(err)
	}
}
