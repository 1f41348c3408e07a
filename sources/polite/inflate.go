package polite

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// How bodies are inflated
//
// Labels lie. Servers label plain text gzip, send .gz files without a label, and
// write "utf-8" where the compression goes. So the bytes have a say: what begins
// as readable text is text whatever its label, and what begins as gzip is gzip.
// Compressed data does not begin with sixteen printable characters: by chance,
// once in five million.
//
// A stream may ask its reader for memory before it has sent anything: that is the
// window, how far back it may refer. Brotli ends at 16 MB by its format, zstd at
// terabytes, of which the web uses 8 MB (RFC 9659); more is refused. Decoders are
// kept for the next visit, because making one costs 40 to 600 KB.

const (
	acceptEncoding = "gzip, br, zstd, deflate"
	maxCodings     = 2       // one on top of the other
	zstdWindow     = 8 << 20 // bytes
)

// An unknownCoding is the name of one that was not asked for.
type unknownCoding string

func (u unknownCoding) Error() string { return "unknown coding " + string(u) }

// codings lists what was done to a body, the last first.
func codings(h http.Header) []string {
	var list []string
	for label := range strings.SplitSeq(strings.Join(h.Values("Content-Encoding"), ","), ",") {
		if label = strings.ToLower(strings.TrimSpace(label)); label != "" {
			list = append(list, label)
		}
	}
	slices.Reverse(list)
	if len(list) == 0 {
		list = []string{""} // its bytes will tell
	}
	return list
}

// A decoder turns the stream it was last given into plain bytes.
type decoder interface {
	io.Reader
	Reset(io.Reader) error
}

// inflaters keeps decoders for the next body. The zero value is ready.
type inflaters struct{ gzip, brotli, zstd sync.Pool }

// inflate undoes the codings of a body. release must be called when the body is
// read, or was given up.
func (i *inflaters) inflate(wire io.Reader, codings []string, limit int64) (plain io.Reader, release func(), err error) {
	var held []func()
	release = func() {
		for _, put := range held {
			put()
		}
	}
	if len(codings) > maxCodings {
		return nil, release, unknownCoding(codings[maxCodings])
	}
	plain = wire
	for _, label := range codings {
		body := bufio.NewReader(plain)
		d, put, err := i.decode(body, label)
		held = append(held, put)
		if err != nil {
			return nil, release, err
		}
		if plain = body; d != nil {
			plain = &capped{r: d, left: limit}
		}
	}
	return plain, release, nil
}

// decode returns a decoder for what a body is, nil where it is plain.
func (i *inflaters) decode(body *bufio.Reader, label string) (d io.Reader, put func(), err error) {
	head, _ := body.Peek(16)
	keep := func() {}
	switch zipped := bytes.HasPrefix(head, []byte{0x1f, 0x8b}); {
	case readable(head):
	case label == "br":
		return borrow(&i.brotli, body, func() decoder { return new(brotli.Reader) })
	case label == "zstd":
		return borrow(&i.zstd, body, newZstd)
	case label == "deflate" && len(head) > 1 && head[0]&15 == 8 && (int(head[0])<<8|int(head[1]))%31 == 0:
		d, err = zlib.NewReader(body)
		return d, keep, err
	case label == "deflate": // some servers leave the envelope out
		return flate.NewReader(body), keep, nil
	case zipped:
		return borrow(&i.gzip, body, func() decoder { return new(gzip.Reader) })
	case foreign(label):
		return nil, keep, unknownCoding(label)
	}
	return nil, keep, nil
}

func borrow(pool *sync.Pool, body *bufio.Reader, make func() decoder) (io.Reader, func(), error) {
	d, _ := pool.Get().(decoder)
	if d == nil {
		d = make()
	}
	return d, func() { pool.Put(d) }, d.Reset(body)
}

func newZstd() decoder {
	// Of these options none can fail.
	d, _ := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
	return d
}

// foreign reports whether a label names a coding that was not asked for. Labels
// that name none ("utf-8", "identity") are mistakes that do no harm.
func foreign(label string) bool {
	switch label {
	case "compress", "x-compress", "dcb", "dcz", "exi", "aes128gcm", "pack200-gzip":
		return true
	}
	return false
}

// readable reports whether a body begins as text does.
func readable(head []byte) bool {
	for _, c := range bytes.TrimPrefix(head, []byte("\ufeff")) {
		if (c < ' ' || c > '~') && c != '\t' && c != '\n' && c != '\r' {
			return false
		}
	}
	return true
}
