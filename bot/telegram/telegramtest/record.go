package telegramtest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"sync"
	"time"
)

// A recorder appends every exchange to a file, one JSON object a line.
type recorder struct {
	mu   sync.Mutex
	file *os.File // nil: nothing is recorded
}

// A sample is one exchange.
type sample struct {
	Time        time.Time   `json:"time"`
	Method      string      `json:"method"`
	Path        string      `json:"path"`
	ContentType string      `json:"content_type,omitempty"`
	Body        string      `json:"body,omitempty"`
	Status      int         `json:"status"`
	RespHeader  http.Header `json:"resp_header,omitempty"`
	RespBody    string      `json:"resp_body,omitempty"`
}

func newRecorder(o Options) *recorder {
	dir := os.Getenv("RECORD_REQUESTS")
	if dir == "" || o.NoRecord {
		return &recorder{}
	}
	f, err := os.CreateTemp(dir, "telegram-*.jsonl")
	if err != nil {
		panic("telegramtest: RECORD_REQUESTS is no folder to write to: " + err.Error())
	}
	return &recorder{file: f}
}

// request notes what was asked and leaves r as it was.
func (rec *recorder) request(r *http.Request) *sample {
	if rec.file == nil {
		return nil
	}
	body, _ := io.ReadAll(r.Body) // what is missing is missing from the sample as well
	r.Body = io.NopCloser(bytes.NewReader(body))
	return &sample{
		Time: time.Now(), Method: r.Method, Path: r.URL.RequestURI(),
		ContentType: r.Header.Get("Content-Type"), Body: string(body),
	}
}

func (rec *recorder) write(s *sample) {
	if s == nil {
		return
	}
	rec.mu.Lock()
	defer rec.mu.Unlock()
	if rec.file != nil {
		_ = json.NewEncoder(rec.file).Encode(s)
	}
}

func (rec *recorder) close() {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	if rec.file != nil {
		_ = rec.file.Close()
		rec.file = nil
	}
}

// watched notes what is answered.
type watched struct {
	http.ResponseWriter
	sample *sample
}

func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *watched) WriteHeader(status int) {
	if w.sample != nil {
		w.sample.Status, w.sample.RespHeader = status, w.Header().Clone()
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(b []byte) (int, error) {
	if w.sample != nil {
		w.sample.RespBody += string(b)
	}
	return w.ResponseWriter.Write(b)
}
