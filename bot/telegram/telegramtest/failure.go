package telegramtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// A failure is a refusal in Telegram's words.
type failure struct {
	Code    int
	Text    string
	After   int   // seconds to wait
	Migrate int64 // the chat's new id
}

func badRequest(format string, a ...any) *failure {
	return &failure{Code: http.StatusBadRequest, Text: "Bad Request: " + fmt.Sprintf(format, a...)}
}

func forbidden(text string) *failure {
	return &failure{Code: http.StatusForbidden, Text: "Forbidden: " + text}
}

func conflict(text string) *failure {
	return &failure{Code: http.StatusConflict, Text: "Conflict: " + text}
}

// envelope is the body and status of an answer.
func envelope(result any, e *failure) ([]byte, int) {
	if e == nil {
		return encode(map[string]any{"ok": true, "result": result}), http.StatusOK
	}
	m := map[string]any{"ok": false, "error_code": e.Code, "description": e.Text}
	switch {
	case e.After != 0:
		m["parameters"] = map[string]int{"retry_after": e.After}
	case e.Migrate != 0:
		m["parameters"] = map[string]int64{"migrate_to_chat_id": e.Migrate}
	}
	return encode(m), e.Code
}

func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // impossible: only plain values are answered
	}
	return b
}

func (e *failure) headers(w http.ResponseWriter) {
	if e != nil && e.After != 0 {
		w.Header().Set("Retry-After", strconv.Itoa(e.After))
	}
}

func (e *failure) write(w http.ResponseWriter) {
	body, status := envelope(nil, e)
	e.headers(w)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
