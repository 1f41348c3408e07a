package tool

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"strings"
)

// maxFile is how many bytes a document that is not a line may have.
const maxFile = 64 << 20

// errNoWhere is a mistake in the command line.
var errNoWhere = errors.New("say what to read: a web address with https://, a file, or - for standard input")

// isURL reports whether where is to be fetched.
func isURL(where string) bool {
	return strings.HasPrefix(where, "http://") || strings.HasPrefix(where, "https://")
}

// called names what was read in a sentence.
func called(where string) string {
	if where == "-" {
		return "standard input"
	}
	return where
}

// open opens a file, or standard input for "-".
func open(std Std, where string) (io.ReadCloser, error) {
	if where == "-" {
		return io.NopCloser(std.In), nil
	}
	f, err := os.Open(where)
	if err != nil {
		return nil, unreadable(where, err)
	}
	return f, nil
}

// unreadable explains what the file system has to say.
func unreadable(where string, err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		err = p.Err // without the path, which is named already
	}
	return fmt.Errorf("%s cannot be read (%w); give a web address with https://, a file, or - for standard input", called(where), err)
}

// readAll reads a whole file or standard input.
func readAll(std Std, where string) ([]byte, error) {
	f, err := open(std, where)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, unreadable(where, err)
	}
	if len(text) > maxFile {
		return nil, fmt.Errorf("%s has more than %d MB; that is no article", called(where), maxFile>>20)
	}
	return text, nil
}

// looksLikeHTML recognises a page by its beginning, as browsers do
// (https://mimesniff.spec.whatwg.org/), and XHTML by its root.
func looksLikeHTML(text []byte) bool {
	switch kind, _, _ := strings.Cut(http.DetectContentType(text), ";"); kind {
	case "text/html":
		return true
	case "text/xml":
		return bytes.Contains(text[:min(len(text), 1024)], []byte("<html"))
	}
	return false
}
