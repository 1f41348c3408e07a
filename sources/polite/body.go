package polite

import (
	"errors"
	"io"
	"net/http"
	"slices"
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
	var body []byte
	if err == nil {
		body, err = readAll(plain, answer.ContentLength, limit, cut)
	}
	var unknown unknownCoding
	switch {
	case err == nil:
		return body, nil
	case errors.Is(err, errTooLarge) && cut:
		return body[:min(int64(len(body)), limit)], nil
	case errors.Is(err, errTooLarge):
		return nil, tooLarge(host, limit)
	case errors.As(err, &unknown):
		return nil, &Error{Host: host, Kind: Broken, Err: err, why: "answered in a compression that was not asked for (" + string(unknown) + ")"}
	case wire.err == nil || errors.Is(err, io.ErrUnexpectedEOF): // the network did its part
		return nil, broken(host, err)
	}
	return nil, wire.err
}

// readAll reads r to its end. It grows by pieces that are joined when all is there:
// a buffer that doubles would hold the longest answer almost three times, and a
// bomb as well. length is what was announced; -1 when nothing was. What came before
// an error is returned when cut says that it is wanted.
func readAll(r io.Reader, length, limit int64, cut bool) ([]byte, error) {
	const least, most = 4 << 10, 512 << 10
	var pieces [][]byte
	piece := make([]byte, 0, max(min(length, limit)+1, least)) // one more, to see the end
	for {
		if len(piece) == cap(piece) {
			pieces = append(pieces, piece)
			piece = make([]byte, 0, min(2*cap(piece), most))
		}
		n, err := r.Read(piece[len(piece):cap(piece)])
		piece = piece[:len(piece)+n]
		switch {
		case err == nil:
			continue
		case err == io.EOF:
			err = nil
		case !cut:
			return nil, err
		}
		if len(pieces) == 0 {
			return piece, err
		}
		return slices.Concat(append(pieces, piece)...), err
	}
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
