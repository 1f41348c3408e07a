package polite

import (
	"bytes"
	"errors"
	"io"
	"net/http"
)

var errTooLarge = errors.New("too large")

// read returns the body, inflated. Both sides of every inflation stop at limit, so
// a bomb costs no more than a page. With cut, what is beyond the limit is left
// out; without, it is an error.
func (i *inflaters) read(host string, answer *http.Response, limit int64, cut bool) ([]byte, error) {
	if answer.ContentLength > limit && !cut {
		return nil, tooLarge(host, limit)
	}
	wire := &capped{r: answer.Body, left: limit}
	plain, release, err := i.inflate(wire, codings(answer.Header), limit)
	defer release()
	var body bytes.Buffer
	if err == nil {
		if n := min(answer.ContentLength, limit); n > 0 {
			body.Grow(int(n) + bytes.MinRead)
		}
		_, err = body.ReadFrom(plain)
	}
	var unknown unknownCoding
	switch {
	case err == nil:
		return body.Bytes(), nil
	case errors.Is(err, errTooLarge) && cut:
		return body.Bytes()[:min(int64(body.Len()), limit)], nil
	case errors.Is(err, errTooLarge):
		return nil, tooLarge(host, limit)
	case errors.As(err, &unknown):
		return nil, &Error{Host: host, Kind: Broken, Err: err, why: "answered in a compression that was not asked for (" + string(unknown) + ")"}
	case wire.err == nil || errors.Is(err, io.ErrUnexpectedEOF): // the network did its part
		return nil, broken(host, err)
	}
	return nil, wire.err
}

// capped reads at most left bytes and fails at the next. It keeps the error that
// reading ended with, unless that was the end.
type capped struct {
	r    io.Reader
	left int64
	err  error
}

func (c *capped) Read(p []byte) (int, error) {
	if int64(len(p)) > c.left+1 {
		p = p[:c.left+1]
	}
	n, err := c.r.Read(p)
	if c.left -= int64(n); c.left < 0 {
		err = errTooLarge
	}
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}
