package polite

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strings"
)

var errTooLarge = errors.New("too large")

// read returns the body, inflated where it is gzip. The bytes decide that, not
// the label: servers label plain text gzip and send .gz files without a label.
// Both sides of the inflation stop at limit, so a bomb costs no more than a
// page.
func read(host string, answer *http.Response, limit int64) ([]byte, error) {
	if answer.ContentLength > limit {
		return nil, tooLarge(host, limit)
	}
	wire := bufio.NewReader(&capped{answer.Body, limit})
	var plain io.Reader = wire
	if magic, _ := wire.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		inflated, err := gzip.NewReader(wire)
		if err != nil {
			return nil, broken(host, err)
		}
		plain = &capped{inflated, limit}
	} else if label := strings.ToLower(strings.TrimSpace(answer.Header.Get("Content-Encoding"))); foreign(label) {
		return nil, &Error{Host: host, Kind: Broken, why: "answered in a compression that was not asked for (" + label + ")"}
	}
	var body bytes.Buffer
	if n := answer.ContentLength; n > 0 {
		body.Grow(int(n) + bytes.MinRead)
	}
	_, err := body.ReadFrom(plain)
	switch {
	case errors.Is(err, errTooLarge):
		return nil, tooLarge(host, limit)
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, broken(host, err)
	case err != nil:
		return nil, err
	}
	return body.Bytes(), nil
}

// foreign reports whether a label names a compression that was not asked for.
// Other labels ("utf-8", "identity") are mistakes that do no harm.
func foreign(label string) bool {
	switch label {
	case "br", "zstd", "deflate", "compress":
		return true
	}
	return false
}

// capped reads at most left bytes and fails at the next.
type capped struct {
	r    io.Reader
	left int64
}

func (c *capped) Read(p []byte) (int, error) {
	if int64(len(p)) > c.left+1 {
		p = p[:c.left+1]
	}
	n, err := c.r.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return n, errTooLarge
	}
	return n, err
}
